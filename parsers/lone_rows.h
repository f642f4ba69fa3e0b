// parsers/lone_rows.h: rows of a data table that stand apart from the others.
#ifndef QUAESTOR_PARSERS_LONE_ROWS_H_
#define QUAESTOR_PARSERS_LONE_ROWS_H_

#include <vector>

#include "parsers/furniture.h"

namespace quaestor {

// Makes each lone row (Segment::lone_row) one of the data table that it stands
// next to, with its cells in the same columns, or of another lone row: a
// heading that the page's end parts from its table, or the last row on the next
// page. The rows of `pages` are in reading order.
void JoinLoneRows(std::vector<PageRows>& pages);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_LONE_ROWS_H_
