#include "parsers/reading_order.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "parsers/column_finding.h"
#include "parsers/labels.h"
#include "parsers/line_building.h"
#include "parsers/table_rows.h"
#include "parsers/text_traits.h"

namespace quaestor {
namespace {

int FieldOf(const Segment& row, const PageView& view) {
  const int word = row.items.front().word;
  return word < 0 ? -1 : (*view.words)[static_cast<std::size_t>(word)].field;
}

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

// Sorts rows by height; the rows of a form field follow the row that stands
// before it at the same height.
void PlaceFields(const PageView& view, Segments& rows) {
  using Key = std::tuple<double, double, double>;  // row, x, own height
  std::map<int, Box> fields;
  for (const Segment& row : rows) {
    const int field = FieldOf(row, view);
    if (field < 0) continue;
    const auto [at, fresh] = fields.try_emplace(field, row.box);
    if (!fresh) at->second = Union(at->second, row.box);
  }
  if (fields.empty()) return;
  std::map<int, double> heights;  // of the row that a field follows
  for (const auto& [field, box] : fields) heights[field] = box.top;
  for (const Segment& row : rows) {
    if (FieldOf(row, view) >= 0) continue;
    for (const auto& [field, box] : fields) {
      const bool level = row.box.center_y() > box.top - 2 &&
                         row.box.center_y() < box.bottom + 2;
      if (level && row.box.left < box.left) {
        heights[field] = std::max(heights[field], row.baseline);
      }
    }
  }
  std::vector<std::pair<Key, Segment>> keyed;
  for (Segment& row : rows) {
    const int field = FieldOf(row, view);
    const Key key = field < 0
                        ? Key{row.baseline, row.box.left, 0}
                        : Key{heights[field], fields[field].left, row.baseline};
    keyed.emplace_back(key, std::move(row));
  }
  std::stable_sort(
      keyed.begin(), keyed.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  rows.clear();
  for (auto& [key, row] : keyed) rows.push_back(std::move(row));
}

std::vector<Zone> ZonesOf(std::vector<Gutter> gutters) {
  std::sort(gutters.begin(), gutters.end(),
            [](const Gutter& a, const Gutter& b) { return a.top < b.top; });
  std::vector<Zone> zones;
  for (const Gutter& gutter : gutters) {
    if (zones.empty() || gutter.top > zones.back().bottom + 1) {
      zones.emplace_back();
      zones.back().top = gutter.top;
      zones.back().bottom = gutter.bottom;
    }
    Zone& zone = zones.back();
    zone.bottom = std::max(zone.bottom, gutter.bottom);
    zone.drawn |= gutter.drawn;
    zone.gutters.push_back(gutter.x);
  }
  for (Zone& zone : zones) {
    std::sort(zone.gutters.begin(), zone.gutters.end());
    const auto close = [](double a, double b) { return b - a < 8; };
    zone.gutters.erase(
        std::unique(zone.gutters.begin(), zone.gutters.end(), close),
        zone.gutters.end());
  }
  return zones;
}

std::size_t ColumnOf(const Zone& zone, const Item& item) {
  const double x = std::min(item.box.center_x(), item.box.left + 4);
  return static_cast<std::size_t>(
      std::upper_bound(zone.gutters.begin(), zone.gutters.end(), x) -
      zone.gutters.begin());
}

// Splits a row where its items change columns. Text that runs over a gutter
// stays with the column it begins in.
void AddPieces(const Segment& row, const PageView& view, Zone& zone) {
  const double space = 0.45 * row.size;
  double right = 0;
  for (const Item& item : row.items) {
    const std::size_t column = ColumnOf(zone, item);
    const bool first = &item == &row.items.front();
    const bool crosses = !first && item.box.left - right < space && !zone.drawn;
    if (first || (column != zone.pieces.back().column && !crosses)) {
      zone.pieces.push_back({});
      zone.pieces.back().column = column;
      zone.pieces.back().segment.role = row.role;
    }
    zone.pieces.back().segment.items.push_back(item);
    right = item.box.right;
    Measure(*view.words, zone.pieces.back().segment);
  }
}

// Columns of text end where their longest line does, or as far before a drawn
// line as they begin behind one.
void SetLimits(double page_right, Zone& zone) {
  const std::size_t columns = zone.gutters.size() + 1;
  std::vector<double> lefts(columns, std::numeric_limits<double>::max());
  zone.limits.assign(columns, std::numeric_limits<double>::lowest());
  for (const Piece& piece : zone.pieces) {
    double& left = lefts[piece.column];
    left = std::min(left, piece.segment.box.left);
    double& right = zone.limits[piece.column];
    right = std::max(right, piece.segment.box.right);
  }
  if (!zone.drawn) return;
  for (std::size_t i = 0; i < columns; ++i) {
    if (i + 1 == columns) {
      zone.limits[i] = std::max(zone.limits[i], page_right);
      continue;
    }
    const double padding =
        i == 0 ? 8 : std::max(2.0, lefts[i] - zone.gutters[i - 1]);
    zone.limits[i] =
        std::max(zone.limits[i], zone.gutters[i] - std::min(padding, 12.0));
  }
}

// Whether the zone is a table of data: many columns, or nothing but short
// cells without a prompt among them.
bool IsDataTable(const Zone& zone, const std::vector<int>& rows,
                 const PageView& view) {
  const std::size_t columns = zone.gutters.size() + 1;
  const int row_count = rows.back() - rows.front() + 1;
  if (row_count < 2 || (!zone.drawn && columns < 3)) return false;
  std::size_t words = 0;
  std::size_t prompts = 0;
  for (const Piece& piece : zone.pieces) {
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
  const auto cells = static_cast<std::size_t>(row_count) * columns;
  const std::size_t most = columns >= 3 ? 12 : 5;
  return words <= most * cells && prompts * 4 <= zone.pieces.size();
}

// A wrapped cell of a data table as one line.
void Append(const PageView& view, Segment piece, Segments& ordered) {
  if (!ordered.empty() && piece.table_row >= 0 &&
      ordered.back().cell == piece.cell) {
    Segment& cell = ordered.back();
    const double baseline = cell.baseline;
    cell.items.insert(cell.items.end(), piece.items.begin(), piece.items.end());
    cell.wrapped = true;
    Measure(*view.words, cell);
    cell.baseline = baseline;
    return;
  }
  ordered.push_back(std::move(piece));
}

void EmitZone(Zone& zone, double page_right, const PageView& view, int& cells,
              int& table_rows, Segments& ordered) {
  if (zone.pieces.empty()) return;
  SetLimits(page_right, zone);
  const std::vector<int> rows = RowsOf(zone, view);
  const bool data = IsDataTable(zone, rows, view);
  std::vector<std::size_t> order(zone.pieces.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
    return std::pair(rows[a], zone.pieces[a].column) <
           std::pair(rows[b], zone.pieces[b].column);
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    Piece& piece = zone.pieces[order[i]];
    const bool new_row = i == 0 || rows[order[i - 1]] != rows[order[i]];
    const bool new_cell =
        new_row || zone.pieces[order[i - 1]].column != piece.column;
    cells += new_cell;
    table_rows += new_row;
    Segment& segment = piece.segment;
    segment.cell = cells;
    segment.cell_left = segment.box.left;
    segment.cell_right = zone.limits[piece.column];
    if (data) segment.table_row = table_rows;
  }
  for (const std::size_t i : order) {
    Append(view, std::move(zone.pieces[i].segment), ordered);
  }
}

Segments Order(Segments rows, const PageView& view) {
  PlaceFields(view, rows);
  std::vector<Zone> zones = ZonesOf(FindGutters(rows, view));
  double page_right = 0;
  for (const Segment& row : rows) {
    page_right = std::max(page_right, row.box.right);
  }
  Segments ordered;
  ordered.reserve(rows.size());
  std::size_t zone = 0;
  int cells = 0;
  int table_rows = -1;
  for (Segment& row : rows) {
    const double y = row.box.center_y();
    const bool flow = row.role == Role::kFlow;
    while (flow && zone < zones.size() && y > zones[zone].bottom) {
      EmitZone(zones[zone++], page_right, view, cells, table_rows, ordered);
    }
    if (flow && zone < zones.size() && y >= zones[zone].top) {
      AddPieces(row, view, zones[zone]);
    } else {
      ordered.push_back(std::move(row));
    }
  }
  while (zone < zones.size()) {
    EmitZone(zones[zone++], page_right, view, cells, table_rows, ordered);
  }
  return ordered;
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
