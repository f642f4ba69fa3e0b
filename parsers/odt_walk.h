// parsers/odt_walk.h: from the XML of an OpenDocument text to blocks of text.
// Private to its reader.
#ifndef QUAESTOR_PARSERS_ODT_WALK_H_
#define QUAESTOR_PARSERS_ODT_WALK_H_

#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "parsers/odt_controls.h"
#include "parsers/odt_styles.h"
#include "parsers/office_text.h"

namespace quaestor {

struct OdtNote {
  std::string label;
  pugi::xml_node body;
};

// What all stories of one file share.
struct OdtStories {
  OdtStyles styles;
  OdtControls controls;
  std::vector<OdtNote> notes;  // passed so far
  OdtCounts headings;
  // For lists that go on: by their id, and by their style.
  std::map<std::string, OdtCounts, std::less<>> lists;
  std::map<std::string, OdtCounts, std::less<>> styled_lists;
  OfficeText text;
};

// The blocks of all paragraphs, lists and tables in `story`. `note_label` is
// set before its first words.
std::vector<TextBlock> ReadOdtStory(pugi::xml_node story,
                                    const std::string& note_label,
                                    OdtStories& stories);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_ODT_WALK_H_
