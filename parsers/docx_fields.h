// parsers/docx_fields.h: what the field codes of a Word file mean: HYPERLINK,
// FORMCHECKBOX and their like. Private to the reader of Word files.
#ifndef QUAESTOR_PARSERS_DOCX_FIELDS_H_
#define QUAESTOR_PARSERS_DOCX_FIELDS_H_

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "parsers/text_blocks.h"

namespace quaestor {

// The first word of a field code, in capitals: "HYPERLINK".
std::string FieldName(std::string_view code);

// The address in ` HYPERLINK "https://..." \l "place" `; "" where it leads to
// a place in the document itself.
std::string HyperlinkIn(std::string_view code);

// What a form field shows, by its data (<w:ffData>).
struct DocxFormField {
  std::optional<WrittenBox> box;    // check boxes
  std::optional<std::string> text;  // what is chosen in a drop-down list
};
DocxFormField ReadFormField(pugi::xml_node data);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_DOCX_FIELDS_H_
