// parsers/ocr/clean_page.h: makes the picture of a page upright and even, with
// Leptonica.
#ifndef QUAESTOR_PARSERS_OCR_CLEAN_PAGE_H_
#define QUAESTOR_PARSERS_OCR_CLEAN_PAGE_H_

#include <optional>

#include "parsers/grey_image.h"
#include "parsers/ocr_engine.h"

namespace quaestor {

struct CleanedPage {
  GreyImage image;
  Projection to_source;
  int quarters = 0;  // turned clockwise
};

// Turned by so many quarters clockwise; without a number, as the shapes of
// Latin letters tell.
CleanedPage CleanPage(const GreyImage& source, std::optional<int> quarters);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_CLEAN_PAGE_H_
