#include "parsers/pixel_marks.h"

#include <algorithm>
#include <tuple>

#include "parsers/ink_map.h"
#include "parsers/pixel_boxes.h"
#include "parsers/pixel_decision.h"
#include "parsers/pixel_frames.h"
#include "parsers/pixel_ink.h"
#include "parsers/pixel_recovery.h"

namespace quaestor {
namespace {

Box BoxOf(const InkMap& map, const PixelFrame& frame) {
  const double scale = map.scale;
  return {frame.left * scale, frame.top * scale, (frame.right + 1) * scale,
          (frame.bottom + 1) * scale};
}

std::vector<PixelFrame> FindBoxes(const InkMap& map) {
  std::vector<PixelFrame> boxes = SelectBoxes(FindFrames(map));
  const std::vector<PixelFrame> covered = RecoverBoxes(map, boxes);
  boxes.insert(boxes.end(), covered.begin(), covered.end());
  return boxes;
}

}  // namespace

std::vector<PixelMark> FindPixelMarks(const GreyImage& image,
                                      const std::vector<Box>& /*word_boxes*/) {
  const InkMap map = MakeInkMap(image);
  const std::vector<PixelFrame> boxes = FindBoxes(map);
  std::vector<BoxInk> inks;
  for (const PixelFrame& box : boxes) inks.push_back(MeasureInk(map, box));
  const std::vector<MarkVerdict> verdicts = JudgeBoxes(inks);
  std::vector<PixelMark> marks;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    marks.push_back({.box = BoxOf(map, boxes[i]),
                     .kind = MarkKind::kCheckbox,
                     .state = verdicts[i].state,
                     .confidence = verdicts[i].confidence});
  }
  std::sort(marks.begin(), marks.end(),
            [](const PixelMark& a, const PixelMark& b) {
              return std::tie(a.box.top, a.box.left) <
                     std::tie(b.box.top, b.box.left);
            });
  return marks;
}

}  // namespace quaestor
