// cli/draw_findings.h: what was read, drawn on the picture of its page.
#ifndef QUAESTOR_CLI_DRAW_FINDINGS_H_
#define QUAESTOR_CLI_DRAW_FINDINGS_H_

#include "parsers/document.h"
#include "parsers/pdf_render.h"

namespace quaestor {

// Outlines: lines blue, links purple, pictures brown; marks green where
// checked, grey where not, orange where that is unclear.
void DrawFindings(const Page& page, Raster& raster);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_DRAW_FINDINGS_H_
