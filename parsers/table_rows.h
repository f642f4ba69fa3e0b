// parsers/table_rows.h: newspaper or table, and where the rows of a table are.
#ifndef QUAESTOR_PARSERS_TABLE_ROWS_H_
#define QUAESTOR_PARSERS_TABLE_ROWS_H_

#include <cstddef>
#include <vector>

#include "parsers/column_finding.h"
#include "parsers/layout_types.h"

namespace quaestor {

// The part of a row that stands in one column of a zone.
struct RowPiece {
  Segment segment;
  std::size_t column = 0;
};

// A stretch of a page that is set in columns. Pieces from top to bottom.
struct Zone {
  std::vector<RowPiece> pieces;
  std::vector<double> gutters;  // x of each, ascending
  double top = 0;
  double bottom = 0;
  bool drawn = false;         // with rules or shades
  bool newspaper = false;     // the text runs on from column to column
  std::vector<double> lefts;  // bounds of each column's text
  std::vector<double> limits;
};

// The row of each piece, ascending from 0: pieces of one row are read column
// by column. Newspaper columns are one row, and `newspaper` is set. `drawn` is
// what DrawnEdges gave for the page: a table in a cell is not torn.
std::vector<int> RowsOf(Zone& zone, const std::vector<Gutter>& drawn,
                        const PageView& view);

enum class TableKind {
  kOther,
  kData,    // many columns, or nothing but short cells without a prompt
  kLoneRow  // many columns, but no other row beside it
};

// `rows` is what RowsOf gave.
TableKind TableKindOf(const Zone& zone, const std::vector<int>& rows,
                      const PageView& view);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_TABLE_ROWS_H_
