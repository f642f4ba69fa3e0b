#include "parsers/upright.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace quaestor {
namespace {

int QuarterOf(float angle) {
  const std::int64_t quarter = std::lround(angle / 90);
  return static_cast<int>(((quarter % 4) + 4) % 4);
}

float TurnedAngle(const Rotation& turn, float angle) {
  const float turned = angle - 90.0F * static_cast<float>(turn.quarters);
  return turned < -180 ? turned + 360 : turned;
}

}  // namespace

Rotation UprightTurn(const PageContent& page) {
  std::array<int, 4> counts{};
  for (const Glyph& glyph : page.glyphs) {
    if (!glyph.invisible && !glyph.text.empty() && glyph.text != " ") {
      ++counts[static_cast<std::size_t>(QuarterOf(glyph.angle))];
    }
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return {static_cast<int>(most - counts.begin()), page.width, page.height};
}

Point Apply(const Rotation& turn, Point point) {
  switch (turn.quarters) {
    case 1:
      return {point.y, turn.width - point.x};
    case 2:
      return {turn.width - point.x, turn.height - point.y};
    case 3:
      return {turn.height - point.y, point.x};
    default:
      return point;
  }
}

Box Apply(const Rotation& turn, const Box& box) {
  const Point a = Apply(turn, Point{box.left, box.top});
  const Point b = Apply(turn, Point{box.right, box.bottom});
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x),
          std::max(a.y, b.y)};
}

Rotation Inverse(const Rotation& turn) {
  const bool sideways = turn.quarters % 2 == 1;
  return {(4 - turn.quarters) % 4, sideways ? turn.height : turn.width,
          sideways ? turn.width : turn.height};
}

PageContent Apply(const Rotation& turn, const PageContent& page) {
  PageContent turned = page;
  if (turn.quarters % 2 == 1) std::swap(turned.width, turned.height);
  for (Glyph& glyph : turned.glyphs) {
    glyph.box = Apply(turn, glyph.box);
    glyph.origin = Apply(turn, glyph.origin);
    glyph.angle = TurnedAngle(turn, glyph.angle);
  }
  for (Path& path : turned.paths) {
    for (PathPoint& point : path.points) point.at = Apply(turn, point.at);
    path.box = Apply(turn, path.box);
    if (path.clip.width() > 0) path.clip = Apply(turn, path.clip);
  }
  for (Widget& widget : turned.widgets) widget.box = Apply(turn, widget.box);
  for (Box& ink : turned.ink) ink = Apply(turn, ink);
  return turned;
}

}  // namespace quaestor
