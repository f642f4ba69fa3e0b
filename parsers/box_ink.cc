#include "parsers/box_ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "parsers/curves.h"

namespace quaestor {
namespace {

constexpr int kPixels = 40;  // per side of the raster
constexpr std::size_t kArea = static_cast<std::size_t>(kPixels) * kPixels;
constexpr double kMargin = 0.25;  // around the box, of its side
constexpr double kInset = 0.2;    // from the box to its inside, of its side
constexpr std::size_t kMaxCurvePoints = 400;  // longer paths stay polygons
constexpr double kContrast = 0.13;
constexpr double kCovered = 0.9;
constexpr double kLeastSide = 0.5;  // points; smaller boxes show nothing
constexpr double kPaleContrast = 0.07;
constexpr double kEdgeContrast = 0.06;

struct Raster {
  Box area;
  std::array<float, kArea> light;
  std::array<bool, kArea> annotation;

  [[nodiscard]] double pixel_width() const { return area.width() / kPixels; }
  [[nodiscard]] double pixel_height() const { return area.height() / kPixels; }
  [[nodiscard]] double x(int column) const {
    return area.left + (column + 0.5) * pixel_width();
  }
  [[nodiscard]] double y(int row) const {
    return area.top + (row + 0.5) * pixel_height();
  }
};

std::size_t PixelAt(int row, int column) {
  return static_cast<std::size_t>(row) * kPixels +
         static_cast<std::size_t>(column);
}

double Lightness(std::uint32_t colour) {
  const double red = (colour >> 16) & 0xFFU;
  const double green = (colour >> 8) & 0xFFU;
  const double blue = colour & 0xFFU;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

bool InClip(const Path& path, double x, double y) {
  return path.clip.width() <= 0 || Contains(path.clip, {x, y});
}

void Paint(Raster& raster, const Path& path, int row, int column) {
  if (!InClip(path, raster.x(column), raster.y(row))) return;
  const std::size_t pixel = PixelAt(row, column);
  const double light = raster.light[pixel] * (1 - path.opacity) +
                       Lightness(path.colour) * path.opacity;
  raster.light[pixel] = static_cast<float>(light);
  raster.annotation[pixel] = path.annotation;
}

// Where the outline of a path crosses a horizontal, subpaths closed.
std::vector<double> Crossings(const Path& path, double y) {
  std::vector<double> crossings;
  const auto cross = [&](Point a, Point b) {
    if ((a.y <= y) != (b.y <= y)) {
      crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
  };
  std::size_t begin = 0;
  const std::size_t count = path.points.size();
  for (std::size_t i = 0; i < count; ++i) {
    const bool last = i + 1 == count || path.points[i + 1].move;
    if (path.points[i].move) begin = i;
    cross(path.points[i].at, path.points[last ? begin : i + 1].at);
  }
  std::sort(crossings.begin(), crossings.end());
  return crossings;
}

void PaintFill(Raster& raster, const Path& path) {
  for (int row = 0; row < kPixels; ++row) {
    const std::vector<double> crossings = Crossings(path, raster.y(row));
    std::size_t passed = 0;
    for (int column = 0; column < kPixels; ++column) {
      while (passed < crossings.size() &&
             crossings[passed] <= raster.x(column)) {
        ++passed;
      }
      if (passed % 2 == 1) Paint(raster, path, row, column);
    }
  }
}

double SquaredDistanceToSegment(Point p, Point a, Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double t =
      length <= 0 ? 0
                  : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length,
                               0.0, 1.0);
  const double x = p.x - a.x - t * dx;
  const double y = p.y - a.y - t * dy;
  return x * x + y * y;
}

// Pixels [first, last] of a range of the page.
struct Range {
  int first = 0;
  int last = 0;
};

Range Cover(double from, double to, double origin, double pixel) {
  const auto clamp = [](double value) {
    return static_cast<int>(
        std::clamp(value, -1.0, static_cast<double>(kPixels)));
  };
  return {std::max(0, clamp(std::floor((from - origin) / pixel))),
          std::min(kPixels - 1, clamp(std::ceil((to - origin) / pixel)))};
}

void PaintSegment(Raster& raster, const Path& path, Point a, Point b) {
  const double reach =
      std::max(path.line_width / 2,
               0.55 * std::max(raster.pixel_width(), raster.pixel_height()));
  const Range columns =
      Cover(std::min(a.x, b.x) - reach, std::max(a.x, b.x) + reach,
            raster.area.left, raster.pixel_width());
  const Range rows =
      Cover(std::min(a.y, b.y) - reach, std::max(a.y, b.y) + reach,
            raster.area.top, raster.pixel_height());
  for (int row = rows.first; row <= rows.last; ++row) {
    for (int column = columns.first; column <= columns.last; ++column) {
      const Point at{raster.x(column), raster.y(row)};
      if (SquaredDistanceToSegment(at, a, b) <= reach * reach) {
        Paint(raster, path, row, column);
      }
    }
  }
}

void PaintStroke(Raster& raster, const Path& path) {
  for (std::size_t i = 1; i < path.points.size(); ++i) {
    if (!path.points[i].move) {
      PaintSegment(raster, path, path.points[i - 1].at, path.points[i].at);
    }
  }
}

bool Touches(const Box& a, const Box& b) {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom &&
         b.top <= a.bottom;
}

void PaintPath(Raster& raster, const Path& path) {
  Path flat = path;
  if (path.points.size() <= kMaxCurvePoints) {
    flat.points = WithCurves(path.points);
  }
  if (flat.fill) PaintFill(raster, flat);
  if (flat.stroke) PaintStroke(raster, flat);
}

// Ink that reaches far beyond a box on all sides does not mark it.
bool IsFarLarger(const Box& ink, const Box& box) {
  return ink.width() > 2.5 * box.width() && ink.height() > 2.5 * box.height();
}

Raster PaintAround(const PageContent& page, const Box& box,
                   bool with_annotations) {
  Raster raster;
  const double margin = kMargin * std::max(box.width(), box.height());
  raster.area = {box.left - margin, box.top - margin, box.right + margin,
                 box.bottom + margin};
  raster.light.fill(1);
  raster.annotation.fill(false);
  for (const Path& path : page.paths) {
    Box reach = path.box;
    reach.left -= path.line_width;
    reach.top -= path.line_width;
    reach.right += path.line_width;
    reach.bottom += path.line_width;
    if (!Touches(reach, raster.area)) continue;
    if (path.annotation && (!with_annotations || IsFarLarger(path.box, box))) {
      continue;
    }
    PaintPath(raster, path);
  }
  return raster;
}

int ColumnAt(const Raster& raster, double x) {
  return std::clamp(
      static_cast<int>((x - raster.area.left) / raster.pixel_width()), 0,
      kPixels - 1);
}

int RowAt(const Raster& raster, double y) {
  return std::clamp(
      static_cast<int>((y - raster.area.top) / raster.pixel_height()), 0,
      kPixels - 1);
}

// Whether lightness changes along a short walk across a side.
bool EdgeSeen(const Raster& raster, const Box& box, int side, double along) {
  const double reach = 0.12 * std::max(box.width(), box.height()) + 0.6;
  float least = 1;
  float most = 0;
  const double half = std::min(raster.pixel_width(), raster.pixel_height()) / 2;
  for (double off = -reach; off <= reach; off += half) {
    Point at{box.left + along * box.width(), box.top + along * box.height()};
    if (side == 0) at.y = box.top + off;
    if (side == 1) at.y = box.bottom + off;
    if (side == 2) at.x = box.left + off;
    if (side == 3) at.x = box.right + off;
    const float light =
        raster.light[PixelAt(RowAt(raster, at.y), ColumnAt(raster, at.x))];
    least = std::min(least, light);
    most = std::max(most, light);
  }
  return most - least > kEdgeContrast;
}

double WeakestSide(const Raster& raster, const Box& box) {
  constexpr int kPlaces = 9;
  int weakest = kPlaces;
  for (int side = 0; side < 4; ++side) {
    int seen = 0;
    for (int place = 0; place < kPlaces; ++place) {
      const double along = 0.3 + 0.4 * place / (kPlaces - 1);
      if (EdgeSeen(raster, box, side, along)) ++seen;
    }
    weakest = std::min(weakest, seen);
  }
  return static_cast<double>(weakest) / kPlaces;
}

// The lightness that most of the inside has: the mean of the fullest of ten
// steps.
double MostCommonLight(const Raster& raster, Range rows, Range columns) {
  std::array<int, 11> counts{};
  std::array<double, 11> sums{};
  for (int row = rows.first; row <= rows.last; ++row) {
    for (int column = columns.first; column <= columns.last; ++column) {
      const float light = raster.light[PixelAt(row, column)];
      const auto step = static_cast<std::size_t>(
          std::clamp(std::lround(light * 10), 0L, 10L));
      ++counts[step];
      sums[step] += light;
    }
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return *most == 0
             ? 1
             : sums[static_cast<std::size_t>(most - counts.begin())] / *most;
}

// Within a circle's inside, which leaves out the corners that the ring crosses.
bool InDisc(const Box& box, Point at) {
  const double x = (at.x - box.center_x()) / box.width();
  const double y = (at.y - box.center_y()) / box.height();
  return std::hypot(x, y) <= 0.5 - kInset;
}

void MeasureInside(const Raster& raster, const Box& box, bool round,
                   BoxInk& ink) {
  const double inset_x = kInset * box.width();
  const double inset_y = kInset * box.height();
  const Range columns = Cover(box.left + inset_x, box.right - inset_x,
                              raster.area.left, raster.pixel_width());
  const Range rows = Cover(box.top + inset_y, box.bottom - inset_y,
                           raster.area.top, raster.pixel_height());
  ink.ground = MostCommonLight(raster, rows, columns);
  int differing = 0;
  int pale = 0;
  int annotated = 0;
  Range ink_rows{kPixels, -1};
  Range ink_columns{kPixels, -1};
  for (int row = rows.first; row <= rows.last; ++row) {
    for (int column = columns.first; column <= columns.last; ++column) {
      const std::size_t pixel = PixelAt(row, column);
      if (round && !InDisc(box, {raster.x(column), raster.y(row)})) continue;
      const double contrast = raster.light[pixel] - ink.ground;
      if (raster.annotation[pixel]) ++annotated;
      // A pale tick on a grey ground is a disabled control's.
      if (contrast > kPaleContrast) ++pale;
      if (std::abs(contrast) <= kContrast) continue;
      ++differing;
      ink.by_annotation = ink.by_annotation || raster.annotation[pixel];
      ink_rows = {std::min(ink_rows.first, row), std::max(ink_rows.last, row)};
      ink_columns = {std::min(ink_columns.first, column),
                     std::max(ink_columns.last, column)};
    }
  }
  const double width = columns.last - columns.first + 1;
  const double height = rows.last - rows.first + 1;
  ink.ink = differing / (width * height);
  ink.annotated_ground = annotated / (width * height);
  ink.pale_ink = pale / (width * height);
  if (differing > 0) {
    ink.ink_width = (ink_columns.last - ink_columns.first + 1) / width;
    ink.ink_height = (ink_rows.last - ink_rows.first + 1) / height;
  }
}

// How much of a ring halfway between the sides and the inside is lighter than
// the inside.
double LightRim(const Raster& raster, const Box& box, double ground) {
  constexpr int kPlaces = 16;
  constexpr double kHalfInset = kInset / 2;
  int light = 0;
  for (int place = 0; place < kPlaces; ++place) {
    const int quarter = place / 4;
    const double along = 0.2 + 0.6 * quarter / 3.0;
    const double across = place % 2 == 0 ? kHalfInset : 1 - kHalfInset;
    const bool upright = place % 4 < 2;
    const Point at{box.left + box.width() * (upright ? across : along),
                   box.top + box.height() * (upright ? along : across)};
    const std::size_t pixel =
        PixelAt(RowAt(raster, at.y), ColumnAt(raster, at.x));
    if (raster.light[pixel] > ground + kContrast) ++light;
  }
  return static_cast<double>(light) / kPlaces;
}

BoxInk Measure(const Raster& raster, const Box& box, bool round) {
  BoxInk ink;
  ink.weakest_side = WeakestSide(raster, box);
  MeasureInside(raster, box, round, ink);
  ink.light_rim = LightRim(raster, box, ink.ground);
  return ink;
}

}  // namespace

BoxInk MeasureInk(const PageContent& page, const Box& box, bool round) {
  if (!(box.width() > kLeastSide && box.height() > kLeastSide)) return {};
  const BoxInk ink = Measure(PaintAround(page, box, true), box, round);
  // An annotation that covers the whole inside is a highlight.
  if (ink.annotated_ground < kCovered) return ink;
  return Measure(PaintAround(page, box, false), box, round);
}

}  // namespace quaestor
