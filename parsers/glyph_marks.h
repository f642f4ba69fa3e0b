// parsers/glyph_marks.h: check boxes and radio buttons that are characters.
#ifndef QUAESTOR_PARSERS_GLYPH_MARKS_H_
#define QUAESTOR_PARSERS_GLYPH_MARKS_H_

#include <vector>

#include "parsers/glyph_rows.h"
#include "parsers/mark_candidate.h"
#include "parsers/mark_shapes.h"
#include "parsers/marks.h"
#include "parsers/page_content.h"

namespace quaestor {

// Marks among the glyphs of a page, in painting order. Filled squares and
// discs, rings and lone ticks count only where something shows that they are
// no bullets: an empty counterpart on this page or an earlier one (`seen`,
// which is brought up to date), or alternatives on one row.
std::vector<MarkCandidate> FindGlyphMarks(const PageContent& page,
                                          const std::vector<GlyphShape>& shapes,
                                          const std::vector<GlyphRow>& rows,
                                          SeenMarks& seen);

// True where so many kinds of boxes and ticks stand on the page that it is a
// table of characters.
bool IsSpecimen(const std::vector<GlyphShape>& shapes);

// The square that a box character fills on the page.
Box InkBox(const Glyph& glyph);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_GLYPH_MARKS_H_
