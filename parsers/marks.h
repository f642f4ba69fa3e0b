// parsers/marks.h: finds check boxes and radio buttons in a page's content and
// tells checked from unchecked.
#ifndef QUAESTOR_PARSERS_MARKS_H_
#define QUAESTOR_PARSERS_MARKS_H_

#include <vector>

#include "parsers/page_content.h"

namespace quaestor {

// Marks in painting order, and which glyphs they are made of: those are no
// words. Boxes of one place that several sources report are one mark, with
// `conflict` where the sources disagree.
struct FoundMarks {
  std::vector<Mark> marks;
  std::vector<bool> glyph_used;  // parallel to PageContent::glyphs
};

// What earlier pages of a document tell about a later one: ■ is a checked box
// where □ was seen, and a bullet elsewhere.
struct SeenMarks {
  bool empty_square = false;    // □ and its like, the counterparts of ■
  bool lone_tick = false;       // ✓ without a box: beside it, ✗ says no
  double empty_drawn_side = 0;  // points; 0: no empty box was drawn
};

// Call with the pages of a document in order and one `seen` for them all.
FoundMarks FindMarks(const PageContent& page, SeenMarks& seen);

// The same for a page on its own.
FoundMarks FindMarks(const PageContent& page);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MARKS_H_
