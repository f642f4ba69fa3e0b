// parsers/pixel_boxes.h: tells the frames of boxes from letters, rules and
// other ink that looks like a frame.
#ifndef QUAESTOR_PARSERS_PIXEL_BOXES_H_
#define QUAESTOR_PARSERS_PIXEL_BOXES_H_

#include <vector>

#include "parsers/ink_map.h"
#include "parsers/pixel_frames.h"

namespace quaestor {

// The frames among `candidates` that are boxes, no two in one place. A clean
// frame stands for itself; one that a pen went over is believed where it has
// the size of a clean one and stands in line with it. `known` is the size of
// boxes elsewhere in the document, in cells, or 0.
std::vector<PixelFrame> SelectBoxes(const std::vector<PixelFrame>& candidates,
                                    double known_width, double known_height);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIXEL_BOXES_H_
