#include "parsers/box_shapes.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <span>

namespace quaestor {
namespace {

constexpr double kMinSide = 5;
constexpr double kMaxSide = 24;
constexpr double kMinAspect = 0.75;
constexpr double kMaxAspect = 1.34;
constexpr double kSamePlace = 2.5;      // points between centres
constexpr double kLineThickness = 1.6;  // a fill thinner than this is a line
// A page with more lines or squares than these is a drawing.
constexpr std::size_t kMaxLines = 5000;
constexpr std::size_t kMaxShapes = 5000;
constexpr double kJoint = 1.3;  // how far lines of a box may miss

struct Segment {
  double from = 0;  // along its direction
  double to = 0;
  double across = 0;  // the other coordinate
  int order = 0;
};

struct Segments {
  std::vector<Segment> horizontal;
  std::vector<Segment> vertical;
};

bool HasBoxSize(const Box& box) {
  const double width = box.width();
  const double height = box.height();
  return std::min(width, height) >= kMinSide &&
         std::max(width, height) <= kMaxSide && width >= kMinAspect * height &&
         width <= kMaxAspect * height;
}

Box BoundsOf(std::span<const PathPoint> points) {
  Box box{points[0].at.x, points[0].at.y, points[0].at.x, points[0].at.y};
  for (const PathPoint& point : points) {
    box = Union(box, {point.at.x, point.at.y, point.at.x, point.at.y});
  }
  return box;
}

double Distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// All points on the bounds and some near each corner: a rectangle, rounded or
// not.
bool IsRectangle(std::span<const PathPoint> points, const Box& box,
                 double least_tolerance = 0.3) {
  const double side = std::min(box.width(), box.height());
  const double tolerance = std::max(least_tolerance, 0.05 * side);
  for (const PathPoint& point : points) {
    const double edge =
        std::min({point.at.x - box.left, box.right - point.at.x,
                  point.at.y - box.top, box.bottom - point.at.y});
    if (edge > (point.curve ? 0.12 * side : tolerance)) return false;
  }
  const Point corners[] = {{box.left, box.top},
                           {box.right, box.top},
                           {box.left, box.bottom},
                           {box.right, box.bottom}};
  return std::all_of(
      std::begin(corners), std::end(corners), [&](const Point& corner) {
        return std::any_of(points.begin(), points.end(),
                           [&](const PathPoint& point) {
                             return Distance(point.at, corner) <= 0.34 * side;
                           });
      });
}

bool IsCircle(std::span<const PathPoint> points, const Box& box) {
  const bool curved =
      std::any_of(points.begin(), points.end(),
                  [](const PathPoint& point) { return point.curve; });
  if (points.size() < (curved ? 4U : 8U)) return false;
  const Point center{box.center_x(), box.center_y()};
  const double radius = (box.width() + box.height()) / 4;
  return std::all_of(points.begin(), points.end(), [&](const PathPoint& point) {
    return std::abs(Distance(point.at, center) - radius) <=
           0.09 * radius + 0.15;
  });
}

bool HasClip(const Path& path) { return path.clip.width() > 0; }

bool IsMostlyVisible(const Box& box, const Path& path) {
  if (!HasClip(path)) return true;
  const double width =
      std::min(box.right, path.clip.right) - std::max(box.left, path.clip.left);
  const double height =
      std::min(box.bottom, path.clip.bottom) - std::max(box.top, path.clip.top);
  return width >= 0.8 * box.width() && height >= 0.8 * box.height();
}

bool IsLineLength(double length) { return length >= kMinSide - 1; }

// Notes a short straight line, stroked or filled as a thin rectangle.
void AddSegment(const Box& box, const Path& path, Segments& segments) {
  const double limit = path.stroke ? 0.4 : kLineThickness;
  if (box.height() <= limit && IsLineLength(box.width())) {
    segments.horizontal.push_back(
        {box.left, box.right, box.center_y(), path.order});
  } else if (box.width() <= limit && IsLineLength(box.height())) {
    segments.vertical.push_back(
        {box.top, box.bottom, box.center_x(), path.order});
  }
}

// The round hole of a filled outline, such as a letter's, around another
// centre.
bool IsHole(std::span<const PathPoint> points, const Box& box,
            const Path& path) {
  if (path.stroke || points.size() == path.points.size()) return false;
  const Box whole = BoundsOf(path.points);
  return std::hypot(whole.center_x() - box.center_x(),
                    whole.center_y() - box.center_y()) >
         0.08 * std::max(whole.width(), whole.height());
}

void ReadSubpath(std::span<const PathPoint> points, const Path& path,
                 std::vector<BoxShape>& shapes, Segments& segments) {
  if (points.size() < 2) return;
  const Box box = BoundsOf(points);
  if (!IsMostlyVisible(box, path)) return;
  if (points.size() == 2 ||
      std::min(box.width(), box.height()) <= kLineThickness) {
    AddSegment(box, path, segments);
    return;
  }
  if (points.size() < 4 || !HasBoxSize(box)) return;
  const bool white = !path.stroke && (path.colour & 0xF0F0F0U) == 0xF0F0F0U;
  // Curved corners near the middle of the sides make a circle of both tests.
  if (IsCircle(points, box)) {
    if (IsHole(points, box, path)) return;
    shapes.push_back(
        {box, MarkKind::kRadio, path.stroke, path.order, false, white});
  } else if (IsRectangle(points, box)) {
    shapes.push_back(
        {box, MarkKind::kCheckbox, path.stroke, path.order, false, white});
  }
}

// A dashed outline comes as many small pieces in one path.
void ReadPieces(const Path& path, std::vector<BoxShape>& shapes) {
  constexpr std::size_t kMinPoints = 32;
  const std::span<const PathPoint> points = path.points;
  if (points.size() < kMinPoints) return;
  const Box box = BoundsOf(points);
  if (HasBoxSize(box) && IsMostlyVisible(box, path) &&
      IsRectangle(points, box, kLineThickness)) {
    shapes.push_back({box, MarkKind::kCheckbox, true, path.order, true, false});
  }
}

void ReadPath(const Path& path, std::vector<BoxShape>& shapes,
              Segments& segments) {
  const std::span<const PathPoint> points = path.points;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= points.size(); ++i) {
    if (i == points.size() || points[i].move) {
      ReadSubpath(points.subspan(begin, i - begin), path, shapes, segments);
      begin = i;
    }
  }
  ReadPieces(path, shapes);
}

bool HasVertical(const std::vector<Segment>& sorted, double x, double top,
                 double bottom) {
  auto it = std::lower_bound(
      sorted.begin(), sorted.end(), x - kJoint,
      [](const Segment& s, double value) { return s.across < value; });
  for (; it != sorted.end() && it->across <= x + kJoint; ++it) {
    if (std::abs(it->from - top) <= kJoint &&
        std::abs(it->to - bottom) <= kJoint) {
      return true;
    }
  }
  return false;
}

// Lines that go on beyond the same side of a box at its top and its bottom
// make it a cell of a table.
bool GoesOn(const std::vector<Segment>& horizontal, const Box& box) {
  bool on[4] = {};
  for (const Segment& line : horizontal) {
    const bool left = std::abs(line.to - box.left) <= kJoint;
    const bool right = std::abs(line.from - box.right) <= kJoint;
    if (std::abs(line.across - box.top) <= kJoint) {
      on[0] = on[0] || left;
      on[1] = on[1] || right;
    } else if (std::abs(line.across - box.bottom) <= kJoint) {
      on[2] = on[2] || left;
      on[3] = on[3] || right;
    }
  }
  return (on[0] && on[2]) || (on[1] && on[3]);
}

std::optional<BoxShape> BoxBetween(const Segment& top, const Segment& bottom,
                                   const std::vector<Segment>& vertical) {
  const Box box{(top.from + bottom.from) / 2, top.across,
                (top.to + bottom.to) / 2, bottom.across};
  if (std::abs(top.from - bottom.from) > kJoint ||
      std::abs(top.to - bottom.to) > kJoint || !HasBoxSize(box) ||
      !HasVertical(vertical, box.left, box.top, box.bottom) ||
      !HasVertical(vertical, box.right, box.top, box.bottom)) {
    return std::nullopt;
  }
  return BoxShape{box,   MarkKind::kCheckbox,
                  true,  std::min(top.order, bottom.order),
                  false, false};
}

// Boxes that are drawn as four lines.
void AssembleBoxes(Segments& segments, std::vector<BoxShape>& shapes) {
  if (segments.horizontal.size() > kMaxLines ||
      segments.vertical.size() > kMaxLines) {
    return;
  }
  const auto by_across = [](const Segment& a, const Segment& b) {
    return a.across < b.across;
  };
  std::stable_sort(segments.horizontal.begin(), segments.horizontal.end(),
                   by_across);
  std::stable_sort(segments.vertical.begin(), segments.vertical.end(),
                   by_across);
  std::map<std::int64_t, std::vector<const Segment*>> columns;
  for (const Segment& top : segments.horizontal) {
    columns[std::llround(top.from / 4)].push_back(&top);
  }
  for (const Segment& bottom : segments.horizontal) {
    const std::int64_t column = std::llround(bottom.from / 4);
    for (std::int64_t c = column - 1; c <= column + 1; ++c) {
      const auto found = columns.find(c);
      if (found == columns.end()) continue;
      auto top = std::lower_bound(
          found->second.begin(), found->second.end(), bottom.across - kMaxSide,
          [](const Segment* s, double y) { return s->across < y; });
      for (; top != found->second.end() && (*top)->across < bottom.across;
           ++top) {
        const auto box = BoxBetween(**top, bottom, segments.vertical);
        if (box && !GoesOn(segments.horizontal, box->box)) {
          shapes.push_back(*box);
        }
      }
    }
  }
}

// Of two shapes around one centre the outer one is the box, unless it is a
// white ground or so much larger that it is a table's cell around a box.
bool Absorb(BoxShape& kept, const BoxShape& other) {
  const double distance =
      std::hypot(kept.box.center_x() - other.box.center_x(),
                 kept.box.center_y() - other.box.center_y());
  if (distance > kSamePlace) return false;
  const bool grows = other.box.width() > kept.box.width();
  const BoxShape& larger = grows ? other : kept;
  const BoxShape& smaller = grows ? kept : other;
  const bool cell =
      smaller.outlined &&
      (larger.white || (smaller.kind == MarkKind::kCheckbox &&
                        larger.box.width() > 1.6 * smaller.box.width()));
  const int order = std::min(kept.order, other.order);
  const bool outlined = kept.outlined || other.outlined;
  const bool dashed = kept.dashed || other.dashed;
  kept = BoxShape(cell ? smaller : larger);
  kept.dashed = dashed;
  kept.white = kept.white && other.white;
  kept.order = order;
  kept.outlined = outlined;
  return true;
}

std::vector<BoxShape> OnePerPlace(std::vector<BoxShape> shapes) {
  std::stable_sort(shapes.begin(), shapes.end(),
                   [](const BoxShape& a, const BoxShape& b) {
                     return a.box.center_y() < b.box.center_y();
                   });
  std::vector<BoxShape> unique;
  for (const BoxShape& shape : shapes) {
    bool absorbed = false;
    for (auto it = unique.rbegin(); it != unique.rend() && !absorbed; ++it) {
      if (shape.box.center_y() - it->box.center_y() > 4 * kSamePlace) break;
      absorbed = Absorb(*it, shape);
    }
    if (!absorbed) unique.push_back(shape);
  }
  return unique;
}

}  // namespace

std::vector<BoxShape> FindBoxShapes(const PageContent& page) {
  std::vector<BoxShape> shapes;
  Segments segments;
  for (const Path& path : page.paths) {
    if (path.opacity >= 0.1 && !path.points.empty()) {
      ReadPath(path, shapes, segments);
    }
  }
  AssembleBoxes(segments, shapes);
  if (shapes.size() > kMaxShapes) return {};
  return OnePerPlace(std::move(shapes));
}

}  // namespace quaestor
