// parsers/box_shapes.h: finds small squares and circles among the paths of a
// page. Whether one is a check box is drawn_marks.h's matter.
#ifndef QUAESTOR_PARSERS_BOX_SHAPES_H_
#define QUAESTOR_PARSERS_BOX_SHAPES_H_

#include <vector>

#include "parsers/page_content.h"

namespace quaestor {

struct BoxShape {
  Box box;
  MarkKind kind = MarkKind::kCheckbox;
  bool outlined = false;  // by a stroke or four lines; otherwise a fill only
  int order = 0;          // of the path that was painted first
  bool dashed = false;
  bool white = false;  // a white fill: seen only against a ground
};

// Squares (rectangles, rounded ones, frames, four separate lines) and circles
// with a side of 5 to 24 points that are not clipped away, one per place, from
// top to bottom. A dot within a box is not told apart from a box here unless
// it shares the centre.
std::vector<BoxShape> FindBoxShapes(const PageContent& page);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_BOX_SHAPES_H_
