#include "parsers/xml_tree.h"

#include <charconv>
#include <map>

#include "parsers/error.h"

namespace quaestor {
namespace {

struct KnownNamespace {
  std::string_view uri;
  std::string_view prefix;
};

constexpr KnownNamespace kNamespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.microsoft.com/office/word/2010/wordml", "w14"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
     "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"urn:schemas-microsoft-com:vml", "v"},
    {"http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"},
    {"http://purl.oclc.org/ooxml/drawingml/picture", "pic"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", ""},
    {"http://schemas.openxmlformats.org/package/2006/content-types", ""},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:form:1.0", "form"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    {"http://www.w3.org/1999/xlink", "xlink"},
    {"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
     "field"},
    {"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
     "loext"},
};

std::string_view KnownPrefix(std::string_view uri, std::string_view otherwise) {
  for (const KnownNamespace& known : kNamespaces) {
    if (known.uri == uri) return known.prefix;
  }
  return otherwise;
}

// From the prefixes of the file to those of the specifications.
using Prefixes = std::map<std::string, std::string, std::less<>>;

// True where one of them goes by another name.
bool ReadDeclarations(pugi::xml_node node, Prefixes& prefixes) {
  bool other = false;
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (!name.starts_with("xmlns")) continue;
    if (name.size() > 5 && name[5] != ':') continue;
    const std::string_view prefix = name.size() > 5 ? name.substr(6) : "";
    const std::string_view known = KnownPrefix(attribute.value(), prefix);
    if (known == prefix && !prefixes.contains(prefix)) continue;
    prefixes[std::string(prefix)] = known;
    other = true;
  }
  return other;
}

std::string Renamed(std::string_view name, const Prefixes& prefixes) {
  const std::size_t colon = name.find(':');
  const bool bare = colon == std::string_view::npos;
  const auto found =
      prefixes.find(bare ? std::string_view() : name.substr(0, colon));
  if (found == prefixes.end()) return std::string(name);
  const std::string_view local = bare ? name : name.substr(colon + 1);
  if (found->second.empty()) return std::string(local);
  return found->second + ":" + std::string(local);
}

void Rename(pugi::xml_node node, const Prefixes& prefixes) {
  if (node.type() != pugi::node_element) return;
  node.set_name(Renamed(node.name(), prefixes).c_str());
  for (pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    // An attribute without a prefix is in no namespace.
    if (name.find(':') == std::string_view::npos || name.starts_with("xmlns")) {
      continue;
    }
    attribute.set_name(Renamed(name, prefixes).c_str());
  }
}

// Renames and counts the depth, without recursion.
class TreeCheck : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    if (depth() > kDeepestXml) return false;
    if (ReadDeclarations(node, prefixes_)) other_ = true;
    if (other_) Rename(node, prefixes_);
    return true;
  }

 private:
  Prefixes prefixes_;
  bool other_ = false;
};

}  // namespace

pugi::xml_document ParseXml(std::string_view bytes) {
  constexpr unsigned kOptions = pugi::parse_cdata | pugi::parse_escapes |
                                pugi::parse_eol | pugi::parse_wconv_attribute |
                                pugi::parse_ws_pcdata;
  pugi::xml_document document;
  if (!document.load_buffer(bytes.data(), bytes.size(), kOptions)) {
    throw Error(ErrorCode::kDamaged,
                "the file is damaged or incomplete; ask the sender for it "
                "again");
  }
  TreeCheck check;
  if (!document.traverse(check)) {
    throw Error(ErrorCode::kLimit,
                "the file is nested more deeply than any document; save it as "
                "PDF");
  }
  return document;
}

bool IsOn(pugi::xml_node property) {
  if (!property) return false;
  std::string_view value = Attribute(property, "w:val");
  if (value.empty()) value = Attribute(property, "w14:val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

int IntegerOr(std::string_view text, int otherwise) {
  constexpr int kMost = 1'000'000;
  int value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value > kMost || value < -kMost) return otherwise;
  // Measures may have a fraction, which does not matter.
  return end == text.data() + text.size() || *end == '.' ? value : otherwise;
}

}  // namespace quaestor
