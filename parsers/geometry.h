// parsers/geometry.h: boxes on a page.
//
// Unit: PDF points (1/72 inch). Origin: the top left corner of the page as
// displayed, that is after /Rotate and within the crop box; y grows downward.
#ifndef QUAESTOR_PARSERS_GEOMETRY_H_
#define QUAESTOR_PARSERS_GEOMETRY_H_

#include <algorithm>

namespace quaestor {

struct Point {
  double x = 0;
  double y = 0;
};

// Invariant of a box that holds something: left <= right and top <= bottom.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double center_x() const { return (left + right) / 2; }
  [[nodiscard]] double center_y() const { return (top + bottom) / 2; }
};

// The smallest box around both.
inline Box Union(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top),
          std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

inline bool Contains(const Box& box, Point point) {
  return point.x >= box.left && point.x <= box.right && point.y >= box.top &&
         point.y <= box.bottom;
}

// How much of the height of the lower of two boxes the other shares, 0 to 1.
inline double VerticalOverlap(const Box& a, const Box& b) {
  const double shared =
      std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  const double least = std::min(a.height(), b.height());
  return least <= 0 ? 0 : std::max(0.0, shared) / least;
}

// The same for widths.
inline double HorizontalOverlap(const Box& a, const Box& b) {
  const double shared =
      std::min(a.right, b.right) - std::max(a.left, b.left);
  const double least = std::min(a.width(), b.width());
  return least <= 0 ? 0 : std::max(0.0, shared) / least;
}

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_GEOMETRY_H_
