#include "parsers/pixel_ink.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace quaestor {
namespace {

constexpr int kDark = 100;  // a pen's stroke, 0 .. 255
constexpr int kFaint = 26;  // above the grain of paper

struct Area {
  int left, top, right, bottom;  // inclusive

  [[nodiscard]] int width() const { return right - left + 1; }
  [[nodiscard]] int height() const { return bottom - top + 1; }
  [[nodiscard]] int size() const {
    return width() <= 0 || height() <= 0 ? 0 : width() * height();
  }
};

double DarkShare(const InkMap& map, const Area& area, int least) {
  int count = 0;
  for (int y = area.top; y <= area.bottom; ++y) {
    for (int x = area.left; x <= area.right; ++x)
      count += map.at(x, y) >= least;
  }
  return area.size() == 0 ? 0 : static_cast<double>(count) / area.size();
}

double MeanDarkness(const InkMap& map, const Area& area) {
  double sum = 0;
  for (int y = area.top; y <= area.bottom; ++y) {
    for (int x = area.left; x <= area.right; ++x) sum += map.at(x, y);
  }
  return area.size() == 0 ? 0 : sum / area.size();
}

Area CoreOf(const PixelFrame& frame) {
  const int inset =
      frame.thickness + 1 + std::min(frame.width(), frame.height()) / 12;
  return {frame.left + inset, frame.top + inset, frame.right - inset,
          frame.bottom - inset};
}

// A patch of the map in which pieces of paper are flooded.
class Patch {
 public:
  Patch(const InkMap& map, const Area& area, int dark, int widen)
      : area_(area), blocked_(area.size()) {
    for (int y = area.top; y <= area.bottom; ++y) {
      for (int x = area.left; x <= area.right; ++x) {
        bool ink = false;
        for (int dy = -widen; dy <= widen; ++dy) {
          for (int dx = -widen; dx <= widen; ++dx)
            ink = ink || map.at(x + dx, y + dy) >= dark;
        }
        blocked_[Index(x, y)] = ink;
      }
    }
  }

  // Cells that can be reached from (x, y), which are not counted again.
  int Flood(int x, int y) {
    int count = 0;
    std::vector<std::pair<int, int>> open;
    Visit(x, y, open);
    while (!open.empty()) {
      const auto [cx, cy] = open.back();
      open.pop_back();
      ++count;
      reached_ = {std::min(reached_.left, cx), std::min(reached_.top, cy),
                  std::max(reached_.right, cx), std::max(reached_.bottom, cy)};
      Visit(cx - 1, cy, open);
      Visit(cx + 1, cy, open);
      Visit(cx, cy - 1, open);
      Visit(cx, cy + 1, open);
    }
    return count;
  }

  void Block(const Area& area) {
    for (int y = std::max(area.top, area_.top);
         y <= std::min(area.bottom, area_.bottom); ++y) {
      for (int x = std::max(area.left, area_.left);
           x <= std::min(area.right, area_.right); ++x) {
        blocked_[Index(x, y)] = true;
      }
    }
  }

  // The bounds of all that was flooded.
  [[nodiscard]] const Area& reached() const { return reached_; }

 private:
  [[nodiscard]] std::size_t Index(int x, int y) const {
    return static_cast<std::size_t>(y - area_.top) * area_.width() +
           (x - area_.left);
  }

  void Visit(int x, int y, std::vector<std::pair<int, int>>& open) {
    if (x < area_.left || x > area_.right || y < area_.top || y > area_.bottom)
      return;
    if (blocked_[Index(x, y)]) return;
    blocked_[Index(x, y)] = true;
    open.emplace_back(x, y);
  }

  Area area_;
  std::vector<bool> blocked_;
  Area reached_{1 << 30, 1 << 30, -1, -1};
};

double LargestWhite(const InkMap& map, const Area& core) {
  if (core.size() == 0) return 0;
  Patch patch(map, core, kFaint * 2, 0);
  int most = 0;
  for (int y = core.top; y <= core.bottom; ++y) {
    for (int x = core.left; x <= core.right; ++x)
      most = std::max(most, patch.Flood(x, y));
  }
  return static_cast<double>(most) / core.size();
}

// The paper around the box ends at a curve on all sides. A cell of a table is
// no curve: it fills its bounds.
bool IsCircled(const InkMap& map, const PixelFrame& frame, int widen) {
  const int side = std::max(frame.width(), frame.height());
  const int reach = side * 3 / 2;
  const Area area{frame.left - reach, frame.top - reach, frame.right + reach,
                  frame.bottom + reach};
  const Area box{frame.left - 1, frame.top - 1, frame.right + 1,
                 frame.bottom + 1};
  Patch patch(map, area, kDark * 3 / 4, widen);
  patch.Block(box);
  int flooded = 0;
  for (int x = box.left - 1; x <= box.right + 1; ++x) {
    flooded += patch.Flood(x, box.top - 1) + patch.Flood(x, box.bottom + 1);
  }
  for (int y = box.top; y <= box.bottom; ++y) {
    flooded += patch.Flood(box.left - 1, y) + patch.Flood(box.right + 1, y);
  }
  const Area& reached = patch.reached();
  if (flooded < side * 2) return false;
  if (reached.left <= area.left || reached.top <= area.top ||
      reached.right >= area.right || reached.bottom >= area.bottom) {
    return false;
  }
  // The curve goes around, it does not merely close a corner.
  if (reached.left >= box.left || reached.right <= box.right ||
      reached.top >= box.top || reached.bottom <= box.bottom) {
    return false;
  }
  const double filled =
      static_cast<double>(flooded + box.size()) / reached.size();
  return filled < 0.9;
}

}  // namespace

BoxInk MeasureInk(const InkMap& map, const PixelFrame& frame) {
  const Area core = CoreOf(frame);
  const int half_x = frame.width() / 2;
  const int half_y = frame.height() / 2;
  BoxInk ink;
  ink.dark = DarkShare(map, core, kDark);
  ink.faint = DarkShare(map, core, kFaint);
  ink.mean = MeanDarkness(map, core);
  ink.white = LargestWhite(map, core);
  const Area left{frame.left - 2 - half_x, frame.top, frame.left - 3,
                  frame.bottom};
  const Area right{frame.right + 3, frame.top, frame.right + 2 + half_x,
                   frame.bottom};
  const Area above{frame.left, frame.top - 2 - half_y, frame.right,
                   frame.top - 3};
  const Area below{frame.left, frame.bottom + 3, frame.right,
                   frame.bottom + 2 + half_y};
  ink.beside = DarkShare(map, left, kDark);
  ink.crossing = DarkShare(map, right, kDark);
  ink.above = (DarkShare(map, above, kDark) + DarkShare(map, below, kDark)) / 2;
  ink.circled = IsCircled(map, frame, 0) || IsCircled(map, frame, 1);
  return ink;
}

}  // namespace quaestor
