// patterns/word_data.h: patterns/words.json as prepared.h holds it, for the
// files of this folder. docs/definitions.md describes the file.
#ifndef QUAESTOR_PATTERNS_WORD_DATA_H_
#define QUAESTOR_PATTERNS_WORD_DATA_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/word_lists.h"

namespace quaestor {

// All texts are folded by FoldLabel, those for per cent by FoldText.
struct WordData {
  std::map<std::string, YesNo> answers;  // words for yes and no
  std::set<std::string> punctuated;      // of those: see words.json
  std::vector<std::string> not_answers;  // "no momento", ...
  std::set<std::string> not_applicable;
  std::map<std::string, ContactAttribute> contact_labels;
  std::vector<std::string> phone_cues;
  std::vector<std::string> percent_words;   // the longest first
  std::set<std::string> top_level_domains;  // other than countries'
};

const WordData& Words();

// Reads the text of words.json: all but the names of countries, and those with
// their ISO 3166 region. For patterns/prepare; throw nlohmann::json::exception.
WordData ReadWordData(std::string_view text);
std::map<std::string, std::string> ReadCountryNames(std::string_view text);

// FoldText, without accents, white space runs as one space.
std::string FoldLabel(std::string_view text);

// Whether "org", "be", "рф" ends host names. `domain` is folded.
bool IsTopLevelDomain(std::string_view domain);

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_WORD_DATA_H_
