// parsers/pixel_edges.h: upright edges in an ink map, where sides of boxes may
// stand.
#ifndef QUAESTOR_PARSERS_PIXEL_EDGES_H_
#define QUAESTOR_PARSERS_PIXEL_EDGES_H_

#include <cstdint>
#include <vector>

#include "parsers/ink_map.h"

namespace quaestor {

// Column x is dark from top to bottom, on the whole, and paper is beside it.
struct UprightEdge {
  int x = 0;
  int top = 0;
  int bottom = 0;
};

// Sorted by x.
struct UprightEdges {
  std::vector<UprightEdge> left;   // paper to the left
  std::vector<UprightEdge> right;  // paper to the right
};

// Edges of at least `length` cells. The darkness is averaged along the edge
// before it is compared with a threshold, which keeps thin, broken and faint
// lines that a threshold of single cells would lose.
UprightEdges FindUprightEdges(const InkMap& map, int length);

// How much darker the upright edge is than what stands two cells outside, on
// average: `outward` is -1 for a left edge, 1 for a right one.
double UprightContrast(const InkMap& map, int x, int top, int bottom,
                       int outward);

// The least contrast that is taken for an edge.
inline constexpr int kEdgeContrast = 30;

// Level edges: tops of boxes have paper above them (`outward` -1), bottoms have
// it below (1).
class LevelEdges {
 public:
  // Sees no edge shorter than `length`.
  LevelEdges(const InkMap& map, int length);

  // Contrast of row y between two columns, inclusive, as UprightContrast.
  [[nodiscard]] double Contrast(int y, int left, int right, int outward) const;

  // Whether an edge runs through the cell.
  [[nodiscard]] bool Through(int x, int y, int outward) const {
    return (*(outward < 0 ? &tops_ : &bottoms_))[Column(x) + y] != 0;
  }

 private:
  [[nodiscard]] std::size_t Column(int x) const {
    return static_cast<std::size_t>(x) * height_;
  }
  // Darkness of row y left of column x.
  [[nodiscard]] int Sum(int x, int y) const {
    return y < 0 || y >= height_
               ? 0
               : static_cast<int>(
                     sums_[static_cast<std::size_t>(y) * (width_ + 1) + x]);
  }
  void FlagRow(int y, int length, int outward,
               std::vector<std::uint8_t>& flags) const;

  int width_;
  int height_;
  std::vector<std::uint32_t> sums_;
  std::vector<std::uint8_t> tops_;  // column after column
  std::vector<std::uint8_t> bottoms_;
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIXEL_EDGES_H_
