// parsers/ocr/pix.h: between our pictures and Leptonica's.
#ifndef QUAESTOR_PARSERS_OCR_PIX_H_
#define QUAESTOR_PARSERS_OCR_PIX_H_

#include <leptonica/allheaders.h>

#include <memory>

#include "parsers/grey_image.h"

namespace quaestor {

struct PixDestroyer {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<Pix, PixDestroyer>;

// 8 bits a pixel. Null where there is no memory, or nothing in the picture.
PixPointer ToPix(const GreyImage& image);

// `pix` must have 8 bits a pixel and no colour map.
GreyImage ToGreyImage(Pix* pix, double dpi);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_PIX_H_
