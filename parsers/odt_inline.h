// parsers/odt_inline.h: what stands in a paragraph of an OpenDocument text.
// Private to its reader.
#ifndef QUAESTOR_PARSERS_ODT_INLINE_H_
#define QUAESTOR_PARSERS_ODT_INLINE_H_

#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "parsers/odt_walk.h"

namespace quaestor {

// Appends what `parent` holds to `block`. Text boxes that are passed are added
// to `text_boxes`, to be read behind the paragraph.
void ReadOdtInline(pugi::xml_node parent, const OdtLook& look,
                   OdtStories& stories, TextBlock& block,
                   std::vector<pugi::xml_node>& text_boxes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_ODT_INLINE_H_
