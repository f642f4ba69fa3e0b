// parsers/ocr/speckle.h: specks that scanners and fax lines leave on paper.
#ifndef QUAESTOR_PARSERS_OCR_SPECKLE_H_
#define QUAESTOR_PARSERS_OCR_SPECKLE_H_

#include "parsers/grey_image.h"

namespace quaestor {

// Whitens what is no larger than a full stop and has no letter beside it, so
// that recognition does not read a dot, a dash or a letter there.
void EraseSpecks(GreyImage& image);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_SPECKLE_H_
