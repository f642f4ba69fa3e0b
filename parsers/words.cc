#include "parsers/words.h"

#include <cmath>

namespace quaestor {
namespace {

bool IsBlank(const Glyph& glyph) {
  return glyph.text == " " || glyph.text == "\u00A0";
}

bool Continues(const Glyph& before, const Glyph& glyph) {
  const double size = glyph.size;
  return std::abs(before.origin.y - glyph.origin.y) < 0.2 * size &&
         std::abs(glyph.box.left - before.box.right) < 0.15 * size;
}

Word StartWord(const PageContent& page, const Glyph& glyph) {
  Word word;
  const Font& font = page.fonts[static_cast<std::size_t>(glyph.font)];
  word.box = glyph.box;
  word.baseline = glyph.origin.y;
  word.size = glyph.size;
  word.colour = glyph.colour;
  word.bold = font.bold;
  word.italic = font.italic;
  word.invisible = glyph.invisible;
  return word;
}

}  // namespace

LooseWords BuildWords(const PageContent& page,
                      const std::vector<bool>& glyph_used) {
  LooseWords loose;
  const Glyph* before = nullptr;
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Glyph& glyph = page.glyphs[i];
    if (glyph_used[i] || IsBlank(glyph)) {
      before = nullptr;
      continue;
    }
    if (before == nullptr || !Continues(*before, glyph)) {
      loose.words.push_back(StartWord(page, glyph));
    }
    Word& word = loose.words.back();
    word.text += glyph.text.empty() ? "\uFFFD" : glyph.text;
    word.box = Union(word.box, glyph.box);
    word.encoding_suspect = word.encoding_suspect || glyph.unmapped;
    before = &glyph;
  }
  return loose;
}

}  // namespace quaestor
