// parsers/docx_walk.h: from the XML of a story of a Word file (the body, a
// note, a header) to blocks of text. Private to the reader of Word files.
#ifndef QUAESTOR_PARSERS_DOCX_WALK_H_
#define QUAESTOR_PARSERS_DOCX_WALK_H_

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "parsers/docx_numbering.h"
#include "parsers/docx_styles.h"
#include "parsers/office_text.h"

namespace quaestor {

// What a part refers to, by the id of the relationship.
using DocxTargets = std::map<std::string, std::string, std::less<>>;

// Footnotes or endnotes: their ids in the order in which the text refers to
// them, and the number by which each goes.
struct DocxNotes {
  NumberFormat format = NumberFormat::kDecimal;
  int start = 1;
  std::vector<std::string> referred;
  std::map<std::string, std::string, std::less<>> labels;
};

// What the stories of one file share.
struct DocxStories {
  DocxStyles styles;
  DocxNumbering numbering;
  DocxNotes footnotes;
  DocxNotes endnotes;
  OfficeText text;
};

// The blocks of all paragraphs and tables in `story`. `note_label` is what
// stands for a note's own number in it.
std::vector<TextBlock> ReadStory(pugi::xml_node story,
                                 const DocxTargets& targets,
                                 const std::string& note_label,
                                 DocxStories& stories);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_DOCX_WALK_H_
