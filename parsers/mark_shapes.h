// parsers/mark_shapes.h: which glyphs look like a check box, a radio button or
// a tick. Judged by font, glyph name and code, because symbol fonts give their
// boxes any code point. What a shape means on a page is glyph_marks.h's matter.
#ifndef QUAESTOR_PARSERS_MARK_SHAPES_H_
#define QUAESTOR_PARSERS_MARK_SHAPES_H_

#include <vector>

#include "parsers/page_content.h"

namespace quaestor {

enum class ShapeKind {
  kNone,
  kEmptyBox,
  kCheckedBox,
  kFilledBox,  // checked box or bullet
  kEmptyCircle,
  kCheckedCircle,
  kFilledCircle,  // checked radio button or bullet
  kTick           // tick or cross without a box
};

struct GlyphShape {
  ShapeKind kind = ShapeKind::kNone;
  char32_t symbol = 0;  // the Unicode character that looks like it
};

GlyphShape ClassifyGlyph(const Glyph& glyph, const Font& font);

// The shapes of all glyphs of a page, parallel to PageContent::glyphs.
std::vector<GlyphShape> ClassifyGlyphs(const PageContent& page);

// True for a letter or sign that people type into a box to tick it: X, x, ✓,
// ×, √, V, *, •, / and their like.
bool IsTickLetter(const Glyph& glyph);

// True for a glyph of a symbol font or without a Unicode value.
bool IsSymbol(const PageContent& page, const Glyph& glyph);

inline bool IsCircle(ShapeKind kind) {
  return kind == ShapeKind::kEmptyCircle || kind == ShapeKind::kCheckedCircle ||
         kind == ShapeKind::kFilledCircle;
}

inline bool IsEmpty(ShapeKind kind) {
  return kind == ShapeKind::kEmptyBox || kind == ShapeKind::kEmptyCircle;
}

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MARK_SHAPES_H_
