#include "parsers/column_finding.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "parsers/labels.h"
#include "parsers/text_traits.h"

namespace quaestor {
namespace {

constexpr double kLeastWhite = 4;   // points between two columns
constexpr double kAlignment = 1.5;  // points: left edges of one column
constexpr double kWideGap = 0.9;    // of the size: not a mere space
constexpr double kSpace = 0.55;     // of the size: not more than a space
constexpr double kWideGapToMark = 2.5;
constexpr std::size_t kMostCandidates = 24;
constexpr std::size_t kMostDrawn = 64;

const Word* WordOf(const Item& item, const PageView& view) {
  return item.word < 0 ? nullptr : &view.word(item);
}

bool IsLabelOrMark(const Item& item, const PageView& view) {
  const Word* word = WordOf(item, view);
  return word == nullptr || LabelKindOf(word->text) != LabelKind::kNone;
}

bool IsBullet(const Item& item, const PageView& view) {
  const LabelKind kind = LabelKindOf(view.word(item).text);
  return kind == LabelKind::kBullet || kind == LabelKind::kDash;
}

double GapBefore(const Segment& row, std::size_t item) {
  if (item == 0) return INFINITY;
  return row.items[item].box.left - row.items[item - 1].box.right;
}

bool IsBeside(const Segment& left, const Segment& right) {
  return left.role == Role::kFlow && VerticalOverlap(left.box, right.box) > 0.3;
}

// Whether a row begins right of a row that stands at the same height: columns
// need not share their baselines.
bool BeginsBeside(const Segments& rows, std::size_t i) {
  const auto before = [&](const Segment& other) {
    return IsBeside(other, rows[i]) &&
           other.box.right + kWideGap * rows[i].size <= rows[i].box.left;
  };
  return (i > 0 && before(rows[i - 1])) ||
         (i + 1 < rows.size() && before(rows[i + 1]));
}

// Left edges that stand behind a wide gap, with how often they do.
std::vector<double> CandidateEdges(const Segments& rows, const PageView& view) {
  std::vector<double> edges;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Segment& row = rows[r];
    if (row.role != Role::kFlow) continue;
    if (BeginsBeside(rows, r)) edges.push_back(row.box.left);
    for (std::size_t i = 1; i < row.items.size(); ++i) {
      const bool mark = row.items[i].mark >= 0;
      const double wide = (mark ? kWideGapToMark : kWideGap) * row.size;
      if (GapBefore(row, i) < wide) continue;
      const bool behind_label =
          IsLabelOrMark(row.items[i - 1], view) && GapBefore(row, i - 1) > wide;
      if (!behind_label) edges.push_back(row.items[i].box.left);
    }
  }
  std::sort(edges.begin(), edges.end());
  std::vector<std::pair<std::size_t, double>> groups;  // count, edge
  for (std::size_t first = 0; first < edges.size();) {
    std::size_t end = first + 1;
    while (end < edges.size() && edges[end] - edges[first] < kAlignment) ++end;
    if (end - first >= 2) groups.emplace_back(end - first, edges[first]);
    first = end;
  }
  std::sort(groups.begin(), groups.end(), std::greater<>());
  if (groups.size() > kMostCandidates) groups.resize(kMostCandidates);
  std::vector<double> candidates;
  for (const auto& [count, edge] : groups) candidates.push_back(edge);
  const auto& known = view.known_edges;
  candidates.insert(candidates.end(), known.begin(), known.end());
  return candidates;
}

// What a row has at an edge.
struct Sides {
  bool crossed = false;
  bool left = false;
  bool right = false;
  bool aligned = false;      // the right side begins at the edge
  bool label_left = false;   // the left side is but a bullet or a mark
  bool prompt_left = false;  // the left side is a few words and a colon
};

// Whether an item belongs to the one before it: behind a mere space, or the
// text of a bullet or a box.
bool RunsOn(const Segment& row, std::size_t item, const PageView& view) {
  const bool labelled = IsLabelOrMark(row.items[item - 1], view);
  return GapBefore(row, item) < (labelled ? kWideGap : kSpace) * row.size;
}

bool IsRightToLeft(const Item& item, const PageView& view) {
  const Word* word = WordOf(item, view);
  return word != nullptr && DirectionOf(word->text) == Direction::kRightToLeft;
}

// Where most rows that end in words from right to left begin, read that way: a
// column that holds them is aligned there. Infinite where there are none.
double RightEdge(const Segments& rows, const PageView& view) {
  std::vector<double> edges;
  for (const Segment& row : rows) {
    if (row.role == Role::kFlow && IsRightToLeft(row.items.back(), view)) {
      edges.push_back(row.box.right);
    }
  }
  std::sort(edges.begin(), edges.end());
  double best = INFINITY;
  std::size_t most = 1;
  for (std::size_t first = 0, end = 0; first < edges.size(); ++first) {
    while (end < edges.size() && edges[end] - edges[first] < kAlignment) ++end;
    if (end - first <= most) continue;
    most = end - first;
    best = edges[first];
  }
  return best;
}

Sides SidesOf(const Segment& row, double edge, double right_edge,
              const PageView& view) {
  Sides sides;
  std::size_t left_items = 0;
  for (const Item& item : row.items) {
    if (item.box.right <= edge - kLeastWhite) {
      ++left_items;
    } else if (item.box.left >= edge - kAlignment) {
      if (!sides.right) {
        sides.aligned = item.box.left <= edge + kAlignment;
        sides.crossed = left_items > 0 && RunsOn(row, left_items, view);
      }
      sides.right = true;
    } else {
      sides.crossed = true;
      return sides;
    }
  }
  sides.left = left_items > 0;
  sides.aligned |= sides.right &&
                   std::abs(row.box.right - right_edge) < kAlignment &&
                   IsRightToLeft(row.items.back(), view);
  if (!sides.left || sides.crossed) return sides;
  const Item& last = row.items[left_items - 1];
  const bool alone = GapBefore(row, left_items - 1) > kWideGap * row.size;
  sides.label_left = alone && IsLabelOrMark(last, view);
  const Word* word = WordOf(last, view);
  if (word != nullptr && left_items <= 4) {
    const char32_t end = LastCodePoint(word->text);
    sides.prompt_left = end == U':' || end == U'：';
  }
  return sides;
}

// Rows [first, end) that an edge does not cut, and what speaks for columns.
struct Extent {
  std::size_t first = 0;
  std::size_t end = 0;
  int both = 0;
  int right = 0;
  int right_only = 0;
  int aligned = 0;
  int labels = 0;
  int prompts = 0;
};

void Count(const Sides& sides, Extent& extent) {
  const bool both = sides.left && sides.right;
  extent.both += both;
  extent.right += sides.right;
  extent.right_only += sides.right && !sides.left;
  extent.aligned += sides.aligned;
  extent.labels += both && sides.label_left;
  extent.prompts += both && sides.prompt_left;
}

bool AreColumns(const Extent& extent, bool known) {
  if (known && extent.aligned > 0 && extent.both > 0) {
    return extent.labels * 10 < extent.both * 7;
  }
  // Many rows with a white stripe need little alignment: their right column
  // may be indented in part.
  if (extent.aligned < 3) return false;
  const bool tall = extent.both >= 8;
  if (!tall && extent.aligned * 10 < extent.right * 7) return false;
  if (extent.both < 2 || extent.labels * 10 >= extent.both * 7) return false;
  // "Name:   Harjula", line for line: tabs inside of lines.
  return extent.right_only > 0 || extent.prompts * 10 < extent.both * 6;
}

// Whether row `i` of the left column hangs together with the row before.
bool IsNear(const Segment& above, const Segment& below) {
  return below.baseline - above.baseline <
         1.6 * std::max(above.size, below.size);
}

Gutter GutterOf(const Segments& rows, const Extent& extent, double edge) {
  double top = rows[extent.first].box.top;
  double bottom = rows[extent.first].box.bottom;
  double white = edge - 50;
  for (std::size_t i = extent.first; i < extent.end; ++i) {
    top = std::min(top, rows[i].box.top);
    bottom = std::max(bottom, rows[i].box.bottom);
    for (const Item& item : rows[i].items) {
      if (item.box.right < edge) white = std::max(white, item.box.right);
    }
  }
  return {(white + edge) / 2, top, bottom, false, white, edge};
}

void CloseExtent(const Segments& rows, const std::vector<Sides>& sides,
                 double edge, Extent extent, bool known,
                 std::vector<Gutter>& gutters) {
  if (!AreColumns(extent, known)) return;
  std::size_t first = extent.first;
  std::size_t end = extent.end;
  while (!sides[first].right) ++first;
  while (!sides[end - 1].right) --end;
  while (first > extent.first && IsNear(rows[first - 1], rows[first])) --first;
  while (end < extent.end && IsNear(rows[end - 1], rows[end])) ++end;
  extent.first = first;
  extent.end = end;
  gutters.push_back(GutterOf(rows, extent, edge));
}

bool IsKnown(const PageView& view, double edge) {
  return std::any_of(
      view.known_edges.begin(), view.known_edges.end(),
      [&](double other) { return std::abs(other - edge) < kAlignment; });
}

void FindWhiteGutters(const Segments& rows, const PageView& view,
                      std::vector<Gutter>& gutters) {
  const double right_edge = RightEdge(rows, view);
  for (const double edge : CandidateEdges(rows, view)) {
    const bool known = IsKnown(view, edge);
    std::vector<Sides> sides;
    sides.reserve(rows.size());
    Extent extent;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      sides.push_back(SidesOf(rows[i], edge, right_edge, view));
      if (sides.back().crossed || rows[i].role != Role::kFlow) {
        CloseExtent(rows, sides, edge, extent, known, gutters);
        extent = {};
        extent.first = i + 1;
      } else {
        Count(sides.back(), extent);
        const bool opposite = i > extent.first &&
                              sides[i - 1].left != sides[i].left &&
                              sides[i - 1].right != sides[i].right;
        extent.both += opposite && IsBeside(rows[i - 1], rows[i]);
      }
      extent.end = i + 1;
    }
    CloseExtent(rows, sides, edge, extent, known, gutters);
  }
}

// Whether a drawn edge parts text from text: never through a word, and not
// just a bullet or a box from what it belongs to.
bool PartsText(const Segments& rows, const PageView& view, const Gutter& edge) {
  int left = 0;
  int right = 0;
  int both = 0;
  int labels = 0;
  const auto first = std::lower_bound(
      rows.begin(), rows.end(), edge.top,
      [](const Segment& row, double y) { return row.baseline < y; });
  for (auto row = first; row != rows.end(); ++row) {
    if (row->baseline > edge.bottom + row->size) break;
    if (row->role != Role::kFlow || row->box.center_y() > edge.bottom) continue;
    std::size_t left_items = 0;
    std::size_t right_items = 0;
    for (const Item& item : row->items) {
      const bool cut =
          item.box.left < edge.x - 1.5 && item.box.right > edge.x + 1.5;
      if (cut) return false;
      ++(item.box.center_x() < edge.x ? left_items : right_items);
    }
    left += left_items > 0;
    right += right_items > 0;
    both += left_items > 0 && right_items > 0;
    // A number may have a column to itself, next to that of its text.
    const Item& front = row->items.front();
    labels += left_items == 1 && (front.word < 0 || IsBullet(front, view));
  }
  return left > 0 && right > 0 && both > 0 && labels * 10 < left * 7;
}

}  // namespace

std::vector<Gutter> DrawnEdges(const PageView& view) {
  std::vector<Gutter> edges;
  const auto add = [&](double x, const Box& box) {
    if (box.height() >= 10 && std::isfinite(x)) {
      edges.push_back({x, box.top, box.bottom, true, x - 12, x + 12});
    }
  };
  for (const Box& rule : view.rules) {
    if (rule.height() > rule.width()) add(rule.center_x(), rule);
  }
  for (const Box& shade : view.shades) {
    add(shade.left, shade);
    add(shade.right, shade);
  }
  std::sort(edges.begin(), edges.end(), [](const Gutter& a, const Gutter& b) {
    return std::pair(std::lround(a.x / 2), a.top) <
           std::pair(std::lround(b.x / 2), b.top);
  });
  std::vector<Gutter> joined;
  for (const Gutter& edge : edges) {
    if (!joined.empty() && std::abs(joined.back().x - edge.x) < 2.5 &&
        edge.top <= joined.back().bottom + 3) {
      joined.back().bottom = std::max(joined.back().bottom, edge.bottom);
    } else {
      joined.push_back(edge);
    }
  }
  return joined;
}

std::vector<Gutter> FindGutters(const Segments& rows,
                                const std::vector<Gutter>& drawn,
                                const PageView& view) {
  std::vector<Gutter> gutters;
  for (const Gutter& edge : drawn) {
    if (gutters.size() >= kMostDrawn) break;
    if (PartsText(rows, view, edge)) gutters.push_back(edge);
  }
  std::vector<Gutter> white;
  FindWhiteGutters(rows, view, white);
  // One white stripe shows at several edges where its right side is indented:
  // the tallest stands for all.
  std::stable_sort(white.begin(), white.end(),
                   [](const Gutter& a, const Gutter& b) {
                     return a.bottom - a.top > b.bottom - b.top;
                   });
  for (const Gutter& gutter : white) {
    const bool known =
        std::any_of(gutters.begin(), gutters.end(), [&](const Gutter& other) {
          const double shared = std::min(other.bottom, gutter.bottom) -
                                std::max(other.top, gutter.top);
          const bool meet = shared > 0.4 * (gutter.bottom - gutter.top);
          return meet && other.left < gutter.right && gutter.left < other.right;
        });
    if (!known) gutters.push_back(gutter);
  }
  return gutters;
}

std::vector<double> FindColumnEdges(const Segments& rows,
                                    const PageView& view) {
  std::vector<Gutter> gutters;
  FindWhiteGutters(rows, view, gutters);
  std::vector<double> edges;
  for (const Gutter& gutter : gutters) edges.push_back(gutter.right);
  return edges;
}

}  // namespace quaestor
