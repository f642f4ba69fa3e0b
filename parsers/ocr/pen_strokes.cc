#include "parsers/ocr/pen_strokes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace quaestor {
namespace {

constexpr int kMargin = 2;  // pixels around a frame: its blurred border
constexpr int kInk = 50;    // darker than the paper by so much
constexpr std::uint8_t kPaper = 255;
// In sides of the box.
constexpr double kReachAcross = 1.6;
constexpr double kReachUpright = 1.0;
constexpr double kReachLeft = 0.5;  // of a stroke that touches no frame
constexpr double kUsualGap = 0.3;   // between a box and its label
constexpr double kLargestGap = 1.5;

struct Region {
  int left, top, right, bottom;  // pixels, inclusive

  [[nodiscard]] bool Holds(int x, int y) const {
    return x >= left && x <= right && y >= top && y <= bottom;
  }
};

Region RegionOf(const Box& box, double left, double top, double right,
                double bottom, const GreyImage& image) {
  return {std::max(0, static_cast<int>(box.left - left)),
          std::max(0, static_cast<int>(box.top - top)),
          std::min(image.width, static_cast<int>(box.right + right)) - 1,
          std::min(image.height, static_cast<int>(box.bottom + bottom)) - 1};
}

std::uint8_t& PixelAt(GreyImage& image, int x, int y) {
  return image.pixels[static_cast<std::size_t>(y) *
                          static_cast<std::size_t>(image.width) +
                      static_cast<std::size_t>(x)];
}

void Whiten(const Region& region, GreyImage& image) {
  for (int y = region.top; y <= region.bottom; ++y) {
    for (int x = region.left; x <= region.right; ++x) {
      PixelAt(image, x, y) = kPaper;
    }
  }
}

// Darker than this is ink: the brightest quarter of a region is its paper.
int InkLevel(const Region& region, GreyImage& image) {
  std::array<int, 256> counts{};
  int total = 0;
  for (int y = region.top; y <= region.bottom; ++y) {
    for (int x = region.left; x <= region.right; ++x, ++total) {
      ++counts[PixelAt(image, x, y)];
    }
  }
  int paper = 255;
  for (int brighter = 0; paper > 0; --paper) {
    brighter += counts[static_cast<std::size_t>(paper)];
    if (brighter * 4 >= total) break;
  }
  return paper - kInk;
}

double SideOf(const PixelMark& mark) {
  return std::max(mark.box.width(), mark.box.height());
}

// White columns from a box to its label, in sides; none: no label in reach.
double GapBeside(const PixelMark& mark, GreyImage& image) {
  const double side = SideOf(mark);
  const Region beside = RegionOf(mark.box, 0, 0, kLargestGap * side, 0, image);
  const int level = InkLevel(beside, image);
  const int first = static_cast<int>(mark.box.right) + kMargin;
  for (int x = first; x <= beside.right; ++x) {
    for (int y = beside.top; y <= beside.bottom; ++y) {
      if (PixelAt(image, x, y) < level) return (x - mark.box.right) / side;
    }
  }
  return kLargestGap;
}

// The same for most boxes of a page, as the empty ones show.
double UsualGap(const std::vector<PixelMark>& marks, GreyImage& image) {
  std::vector<double> gaps;
  for (const PixelMark& mark : marks) {
    if (mark.state != MarkState::kUnchecked) continue;
    const double gap = GapBeside(mark, image);
    if (gap < kLargestGap) gaps.push_back(gap);
  }
  if (gaps.empty()) return kUsualGap;
  const auto low = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 4);
  std::nth_element(gaps.begin(), low, gaps.end());
  return *low;
}

using Places = std::vector<std::pair<int, int>>;

// All ink that hangs together with the ink of `seeds`, within `reach`.
Places FollowInk(const std::array<Region, 2>& seeds, const Region& reach,
                 GreyImage& image) {
  const int level = InkLevel(reach, image);
  const int width = reach.right - reach.left + 1;
  const int height = reach.bottom - reach.top + 1;
  std::vector<bool> seen(static_cast<std::size_t>(std::max(0, width)) *
                         static_cast<std::size_t>(std::max(0, height)));
  Places ink;
  const auto visit = [&](int x, int y) {
    if (!reach.Holds(x, y) || PixelAt(image, x, y) >= level) return;
    const auto index = static_cast<std::size_t>(y - reach.top) *
                           static_cast<std::size_t>(width) +
                       static_cast<std::size_t>(x - reach.left);
    if (seen[index]) return;
    seen[index] = true;
    ink.emplace_back(x, y);
  };
  for (const Region& seed : seeds) {
    for (int y = seed.top; y <= seed.bottom; ++y) {
      for (int x = seed.left; x <= seed.right; ++x) visit(x, y);
    }
  }
  for (std::size_t next = 0; next < ink.size(); ++next) {
    const auto [x, y] = ink[next];
    for (int dy = -1; dy <= 1; ++dy) {
      for (int dx = -1; dx <= 1; ++dx) visit(x + dx, y + dy);
    }
  }
  return ink;
}

// With the pale border that the strokes have.
void EraseStrokes(const PixelMark& mark, double gap, GreyImage& image) {
  const double side = SideOf(mark);
  const Region reach =
      RegionOf(mark.box, kReachAcross * side, kReachUpright * side,
               kReachAcross * side, kReachUpright * side, image);
  const Region frame =
      RegionOf(mark.box, kMargin, kMargin, kMargin, kMargin, image);
  const Region left =
      RegionOf(mark.box, kReachLeft * side, 0, -mark.box.width(), 0, image);
  const Places ink = FollowInk({frame, left}, reach, image);
  const int label = static_cast<int>(mark.box.right + gap * side) - 1;
  const int above = static_cast<int>(mark.box.top - 0.1 * side);
  for (const auto& [x, y] : ink) {
    if (x >= label && y >= above) continue;
    for (int dy = -1; dy <= 1; ++dy) {
      for (int dx = -1; dx <= 1; ++dx) {
        if (!reach.Holds(x + dx, y + dy)) continue;
        if (x + dx >= label && y + dy >= above) continue;
        PixelAt(image, x + dx, y + dy) = kPaper;
      }
    }
  }
}

}  // namespace

void EraseBoxes(const std::vector<PixelMark>& marks, GreyImage& image) {
  const double gap = UsualGap(marks, image);
  for (const PixelMark& mark : marks) {
    if (mark.state != MarkState::kUnchecked) EraseStrokes(mark, gap, image);
  }
  for (const PixelMark& mark : marks) {
    Whiten(RegionOf(mark.box, kMargin, kMargin, kMargin, kMargin, image),
           image);
  }
}

}  // namespace quaestor
