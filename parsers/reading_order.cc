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
    if (!row.wrapped) std::reverse(row.items.begin(), row.items.end());
  }
}

PageView MirroredDrawing(const PageView& view) {
  PageView mirrored = view;
  for (Box& rule : mirrored.rules) Mirror(rule);
  for (Box& shade : mirrored.shades) Mirror(shade);
  return mirrored;
}

// Whether a gutter stands inside of a cell that the other one bounds.
bool IsInside(const Gutter& inner, const Gutter& outer) {
  const double inner_height = inner.bottom - inner.top;
  const double outer_height = outer.bottom - outer.top;
  return inner_height < 0.9 * outer_height - 3 && inner.top > outer.top - 3 &&
         inner.bottom < outer.bottom + 3;
}

// A zone with the gutters of what is nested in its cells.
struct Nest {
  Zone zone;
  std::vector<Gutter> inner;
};

Nest& NestAt(const Gutter& gutter, std::vector<Nest>& nests) {
  if (nests.empty() || gutter.top > nests.back().zone.bottom + 1) {
    nests.emplace_back();
    nests.back().zone.top = gutter.top;
    nests.back().zone.bottom = gutter.bottom;
  }
  return nests.back();
}

// Gutters that share some height make one zone.
std::vector<Nest> NestsOf(std::vector<Gutter> gutters) {
  std::sort(gutters.begin(), gutters.end(),
            [](const Gutter& a, const Gutter& b) { return a.top < b.top; });
  std::vector<Nest> nests;
  for (const Gutter& gutter : gutters) {
    Nest& nest = NestAt(gutter, nests);
    nest.zone.bottom = std::max(nest.zone.bottom, gutter.bottom);
    nest.inner.push_back(gutter);
  }
  for (Nest& nest : nests) {
    std::vector<Gutter> all;
    std::swap(all, nest.inner);
    for (const Gutter& gutter : all) {
      const bool inside = std::any_of(
          all.begin(), all.end(),
          [&](const Gutter& outer) { return IsInside(gutter, outer); });
      if (inside) {
        nest.inner.push_back(gutter);
        continue;
      }
      nest.zone.drawn |= gutter.drawn;
      nest.zone.gutters.push_back(gutter.x);
    }
    std::vector<double>& xs = nest.zone.gutters;
    std::sort(xs.begin(), xs.end());
    const auto close = [](double a, double b) { return b - a < 8; };
    xs.erase(std::unique(xs.begin(), xs.end(), close), xs.end());
  }
  return nests;
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

// Columns of text end where their longest line does, or as far before a drawn
// line as they begin behind one.
void SetLimits(Zone& zone) {
  const std::size_t columns = zone.gutters.size() + 1;
  zone.lefts.assign(columns, kFarAway);
  zone.limits.assign(columns, -kFarAway);
  for (const Piece& piece : zone.pieces) {
    double& left = zone.lefts[piece.column];
    left = std::min(left, piece.segment.box.left);
    double& right = zone.limits[piece.column];
    right = std::max(right, piece.segment.box.right);
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
  explicit Ordering(const PageView& view) : view_(view) {}

  // Appends rows, which stand in one column, in reading order.
  void AddRegion(Segments rows, std::vector<Gutter> gutters) {
    std::vector<Nest> nests = NestsOf(std::move(gutters));
    std::size_t next = 0;
    for (Segment& row : rows) {
      const double y = row.box.center_y();
      const bool flow = row.role == Role::kFlow;
      while (next < nests.size() && y > nests[next].zone.bottom) {
        AddNest(nests[next++]);
      }
      if (flow && next < nests.size() && y >= nests[next].zone.top) {
        AddPieces(row, view_, nests[next].zone);
      } else {
        Append(std::move(row));
      }
    }
    while (next < nests.size()) AddNest(nests[next++]);
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
    Segment& cell = ordered_.back();
    const double baseline = cell.baseline;
    cell.items.insert(cell.items.end(), row.items.begin(), row.items.end());
    cell.wrapped = true;
    Measure(*view_.words, cell);
    cell.baseline = baseline;
  }

  void AddNest(Nest& nest) {
    Zone& zone = nest.zone;
    if (zone.pieces.empty()) return;
    SetLimits(zone);
    const std::vector<int> rows = RowsOf(zone, view_);
    const bool data = IsDataTable(zone, rows, view_);
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
      AddCell(nest, zone.pieces[order[first]].column, data, std::move(cell));
      first = end;
    }
  }

  void AddCell(const Nest& nest, std::size_t column, bool data, Segments rows) {
    const Zone& zone = nest.zone;
    ++cells_;
    const bool outermost = rows.front().cell == 0;
    for (Segment& row : rows) {
      row.cell = cells_;
      if (column > 0) row.cell_left = zone.gutters[column - 1];
      if (column < zone.gutters.size()) row.cell_right = zone.gutters[column];
      row.newspaper = zone.newspaper;
      if (outermost) row.column = static_cast<int>(column);
      if (outermost) row.band = rows_;
      if (data) row.table_row = rows_;
    }
    std::vector<Gutter> inner;
    for (const Gutter& gutter : nest.inner) {
      const double y = (gutter.top + gutter.bottom) / 2;
      const bool here = gutter.x > rows.front().cell_left + 3 &&
                        gutter.x < rows.front().cell_right - 3 &&
                        y > rows.front().box.top && y < rows.back().box.bottom;
      if (here && !data) inner.push_back(gutter);
    }
    AddRegion(std::move(rows), std::move(inner));
  }

  const PageView& view_;
  Segments ordered_;
  int cells_ = 0;
  int rows_ = -1;
};

Segments Order(Segments rows, const PageView& view) {
  PlaceFields(view, rows);
  std::vector<Gutter> gutters = FindGutters(rows, view);
  if (gutters.empty()) return rows;
  Ordering ordering(view);
  ordering.AddRegion(std::move(rows), std::move(gutters));
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
