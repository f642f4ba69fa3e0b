// parsers/footnotes.h: which lines are footnotes.
#ifndef QUAESTOR_PARSERS_FOOTNOTES_H_
#define QUAESTOR_PARSERS_FOOTNOTES_H_

#include <vector>

#include "parsers/geometry.h"
#include "parsers/line_facts.h"

namespace quaestor {

// Sets `footnote` and `note_start`: lines in small print that begin with a
// number or a sign, under a rule, with a raised mark or at the end of a page,
// wherever on the page they stand. What runs over to the next page's notes is
// found too. `rules` holds those of each page, as in PageView.
void MarkFootnotes(const std::vector<std::vector<Box>>& rules, double body_size,
                   std::vector<LineFacts>& lines);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_FOOTNOTES_H_
