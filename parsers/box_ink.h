// parsers/box_ink.h: paints the paths around a box into a small raster, to see
// what a reader of the page sees: what lies under a later fill or outside the
// clip is no ink, nor is a highlight that covers the whole box.
#ifndef QUAESTOR_PARSERS_BOX_INK_H_
#define QUAESTOR_PARSERS_BOX_INK_H_

#include "parsers/page_content.h"

namespace quaestor {

struct BoxInk {
  // The least share, over the four sides, of places where the side is seen
  // against its surroundings.
  double weakest_side = 0;
  // Lightness of most of the inside, 0 black to 1 white.
  double ground = 1;
  // Share of the inside that differs from `ground`.
  double ink = 0;
  // Share of the inside that is lighter than `ground`, if only a little.
  double pale_ink = 0;
  // How far the ink reaches, as a share of the inside's width and height.
  double ink_width = 0;
  double ink_height = 0;
  // Share of the rim just within the sides that is lighter than `ground`.
  double light_rim = 0;
  double annotated_ground = 0;  // share of the inside an annotation painted
  bool by_annotation = false;   // some of the ink is an annotation's
};

// `round`: the box is a circle.
BoxInk MeasureInk(const PageContent& page, const Box& box, bool round = false);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_BOX_INK_H_
