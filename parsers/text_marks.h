// parsers/text_marks.h: check boxes that are typed: [x] [ ], (X) ( ), _X_ __.
#ifndef QUAESTOR_PARSERS_TEXT_MARKS_H_
#define QUAESTOR_PARSERS_TEXT_MARKS_H_

#include <vector>

#include "parsers/glyph_rows.h"
#include "parsers/mark_candidate.h"
#include "parsers/mark_shapes.h"
#include "parsers/page_content.h"

namespace quaestor {

// Typed boxes that stand alone before or after a label. One that could be
// prose ("(x)", a blank to write on) counts only beside its like.
std::vector<MarkCandidate> FindTextMarks(const PageContent& page,
                                         const std::vector<GlyphShape>& shapes,
                                         const std::vector<GlyphRow>& rows);

// A quick look whether a page has the characters that typed boxes need.
bool MayHaveTextMarks(const PageContent& page);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_TEXT_MARKS_H_
