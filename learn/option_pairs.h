// learn/option_pairs.h: which option of the edition before is which now.
// Internal to learn/.
#ifndef QUAESTOR_LEARN_OPTION_PAIRS_H_
#define QUAESTOR_LEARN_OPTION_PAIRS_H_

#include <string>
#include <vector>

#include "patterns/definition.h"

namespace quaestor {

// The text's words, folded, without signs.
std::vector<std::string> FoldedWords(const std::string& text);

// By option, its texts in all languages: its labels, or those of its entry.
// Each has at least one.
std::vector<std::vector<std::string>> OptionTextsOf(
    const Definition& definition, const FieldDefinition& field);

// By option of `now`: that of `before` which means the same, or -1. Told by the
// words that set an option apart from those beside it.
std::vector<int> PairOptions(
    const std::vector<std::vector<std::string>>& before,
    const std::vector<std::vector<std::string>>& now);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_OPTION_PAIRS_H_
