// parsers/piece_order.h: puts pieces in their places on the line, where they
// were painted in another order. Internal to the making of words.
#ifndef QUAESTOR_PARSERS_PIECE_ORDER_H_
#define QUAESTOR_PARSERS_PIECE_ORDER_H_

#include <vector>

#include "parsers/word_pieces.h"

namespace quaestor {

// Programs paint letters that a font lacks after the rest of the line, and
// lines that are read from right to left in portions. Such lines are sorted
// from left to right; all others stay as they are.
void RestoreOrder(std::vector<Piece>& pieces);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIECE_ORDER_H_
