// parsers/pixel_edges.h: upright edges in an ink map, where sides of boxes may
// stand.
#ifndef QUAESTOR_PARSERS_PIXEL_EDGES_H_
#define QUAESTOR_PARSERS_PIXEL_EDGES_H_

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

// How much darker the edge is than what stands two cells outside, on average:
// `outward` is -1 for a left or top edge, 1 for a right or bottom one.
double UprightContrast(const InkMap& map, int x, int top, int bottom,
                       int outward);
double LevelContrast(const InkMap& map, int y, int left, int right,
                     int outward);

// The least contrast that is taken for an edge.
inline constexpr int kEdgeContrast = 30;

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIXEL_EDGES_H_
