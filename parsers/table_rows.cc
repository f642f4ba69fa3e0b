#include "parsers/table_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <set>
#include <utility>

#include "parsers/labels.h"
#include "parsers/text_traits.h"

namespace quaestor {
namespace {

constexpr double kSpace = 0.25;  // of the size

bool BeginsItem(const Segment& line, const PageView& view) {
  const Item& first = line.items.front();
  if (first.word < 0) return true;
  const Word& word = view.word(first);
  return line.items.size() > 1 && LabelKindOf(word.text) != LabelKind::kNone &&
         LabelKindOf(word.text) != LabelKind::kDash;
}

// Whether a paragraph may end between two lines of one column.
bool MayBreak(const Segment& above, const Segment& below, double limit,
              const PageView& view) {
  const double size = std::max(above.size, below.size);
  if (below.baseline - above.baseline > 1.75 * size) return true;
  if (BeginsItem(below, view)) return true;
  const double room = limit - above.box.right;
  return room > below.items.front().box.width() + (kSpace + 0.15) * size;
}

// For each piece, the one above it in its column, or null.
std::vector<const RowPiece*> PiecesAbove(const Zone& zone) {
  std::vector<const RowPiece*> last(zone.gutters.size() + 1, nullptr);
  std::vector<const RowPiece*> above;
  for (const RowPiece& piece : zone.pieces) {
    above.push_back(last[piece.column]);
    last[piece.column] = &piece;
  }
  return above;
}

bool StartsParagraph(const Zone& zone, const RowPiece& piece,
                     const RowPiece* above, const PageView& view) {
  return above == nullptr || MayBreak(above->segment, piece.segment,
                                      zone.limits[piece.column], view);
}

// Running text has several words on each of several lines.
bool IsRunningText(const Zone& zone, std::size_t column) {
  std::size_t lines = 0;
  std::size_t items = 0;
  for (const RowPiece& piece : zone.pieces) {
    if (piece.column != column) continue;
    ++lines;
    items += piece.segment.items.size();
  }
  return lines >= 4 && items >= 2 * lines;
}

// In a table the cells of a row begin together. In newspaper columns, where
// one begins a paragraph the other is in the midst of one as often as not.
bool IsNewspaper(const Zone& zone, const PageView& view) {
  if (!IsRunningText(zone, 0) || !IsRunningText(zone, 1)) return false;
  const std::vector<const RowPiece*> above = PiecesAbove(zone);
  int starts = 0;
  int torn = 0;
  std::size_t next_right = 0;  // first right piece not above the left one
  std::vector<std::size_t> rights;
  for (std::size_t i = 0; i < zone.pieces.size(); ++i) {
    if (zone.pieces[i].column == 1) rights.push_back(i);
  }
  for (std::size_t i = 0; i < zone.pieces.size(); ++i) {
    const RowPiece& left = zone.pieces[i];
    if (left.column != 0 || above[i] == nullptr) continue;
    if (!StartsParagraph(zone, left, above[i], view)) continue;
    const double level = left.segment.baseline - 0.5 * left.segment.size;
    while (next_right < rights.size() &&
           zone.pieces[rights[next_right]].segment.baseline < level) {
      ++next_right;
    }
    if (next_right == 0 || next_right == rights.size()) continue;
    const std::size_t right = rights[next_right];
    ++starts;
    torn += !StartsParagraph(zone, zone.pieces[right], above[right], view);
  }
  return starts >= 2 && torn * 4 > starts;
}

// A horizontal stroke inside of a zone.
struct Stroke {
  double y = 0;
  double left = 0;
  double right = 0;
};

// The horizontal rules and edges of shades between `left` and `right`, from
// top to bottom.
std::vector<Stroke> StrokesOf(const Zone& zone, double left, double right,
                              const PageView& view) {
  std::vector<Stroke> strokes;
  const auto add = [&](double y, const Box& box) {
    const Stroke stroke{y, std::max(box.left, left),
                        std::min(box.right, right)};
    if (y > zone.top - 3 && y < zone.bottom + 3 && stroke.right > stroke.left) {
      strokes.push_back(stroke);
    }
  };
  for (const Box& rule : view.rules) {
    if (rule.width() > rule.height()) add(rule.center_y(), rule);
  }
  for (const Box& shade : view.shades) {
    add(shade.top, shade);
    add(shade.bottom, shade);
  }
  std::sort(strokes.begin(), strokes.end(),
            [](const Stroke& a, const Stroke& b) { return a.y < b.y; });
  return strokes;
}

// The width that strokes cover together: where two shades meet, two edges
// cover the same.
double CoveredWidth(std::vector<Stroke> strokes) {
  std::sort(strokes.begin(), strokes.end(),
            [](const Stroke& a, const Stroke& b) { return a.left < b.left; });
  double covered = 0;
  double reached = -kFarAway;
  for (const Stroke& stroke : strokes) {
    covered += std::max(0.0, stroke.right - std::max(stroke.left, reached));
    reached = std::max(reached, stroke.right);
  }
  return covered;
}

// Heights of the horizontal lines across a zone: rules and edges of shades
// that together cover most of its width.
std::vector<double> DrawnRows(const Zone& zone, const PageView& view) {
  double left = kFarAway;
  double right = -kFarAway;
  for (const RowPiece& piece : zone.pieces) {
    left = std::min(left, piece.segment.box.left);
    right = std::max(right, piece.segment.box.right);
  }
  const std::vector<Stroke> strokes = StrokesOf(zone, left, right, view);
  std::vector<double> rows;
  for (auto first = strokes.begin(); first != strokes.end();) {
    const auto end = std::find_if(first, strokes.end(), [&](const Stroke& s) {
      return s.y - first->y >= 2.5;
    });
    if (CoveredWidth({first, end}) >= 0.6 * (right - left)) {
      rows.push_back(first->y);
    }
    first = end;
  }
  return rows;
}

// Whether piece `first` begins a line that fills all of three or more columns
// and holds figures or stands well below the line before: a row of its own,
// however narrow the white above it.
bool BeginsFullLine(const Zone& zone, std::size_t first, const RowPiece* above,
                    const PageView& view) {
  const Segment& line = zone.pieces[first].segment;
  const std::size_t columns = zone.gutters.size() + 1;
  if (columns < 3 || above == nullptr || zone.pieces[first].column != 0) {
    return false;
  }
  std::size_t filled = 0;
  bool figures = false;
  for (std::size_t i = first; i < zone.pieces.size(); ++i) {
    const RowPiece& piece = zone.pieces[i];
    if (std::abs(piece.segment.baseline - line.baseline) > 0.3 * line.size) {
      break;
    }
    const Item& begin = piece.segment.items.front();
    figures |= piece.column > 0 && begin.word >= 0 &&
               IsDigit(FirstCodePoint(view.word(begin).text));
    ++filled;
  }
  const double distance = line.baseline - above->segment.baseline;
  return filled == columns && (figures || distance > 1.5 * line.size);
}

// Vertical edges inside of a zone's cells, of tables and boxes that stand
// there.
std::vector<Gutter> InnerEdges(const Zone& zone,
                               const std::vector<Gutter>& drawn) {
  double left = INFINITY;
  double right = -INFINITY;
  for (const RowPiece& piece : zone.pieces) {
    left = std::min(left, piece.segment.box.left);
    right = std::max(right, piece.segment.box.right);
  }
  std::vector<Gutter> inner;
  for (const Gutter& edge : drawn) {
    const bool own = std::any_of(
        zone.gutters.begin(), zone.gutters.end(),
        [&](double gutter) { return std::abs(gutter - edge.x) < 12; });
    const bool inside = edge.x > left + 2 && edge.x < right - 2 &&
                        edge.top >= zone.top - 3 &&
                        edge.bottom <= zone.bottom + 3;
    const bool low = edge.bottom - edge.top < 0.6 * (zone.bottom - zone.top);
    if (!own && inside && low) inner.push_back(edge);
  }
  return inner;
}

bool IsTornAt(const std::vector<Gutter>& edges, const Segment& line) {
  const double y = line.box.top;
  return std::any_of(edges.begin(), edges.end(), [&](const Gutter& edge) {
    return edge.top + 3 < y && y < edge.bottom - 3;
  });
}

// Rows by the white space: a row ends where no column is inside a paragraph.
std::vector<int> WhiteRows(const Zone& zone, const std::vector<Gutter>& drawn,
                           const PageView& view) {
  const std::vector<const RowPiece*> above = PiecesAbove(zone);
  // For each piece, whether its column allows a break right above it; a break
  // before piece i needs this of the next piece of every column.
  std::vector<bool> free(zone.gutters.size() + 1, true);
  std::vector<bool> may(zone.pieces.size());
  for (std::size_t i = zone.pieces.size(); i-- > 0;) {
    const RowPiece& piece = zone.pieces[i];
    free[piece.column] = StartsParagraph(zone, piece, above[i], view);
    may[i] = std::all_of(free.begin(), free.end(), [](bool f) { return f; }) ||
             BeginsFullLine(zone, i, above[i], view);
  }
  const std::vector<Gutter> inner = InnerEdges(zone, drawn);
  // Pieces at one height are in one row, whichever of them is a bit lower.
  std::vector<int> rows;
  std::vector<const RowPiece*> last(zone.gutters.size() + 1, nullptr);
  int row = 0;
  for (std::size_t i = 0; i < zone.pieces.size(); ++i) {
    const RowPiece& piece = zone.pieces[i];
    const bool beside =
        std::any_of(last.begin(), last.end(), [&](const RowPiece* other) {
          return other != nullptr &&
                 VerticalOverlap(other->segment.box, piece.segment.box) > 0.4;
        });
    if (i > 0 && !beside && may[i] && !IsTornAt(inner, piece.segment)) ++row;
    rows.push_back(row);
    last[piece.column] = &piece;
  }
  return rows;
}

}  // namespace

std::vector<int> RowsOf(Zone& zone, const std::vector<Gutter>& drawn,
                        const PageView& view) {
  const std::vector<double> lines = DrawnRows(zone, view);
  std::vector<int> rows;
  for (const RowPiece& piece : zone.pieces) {
    const double y = piece.segment.box.center_y();
    rows.push_back(static_cast<int>(
        std::upper_bound(lines.begin(), lines.end(), y) - lines.begin()));
  }
  if (!rows.empty() && *std::max_element(rows.begin(), rows.end()) >
                           *std::min_element(rows.begin(), rows.end())) {
    return rows;
  }
  if (IsNewspaper(zone, view)) {
    zone.newspaper = true;
    return std::vector<int>(rows.size(), 0);
  }
  return WhiteRows(zone, drawn, view);
}

namespace {

// Whether the first column holds little but the numbers of its rows: 1 or 0.
std::size_t LabelColumns(const Zone& zone, const PageView& view) {
  std::size_t lines = 0;
  std::size_t labels = 0;
  for (const RowPiece& piece : zone.pieces) {
    if (piece.column != 0) continue;
    ++lines;
    const Item& first = piece.segment.items.front();
    labels += piece.segment.items.size() == 1 && first.word >= 0 &&
              IsOrdered(LabelKindOf(view.word(first).text));
  }
  return labels > 0 && labels * 10 >= lines * 6 ? 1 : 0;
}

// Whether the cells are mostly filled, with few words and no prompts.
bool HoldsData(const Zone& zone, const std::vector<int>& rows,
               std::size_t columns, const PageView& view) {
  std::size_t words = 0;
  std::size_t prompts = 0;
  for (const RowPiece& piece : zone.pieces) {
    words += piece.segment.items.size();
    for (const Item& item : piece.segment.items) {
      if (item.word < 0) {
        prompts += columns < 3;
        continue;
      }
      const Word& word = view.word(item);
      if (word.field >= 0) return false;
      const char32_t end = LastCodePoint(word.text);
      const bool last = &item == &piece.segment.items.back();
      prompts += last && (end == U':' || end == U'?' || end == U'：' ||
                          end == U'？' || end == U'؟');
    }
  }
  std::set<std::pair<int, std::size_t>> filled;
  for (std::size_t i = 0; i < zone.pieces.size(); ++i) {
    filled.emplace(rows[i], zone.pieces[i].column);
  }
  const auto row_count =
      static_cast<std::size_t>(rows.back() - rows.front() + 1);
  const std::size_t cells = row_count * columns;
  if (filled.size() * 10 < cells * 6) return false;
  const std::size_t most = columns >= 3 ? 12 : 5;
  return words <= most * cells && prompts * 4 <= zone.pieces.size();
}

}  // namespace

TableKind TableKindOf(const Zone& zone, const std::vector<int>& rows,
                      const PageView& view) {
  const std::size_t columns =
      zone.gutters.size() + 1 - LabelColumns(zone, view);
  const bool one_row = rows.back() <= rows.front();
  const bool narrow = columns < 3;
  if (narrow && (one_row || !zone.drawn)) return TableKind::kOther;
  if (!HoldsData(zone, rows, columns, view)) return TableKind::kOther;
  return one_row ? TableKind::kLoneRow : TableKind::kData;
}

}  // namespace quaestor
