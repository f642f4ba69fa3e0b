#include "parsers/pixel_marks.h"

#include <algorithm>
#include <tuple>

#include "parsers/ink_map.h"
#include "parsers/pixel_boxes.h"
#include "parsers/pixel_frames.h"

namespace quaestor {
namespace {

Box BoxOf(const InkMap& map, const PixelFrame& frame) {
  const double scale = map.scale;
  return {frame.left * scale, frame.top * scale, (frame.right + 1) * scale,
          (frame.bottom + 1) * scale};
}

// Share of the cells within the frame that are dark.
double InkInside(const InkMap& map, const PixelFrame& frame, double dark) {
  const int inset_x = frame.thickness + 1 + frame.width() / 12;
  const int inset_y = frame.thickness + 1 + frame.height() / 12;
  int cells = 0;
  int inked = 0;
  for (int y = frame.top + inset_y; y <= frame.bottom - inset_y; ++y) {
    for (int x = frame.left + inset_x; x <= frame.right - inset_x;
         ++x, ++cells) {
      inked += map.at(x, y) >= dark;
    }
  }
  return cells == 0 ? 0 : static_cast<double>(inked) / cells;
}

void Decide(const InkMap& map, const PixelFrame& frame, PixelMark& mark) {
  const double ink = InkInside(map, frame, frame.strength * 0.5);
  const double faint =
      InkInside(map, frame, std::max(24.0, frame.strength * 0.15));
  if (ink >= 0.1) {
    mark.state = MarkState::kChecked;
    mark.confidence = 0.99;
  } else if (faint <= 0.03) {
    mark.state = MarkState::kUnchecked;
    mark.confidence = 0.99;
  } else {
    mark.state = MarkState::kUnclear;
    mark.confidence = 0.5;
  }
}

}  // namespace

std::vector<PixelMark> FindPixelMarks(const GreyImage& image,
                                      const std::vector<Box>& /*word_boxes*/) {
  const InkMap map = MakeInkMap(image);
  std::vector<PixelMark> marks;
  for (const PixelFrame& frame : SelectBoxes(FindFrames(map))) {
    PixelMark mark;
    mark.box = BoxOf(map, frame);
    Decide(map, frame, mark);
    marks.push_back(mark);
  }
  std::sort(marks.begin(), marks.end(),
            [](const PixelMark& a, const PixelMark& b) {
              return std::tie(a.box.top, a.box.left) <
                     std::tie(b.box.top, b.box.left);
            });
  return marks;
}

}  // namespace quaestor
