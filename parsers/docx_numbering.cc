#include "parsers/docx_numbering.h"

#include <algorithm>

#include "parsers/docx_styles.h"
#include "parsers/xml_tree.h"

namespace quaestor {
namespace {

bool IsLevel(int level) { return level >= 0 && level < kListLevels; }

// A label is repeated for each item: a long one would be a bomb.
std::string_view Short(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  if (text.size() <= kLongest) return text;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return text.substr(0, end);
}

DocxLevel ReadLevel(pugi::xml_node node) {
  DocxLevel level;
  level.start = IntegerOr(Attribute(node.child("w:start"), "w:val"), 1);
  level.format = FormatOfOoxml(Attribute(node.child("w:numFmt"), "w:val"));
  level.text = Short(Attribute(node.child("w:lvlText"), "w:val"));
  if (node.child("w:lvlPicBulletId")) level.text = "•";
  level.font = ReadLook(node.child("w:rPr")).font;
  level.style = Attribute(node.child("w:pStyle"), "w:val");
  level.legal = IsOn(node.child("w:isLgl"));
  if (const pugi::xml_node restart = node.child("w:lvlRestart")) {
    level.restart = IntegerOr(Attribute(restart, "w:val"), 0);
  }
  const DocxProperties properties = ReadProperties(node.child("w:pPr"));
  level.left = properties.left;
  level.first = properties.first;
  return level;
}

DocxCounter ReadCounter(pugi::xml_node node) {
  DocxCounter counter;
  for (const pugi::xml_node child : node.children("w:lvl")) {
    const int level = IntegerOr(Attribute(child, "w:ilvl"), -1);
    if (IsLevel(level)) {
      counter.levels[static_cast<std::size_t>(level)] = ReadLevel(child);
    }
  }
  return counter;
}

DocxList ReadList(pugi::xml_node node) {
  DocxList list;
  list.counter = Attribute(node.child("w:abstractNumId"), "w:val");
  for (const pugi::xml_node own : node.children("w:lvlOverride")) {
    const int level = IntegerOr(Attribute(own, "w:ilvl"), -1);
    if (!IsLevel(level)) continue;
    if (const pugi::xml_node definition = own.child("w:lvl")) {
      list.own_levels[level] = ReadLevel(definition);
    }
    if (const pugi::xml_node start = own.child("w:startOverride")) {
      list.starts[level] = IntegerOr(Attribute(start, "w:val"), 1);
    }
  }
  return list;
}

// A counter may be no more than the name of a style that another one defines.
std::string DefinedBy(pugi::xml_node root, pugi::xml_node counter) {
  const std::string_view link =
      Attribute(counter.child("w:numStyleLink"), "w:val");
  std::string id(Attribute(counter, "w:abstractNumId"));
  if (link.empty()) return id;
  for (const pugi::xml_node other : root.children("w:abstractNum")) {
    if (Attribute(other.child("w:styleLink"), "w:val") == link) {
      return std::string(Attribute(other, "w:abstractNumId"));
    }
  }
  return id;
}

const DocxLevel& LevelOf(const DocxList& list, const DocxCounter& counter,
                         int level) {
  const auto own = list.own_levels.find(level);
  return own != list.own_levels.end()
             ? own->second
             : counter.levels[static_cast<std::size_t>(level)];
}

void Count(DocxList& list, DocxCounter& counter, int level) {
  std::optional<int>& last = counter.last[static_cast<std::size_t>(level)];
  const auto start = list.starts.find(level);
  if (start != list.starts.end()) {
    last = start->second;
    list.starts.erase(start);
  } else {
    last = last ? std::min(*last + 1, 1'000'000)
                : LevelOf(list, counter, level).start;
  }
  for (int deeper = level + 1; deeper < kListLevels; ++deeper) {
    const auto restart = LevelOf(list, counter, deeper).restart;
    if (!restart || level < *restart) {
      counter.last[static_cast<std::size_t>(deeper)].reset();
    }
  }
}

std::string NumberAt(const DocxList& list, const DocxCounter& counter,
                     int level, bool legal) {
  const DocxLevel& definition = LevelOf(list, counter, level);
  const int number =
      counter.last[static_cast<std::size_t>(level)].value_or(definition.start);
  const bool plain = legal && definition.format != NumberFormat::kNone;
  return FormatNumber(number,
                      plain ? NumberFormat::kDecimal : definition.format);
}

// Puts the numbers in for "%1" to "%9".
std::string Printed(const DocxList& list, const DocxCounter& counter,
                    const DocxLevel& definition) {
  const std::string& pattern = definition.text;
  if (definition.format == NumberFormat::kBullet) return pattern;
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char next = i + 1 < pattern.size() ? pattern[i + 1] : ' ';
    if (pattern[i] == '%' && next >= '1' && next <= '9') {
      text += NumberAt(list, counter, next - '1', definition.legal);
      ++i;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

}  // namespace

DocxNumbering ReadNumbering(pugi::xml_node root) {
  DocxNumbering numbering;
  std::map<std::string, std::string, std::less<>> defined_by;
  for (const pugi::xml_node node : root.children("w:abstractNum")) {
    const std::string id(Attribute(node, "w:abstractNumId"));
    numbering.counters[id] = ReadCounter(node);
    if (node.child("w:numStyleLink")) defined_by[id] = DefinedBy(root, node);
  }
  for (const pugi::xml_node node : root.children("w:num")) {
    DocxList list = ReadList(node);
    const auto other = defined_by.find(list.counter);
    if (other != defined_by.end()) list.counter = other->second;
    numbering.lists[IntegerOr(Attribute(node, "w:numId"), 0)] = std::move(list);
  }
  return numbering;
}

std::optional<DocxLabel> NextLabel(DocxNumbering& numbering, int list_id,
                                   int level) {
  const auto list = numbering.lists.find(list_id);
  if (list == numbering.lists.end() || !IsLevel(level)) return std::nullopt;
  const auto counter = numbering.counters.find(list->second.counter);
  if (counter == numbering.counters.end()) return std::nullopt;
  Count(list->second, counter->second, level);
  const DocxLevel& definition = LevelOf(list->second, counter->second, level);
  DocxLabel label;
  label.text = Printed(list->second, counter->second, definition);
  label.font = definition.font;
  label.ordered = definition.format != NumberFormat::kBullet &&
                  definition.format != NumberFormat::kNone;
  label.left = definition.left;
  label.first = definition.first;
  return label;
}

int LevelOfStyle(const DocxNumbering& numbering, int list_id,
                 std::string_view style) {
  const auto list = numbering.lists.find(list_id);
  if (list == numbering.lists.end() || style.empty()) return 0;
  const auto counter = numbering.counters.find(list->second.counter);
  if (counter == numbering.counters.end()) return 0;
  for (int level = 0; level < kListLevels; ++level) {
    if (LevelOf(list->second, counter->second, level).style == style) {
      return level;
    }
  }
  return 0;
}

}  // namespace quaestor
