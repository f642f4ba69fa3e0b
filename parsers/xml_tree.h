// parsers/xml_tree.h: XML of office files, parsed within bounds. Private to
// their readers: it shows pugixml.
#ifndef QUAESTOR_PARSERS_XML_TREE_H_
#define QUAESTOR_PARSERS_XML_TREE_H_

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace quaestor {

// Elements within elements; a nested table takes three. Readers go down the
// tree by recursion.
inline constexpr int kDeepestXml = 400;

// Parses a part. Names get the prefixes that the specifications use ("w:p",
// "text:h"), whatever the file calls the namespaces. No document type, entity
// or file is ever followed. Throws Error: kDamaged, kLimit.
pugi::xml_document ParseXml(std::string_view bytes);

// "" where there is none.
inline std::string_view Attribute(pugi::xml_node node, const char* name) {
  return node.attribute(name).value();
}

// Whether an on/off property of OOXML stands and is on: <w:b/>, w:val="0".
bool IsOn(pugi::xml_node property);

// A whole number, or `otherwise` where it is none or beyond a million.
int IntegerOr(std::string_view text, int otherwise);

inline std::string_view NameOf(pugi::xml_node node) { return node.name(); }

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_XML_TREE_H_
