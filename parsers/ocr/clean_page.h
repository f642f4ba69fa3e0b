// parsers/ocr/clean_page.h: makes the picture of a page upright and even, with
// Leptonica.
#ifndef QUAESTOR_PARSERS_OCR_CLEAN_PAGE_H_
#define QUAESTOR_PARSERS_OCR_CLEAN_PAGE_H_

#include "parsers/grey_image.h"
#include "parsers/ocr_engine.h"

namespace quaestor {

struct CleanedPage {
  GreyImage image;
  Projection to_source;
};

// `upright`: known to be; otherwise it may lie on its side or head.
CleanedPage CleanPage(const GreyImage& source, bool upright);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_CLEAN_PAGE_H_
