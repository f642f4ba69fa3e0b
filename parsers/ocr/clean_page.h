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
  double ink = 0;    // share of the picture that is dark, its edges included
  // Speckle, halftone or hatching all over: there is nothing to recognise, and
  // trying takes minutes. The picture is upright only.
  bool crowded = false;
};

struct CleaningOptions {
  // Turned by so many quarters clockwise; without a number, as the shapes of
  // Latin letters tell.
  std::optional<int> quarters;
  // Cut out of a page that stands upright: neither turned nor a sheet on a
  // table.
  bool piece = false;
};

CleanedPage CleanPage(const GreyImage& source, const CleaningOptions& options);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_CLEAN_PAGE_H_
