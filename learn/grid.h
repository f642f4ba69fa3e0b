// learn/grid.h: tables of boxes, whose labels are the titles of their columns.
// Internal to learn/.
#ifndef QUAESTOR_LEARN_GRID_H_
#define QUAESTOR_LEARN_GRID_H_

#include <set>
#include <vector>

#include "learn/piece.h"

namespace quaestor {

// Boxes below and beside others without words between: those of a table, to
// which words beside them do not belong.
std::set<const Mark*> GridMarks(const Document& document);

// Gathers the boxes of each row at its question, gives boxes without words of
// their own the titles above them, and makes one piece of a row of titles.
void GatherGrids(const Document& document, std::vector<Piece>& pieces);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_GRID_H_
