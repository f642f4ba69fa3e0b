// parsers/docx_styles.h: what the styles of a Word file say of paragraphs and
// runs. Private to the reader of Word files.
#ifndef QUAESTOR_PARSERS_DOCX_STYLES_H_
#define QUAESTOR_PARSERS_DOCX_STYLES_H_

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace quaestor {

inline constexpr int kBodyText = 9;  // outline level of what is no heading

// The look of a run: what is not said is left to the style beneath.
struct DocxLook {
  std::optional<bool> bold;
  std::optional<bool> italic;
  std::optional<bool> hidden;
  std::optional<bool> raised;  // super- or subscript
  std::string font;
};

// What a paragraph or a style says of itself; measures in points.
struct DocxProperties {
  std::optional<int> outline;  // 0 is a heading of the first level
  std::optional<int> list;     // numId; 0 takes a style's numbering away
  std::optional<int> level;    // ilvl
  std::optional<double> left;
  std::optional<double> first;  // of the first line, beyond `left`
};

struct DocxStyle {
  std::string based_on;
  std::string name;
  DocxProperties paragraph;
  DocxLook look;
};

struct DocxStyles {
  std::map<std::string, DocxStyle, std::less<>>
      by_id;                      // with what they inherit
  std::string default_paragraph;  // its id, or ""
};

// From <w:pPr> and <w:rPr>; an empty node says nothing.
DocxProperties ReadProperties(pugi::xml_node properties);
DocxLook ReadLook(pugi::xml_node properties);

// Where `over` says nothing, `under` does.
DocxProperties Inherit(const DocxProperties& over, const DocxProperties& under);
DocxLook Inherit(const DocxLook& over, const DocxLook& under);

DocxStyles ReadStyles(pugi::xml_node root);

// A style without properties where there is none of that id.
const DocxStyle& StyleOf(const DocxStyles& styles, std::string_view id);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_DOCX_STYLES_H_
