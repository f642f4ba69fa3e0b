// parsers/word_pieces.h: a page's glyphs in the order and frame that words are
// built in. Internal to the making of words.
#ifndef QUAESTOR_PARSERS_WORD_PIECES_H_
#define QUAESTOR_PARSERS_WORD_PIECES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "parsers/page_content.h"

namespace quaestor {

// A glyph with ink, seen along its direction of writing. It points into the
// page's content.
struct Piece {
  const Glyph* glyph = nullptr;
  std::string_view text;  // as it goes into the word; "" where unmapped
  double start = 0;       // along the line
  double end = 0;
  double base = 0;  // across the line; grows downward
  double size = 0;
  std::uint32_t first = 0;  // first code point of the text
  std::uint32_t colour = 0;
  bool space_before = false;  // white space was painted before it
  bool breaks = false;        // a mark stands before it: not the same run
  bool suspect = false;       // the text is a guess
  bool combining = false;     // set on a letter, takes no place
  bool right_to_left = false;
};

// Leaves out glyphs that are used, white space, and what is painted a second
// time in nearly the same place (bold and shadow by overprinting).
std::vector<Piece> MakePieces(const PageContent& page,
                              const std::vector<bool>& glyph_used);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_WORD_PIECES_H_
