// parsers/column_finding.h: the columns and table cells of a page.
#ifndef QUAESTOR_PARSERS_COLUMN_FINDING_H_
#define QUAESTOR_PARSERS_COLUMN_FINDING_H_

#include <vector>

#include "parsers/layout_types.h"

namespace quaestor {

// A vertical line, drawn or white, with text on both sides.
struct Gutter {
  double x = 0;  // everything right of it has its centre right of x
  double top = 0;
  double bottom = 0;
  bool drawn = false;  // a rule or the edge of a shade
  double left = 0;     // the stripe without text around it
  double right = 0;
};

// Vertical edges of a page's rules and shades, whatever they part.
std::vector<Gutter> DrawnEdges(const PageView& view);

// The gutters of rows from top to bottom: of a page, or of one cell. A gap
// inside a line ("Yes   No", a tab behind a label or a colon) is no gutter; a
// gap where text is aligned over several rows is, or over any at an edge where
// the document has columns elsewhere (PageView::known_edges). `drawn` is what
// DrawnEdges gave for the page.
std::vector<Gutter> FindGutters(const Segments& rows,
                                const std::vector<Gutter>& drawn,
                                const PageView& view);

// Left edges of the columns that white gaps show on a page.
std::vector<double> FindColumnEdges(const Segments& rows, const PageView& view);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_COLUMN_FINDING_H_
