#include "parsers/box_setting.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace quaestor {
namespace {

// A page with more small squares than this is a chart or a map.
constexpr std::size_t kMaxShapes = 600;
constexpr double kLabelReach = 40;  // points from a box to its text
constexpr double kBesideGap = 2.5;  // points between squares of a comb
constexpr double kTouching = 1;     // points between sides that touch
constexpr std::size_t kManyShapes = 6;
constexpr double kLabelledShare = 0.4;

struct Place {
  bool labelled = false;  // text beside it
  bool in_column = false;
};

double GapBeside(const Box& a, const Box& b) {
  return std::max(a.left - b.right, b.left - a.right);
}

bool SameLevel(const Box& a, const Box& b, double slack) {
  return std::abs(a.top - b.top) <= slack &&
         std::abs(a.bottom - b.bottom) <= slack;
}

// Squares side by side: a comb for single letters, a grid, a colour scale.
bool IsInComb(const std::vector<BoxShape>& all, const BoxShape& shape) {
  return std::any_of(all.begin(), all.end(), [&](const BoxShape& other) {
    return &other != &shape && SameLevel(other.box, shape.box, 2) &&
           std::abs(GapBeside(other.box, shape.box)) <= kBesideGap &&
           SameSize(shape.box, other.box);
  });
}

// A wider outlined cell of the same height touches the square: both are cells
// of a table's row.
bool IsCell(const PageContent& page, const Box& box) {
  return std::any_of(page.paths.begin(), page.paths.end(),
                     [&](const Path& path) {
                       return path.stroke && path.points.size() <= 6 &&
                              path.box.width() > 1.4 * path.box.height() &&
                              SameLevel(path.box, box, kTouching) &&
                              std::abs(GapBeside(path.box, box)) <= kTouching;
                     });
}

// The letter O of a word that is drawn as filled outlines: the next letter's
// outline stands close by.
bool IsOutlinedLetter(const PageContent& page, const BoxShape& shape) {
  if (shape.outlined || shape.kind != MarkKind::kRadio) return false;
  const Box& box = shape.box;
  return std::any_of(page.paths.begin(), page.paths.end(),
                     [&](const Path& path) {
                       const double gap = GapBeside(path.box, box);
                       return path.fill && path.points.size() > 4 &&
                              gap > -0.5 && gap < 0.3 * box.width() &&
                              VerticalOverlap(path.box, box) > 0.8 &&
                              path.box.height() > 0.5 * box.height() &&
                              path.box.height() < 2.5 * box.height() &&
                              path.box.width() < 2.5 * box.height();
                     });
}

// Distance to the nearest glyph on the row of the box that can be of a label.
double TextDistance(const PageContent& page,
                    const std::vector<GlyphShape>& shapes,
                    const std::vector<GlyphRow>& rows, const Box& box) {
  double nearest = 1e9;
  for (const GlyphRow& row : rows) {
    if (row.baseline < box.top ||
        row.baseline > box.bottom + 0.5 * box.height()) {
      continue;
    }
    for (const int i : row.glyphs) {
      const auto index = static_cast<std::size_t>(i);
      const double gap = GapBeside(page.glyphs[index].box, box);
      if (gap > -1 && shapes[index].kind == ShapeKind::kNone) {
        nearest = std::min(nearest, gap);
      }
    }
  }
  return nearest;
}

// Two more of the same size stand exactly above or below.
bool IsInColumn(const std::vector<BoxShape>& all, const BoxShape& shape) {
  return std::count_if(all.begin(), all.end(), [&](const BoxShape& other) {
           return SameSize(shape.box, other.box) &&
                  std::abs(shape.box.left - other.box.left) <= 1;
         }) >= 3;
}

// Of many squares of one size most must have text beside them: in a chart
// only the legend's have.
bool ArePoints(const std::vector<BoxShape>& all,
               const std::vector<Place>& places, const BoxShape& shape) {
  std::size_t count = 0;
  std::size_t placed = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!SameSize(all[i].box, shape.box)) continue;
    ++count;
    if (places[i].labelled || places[i].in_column) ++placed;
  }
  return count >= kManyShapes &&
         static_cast<double>(placed) <
             kLabelledShare * static_cast<double>(count);
}

}  // namespace

bool SameSize(const Box& a, const Box& b) {
  return std::abs(a.width() - b.width()) <= 0.15 * a.width() &&
         std::abs(a.height() - b.height()) <= 0.15 * a.height();
}

std::vector<BoxShape> PlausibleBoxes(const PageContent& page,
                                     const std::vector<GlyphShape>& shapes,
                                     const std::vector<GlyphRow>& rows,
                                     const std::vector<BoxShape>& all) {
  std::vector<BoxShape> plausible;
  if (all.size() > kMaxShapes) return plausible;
  std::vector<Place> places(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double distance = TextDistance(page, shapes, rows, all[i].box);
    places[i].labelled = distance <= kLabelReach;
    // Boxes of a table's answer columns stand far from the row's text.
    places[i].in_column = distance < 1e9 && IsInColumn(all, all[i]);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((places[i].labelled || places[i].in_column) && !IsInComb(all, all[i]) &&
        !IsCell(page, all[i].box) && !IsOutlinedLetter(page, all[i]) &&
        !ArePoints(all, places, all[i])) {
      plausible.push_back(all[i]);
    }
  }
  return plausible;
}

}  // namespace quaestor
