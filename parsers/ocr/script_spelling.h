// parsers/ocr/script_spelling.h: how scripts other than Latin are spaced and
// punctuated, which the engine does not know.
#ifndef QUAESTOR_PARSERS_OCR_SCRIPT_SPELLING_H_
#define QUAESTOR_PARSERS_OCR_SCRIPT_SPELLING_H_

#include <vector>

#include "parsers/ocr_engine.h"

namespace quaestor {

// Ideographs of a line become one word, with the digits and punctuation that
// stand close to them; commas, semicolons and question marks after Arabic
// letters become Arabic ones.
void SpellByScript(std::vector<RecognisedWord>& words);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_SCRIPT_SPELLING_H_
