// parsers/glyph_rows.h: the visible upright glyphs of a page in rows, to see
// what stands beside a mark. Coarser than layout.h, which comes later and
// needs the marks.
#ifndef QUAESTOR_PARSERS_GLYPH_ROWS_H_
#define QUAESTOR_PARSERS_GLYPH_ROWS_H_

#include <vector>

#include "parsers/page_content.h"

namespace quaestor {

// Glyphs other than spaces that stand on one baseline, from left to right.
struct GlyphRow {
  double baseline = 0;
  std::vector<int> glyphs;  // indices into PageContent::glyphs
};

// From top to bottom.
std::vector<GlyphRow> BuildGlyphRows(const PageContent& page);

// True for glyphs that show nothing.
bool IsBlank(const Glyph& glyph);

// Where the middle of a glyph's ink is likely to be.
double InkCenterY(const Glyph& glyph);

// White space between two neighbours of a row, in em of the right one.
double GapBetween(const Glyph& left, const Glyph& right);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_GLYPH_ROWS_H_
