// parsers/box_setting.h: whether a drawn square stands where a box to tick
// would stand: beside text, and in no grid, comb, table or chart.
#ifndef QUAESTOR_PARSERS_BOX_SETTING_H_
#define QUAESTOR_PARSERS_BOX_SETTING_H_

#include <vector>

#include "parsers/box_shapes.h"
#include "parsers/glyph_rows.h"
#include "parsers/mark_shapes.h"
#include "parsers/page_content.h"

namespace quaestor {

// The shapes of `all` that may be boxes to tick, in their order.
std::vector<BoxShape> PlausibleBoxes(const PageContent& page,
                                     const std::vector<GlyphShape>& shapes,
                                     const std::vector<GlyphRow>& rows,
                                     const std::vector<BoxShape>& all);

bool SameSize(const Box& a, const Box& b);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_BOX_SETTING_H_
