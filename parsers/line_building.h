// parsers/line_building.h: from loose words and marks to rows of a page.
#ifndef QUAESTOR_PARSERS_LINE_BUILDING_H_
#define QUAESTOR_PARSERS_LINE_BUILDING_H_

#include <vector>

#include "parsers/document.h"
#include "parsers/layout_types.h"
#include "parsers/text_traits.h"

namespace quaestor {

// Rows from top to bottom, each with everything that stands on one baseline
// from left to right, whatever the gaps. Raised words stand in the row of
// their neighbour, marks in the row they are level with or in one of their
// own. Words of different form fields never share a row, nor with other words.
// Takes O(n log n) time whatever the boxes.
Segments BuildRows(const std::vector<Word>& words,
                   const std::vector<Mark>& marks, Turn turn);

// Box, baseline and size from the items, which must not be empty.
void Measure(const std::vector<Word>& words, Segment& segment);

// Adds a line to the cell of a data table that it belongs to.
void AppendToCell(const std::vector<Word>& words, const Segment& line,
                  Segment& cell);

// Puts the items of a line from left to right into the logical order of its
// direction, and tells whether that is from right to left. On a page that reads
// from left to right, a label or prompt at the line's left says how it reads;
// else the direction of the sentence that goes on in it, if any, and then its
// words.
bool SortLogically(const std::vector<Word>& words, bool page_is_right_to_left,
                   Direction sentence, std::vector<Item>& items);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_LINE_BUILDING_H_
