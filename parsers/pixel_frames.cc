#include "parsers/pixel_frames.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "parsers/pixel_edges.h"

namespace quaestor {
namespace {

constexpr double kLeastSide = 5.5;  // points
constexpr double kMostSide = 25.0;
constexpr double kMostAspect = 1.38;
constexpr int kFaintest = 35;  // darkness of the palest frame

// One side of a frame as a way to walk along it: position i of `length` is at
// (x + i * dx, y + i * dy); (inward_x, inward_y) leads into the box.
struct FrameSide {
  int x, y, dx, dy, length, inward_x, inward_y;
};

std::array<FrameSide, 4> SidesOf(const PixelFrame& frame) {
  return {{{frame.left, frame.top, 1, 0, frame.width(), 0, 1},
           {frame.left, frame.bottom, 1, 0, frame.width(), 0, -1},
           {frame.left, frame.top, 0, 1, frame.height(), 1, 0},
           {frame.right, frame.top, 0, 1, frame.height(), -1, 0}}};
}

// Darkness at position i of a side, `depth` cells inward (outward if negative).
int DarknessAt(const InkMap& map, const FrameSide& side, int i, int depth) {
  return map.at(side.x + i * side.dx + depth * side.inward_x,
                side.y + i * side.dy + depth * side.inward_y);
}

// The darkest within a cell of the line.
int LineAt(const InkMap& map, const FrameSide& side, int i) {
  return std::max({DarknessAt(map, side, i, -1), DarknessAt(map, side, i, 0),
                   DarknessAt(map, side, i, 1)});
}

double Strength(const InkMap& map, const std::array<FrameSide, 4>& sides) {
  std::vector<int> darkness;
  for (const FrameSide& side : sides) {
    for (int i = 0; i < side.length; ++i)
      darkness.push_back(LineAt(map, side, i));
  }
  const auto middle =
      darkness.begin() + static_cast<std::ptrdiff_t>(darkness.size() / 2);
  std::nth_element(darkness.begin(), middle, darkness.end());
  return *middle;
}

// Cells from the outer edge to where the line ends: the thinnest quarter of
// the places, so that pen strokes do not thicken it.
int Thickness(const InkMap& map, const std::array<FrameSide, 4>& sides,
              double dark) {
  std::vector<int> depths;
  for (const FrameSide& side : sides) {
    for (int i = 2; i < side.length - 2; ++i) {
      int depth = 0;
      while (depth < side.length / 3 && DarknessAt(map, side, i, depth) >= dark)
        ++depth;
      if (depth > 0) depths.push_back(depth);
    }
  }
  if (depths.empty()) return 1;
  const auto quarter =
      depths.begin() + static_cast<std::ptrdiff_t>(depths.size() / 4);
  std::nth_element(depths.begin(), quarter, depths.end());
  return *quarter;
}

struct SideMeasure {
  double line = 0;
  double outside = 0;
  double clear = 0;
  int gap = 0;
};

// How far from a side the next letter or rule would stand.
int ClearDepth(const FrameSide& side) { return std::max(4, side.length / 5); }

SideMeasure MeasureSide(const InkMap& map, const FrameSide& side, double dark) {
  SideMeasure measure;
  int missing = 0;
  const int far = ClearDepth(side);
  for (int i = 0; i < side.length; ++i) {
    const bool there = LineAt(map, side, i) >= dark;
    missing = there ? 0 : missing + 1;
    measure.gap = std::max(measure.gap, missing);
    measure.line += there;
    int most = 0;
    for (int depth = 2; depth <= far; ++depth)
      most = std::max(most, DarknessAt(map, side, i, -depth));
    measure.clear += most < dark;
    measure.outside += std::min(DarknessAt(map, side, i, -2),
                                DarknessAt(map, side, i, -3)) < dark;
  }
  measure.line /= side.length;
  measure.outside /= side.length;
  measure.clear /= side.length;
  return measure;
}

// Ends of a side, of two, where the line goes on past the corner.
int Extensions(const InkMap& map, const FrameSide& side, double dark) {
  int count = 0;
  for (const int i : {-3, side.length + 2}) {
    const int beyond =
        std::max(DarknessAt(map, side, i, 0), DarknessAt(map, side, i, 1));
    count += beyond >= dark;
  }
  return count;
}

double CoreInk(const InkMap& map, const PixelFrame& frame, double dark) {
  const int inset =
      frame.thickness + 1 + std::min(frame.width(), frame.height()) / 12;
  int cells = 0;
  int inked = 0;
  for (int y = frame.top + inset; y <= frame.bottom - inset; ++y) {
    for (int x = frame.left + inset; x <= frame.right - inset; ++x, ++cells) {
      inked += map.at(x, y) >= dark;
    }
  }
  return cells == 0 ? 1 : static_cast<double>(inked) / cells;
}

// What a frame's lines are measured against.
struct Pen {
  double strength;  // darkness of a whole line
  int thickness;    // cells
};

// Mean darkness of positions [from, to) of a side, as a share of the strength.
// A hairline between two rows of cells has half its darkness in each.
double PartDarkness(const InkMap& map, const FrameSide& side, int from, int to,
                    int depth, const Pen& pen) {
  double sum = 0;
  for (int i = from; i < to; ++i) {
    int dark = DarknessAt(map, side, i, depth);
    if (pen.thickness == 1) dark += DarknessAt(map, side, i, depth + 1);
    sum += std::min<double>(dark, pen.strength);
  }
  return sum / std::max(1, to - from) / pen.strength;
}

// Darkness of the paler end of a side on the line of its middle: letters turn
// inward there, boxes do not.
double PalerEnd(const InkMap& map, const FrameSide& side, const Pen& pen) {
  const int part = std::max(2, side.length / 5);
  const int end = side.length - part;
  std::array<double, 3> middles{};
  for (int depth = -1; depth <= 1; ++depth) {
    middles[static_cast<std::size_t>(depth + 1)] =
        PartDarkness(map, side, part, end, depth, pen);
  }
  const double darkest = *std::max_element(middles.begin(), middles.end());
  double best = 0;
  for (int depth = -1; depth <= 1; ++depth) {
    if (middles[static_cast<std::size_t>(depth + 1)] < 0.9 * darkest) continue;
    best = std::max(
        best, std::min(PartDarkness(map, side, 0, part, depth, pen),
                       PartDarkness(map, side, end, side.length, depth, pen)));
  }
  return best;
}

// Mean darkness along the straight line that fits a side best, as a share of
// the strength. Half a cell of slope is allowed: each half has its own offset.
double Straightness(const InkMap& map, const FrameSide& side, const Pen& pen) {
  double total = 0;
  for (const auto& [from, to] : {std::pair(0, side.length / 2),
                                 std::pair(side.length / 2, side.length)}) {
    double best = 0;
    for (int depth = -1; depth <= 1; ++depth) {
      best = std::max(best, PartDarkness(map, side, from, to, depth, pen));
    }
    total += best / 2;
  }
  return total;
}

// The least darkness of what belongs to the frame.
double DarkOf(const PixelFrame& frame) {
  return std::max(kFaintest * 0.7, frame.strength * 0.45);
}

struct SizeLimits {
  int least;
  int most;
};

// Rows that are a top (outward -1) or bottom (1) edge between two columns.
std::vector<int> EdgeRows(const LevelEdges& edges, int left, int right,
                          int from, int to, int outward) {
  std::vector<int> rows;
  const int middle = (left + right) / 2;
  for (int y = from; y <= to; ++y) {
    if (!edges.Through(middle, y, outward)) continue;
    const double here = edges.Contrast(y, left, right, outward);
    if (here >= kEdgeContrast &&
        here >= edges.Contrast(y - 1, left, right, outward) &&
        here > edges.Contrast(y + 1, left, right, outward)) {
      rows.push_back(y);
    }
  }
  return rows;
}

// The frames between two upright edges: a filled box within a frame has edges
// of its own.
std::vector<PixelFrame> FramesBetween(const InkMap& map,
                                      const LevelEdges& levels,
                                      const UprightEdge& left,
                                      const UprightEdge& right,
                                      const SizeLimits& limits) {
  const int width = right.x - left.x + 1;
  const int least =
      std::max(limits.least, static_cast<int>(width / kMostAspect));
  const int most =
      std::min(limits.most, static_cast<int>(std::ceil(width * kMostAspect)));
  const int overlap_top = std::max(left.top, right.top);
  const int overlap_bottom = std::min(left.bottom, right.bottom);
  const int slack = width / 3;
  std::vector<PixelFrame> frames;
  const auto tops = EdgeRows(levels, left.x + 1, right.x - 1,
                             std::max(0, overlap_top - slack),
                             overlap_bottom - least / 2, -1);
  if (tops.empty()) return frames;
  const auto bottoms =
      EdgeRows(levels, left.x + 1, right.x - 1, overlap_top + least / 2,
               std::min(map.height - 1, overlap_bottom + slack), 1);
  for (const int top : tops) {
    for (const int bottom : bottoms) {
      const int height = bottom - top + 1;
      if (height < least || height > most) continue;
      const double sides =
          std::min(UprightContrast(map, left.x, top, bottom, -1),
                   UprightContrast(map, right.x, top, bottom, 1));
      if (sides < kEdgeContrast) continue;
      PixelFrame& frame = frames.emplace_back();
      frame.left = left.x;
      frame.top = top;
      frame.right = right.x;
      frame.bottom = bottom;
    }
  }
  return frames;
}

// What the lines themselves are, and what is beside them.
void MeasureLines(const InkMap& map, PixelFrame& frame) {
  const auto sides = SidesOf(frame);
  frame.strength = std::max(1.0, Strength(map, sides));
  const double dark = DarkOf(frame);
  frame.coverage = frame.outside = 1;
  frame.gap = frame.extensions = 0;
  std::array<double, 4> clear{};
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const SideMeasure measure = MeasureSide(map, sides[i], dark);
    clear[i] = measure.clear;
    frame.coverage = std::min(frame.coverage, measure.line);
    frame.outside = std::min(frame.outside, measure.outside);
    frame.gap = std::max(frame.gap, measure.gap);
    frame.extensions += Extensions(map, sides[i], dark);
  }
  std::sort(clear.begin(), clear.end());
  frame.clear = clear[0];
  frame.clear_third = clear[1];
}

// How straight the lines are, and what is within them.
void MeasureShape(const InkMap& map, PixelFrame& frame) {
  const auto sides = SidesOf(frame);
  frame.thickness = Thickness(map, sides, DarkOf(frame));
  const Pen pen{frame.strength, frame.thickness};
  frame.straight = frame.corner = 1;
  frame.straight_all = 0;
  for (const FrameSide& side : sides) {
    const double straight = Straightness(map, side, pen);
    frame.straight = std::min(frame.straight, straight);
    frame.straight_all += straight / 4;
    frame.corner = std::min(frame.corner, PalerEnd(map, side, pen));
  }
  frame.core = CoreInk(map, frame, DarkOf(frame));
}

// Sides of boxes end at the corners; rules of tables go on.
bool TooLong(const UprightEdge& edge, int width) {
  return edge.bottom - edge.top + 1 > 1.8 * width;
}

// Upright edges by bands of rows, so that only those side by side are paired.
class EdgeBands {
 public:
  EdgeBands(const std::vector<UprightEdge>& edges, int height, int band)
      : band_(band), bands_(static_cast<std::size_t>(height / band) + 1) {
    for (const UprightEdge& edge : edges) {
      if (edge.bottom - edge.top < band) {
        bands_[static_cast<std::size_t>(std::max(0, edge.top) / band)]
            .push_back(edge);
      }
    }
  }

  // Calls `visit` for the edges that may share rows with `edge` and whose x is
  // in [from, to].
  template <typename Visit>
  void ForEach(const UprightEdge& edge, int from, int to, Visit visit) const {
    const int middle = std::max(0, edge.top) / band_;
    for (int i = std::max(0, middle - 1);
         i <= middle + 1 && i < static_cast<int>(bands_.size()); ++i) {
      const auto& band = bands_[static_cast<std::size_t>(i)];
      auto next = std::lower_bound(
          band.begin(), band.end(), from,
          [](const UprightEdge& other, int x) { return other.x < x; });
      for (; next != band.end() && next->x <= to; ++next) visit(*next);
    }
  }

 private:
  int band_;
  std::vector<std::vector<UprightEdge>> bands_;
};

bool MayPair(const UprightEdge& left, const UprightEdge& right) {
  const int width = right.x - left.x + 1;
  const int overlap =
      std::min(left.bottom, right.bottom) - std::max(left.top, right.top) + 1;
  return overlap >= width / 2 && !TooLong(left, width) &&
         !TooLong(right, width);
}

// Measures no more than is needed to see that something is no frame.
bool IsFrame(const InkMap& map, PixelFrame& frame) {
  MeasureLines(map, frame);
  if (frame.strength < kFaintest || frame.coverage < 0.8 || frame.outside < 0.4)
    return false;
  MeasureShape(map, frame);
  return frame.corner >= 0.2;
}

std::vector<PixelFrame> Candidates(const InkMap& map, const LevelEdges& levels,
                                   const UprightEdges& edges,
                                   const SizeLimits& limits) {
  std::vector<PixelFrame> frames;
  const EdgeBands rights(edges.right, map.height, 2 * limits.most);
  for (const UprightEdge& left : edges.left) {
    if (TooLong(left, limits.most)) continue;
    const auto pair_up = [&](const UprightEdge& right) {
      if (!MayPair(left, right)) return;
      for (PixelFrame& frame :
           FramesBetween(map, levels, left, right, limits)) {
        if (IsFrame(map, frame)) frames.push_back(frame);
      }
    };
    rights.ForEach(left, left.x + limits.least - 1, left.x + limits.most - 1,
                   pair_up);
  }
  return frames;
}

}  // namespace

void MeasureFrame(const InkMap& map, PixelFrame& frame) {
  MeasureLines(map, frame);
  MeasureShape(map, frame);
}

std::vector<PixelFrame> FindFrames(const InkMap& map) {
  const SizeLimits limits{
      std::max(6, static_cast<int>(std::lround(kLeastSide * map.dpi / 72))),
      static_cast<int>(std::lround(kMostSide * map.dpi / 72))};
  if (std::min(map.width, map.height) <= limits.least) return {};
  const int length =
      std::max(5, static_cast<int>(std::lround(limits.least * 0.6)));
  return Candidates(map, LevelEdges(map, length), FindUprightEdges(map, length),
                    limits);
}

}  // namespace quaestor
