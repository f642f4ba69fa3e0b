#include "parsers/lone_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "parsers/line_building.h"

namespace quaestor {
namespace {

constexpr double kAlignment = 3;  // points: edges of one column

// A row of a table, or a line that is none.
struct TableRow {
  std::size_t page = 0;
  std::vector<std::size_t> lines;  // indices into the page's rows
  std::vector<Box> cells;
  bool data = false;
  bool lone = false;
  bool has_mark = false;
};

int NumberOf(const Segment& line) {
  return line.table_row >= 0 ? line.table_row : line.lone_row;
}

void AppendLine(const std::vector<Segment>& lines, std::size_t at,
                TableRow& row) {
  const bool same_cell =
      !row.lines.empty() && lines[row.lines.back()].cell == lines[at].cell;
  row.lines.push_back(at);
  for (const Item& item : lines[at].items) row.has_mark |= item.mark >= 0;
  if (same_cell) {
    row.cells.back() = Union(row.cells.back(), lines[at].box);
  } else {
    row.cells.push_back(lines[at].box);
  }
}

// What the pages hold besides running lines, from the first to the last.
std::vector<TableRow> TableRowsOf(const std::vector<PageRows>& pages) {
  std::vector<TableRow> rows;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const Segments& lines = pages[page].rows;
    int number = -1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].role != Role::kFlow) continue;
      const int own = NumberOf(lines[i]);
      if (own < 0 || own != number) {
        rows.emplace_back();
        rows.back().page = page;
        rows.back().data = lines[i].table_row >= 0;
        rows.back().lone = !rows.back().data && own >= 0;
      }
      number = own;
      AppendLine(lines, i, rows.back());
    }
  }
  return rows;
}

bool InColumn(const Box& a, const Box& b) {
  return std::abs(a.left - b.left) < kAlignment ||
         std::abs(a.right - b.right) < kAlignment ||
         std::abs(a.center_x() - b.center_x()) < kAlignment;
}

bool SameColumns(const TableRow& a, const TableRow& b) {
  return a.cells.size() == b.cells.size() &&
         std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), InColumn);
}

// The rows that hang together with a data table, found from both sides. Two of
// them are one, unless they are options to tick.
void Spread(std::vector<TableRow>& rows) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    TableRow& above = rows[i - 1];
    const bool both = above.lone && rows[i].lone && !above.has_mark &&
                      !rows[i].has_mark && SameColumns(above, rows[i]);
    above.data |= both;
    rows[i].data |= both;
  }
  const auto join = [](const TableRow& known, TableRow& row) {
    row.data |= known.data && row.lone && SameColumns(known, row);
  };
  for (std::size_t i = 1; i < rows.size(); ++i) join(rows[i - 1], rows[i]);
  for (std::size_t i = rows.size(); i-- > 1;) join(rows[i], rows[i - 1]);
}

// Makes one line of each cell of the rows that have become data.
void JoinCells(PageRows& page) {
  Segments joined;
  for (Segment& line : page.rows) {
    const bool same_cell = !joined.empty() && line.table_row >= 0 &&
                           line.lone_row >= 0 &&
                           joined.back().table_row == line.table_row &&
                           joined.back().cell == line.cell;
    if (same_cell) {
      AppendToCell(*page.view.words, line, joined.back());
    } else {
      joined.push_back(std::move(line));
    }
  }
  page.rows = std::move(joined);
}

}  // namespace

void JoinLoneRows(std::vector<PageRows>& pages) {
  std::vector<TableRow> rows = TableRowsOf(pages);
  Spread(rows);
  bool any = false;
  for (const TableRow& row : rows) {
    if (!row.data || !row.lone) continue;
    any = true;
    for (const std::size_t at : row.lines) {
      Segment& line = pages[row.page].rows[at];
      line.table_row = line.lone_row;
    }
  }
  if (!any) return;
  for (PageRows& page : pages) JoinCells(page);
}

}  // namespace quaestor
