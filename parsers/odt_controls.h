// parsers/odt_controls.h: boxes, fields and controls of an OpenDocument text
// that can be filled in. Private to its reader.
#ifndef QUAESTOR_PARSERS_ODT_CONTROLS_H_
#define QUAESTOR_PARSERS_ODT_CONTROLS_H_

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "parsers/text_blocks.h"

namespace quaestor {

// What a control shows.
struct OdtControl {
  std::optional<WrittenBox> box;
  std::string text;  // what was filled in or chosen, or stands beside the box
};

using OdtControls = std::map<std::string, OdtControl, std::less<>>;

// The controls of <office:forms>, by their id.
OdtControls ReadControls(pugi::xml_node forms);

// A check box or drop-down list as Word has them: <field:fieldmark>.
OdtControl ReadFieldMark(pugi::xml_node mark);

// A check box that is a content control, or nullopt for another one.
std::optional<WrittenBox> ReadContentControl(pugi::xml_node control);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_ODT_CONTROLS_H_
