// parsers/pixel_ink.h: measures what stands in and around a box in a picture.
#ifndef QUAESTOR_PARSERS_PIXEL_INK_H_
#define QUAESTOR_PARSERS_PIXEL_INK_H_

#include "parsers/ink_map.h"
#include "parsers/pixel_frames.h"

namespace quaestor {

// Shares are of areas, 0 to 1. The core is what is inside the frame and
// touches it nowhere.
struct BoxInk {
  double dark = 0;       // of the core: ink of a pen or of print
  double faint = 0;      // of the core: anything darker than the paper's noise
  double mean = 0;       // darkness of the core, 0 .. 255
  double white = 0;      // of the core: its largest white piece
  double beside = 0;     // dark share of the half box to the left and right
  double above = 0;      // dark share of the half box above and below
  double crossing = 0;   // share of the frame's surroundings that ink leaves by
  bool circled = false;  // a closed curve runs around the box
};

BoxInk MeasureInk(const InkMap& map, const PixelFrame& frame);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIXEL_INK_H_
