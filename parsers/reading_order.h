// parsers/reading_order.h: the lines of a page in the order they are read.
#ifndef QUAESTOR_PARSERS_READING_ORDER_H_
#define QUAESTOR_PARSERS_READING_ORDER_H_

#include "parsers/layout_types.h"

namespace quaestor {

// Splits rows at the gutters of columns and tables and puts the pieces in
// order, with `cell`, its bounds and `table_row` set: newspaper columns one
// after the other, tables row by row and cell by cell. The value of a form
// field follows the words it stands behind. `right_to_left`: the columns of
// the page are read from right to left.
Segments InReadingOrder(Segments rows, const PageView& view,
                        bool right_to_left);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_READING_ORDER_H_
