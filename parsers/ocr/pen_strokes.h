// parsers/ocr/pen_strokes.h: takes the boxes to tick, and what a pen drew in
// and around them, out of the picture of a page. What remains is text.
#ifndef QUAESTOR_PARSERS_OCR_PEN_STROKES_H_
#define QUAESTOR_PARSERS_OCR_PEN_STROKES_H_

#include <vector>

#include "parsers/grey_image.h"
#include "parsers/pixel_marks.h"

namespace quaestor {

// Strokes are followed from a marked box as far as its next line of text; the
// label beside it stays, as does a stroke's end that lies among its letters.
void EraseBoxes(const std::vector<PixelMark>& marks, GreyImage& image);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_PEN_STROKES_H_
