#include "parsers/page_rules.h"

#include <algorithm>
#include <cmath>

namespace quaestor {
namespace {

constexpr double kMaxThickness = 2;  // points
constexpr double kMinLength = 15;
constexpr double kLeastShadeWidth = 20;
constexpr double kLeastShadeHeight = 8;
constexpr double kMostOfPage = 0.8;
constexpr std::size_t kMaxRules = 20'000;
constexpr std::uint32_t kNearlyWhite = 0xFA;

bool IsNearlyWhite(std::uint32_t colour) {
  return (colour >> 16U & 0xFFU) >= kNearlyWhite &&
         (colour >> 8U & 0xFFU) >= kNearlyWhite &&
         (colour & 0xFFU) >= kNearlyWhite;
}

bool IsRule(const Box& box) {
  return (box.height() <= kMaxThickness && box.width() >= kMinLength) ||
         (box.width() <= kMaxThickness && box.height() >= kMinLength);
}

Box Clipped(const Box& box, const Box& clip) {
  return {std::max(box.left, clip.left), std::max(box.top, clip.top),
          std::min(box.right, clip.right), std::min(box.bottom, clip.bottom)};
}

Box SegmentBox(Point a, Point b, double thickness) {
  const bool level = std::abs(a.y - b.y) <= std::abs(a.x - b.x);
  Box box = Union({a.x, a.y, a.x, a.y}, {b.x, b.y, b.x, b.y});
  const double half = thickness / 2;
  if (level) {
    box.top -= half;
    box.bottom += half;
  } else {
    box.left -= half;
    box.right += half;
  }
  return box;
}

void AddStrokedRules(const Path& path, std::vector<Box>& rules) {
  if (path.line_width > kMaxThickness) return;
  for (std::size_t i = 1; i < path.points.size(); ++i) {
    if (path.points[i].move || path.points[i].curve) continue;
    const Box box = Clipped(
        SegmentBox(path.points[i - 1].at, path.points[i].at, path.line_width),
        path.clip);
    if (IsRule(box)) rules.push_back(box);
  }
}

// Calls `use` with the box of each subpath.
template <typename Use>
void ForEachPart(const Path& path, Use use) {
  std::size_t i = 0;
  while (i < path.points.size()) {
    const Point first = path.points[i].at;
    Box box{first.x, first.y, first.x, first.y};
    for (++i; i < path.points.size() && !path.points[i].move; ++i) {
      const Point at = path.points[i].at;
      box = Union(box, {at.x, at.y, at.x, at.y});
    }
    use(Clipped(box, path.clip));
  }
}

bool IsShade(const PageContent& page, const Box& box) {
  return box.width() >= kLeastShadeWidth && box.height() >= kLeastShadeHeight &&
         box.width() * box.height() < kMostOfPage * page.width * page.height;
}

}  // namespace

void FindRulesAndShades(const PageContent& page, LooseWords& loose) {
  for (const Path& path : page.paths) {
    if (path.opacity < 0.05 || IsNearlyWhite(path.colour)) continue;
    if (loose.rules.size() > kMaxRules || loose.shades.size() > kMaxRules) {
      return;
    }
    if (path.stroke) {
      AddStrokedRules(path, loose.rules);
      continue;
    }
    ForEachPart(path, [&](const Box& box) {
      if (IsRule(box)) loose.rules.push_back(box);
      if (IsShade(page, box)) loose.shades.push_back(box);
    });
  }
}

}  // namespace quaestor
