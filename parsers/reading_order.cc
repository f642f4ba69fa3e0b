#include "parsers/reading_order.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "parsers/column_finding.h"
#include "parsers/field_places.h"
#include "parsers/line_building.h"
#include "parsers/table_rows.h"

namespace quaestor {
namespace {

void Mirror(Box& box) { box = {-box.right, box.top, -box.left, box.bottom}; }

void Mirror(Segments& rows) {
  for (Segment& row : rows) {
    Mirror(row.box);
    std::swap(row.cell_left, row.cell_right);
    row.cell_left = -row.cell_left;
    row.cell_right = -row.cell_right;
    for (Item& item : row.items) Mirror(item.box);
    if (!row.in_order) std::reverse(row.items.begin(), row.items.end());
  }
}

PageView MirroredDrawing(const PageView& view) {
  PageView mirrored = view;
  mirrored.known_edges.clear();
  for (Box& rule : mirrored.rules) Mirror(rule);
  for (Box& shade : mirrored.shades) Mirror(shade);
  return mirrored;
}

constexpr int kDeepest = 4;  // tables in cells of tables

// Whether a gutter stands inside of a cell that the other one bounds.
bool IsInside(const Gutter& inner, const Gutter& outer) {
  const double inner_height = inner.bottom - inner.top;
  const double outer_height = outer.bottom - outer.top;
  const double shared =
      std::min(inner.bottom, outer.bottom) - std::max(inner.top, outer.top);
  return inner_height < 0.9 * outer_height - 3 && shared > 0.8 * inner_height;
}

Zone ZoneOf(const std::vector<Gutter>& gutters) {
  Zone zone;
  zone.top = kFarAway;
  zone.bottom = -kFarAway;
  for (const Gutter& gutter : gutters) {
    zone.top = std::min(zone.top, gutter.top);
    zone.bottom = std::max(zone.bottom, gutter.bottom);
    const bool inside = std::any_of(
        gutters.begin(), gutters.end(),
        [&](const Gutter& outer) { return IsInside(gutter, outer); });
    if (inside) continue;
    zone.drawn |= gutter.drawn;
    zone.gutters.push_back(gutter.x);
  }
  std::vector<double>& xs = zone.gutters;
  std::sort(xs.begin(), xs.end());
  const auto close = [](double a, double b) { return b - a < 8; };
  xs.erase(std::unique(xs.begin(), xs.end(), close), xs.end());
  return zone;
}

// Gutters that share some height make one zone; what is nested in a cell is
// left to that cell.
std::vector<Zone> ZonesOf(std::vector<Gutter> gutters) {
  std::sort(gutters.begin(), gutters.end(),
            [](const Gutter& a, const Gutter& b) { return a.top < b.top; });
  std::vector<Zone> zones;
  std::vector<Gutter> together;
  double bottom = 0;
  for (const Gutter& gutter : gutters) {
    if (!together.empty() && gutter.top > bottom + 1) {
      zones.push_back(ZoneOf(together));
      together.clear();
    }
    bottom = together.empty() ? gutter.bottom : std::max(bottom, gutter.bottom);
    together.push_back(gutter);
  }
  if (!together.empty()) zones.push_back(ZoneOf(together));
  return zones;
}

std::size_t ColumnOf(const Zone& zone, const Item& item) {
  const double x = std::min(item.box.center_x(), item.box.left + 4);
  return static_cast<std::size_t>(
      std::upper_bound(zone.gutters.begin(), zone.gutters.end(), x) -
      zone.gutters.begin());
}

// Splits a row where its items change columns. Text that runs over a white
// gutter stays with the column it begins in.
void AddPieces(const Segment& row, const PageView& view, Zone& zone) {
  const double space = 0.45 * row.size;
  double right = 0;
  const std::size_t known = zone.pieces.size();
  for (const Item& item : row.items) {
    const std::size_t column = ColumnOf(zone, item);
    const bool first = zone.pieces.size() == known;
    const bool runs_on = !first && item.box.left - right < space && !zone.drawn;
    if (first || (column != zone.pieces.back().column && !runs_on)) {
      zone.pieces.push_back({row, column});
      zone.pieces.back().segment.items.clear();
    }
    zone.pieces.back().segment.items.push_back(item);
    right = item.box.right;
  }
  for (std::size_t i = known; i < zone.pieces.size(); ++i) {
    Measure(*view.words, zone.pieces[i].segment);
  }
}

// The right end of a column's lines, headings and the like that stick out
// aside.
double SteadyRight(std::vector<double> rights) {
  std::sort(rights.begin(), rights.end());
  const std::size_t count = rights.size();
  return rights[count - 1 - count / 12 - (count > 8 ? 1 : 0)];
}

// Columns of text end where their longest lines do, or as far before a drawn
// line as they begin behind one.
void SetLimits(Zone& zone) {
  const std::size_t columns = zone.gutters.size() + 1;
  zone.lefts.assign(columns, kFarAway);
  zone.limits.assign(columns, -kFarAway);
  std::vector<std::vector<double>> rights(columns);
  for (const RowPiece& piece : zone.pieces) {
    double& left = zone.lefts[piece.column];
    left = std::min(left, piece.segment.box.left);
    rights[piece.column].push_back(piece.segment.box.right);
  }
  for (std::size_t i = 0; i < columns; ++i) {
    if (!rights[i].empty()) zone.limits[i] = SteadyRight(std::move(rights[i]));
  }
  if (!zone.drawn) return;
  for (std::size_t i = 0; i + 1 < columns; ++i) {
    const double padding = i == 0 ? 8 : zone.lefts[i] - zone.gutters[i - 1];
    zone.limits[i] = std::max(zone.limits[i],
                              zone.gutters[i] - std::clamp(padding, 2.0, 12.0));
  }
}

// A page on its way into order.
class Ordering {
 public:
  explicit Ordering(const PageView& view)
      : view_(view), drawn_(DrawnEdges(view)) {}

  // Appends rows, which stand in one column, in reading order.
  void AddRegion(Segments rows, int depth) {
    std::vector<Zone> zones;
    if (depth < kDeepest) zones = ZonesOf(FindGutters(rows, drawn_, view_));
    std::size_t next = 0;
    for (Segment& row : rows) {
      const double y = row.box.center_y();
      const bool flow = row.role == Role::kFlow;
      while (next < zones.size() && y > zones[next].bottom) {
        AddZone(zones[next++], depth);
      }
      if (flow && next < zones.size() && y >= zones[next].top) {
        AddPieces(row, view_, zones[next]);
      } else {
        Append(std::move(row));
      }
    }
    while (next < zones.size()) AddZone(zones[next++], depth);
  }

  Segments Take() { return std::move(ordered_); }

 private:
  // A wrapped cell of a data table becomes one line.
  void Append(Segment row) {
    if (ordered_.empty() || row.table_row < 0 ||
        ordered_.back().cell != row.cell) {
      ordered_.push_back(std::move(row));
      return;
    }
    AppendToCell(*view_.words, row, ordered_.back());
  }

  void AddZone(Zone& zone, int depth) {
    if (zone.pieces.empty()) return;
    SetLimits(zone);
    const std::vector<int> rows = RowsOf(zone, drawn_, view_);
    const TableKind kind = TableKindOf(zone, rows, view_);
    std::vector<std::size_t> order(zone.pieces.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto place = [&](std::size_t i) {
      return std::pair(rows[i], zone.pieces[i].column);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return place(a) < place(b); });
    for (std::size_t first = 0; first < order.size();) {
      if (first == 0 || rows[order[first - 1]] != rows[order[first]]) ++rows_;
      std::size_t end = first;
      Segments cell;
      while (end < order.size() && place(order[end]) == place(order[first])) {
        cell.push_back(std::move(zone.pieces[order[end++]].segment));
      }
      AddCell(zone, zone.pieces[order[first]].column, kind, std::move(cell),
              depth);
      first = end;
    }
  }

  void AddCell(const Zone& zone, std::size_t column, TableKind kind,
               Segments rows, int depth) {
    ++cells_;
    const bool outermost = rows.front().cell == 0;
    for (Segment& row : rows) {
      row.cell = cells_;
      if (column > 0) row.cell_left = zone.gutters[column - 1];
      if (column < zone.gutters.size()) row.cell_right = zone.gutters[column];
      row.newspaper = zone.newspaper;
      if (outermost) row.column = static_cast<int>(column);
      if (outermost) row.band = rows_;
      if (kind == TableKind::kData) row.table_row = rows_;
      if (kind == TableKind::kLoneRow) row.lone_row = rows_;
    }
    AddRegion(std::move(rows), kind == TableKind::kData ? kDeepest : depth + 1);
  }

  const PageView& view_;
  const std::vector<Gutter> drawn_;
  Segments ordered_;
  int cells_ = 0;
  int rows_ = -1;
};

Segments Order(Segments rows, const PageView& view) {
  PlaceFields(view, rows);
  Ordering ordering(view);
  ordering.AddRegion(std::move(rows), 0);
  return ordering.Take();
}

}  // namespace

Segments InReadingOrder(Segments rows, const PageView& view,
                        bool right_to_left) {
  if (!right_to_left) return Order(std::move(rows), view);
  Mirror(rows);
  Segments ordered = Order(std::move(rows), MirroredDrawing(view));
  Mirror(ordered);
  return ordered;
}

}  // namespace quaestor
