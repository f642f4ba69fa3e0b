#include "parsers/curves.h"

#include <cmath>
#include <cstddef>
#include <optional>

namespace quaestor {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr int kSteps = 6;
// Circles are drawn in three or more curves; what turns more is a scribble.
constexpr double kWidestArc = 2.2;

// The center of the circle through three points, unless they are in line.
std::optional<Point> CircleCenter(Point a, Point b, Point c) {
  const double bx = b.x - a.x;
  const double by = b.y - a.y;
  const double cx = c.x - a.x;
  const double cy = c.y - a.y;
  const double cross = 2 * (bx * cy - by * cx);
  const double b2 = bx * bx + by * by;
  const double c2 = cx * cx + cy * cy;
  if (std::abs(cross) <= 1e-3 * (b2 + c2)) return std::nullopt;
  return Point{a.x + (cy * b2 - by * c2) / cross,
               a.y + (bx * c2 - cx * b2) / cross};
}

void AppendCircle(Point from, Point to, Point center,
                  std::vector<PathPoint>& points) {
  const double radius = std::hypot(from.x - center.x, from.y - center.y);
  const double start = std::atan2(from.y - center.y, from.x - center.x);
  const double end = std::atan2(to.y - center.y, to.x - center.x);
  const double sweep = std::remainder(end - start, 2 * kPi);
  if (std::abs(sweep) > kWidestArc) {
    points.push_back({to, false, false});
    return;
  }
  for (int step = 1; step <= kSteps; ++step) {
    const double angle = start + sweep * step / kSteps;
    points.push_back({{center.x + radius * std::cos(angle),
                       center.y + radius * std::sin(angle)},
                      false,
                      false});
  }
}

// Leaves `from` in the direction in which `before` led to it.
void AppendCorner(Point before, Point from, Point to,
                  std::vector<PathPoint>& points) {
  const bool level = std::abs(from.x - before.x) > std::abs(from.y - before.y);
  const Point corner = level ? Point{to.x, from.y} : Point{from.x, to.y};
  for (int step = 1; step <= kSteps; ++step) {
    const double angle = kPi / 2 * step / kSteps;
    const double a = 1 - std::sin(angle);
    const double b = 1 - std::cos(angle);
    points.push_back(
        {{corner.x + a * (from.x - corner.x) + b * (to.x - corner.x),
          corner.y + a * (from.y - corner.y) + b * (to.y - corner.y)},
         false,
         false});
  }
}

bool IsCurve(const std::vector<PathPoint>& points, std::size_t i) {
  return i > 0 && i < points.size() && points[i].curve && !points[i].move;
}

void AppendCurve(const std::vector<PathPoint>& points, std::size_t i,
                 std::vector<PathPoint>& flat) {
  const Point from = points[i - 1].at;
  const Point to = points[i].at;
  std::optional<Point> center;
  if (IsCurve(points, i + 1)) {
    center = CircleCenter(from, to, points[i + 1].at);
  } else if (i >= 2 && IsCurve(points, i - 1)) {
    center = CircleCenter(points[i - 2].at, from, to);
  }
  if (center) {
    AppendCircle(from, to, *center, flat);
  } else if (i >= 2 && !points[i - 1].move && !IsCurve(points, i - 1)) {
    AppendCorner(points[i - 2].at, from, to, flat);
  } else {
    flat.push_back(points[i]);
  }
}

}  // namespace

std::vector<PathPoint> WithCurves(const std::vector<PathPoint>& points) {
  std::vector<PathPoint> flat;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (IsCurve(points, i)) {
      AppendCurve(points, i, flat);
    } else {
      flat.push_back(points[i]);
    }
  }
  return flat;
}

}  // namespace quaestor
