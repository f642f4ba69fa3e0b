#include "parsers/docx_styles.h"

#include <utility>

#include "parsers/xml_tree.h"

namespace quaestor {
namespace {

constexpr double kTwips = 20;  // in a point

std::optional<int> ReadInteger(pugi::xml_node property) {
  constexpr int kNone = -2'000'000;
  const int value = IntegerOr(Attribute(property, "w:val"), kNone);
  if (!property || value == kNone) return std::nullopt;
  return value;
}

std::optional<bool> ReadSwitch(pugi::xml_node property) {
  if (!property) return std::nullopt;
  return IsOn(property);
}

// The first of the attributes that stands, in points.
std::optional<double> ReadMeasure(pugi::xml_node node, const char* name,
                                  const char* other_name) {
  for (const char* attribute : {name, other_name}) {
    const std::string_view text = Attribute(node, attribute);
    if (!text.empty()) return IntegerOr(text, 0) / kTwips;
  }
  return std::nullopt;
}

template <typename Value>
void Fill(std::optional<Value>& value, const std::optional<Value>& under) {
  if (!value) value = under;
}

// Styles rest on each other, and a hostile file lets them do so in a circle.
DocxStyle Resolved(const DocxStyles& styles, const DocxStyle& style) {
  constexpr int kDeepest = 20;
  DocxStyle result = style;
  std::string_view under = style.based_on;
  for (int i = 0; i < kDeepest && !under.empty(); ++i) {
    const DocxStyle& next = StyleOf(styles, under);
    result.paragraph = Inherit(result.paragraph, next.paragraph);
    result.look = Inherit(result.look, next.look);
    under = next.based_on;
  }
  return result;
}

}  // namespace

DocxProperties ReadProperties(pugi::xml_node properties) {
  DocxProperties result;
  if (!properties) return result;
  result.outline = ReadInteger(properties.child("w:outlineLvl"));
  const pugi::xml_node list = properties.child("w:numPr");
  result.list = ReadInteger(list.child("w:numId"));
  result.level = ReadInteger(list.child("w:ilvl"));
  const pugi::xml_node indent = properties.child("w:ind");
  result.left = ReadMeasure(indent, "w:left", "w:start");
  const auto hanging = ReadMeasure(indent, "w:hanging", "w:hanging");
  result.first =
      hanging ? -*hanging : ReadMeasure(indent, "w:firstLine", "w:firstLine");
  return result;
}

DocxLook ReadLook(pugi::xml_node properties) {
  DocxLook look;
  if (!properties) return look;
  look.bold = ReadSwitch(properties.child("w:b"));
  look.italic = ReadSwitch(properties.child("w:i"));
  look.hidden = ReadSwitch(properties.child("w:vanish"));
  const pugi::xml_node raised = properties.child("w:vertAlign");
  if (raised) look.raised = Attribute(raised, "w:val") != "baseline";
  const pugi::xml_node fonts = properties.child("w:rFonts");
  for (const char* name : {"w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"}) {
    if (look.font.empty()) look.font = Attribute(fonts, name);
  }
  return look;
}

DocxProperties Inherit(const DocxProperties& over,
                       const DocxProperties& under) {
  DocxProperties result = over;
  Fill(result.outline, under.outline);
  Fill(result.list, under.list);
  Fill(result.level, under.level);
  Fill(result.left, under.left);
  Fill(result.first, under.first);
  return result;
}

DocxLook Inherit(const DocxLook& over, const DocxLook& under) {
  DocxLook result = over;
  Fill(result.bold, under.bold);
  Fill(result.italic, under.italic);
  Fill(result.hidden, under.hidden);
  Fill(result.raised, under.raised);
  if (result.font.empty()) result.font = under.font;
  return result;
}

DocxStyles ReadStyles(pugi::xml_node root) {
  DocxStyles raw;
  for (const pugi::xml_node node : root.children("w:style")) {
    DocxStyle style;
    style.based_on = Attribute(node.child("w:basedOn"), "w:val");
    style.name = Attribute(node.child("w:name"), "w:val");
    style.paragraph = ReadProperties(node.child("w:pPr"));
    style.look = ReadLook(node.child("w:rPr"));
    const std::string id(Attribute(node, "w:styleId"));
    const std::string_view is_default = Attribute(node, "w:default");
    if (Attribute(node, "w:type") == "paragraph" &&
        (is_default == "1" || is_default == "true")) {
      raw.default_paragraph = id;
    }
    raw.by_id.emplace(id, std::move(style));
  }
  DocxStyles styles;
  styles.default_paragraph = raw.default_paragraph;
  for (const auto& [id, style] : raw.by_id) {
    styles.by_id.emplace(id, Resolved(raw, style));
  }
  return styles;
}

const DocxStyle& StyleOf(const DocxStyles& styles, std::string_view id) {
  static const DocxStyle kNothing;
  const auto found = styles.by_id.find(id);
  return found == styles.by_id.end() ? kNothing : found->second;
}

}  // namespace quaestor
