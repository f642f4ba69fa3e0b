// parsers/ocr/page_border.h: a sheet that was photographed from the side.
#ifndef QUAESTOR_PARSERS_OCR_PAGE_BORDER_H_
#define QUAESTOR_PARSERS_OCR_PAGE_BORDER_H_

#include <optional>

#include "parsers/geometry.h"
#include "parsers/grey_image.h"
#include "parsers/ocr/pix.h"
#include "parsers/projection.h"

namespace quaestor {

// Corners of a sheet in a picture, in pixels.
struct Quad {
  Point top_left;
  Point top_right;
  Point bottom_right;
  Point bottom_left;
};

// Where a sheet of paper lies on something darker, all of its border in the
// picture, and its opposite sides differ in length as only perspective makes
// them. Nothing where there is no such sheet. `grey` has 8 bits a pixel.
std::optional<Quad> FindPageBorder(Pix* grey);

// The sheet as if it had been photographed from above, its longer side so many
// pixels long. Empty where the corners make no sheet.
struct FlatSheet {
  GreyImage image;
  Projection to_source;
};
FlatSheet Flatten(const GreyImage& picture, const Quad& sheet,
                  double longer_side);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_PAGE_BORDER_H_
