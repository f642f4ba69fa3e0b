#include "parsers/odt_styles.h"

#include <algorithm>
#include <utility>

#include "parsers/xml_tree.h"

namespace quaestor {
namespace {

std::optional<bool> Equals(std::string_view value, std::string_view wanted) {
  if (value.empty()) return std::nullopt;
  return value == wanted;
}

// "super 58%", "33% 80%", "0% 100%" (on the line).
std::optional<bool> IsRaised(std::string_view position) {
  if (position.empty()) return std::nullopt;
  return !position.starts_with("0%");
}

OdtLook ReadLook(pugi::xml_node properties, const OdtStyles& styles) {
  OdtLook look;
  look.bold = Equals(Attribute(properties, "fo:font-weight"), "bold");
  look.italic = Equals(Attribute(properties, "fo:font-style"), "italic");
  look.hidden = Equals(Attribute(properties, "text:display"), "none");
  look.raised = IsRaised(Attribute(properties, "style:text-position"));
  const std::string_view face = Attribute(properties, "style:font-name");
  const auto font = styles.fonts.find(face);
  look.font = font == styles.fonts.end() ? std::string(face) : font->second;
  if (look.font.empty()) look.font = Attribute(properties, "fo:font-family");
  return look;
}

// A label is repeated for each item: a long one would be a bomb.
std::string Short(std::string_view text) {
  constexpr std::size_t kLongest = 32;
  return text.size() > kLongest ? "" : std::string(text);
}

OdtLevel ReadLevel(pugi::xml_node node, const OdtStyles& styles) {
  OdtLevel level;
  const std::string_view name = NameOf(node);
  level.prefix = Short(Attribute(node, "style:num-prefix"));
  level.suffix = Short(Attribute(node, "style:num-suffix"));
  if (name == "text:list-level-style-bullet") {
    level.format = NumberFormat::kBullet;
    level.bullet = Short(Attribute(node, "text:bullet-char"));
    level.font = ReadLook(node.child("style:text-properties"), styles).font;
  } else if (name == "text:list-level-style-image") {
    level.format = NumberFormat::kBullet;
    level.bullet = "•";
  } else {
    level.format = FormatOfOpenDocument(Attribute(node, "style:num-format"));
    level.start = IntegerOr(Attribute(node, "text:start-value"), 1);
    level.shown_levels = IntegerOr(Attribute(node, "text:display-levels"), 1);
  }
  return level;
}

OdtListStyle ReadListStyle(pugi::xml_node node, const OdtStyles& styles) {
  OdtListStyle style;
  for (const pugi::xml_node child : node.children()) {
    const int level = IntegerOr(Attribute(child, "text:level"), 0);
    if (level < 1 || level > static_cast<int>(kOdtListLevels)) continue;
    style.levels[static_cast<std::size_t>(level - 1)] =
        ReadLevel(child, styles);
  }
  return style;
}

std::string KeyOf(std::string_view family, std::string_view name) {
  return std::string(family) + "/" + std::string(name);
}

void AddFonts(pugi::xml_node declarations, OdtStyles& styles) {
  for (const pugi::xml_node face : declarations.children("style:font-face")) {
    std::string family(Attribute(face, "svg:font-family"));
    std::erase(family, '\'');
    styles.fonts.emplace(Attribute(face, "style:name"), std::move(family));
  }
}

void AddGroup(pugi::xml_node group, OdtStyles& styles) {
  for (const pugi::xml_node node : group.children()) {
    const std::string_view name = NameOf(node);
    if (name == "style:style") {
      OdtStyle style;
      style.parent = Attribute(node, "style:parent-style-name");
      style.look = ReadLook(node.child("style:text-properties"), styles);
      styles.styles.emplace(
          KeyOf(Attribute(node, "style:family"), Attribute(node, "style:name")),
          std::move(style));
    } else if (name == "text:list-style") {
      styles.lists.emplace(Attribute(node, "style:name"),
                           ReadListStyle(node, styles));
    } else if (name == "text:outline-style") {
      styles.outline = ReadListStyle(node, styles);
    }
  }
}

}  // namespace

void AddStyles(pugi::xml_node root, OdtStyles& styles) {
  AddFonts(root.child("office:font-face-decls"), styles);
  AddGroup(root.child("office:styles"), styles);
  AddGroup(root.child("office:automatic-styles"), styles);
}

OdtLook LookOf(const OdtStyles& styles, std::string_view family,
               std::string_view name) {
  constexpr int kDeepest = 20;
  OdtLook look;
  std::string key = KeyOf(family, name);
  for (int i = 0; i < kDeepest; ++i) {
    const auto found = styles.styles.find(key);
    if (found == styles.styles.end()) break;
    look = Inherit(look, found->second.look);
    if (found->second.parent.empty()) break;
    key = KeyOf(family, found->second.parent);
  }
  return look;
}

OdtLook Inherit(const OdtLook& over, const OdtLook& under) {
  OdtLook look = over;
  if (!look.bold) look.bold = under.bold;
  if (!look.italic) look.italic = under.italic;
  if (!look.hidden) look.hidden = under.hidden;
  if (!look.raised) look.raised = under.raised;
  if (look.font.empty()) look.font = under.font;
  return look;
}

std::string NextLabel(const OdtListStyle& style, std::size_t level,
                      std::optional<int> own_start, OdtCounts& counts) {
  level = std::min(level, kOdtListLevels - 1);
  const OdtLevel& definition = style.levels[level];
  std::optional<int>& count = counts[level];
  count = own_start ? *own_start
          : count   ? std::min(*count + 1, 1'000'000)
                    : definition.start;
  std::fill(counts.begin() + static_cast<std::ptrdiff_t>(level) + 1,
            counts.end(), std::nullopt);
  if (definition.format == NumberFormat::kBullet) return definition.bullet;
  if (definition.format == NumberFormat::kNone) {
    return definition.prefix + definition.suffix;
  }
  const auto shown =
      static_cast<std::size_t>(std::max(definition.shown_levels, 1));
  std::string label = definition.prefix;
  for (std::size_t i = level + 1 - std::min(shown, level + 1); i < level; ++i) {
    const std::string number = FormatNumber(
        counts[i].value_or(style.levels[i].start), style.levels[i].format);
    if (!number.empty()) label += number + ".";
  }
  return label + FormatNumber(*count, definition.format) + definition.suffix;
}

}  // namespace quaestor
