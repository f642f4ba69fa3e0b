// extract/form_languages.h: which wordings of a form a document may hold, by
// its runs of three words: cheap, and blind to order.
#ifndef QUAESTOR_EXTRACT_FORM_LANGUAGES_H_
#define QUAESTOR_EXTRACT_FORM_LANGUAGES_H_

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "extract/token_stream.h"
#include "patterns/definition.h"

namespace quaestor {

using Trigram = std::tuple<int, int, int>;  // keys

// Those of a stream, in order, to be looked up.
std::vector<Trigram> TrigramsOf(const TokenStream& stream);

struct TrigramCount {
  double found = 0;
  double all = 0;
};

// Adds the trigrams of `keys` and how many of them the sorted `trigrams` hold.
void CountTrigrams(const std::vector<int>& keys,
                   const std::vector<Trigram>& trigrams, TrigramCount& count);

// The languages of the wordings that the document is likely to hold, by a
// sample of long ones. Empty where none stands out: any may be meant. A form
// that is printed in two languages gives both.
std::set<std::string> LikelyLanguages(const std::vector<Trigram>& trigrams,
                                      const Definition& definition,
                                      Vocabulary& vocabulary);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_FORM_LANGUAGES_H_
