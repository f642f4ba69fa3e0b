// parsers/ocr/missed_lines.h: ink that no word was found in.
#ifndef QUAESTOR_PARSERS_OCR_MISSED_LINES_H_
#define QUAESTOR_PARSERS_OCR_MISSED_LINES_H_

#include <vector>

#include "parsers/geometry.h"
#include "parsers/grey_image.h"
#include "parsers/ocr_engine.h"

namespace quaestor {

// Places that look like a line of text, several letters beside one another,
// and hold none of the words. The engine's own layout drops lines whose
// letters fall into many pieces. From the top down, in pixels.
std::vector<Box> FindMissedLines(const GreyImage& text,
                                 const std::vector<RecognisedWord>& words);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_MISSED_LINES_H_
