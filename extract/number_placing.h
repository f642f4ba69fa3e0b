// extract/number_placing.h: prompts whose words are unknown, told by number.
#ifndef QUAESTOR_EXTRACT_NUMBER_PLACING_H_
#define QUAESTOR_EXTRACT_NUMBER_PLACING_H_

#include <vector>

#include "extract/alignment.h"
#include "extract/taken_tokens.h"

namespace quaestor {

// The questions of the form that are not in `alignment.placed`, but of which a
// block between their neighbours bears the number and reads like a prompt: the
// form in a translation, or in an edition, that the definition does not hold.
std::vector<Placed> PlaceByNumber(const Document& document,
                                  const Definition& definition,
                                  const Alignment& alignment,
                                  const Taken& taken);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_NUMBER_PLACING_H_
