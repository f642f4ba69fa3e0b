#include "parsers/docx_fields.h"

#include <cctype>
#include <utility>
#include <vector>

#include "parsers/xml_tree.h"

namespace quaestor {
namespace {

bool IsBlank(char c) { return std::isspace(static_cast<unsigned char>(c)); }

// The words of a field code. Quotation marks hold one together, a backslash in
// them stands before what is meant as it is; before a letter it is a switch.
std::vector<std::string> Arguments(std::string_view code) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < code.size();) {
    if (IsBlank(code[i])) {
      ++i;
      continue;
    }
    std::string word;
    const bool quoted = code[i] == '"';
    if (quoted) ++i;
    while (i < code.size() && (quoted ? code[i] != '"' : !IsBlank(code[i]))) {
      const bool escaped = quoted && code[i] == '\\' && i + 1 < code.size();
      if (escaped) ++i;
      word += code[i++];
    }
    if (quoted) ++i;
    words.push_back(std::move(word));
  }
  return words;
}

WrittenBox ReadCheckbox(pugi::xml_node box) {
  const pugi::xml_node checked = box.child("w:checked");
  const pugi::xml_node state = checked ? checked : box.child("w:default");
  return {IsOn(state) ? MarkState::kChecked : MarkState::kUnchecked};
}

std::string ReadChoice(pugi::xml_node list) {
  const pugi::xml_node result = list.child("w:result");
  const pugi::xml_node chosen = result ? result : list.child("w:default");
  int index = IntegerOr(Attribute(chosen, "w:val"), 0);
  for (const pugi::xml_node entry : list.children("w:listEntry")) {
    if (index-- == 0) return std::string(Attribute(entry, "w:val"));
  }
  return "";
}

}  // namespace

std::string FieldName(std::string_view code) {
  while (!code.empty() && IsBlank(code.front())) code.remove_prefix(1);
  std::string name;
  for (const char c : code) {
    if (std::isalpha(static_cast<unsigned char>(c)) == 0) break;
    name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return name;
}

std::string HyperlinkIn(std::string_view code) {
  const std::vector<std::string> words = Arguments(code);
  std::string address;
  std::string place;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!word.starts_with('\\') || word.size() != 2) {
      if (address.empty()) address = word;
      continue;
    }
    // Switches with an argument: place, tip, window.
    const bool argument = word[1] == 'l' || word[1] == 'o' || word[1] == 't';
    if (!argument) continue;
    ++i;
    if (word[1] == 'l' && i < words.size()) place = words[i];
  }
  if (!address.empty() && !place.empty()) address += "#" + place;
  return address;
}

DocxFormField ReadFormField(pugi::xml_node data) {
  DocxFormField field;
  if (const pugi::xml_node box = data.child("w:checkBox")) {
    field.box = ReadCheckbox(box);
  } else if (const pugi::xml_node list = data.child("w:ddList")) {
    field.text = ReadChoice(list);
  }
  return field;
}

}  // namespace quaestor
