#include "parsers/pixel_marks.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
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

// A word holds the place, and goes on at both sides of it. Recognition often
// takes a box for the first or last letter of the word beside it.
bool IsInsideWord(const Box& box, const std::vector<Box>& word_boxes) {
  const double end = box.width() * 0.6;
  return std::any_of(
      word_boxes.begin(), word_boxes.end(), [&](const Box& word) {
        return VerticalOverlap(box, word) > 0.5 && word.left < box.left - end &&
               word.right > box.right + end;
      });
}

std::vector<PixelFrame> FindBoxes(const InkMap& map,
                                  const std::vector<Box>& word_boxes,
                                  const BoxSize& known) {
  const double cells = map.dpi / 72;  // per point
  std::vector<PixelFrame> boxes =
      SelectBoxes(FindFrames(map), known.width * cells, known.height * cells);
  const std::vector<PixelFrame> covered = RecoverBoxes(map, boxes);
  boxes.insert(boxes.end(), covered.begin(), covered.end());
  std::erase_if(boxes, [&](const PixelFrame& box) {
    return IsInsideWord(BoxOf(map, box), word_boxes);
  });
  return boxes;
}

bool SameSize(const PixelFrame& a, const PixelFrame& b) {
  return std::abs(a.width() - b.width()) * 6 <= b.width() &&
         std::abs(a.height() - b.height()) * 6 <= b.height();
}

// A piece of a bold word: letters on both sides, and of no box's size.
bool IsPieceOfWord(const PixelFrame& box, const PixelInk& ink,
                   const std::vector<PixelFrame>& boxes) {
  constexpr double kLetters = 0.3;
  constexpr std::ptrdiff_t kOthers = 3;
  if (ink.left < kLetters || ink.right < kLetters) return false;
  const auto twins = std::count_if(
      boxes.begin(), boxes.end(),
      [&](const PixelFrame& other) { return SameSize(other, box); });
  return std::any_of(boxes.begin(), boxes.end(), [&](const PixelFrame& model) {
    const auto alike = std::count_if(
        boxes.begin(), boxes.end(),
        [&](const PixelFrame& other) { return SameSize(other, model); });
    return alike >= kOthers && alike > twins && !SameSize(box, model);
  });
}

double Median(std::vector<double> values) {
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

std::vector<PixelMark> FindPixelMarks(const GreyImage& image,
                                      const std::vector<Box>& word_boxes,
                                      const BoxSize& known) {
  const InkMap map = MakeInkMap(image);
  const std::vector<PixelFrame> found = FindBoxes(map, word_boxes, known);
  std::vector<PixelFrame> boxes;
  std::vector<PixelInk> inks;
  for (const PixelFrame& box : found) {
    const PixelInk ink = MeasurePixelInk(map, box);
    if (IsPieceOfWord(box, ink, found)) continue;
    boxes.push_back(box);
    inks.push_back(ink);
  }
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

BoxSize TypicalBoxSize(const std::vector<PixelMark>& marks, double dpi) {
  if (marks.empty() || dpi <= 0) return {};
  std::vector<double> widths;
  std::vector<double> heights;
  for (const PixelMark& mark : marks) {
    widths.push_back(mark.box.width() * 72 / dpi);
    heights.push_back(mark.box.height() * 72 / dpi);
  }
  return {Median(widths), Median(heights)};
}

}  // namespace quaestor
