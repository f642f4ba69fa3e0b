// parsers/drawn_marks.h: check boxes and radio buttons that are drawn, and
// what is drawn, typed or inked into them.
#ifndef QUAESTOR_PARSERS_DRAWN_MARKS_H_
#define QUAESTOR_PARSERS_DRAWN_MARKS_H_

#include <vector>

#include "parsers/box_shapes.h"
#include "parsers/glyph_rows.h"
#include "parsers/mark_candidate.h"
#include "parsers/mark_shapes.h"
#include "parsers/marks.h"
#include "parsers/page_content.h"

namespace quaestor {

// Looks at `boxes` (FindBoxShapes). A square counts as a box to tick where text
// stands beside it and it is no cell of a grid, no frame of a word and no
// bullet. A filled one counts where empty ones of its size were seen, on this
// page or an earlier one.
std::vector<MarkCandidate> FindDrawnMarks(const PageContent& page,
                                          const std::vector<GlyphShape>& shapes,
                                          const std::vector<GlyphRow>& rows,
                                          const std::vector<BoxShape>& boxes,
                                          SeenMarks& seen);

// True where a pen's annotation of about the size of a box lies over it.
bool HasInkOver(const PageContent& page, const Box& box);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_DRAWN_MARKS_H_
