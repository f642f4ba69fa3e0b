#include "parsers/pixel_ink.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace quaestor {
namespace {

constexpr int kDark = 100;  // a pen's stroke, 0 .. 255

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

// What the paper around a box looks like in the map, 0 .. 255.
struct LocalPaper {
  int level = 0;  // typical darkness: a shadow's slope leaves some
  int faint = 0;  // least darkness of faint ink
};

LocalPaper PaperAround(const InkMap& map, const PixelFrame& frame) {
  const int margin = std::max(frame.width(), frame.height());
  std::array<int, kDark> counts{};
  int total = 0;
  for (int y = frame.top - margin; y <= frame.bottom + margin; ++y) {
    for (int x = frame.left - margin; x <= frame.right + margin; ++x) {
      if (map.at(x, y) >= kDark) continue;
      ++counts[static_cast<std::size_t>(map.at(x, y))];
      ++total;
    }
  }
  const auto level_at = [&](double share) {
    double left = total * share;
    int level = 0;
    while (level < kDark - 1 &&
           (left -= counts[static_cast<std::size_t>(level)]) > 0)
      ++level;
    return level;
  };
  LocalPaper paper;
  paper.level = level_at(0.5);
  // Half of all cells lie within the spread of the grain, with print's blurred
  // borders above it.
  const int spread = level_at(0.7) - level_at(0.3);
  const double grain = std::max(map.grain, static_cast<double>(spread));
  paper.faint =
      paper.level + static_cast<int>(std::clamp(12 + 4 * grain, 14.0, 60.0));
  return paper;
}

Area CoreOf(const PixelFrame& frame) {
  const int side = std::min(frame.width(), frame.height());
  // A filled box has no line of its own to leave out.
  const int inset =
      std::min(frame.thickness, std::max(1, side / 6)) + 1 + side / 12;
  return {frame.left + inset, frame.top + inset, frame.right - inset,
          frame.bottom - inset};
}

Area Around(const PixelFrame& frame, int margin) {
  return {frame.left - margin, frame.top - margin, frame.right + margin,
          frame.bottom + margin};
}

// A patch of the map whose pieces are flooded, each cell once.
class Patch {
 public:
  // `open(x, y)` says which cells belong to pieces.
  template <typename Open>
  Patch(const Area& area, Open open) : area_(area), open_(area.size()) {
    for (int y = area.top; y <= area.bottom; ++y) {
      for (int x = area.left; x <= area.right; ++x) {
        open_[Index(x, y)] = open(x, y);
      }
    }
  }

  // Number of cells of the piece at (x, y) that were not flooded before.
  int Flood(int x, int y) {
    int count = 0;
    bounds_ = {1 << 30, 1 << 30, -(1 << 30), -(1 << 30)};
    std::vector<std::pair<int, int>> front;
    Visit(x, y, front);
    while (!front.empty()) {
      const auto [cx, cy] = front.back();
      front.pop_back();
      ++count;
      bounds_ = {std::min(bounds_.left, cx), std::min(bounds_.top, cy),
                 std::max(bounds_.right, cx), std::max(bounds_.bottom, cy)};
      Visit(cx - 1, cy, front);
      Visit(cx + 1, cy, front);
      Visit(cx, cy - 1, front);
      Visit(cx, cy + 1, front);
    }
    return count;
  }

  // Of the piece flooded last.
  [[nodiscard]] const Area& bounds() const { return bounds_; }

 private:
  [[nodiscard]] std::size_t Index(int x, int y) const {
    return static_cast<std::size_t>(y - area_.top) * area_.width() +
           static_cast<std::size_t>(x - area_.left);
  }

  void Visit(int x, int y, std::vector<std::pair<int, int>>& front) {
    if (x < area_.left || x > area_.right || y < area_.top ||
        y > area_.bottom || !open_[Index(x, y)]) {
      return;
    }
    open_[Index(x, y)] = false;
    front.emplace_back(x, y);
  }

  Area area_;
  Area bounds_{};
  std::vector<bool> open_;
};

double LargestWhite(const InkMap& map, const Area& core) {
  if (core.size() == 0) return 0;
  Patch patch(core, [&](int x, int y) { return map.at(x, y) < kDark / 2; });
  int most = 0;
  for (int y = core.top; y <= core.bottom; ++y) {
    for (int x = core.left; x <= core.right; ++x) {
      most = std::max(most, patch.Flood(x, y));
    }
  }
  return static_cast<double>(most) / core.size();
}

// Length of the longest piece, in cells.
template <typename Open>
int LongestPiece(const Area& area, Open open) {
  if (area.size() == 0) return 0;
  Patch patch(area, open);
  int longest = 0;
  for (int y = area.top; y <= area.bottom; ++y) {
    for (int x = area.left; x <= area.right; ++x) {
      if (patch.Flood(x, y) > 0) {
        longest = std::max(
            {longest, patch.bounds().width(), patch.bounds().height()});
      }
    }
  }
  return longest;
}

// One line from side to side, as rules and folds are and pens are not.
bool IsSingleLine(const InkMap& map, const Area& core) {
  Area dark{1 << 30, 1 << 30, -1, -1};
  for (int y = core.top; y <= core.bottom; ++y) {
    for (int x = core.left; x <= core.right; ++x) {
      if (map.at(x, y) < kDark) continue;
      dark = {std::min(dark.left, x), std::min(dark.top, y),
              std::max(dark.right, x), std::max(dark.bottom, y)};
    }
  }
  const double across = static_cast<double>(dark.width()) / core.width();
  const double down = static_cast<double>(dark.height()) / core.height();
  return (across > 0.9 && down < 0.3) || (down > 0.9 && across < 0.3);
}

// Whether a stroke runs along the line from (left, y) that rises by `rise`
// cells before `right`: strokes are a few cells thick, and one may be missing.
bool IsStroke(const InkMap& map, int left, int right, int y, int rise) {
  int missing = 0;
  for (int x = left; x <= right; ++x) {
    const int at = y - rise * (x - left) / (right - left);
    const bool dark = map.at(x, at - 1) >= kDark || map.at(x, at) >= kDark ||
                      map.at(x, at + 1) >= kDark;
    missing += dark ? 0 : 1;
  }
  return missing <= 1;
}

// A level stroke comes in by one side and leaves by the other.
bool IsCrossedOut(const InkMap& map, const PixelFrame& frame) {
  const int beyond = frame.width() * 2 / 5;
  const int inset = frame.height() / 6;
  const int steepest = frame.height() / 2;
  for (int y = frame.top + inset; y <= frame.bottom - inset; ++y) {
    for (int rise = -steepest; rise <= steepest; ++rise) {
      const int end = y - rise;
      if (end < frame.top + inset || end > frame.bottom - inset) continue;
      if (IsStroke(map, frame.left - beyond, frame.right + beyond, y, rise)) {
        return true;
      }
    }
  }
  return false;
}

bool NearDark(const InkMap& map, int x, int y, int reach) {
  for (int dy = -reach; dy <= reach; ++dy) {
    for (int dx = -reach; dx <= reach; ++dx) {
      if (map.at(x + dx, y + dy) >= kDark) return true;
    }
  }
  return false;
}

// Faint ink that is not the blurred border of dark ink, as far as a third of
// the box's side away. Faint print beside the box begins farther off.
int LongestFaint(const InkMap& map, const PixelFrame& frame, int level) {
  const int margin = std::max(3, frame.width() / 3);
  return LongestPiece(Around(frame, margin), [&](int x, int y) {
    return map.at(x, y) >= level && !NearDark(map, x, y, 2);
  });
}

// The paper around the box ends at a curve on all sides. A cell of a table is
// no curve: it fills its bounds. `widen` closes gaps of twice as many cells.
bool IsCircled(const InkMap& map, const PixelFrame& frame, int widen) {
  const int side = std::max(frame.width(), frame.height());
  const Area area = Around(frame, side * 3 / 2);
  Patch patch(area, [&](int x, int y) {
    const bool box = x >= frame.left && x <= frame.right && y >= frame.top &&
                     y <= frame.bottom;
    if (box) return true;
    for (int dy = -widen; dy <= widen; ++dy) {
      for (int dx = -widen; dx <= widen; ++dx) {
        if (map.at(x + dx, y + dy) < kDark * 3 / 4) continue;
        // The frame itself is not widened.
        if (x + dx < frame.left - 1 || x + dx > frame.right + 1 ||
            y + dy < frame.top - 1 || y + dy > frame.bottom + 1) {
          return false;
        }
      }
    }
    return true;
  });
  const int flooded = patch.Flood(frame.left, frame.top);
  const Area& reached = patch.bounds();
  if (reached.left <= area.left || reached.top <= area.top ||
      reached.right >= area.right || reached.bottom >= area.bottom) {
    return false;
  }
  const Area tight = Around(frame, std::max(1, side / 12));
  if (reached.left >= tight.left || reached.right <= tight.right ||
      reached.top >= tight.top || reached.bottom <= tight.bottom) {
    return false;
  }
  return static_cast<double>(flooded) / reached.size() < 0.9;
}

}  // namespace

PixelInk MeasurePixelInk(const InkMap& map, const PixelFrame& frame) {
  const Area core = CoreOf(frame);
  const Area middle{core.left + core.width() / 4, core.top + core.height() / 4,
                    core.right - core.width() / 4,
                    core.bottom - core.height() / 4};
  const int half_x = frame.width() / 2;
  const int half_y = frame.height() / 2;
  const double side = std::max(frame.width(), frame.height());
  const auto dark = [&](const Area& area) {
    return DarkShare(map, area, kDark);
  };
  PixelInk ink;
  ink.dark = dark(core);
  ink.deep = dark(middle);
  const LocalPaper paper = PaperAround(map, frame);
  ink.faint_level = paper.faint - paper.level;
  ink.faint = DarkShare(map, core, paper.faint);
  ink.single_line = core.size() > 0 && ink.dark > 0 && IsSingleLine(map, core);
  ink.mean = std::max(0.0, MeanDarkness(map, core) - paper.level);
  ink.white = LargestWhite(map, core);
  ink.longest =
      LongestPiece(core, [&](int x, int y) { return map.at(x, y) >= kDark; }) /
      side;
  ink.left =
      dark({frame.left - 2 - half_x, frame.top, frame.left - 3, frame.bottom});
  ink.right = dark(
      {frame.right + 3, frame.top, frame.right + 2 + half_x, frame.bottom});
  ink.above =
      dark({frame.left, frame.top - 2 - half_y, frame.right, frame.top - 3});
  ink.below = dark(
      {frame.left, frame.bottom + 3, frame.right, frame.bottom + 2 + half_y});
  ink.faint_longest = LongestFaint(map, frame, paper.faint) / side;
  ink.crossed_out = IsCrossedOut(map, frame);
  ink.circled = IsCircled(map, frame, 0) || IsCircled(map, frame, 1);
  return ink;
}

}  // namespace quaestor
