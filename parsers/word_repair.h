// parsers/word_repair.h: mends what recognition is known to get wrong and the
// picture itself can decide.
#ifndef QUAESTOR_PARSERS_WORD_REPAIR_H_
#define QUAESTOR_PARSERS_WORD_REPAIR_H_

#include "parsers/ocr_engine.h"

namespace quaestor {

// - Pieces of an address without white between them, or with an underscore
//   between them, are one word.
// - A small blob at a line's beginning is a bullet or a dash, whatever letter
//   it was taken for.
// - Words end where the next of their line begins.
// A word whose text changed has its first reading in `raw`.
void RepairWords(RecognisedPage& page);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_WORD_REPAIR_H_
