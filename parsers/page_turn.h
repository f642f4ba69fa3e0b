// parsers/page_turn.h: pages whose text runs down, up or upside down are laid
// out as if they stood upright.
#ifndef QUAESTOR_PARSERS_PAGE_TURN_H_
#define QUAESTOR_PARSERS_PAGE_TURN_H_

#include <vector>

#include "parsers/document.h"
#include "parsers/geometry.h"

namespace quaestor {

// Where the text runs.
enum class Turn { kUpright, kDown, kUp, kUpsideDown };

// The direction of most words; told by where in its box a word's baseline is.
Turn TurnOf(const std::vector<Word>& words);

// A box as it lies when the page is turned so that its text is upright. Widths
// and heights stay; the origin may lie elsewhere.
inline Box Turned(const Box& box, Turn turn) {
  switch (turn) {
    case Turn::kDown:
      return {box.top, -box.right, box.bottom, -box.left};
    case Turn::kUp:
      return {-box.bottom, box.left, -box.top, box.right};
    case Turn::kUpsideDown:
      return {-box.right, -box.bottom, -box.left, -box.top};
    case Turn::kUpright:
      break;
  }
  return box;
}

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PAGE_TURN_H_
