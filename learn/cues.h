// learn/cues.h: small words by which a form tells what it asks for, in the
// languages of the forms; data in learn/cues.json, which an officer can edit.
#ifndef QUAESTOR_LEARN_CUES_H_
#define QUAESTOR_LEARN_CUES_H_

#include <string>
#include <string_view>

namespace quaestor {

enum class Cue {
  kIfSo,         // "If yes, ..."
  kAddresses,    // "URLs", "links"
  kSites,        // "portal", "website"
  kWhich,        // "What is", "Please list"
  kExplain,      // words are wanted: "explain", "details"
  kAsks,         // an answer is wanted: "please", "describe"
  kInstruction,  // none is wanted: "Please return", "Thank you"
  kWhether,      // "Is there", "Do you"
  kPercentage,
  kDate,
  kAsksDate,  // begins with it: "On what date", "Date of"
  kNumber,    // "How many"
  kSeveral,   // "all that apply"
  kOne,       // "only one"
  kOther,
  kCountry,
  kSection,  // "Part", "Section"
  kTurning,  // small words that turn a short option's meaning: "not", "in"
  kSmall     // words that tell nothing: "the", "of"
};

// The first cue of that kind that stands in the text as whole words, or "".
std::string FindCue(Cue cue, std::string_view text);
// Whether the text begins with such a cue, or is nothing else.
bool BeginsWithCue(Cue cue, std::string_view text);
bool IsCue(Cue cue, std::string_view text);

// "learn/cues.json"'s text; compiled in.
std::string_view EmbeddedLearnFile(std::string_view name);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_CUES_H_
