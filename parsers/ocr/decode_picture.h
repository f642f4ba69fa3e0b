// parsers/ocr/decode_picture.h: image files, with Leptonica.
#ifndef QUAESTOR_PARSERS_OCR_DECODE_PICTURE_H_
#define QUAESTOR_PARSERS_OCR_DECODE_PICTURE_H_

#include <string_view>
#include <vector>

#include "parsers/grey_image.h"

namespace quaestor {

// See OcrModule in ocr_engine.h.
int CountPictures(std::string_view bytes);
GreyImage DecodePicture(std::string_view bytes, int index);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_DECODE_PICTURE_H_
