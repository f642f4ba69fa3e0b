// review/pixel_area.h: pieces and sizes of pictures.
#ifndef QUAESTOR_REVIEW_PIXEL_AREA_H_
#define QUAESTOR_REVIEW_PIXEL_AREA_H_

#include "parsers/geometry.h"
#include "parsers/grey_image.h"
#include "parsers/pdf_render.h"

namespace quaestor {

// The part of a page's picture within `box` (points), grey; empty where the
// box lies outside.
GreyImage GreyArea(const Raster& raster, const Box& box);
GreyImage GreyArea(const GreyImage& image, const Box& box);

// At `dpi`, or as it is where it has no more pixels.
Raster Shrink(const GreyImage& image, int dpi);

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_PIXEL_AREA_H_
