#include "parsers/pixel_decision.h"

#include <algorithm>
#include <cstddef>

namespace quaestor {
namespace {

constexpr MarkVerdict kDoubt{MarkState::kUnclear, 0.5};
// Told with so little certainty that a person has to look.
constexpr double kGuess = 0.7;

// Struck out, and so withdrawn: covered, and the pen crossed it and went on
// well beyond the box on both sides, which filling it or a scribble does not.
bool IsStruckOut(const PixelInk& ink) {
  return ink.dark > 0.75 && ink.left > 0.4 && ink.right > 0.4 &&
         ink.crossed_out;
}

bool IsMarked(const PixelInk& ink) {
  return ink.dark >= 0.1 || (ink.dark >= 0.05 && ink.longest >= 0.25);
}

MarkVerdict JudgeMarked(const PixelInk& ink) {
  if (IsStruckOut(ink)) return {MarkState::kUnchecked, kGuess};
  // A rule, a fold, a streak or a line through the whole option is no mark.
  if (ink.single_line) return kDoubt;
  const bool plain = ink.dark >= 0.2 && ink.white < 0.9 && ink.longest >= 0.3;
  return {MarkState::kChecked, plain ? 0.995 : 0.96};
}

// Pencil, or a pen that ran dry: strokes well above what the paper shows.
bool IsFaintMark(const PixelInk& ink) {
  return ink.faint >= 0.25 && ink.faint_longest >= 0.4 &&
         ink.mean >= 2.5 * ink.faint * ink.faint_level;
}

// Fainter still, or beside the middle, but as long as no grain of paper is.
bool IsFaintest(const PixelInk& ink) {
  return ink.faint_longest >= (ink.faint >= 0.25 ? 0.8 : 0.5);
}

// A tick that was set beside the box's middle: its strokes are seen outside.
bool IsTickOutside(const PixelInk& ink) {
  return ink.dark >= 0.015 &&
         std::max({ink.left, ink.above, ink.below}) >= 0.15 &&
         ink.left + ink.right + ink.above + ink.below >= 0.35;
}

MarkVerdict JudgeEmpty(const PixelInk& ink) {
  if (ink.circled) return {MarkState::kChecked, 0.93};
  if (IsFaintMark(ink)) return {MarkState::kChecked, 0.92};
  if (IsFaintest(ink)) return {MarkState::kChecked, kGuess};
  if (ink.faint > 0.08 || ink.faint_longest >= 0.4) return kDoubt;
  const bool speckled = ink.dark >= 0.015 || ink.faint > 0.03;
  return {MarkState::kUnchecked, speckled ? 0.97 : 0.995};
}

MarkVerdict Judge(const PixelInk& ink) {
  if (IsMarked(ink)) return JudgeMarked(ink);
  if (IsTickOutside(ink)) return {MarkState::kChecked, kGuess};
  // A speck has no length; the end of a stroke has.
  if (ink.dark >= 0.015 && (ink.longest >= 0.2 || ink.dark >= 0.04)) {
    return kDoubt;
  }
  return JudgeEmpty(ink);
}

double Median(const std::vector<PixelInk>& boxes, double PixelInk::*measure) {
  std::vector<double> values;
  for (const PixelInk& ink : boxes) values.push_back(ink.*measure);
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

std::vector<MarkVerdict> JudgeBoxes(const std::vector<PixelInk>& boxes) {
  std::vector<MarkVerdict> verdicts;
  if (boxes.empty()) return verdicts;
  const bool several = boxes.size() >= 3;
  const bool left_is_paper = several && Median(boxes, &PixelInk::left) < 0.02;
  // The frames themselves are pale, not a pen.
  const double pale = several ? Median(boxes, &PixelInk::faint_longest) : 0;
  for (PixelInk ink : boxes) {
    if (pale >= 0.3 && ink.faint_longest < 1.3 * pale) ink.faint_longest = 0;
    MarkVerdict verdict = Judge(ink);
    // Ink beside this box alone may be a tick that was set there.
    if (verdict.state == MarkState::kUnchecked && !IsStruckOut(ink) &&
        left_is_paper && ink.left > 0.07) {
      verdict = kDoubt;
    }
    verdicts.push_back(verdict);
  }
  return verdicts;
}

}  // namespace quaestor
