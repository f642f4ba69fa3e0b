// extract/form_text.h: a definition's own words, as keys to be looked for.
#ifndef QUAESTOR_EXTRACT_FORM_TEXT_H_
#define QUAESTOR_EXTRACT_FORM_TEXT_H_

#include <set>
#include <string>
#include <vector>

#include "extract/token_stream.h"
#include "patterns/definition.h"

namespace quaestor {

// One wording of one entry.
struct FormText {
  int entry = 0;  // index into Definition::entries
  std::string language;
  std::vector<int> keys;
  std::vector<double> weights;  // of each key: long words tell more
  double weight = 0;            // their sum
  bool colon = false;           // ends with a colon: a label
};

// How much a word of that many characters tells, 0 to 1.
double KeyWeight(int length);

// The wordings in `languages`; in all of them where it is empty.
std::vector<FormText> FormTexts(const Definition& definition,
                                const std::set<std::string>& languages,
                                Vocabulary& vocabulary);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_FORM_TEXT_H_
