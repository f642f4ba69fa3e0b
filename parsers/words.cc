#include "parsers/words.h"

#include "parsers/drawn_bullets.h"
#include "parsers/field_words.h"
#include "parsers/page_rules.h"
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
  AppendWords(page, MakePieces(page, glyph_used), loose.words);
  AppendDrawnBullets(page, loose.words);
  SetLinks(page, loose.words);
  AppendFieldWords(page, loose.words);
  FindRulesAndShades(page, loose);
  return loose;
}

}  // namespace quaestor
