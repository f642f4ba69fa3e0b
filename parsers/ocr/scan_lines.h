// parsers/ocr/scan_lines.h: rows of pixels that a fax line lost.
#ifndef QUAESTOR_PARSERS_OCR_SCAN_LINES_H_
#define QUAESTOR_PARSERS_OCR_SCAN_LINES_H_

#include "parsers/grey_image.h"

namespace quaestor {

// Fills up to three white rows that cut through all strokes of a line of text
// or a part of it. Pictures that are not two-level stay as they are.
void MendScanLines(GreyImage& image);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_SCAN_LINES_H_
