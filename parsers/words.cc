#include "parsers/words.h"

#include "parsers/drawn_bullets.h"
#include "parsers/field_words.h"
#include "parsers/page_rules.h"
#include "parsers/piece_order.h"
#include "parsers/word_building.h"
#include "parsers/word_pieces.h"

namespace quaestor {
namespace {

int LinkAt(const PageContent& page, Point point) {
  for (std::size_t i = 0; i < page.links.size(); ++i) {
    if (Contains(page.links[i].box, point)) return static_cast<int>(i);
  }
  return -1;
}

void SetLinks(const PageContent& page, std::vector<Word>& words) {
  if (page.links.empty()) return;
  for (Word& word : words) {
    word.link = LinkAt(page, {word.box.center_x(), word.box.center_y()});
  }
}

}  // namespace

LooseWords BuildWords(const PageContent& page,
                      const std::vector<bool>& glyph_used) {
  LooseWords loose;
  std::vector<Piece> pieces = MakePieces(page, glyph_used);
  RestoreOrder(pieces);
  AppendWords(page, pieces, loose.words);
  AppendDrawnBullets(page, loose.words);
  SetLinks(page, loose.words);
  AppendFieldWords(page, loose.words);
  FindRulesAndShades(page, loose);
  // A document of thousands of pages keeps them all until it is laid out.
  loose.words.shrink_to_fit();
  loose.rules.shrink_to_fit();
  loose.shades.shrink_to_fit();
  return loose;
}

}  // namespace quaestor
