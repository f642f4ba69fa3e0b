#include "parsers/ocr/scan_lines.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace quaestor {
namespace {

constexpr int kInk = 128;
constexpr int kMostRows = 3;      // that are lost one after the other
constexpr int kWindow = 96;       // columns that are looked at together
constexpr int kLeastCuts = 8;     // columns of a window with ink on both sides
constexpr double kWidest = 0.08;  // inches
constexpr int kOneIn = 10;        // of them may have kept their ink

// Where the pixels of a fax are not square, scaling blurred some of them.
bool IsTwoLevel(const GreyImage& image) {
  constexpr std::ptrdiff_t kOneInGrey = 12;
  const auto grey = std::count_if(
      image.pixels.begin(), image.pixels.end(),
      [](std::uint8_t pixel) { return pixel > 50 && pixel < 205; });
  return grey * kOneInGrey <= static_cast<std::ptrdiff_t>(image.pixels.size());
}

// Rows [top, top + count) between ink.
struct Gap {
  int top;
  int count;
};

class Mender {
 public:
  explicit Mender(GreyImage& image) : image_(image) {}

  void Mend(const Gap& gap) {
    FindStrokes(gap.top - 1, above_);
    FindStrokes(gap.top + gap.count, below_);
    for (int left = 0; left < image_.width; left += kWindow / 2) {
      const int right = std::min(left + kWindow, image_.width);
      if (IsCut(gap, left, right)) Fill(gap, left, right);
    }
  }

 private:
  [[nodiscard]] std::uint8_t& At(int x, int y) {
    return image_.pixels[static_cast<std::size_t>(y) *
                             static_cast<std::size_t>(image_.width) +
                         static_cast<std::size_t>(x)];
  }
  [[nodiscard]] bool IsInk(int x, int y) { return At(x, y) < kInk; }
  // Where the ink of a row is narrow, as strokes of letters are and underlines
  // are not.
  void FindStrokes(int y, std::vector<bool>& strokes) {
    strokes.assign(static_cast<std::size_t>(image_.width), false);
    const int widest = static_cast<int>(kWidest * std::max(image_.dpi, 100.0));
    for (int x = 0; x < image_.width; ++x) {
      int end = x;
      while (end < image_.width && IsInk(end, y)) ++end;
      if (end - x <= widest) {
        std::fill(strokes.begin() + x, strokes.begin() + end, true);
      }
      x = end;
    }
  }
  [[nodiscard]] bool HasInkOnBothSides(int x) const {
    return above_[static_cast<std::size_t>(x)] &&
           below_[static_cast<std::size_t>(x)];
  }
  [[nodiscard]] bool HasInk(const Gap& gap, int x) {
    for (int y = gap.top; y < gap.top + gap.count; ++y) {
      if (IsInk(x, y)) return true;
    }
    return false;
  }

  // Stems of letters go through every row of a line: where all end, and begin
  // again, a row was lost.
  [[nodiscard]] bool IsCut(const Gap& gap, int left, int right) {
    int cuts = 0;
    int whole = 0;
    for (int x = left; x < right; ++x) {
      if (!HasInkOnBothSides(x)) continue;
      ++cuts;
      whole += HasInk(gap, x) ? 1 : 0;
    }
    return cuts >= kLeastCuts && whole * kOneIn <= cuts;
  }

  void Fill(const Gap& gap, int left, int right) {
    for (int x = left; x < right; ++x) {
      if (!HasInkOnBothSides(x)) continue;
      for (int y = gap.top; y < gap.top + gap.count; ++y) At(x, y) = 0;
    }
  }

  GreyImage& image_;
  std::vector<bool> above_;
  std::vector<bool> below_;
};

}  // namespace

void MendScanLines(GreyImage& image) {
  if (!IsTwoLevel(image)) return;
  Mender mender(image);
  for (int count = 1; count <= kMostRows; ++count) {
    for (int top = 1; top + count < image.height; ++top) {
      mender.Mend({top, count});
    }
  }
}

}  // namespace quaestor
