// parsers/pixel_ink.h: measures what stands in and around a box in a picture.
#ifndef QUAESTOR_PARSERS_PIXEL_INK_H_
#define QUAESTOR_PARSERS_PIXEL_INK_H_

#include "parsers/ink_map.h"
#include "parsers/pixel_frames.h"

namespace quaestor {

// Shares are of areas, lengths of the box's side. The core is what is inside
// the frame and touches it nowhere.
struct PixelInk {
  double dark = 0;     // share of the core: ink of a pen or of print
  double deep = 0;     // the same of the middle of the core
  double faint = 0;    // the same of anything darker than the paper's grain
  double mean = 0;     // darkness of the core over the paper's, 0 .. 255
  double white = 0;    // share of the core: its largest piece without ink
  double longest = 0;  // length of the longest dark piece in the core
  double left = 0;     // dark share of the half box to the left, ...
  double right = 0;
  double above = 0;
  double below = 0;
  // Length of the longest faint piece in the core or close to the frame.
  double faint_longest = 0;
  double faint_level = 0;    // from where on ink is faint, as the mean
  bool single_line = false;  // all that is dark is one level or upright line
  bool crossed_out =
      false;  // a level stroke runs from beyond one side to the other
  bool circled = false;  // a closed curve runs around the box
};

PixelInk MeasurePixelInk(const InkMap& map, const PixelFrame& frame);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIXEL_INK_H_
