#include "cli/definition_outline.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>
#include <vector>

namespace quaestor {
namespace {

constexpr const char* kBold = "\033[1m";
constexpr const char* kFaint = "\033[2m";
constexpr const char* kPlain = "\033[0m";

std::size_t CharactersOf(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

class Outline {
 public:
  Outline(const Definition& definition, const OutlineStyle& style)
      : definition_(definition), style_(style) {}

  std::string Take() {
    AddHead();
    for (const Entry& entry : definition_.entries) AddEntry(entry);
    return std::move(out_);
  }

 private:
  void AddHead() {
    AddLine(0, "", definition_.title + " (" + definition_.id + ")", kBold);
    std::vector<std::string> languages;
    for (const Entry& entry : definition_.entries) {
      for (const Wording& wording : entry.wordings) {
        if (std::ranges::find(languages, wording.language) == languages.end()) {
          languages.push_back(wording.language);
        }
      }
    }
    std::string text = std::to_string(definition_.fields.size()) + " fields;";
    for (const std::string& language : languages) text += " " + language;
    AddLine(0, "", text, kFaint);
  }

  void AddEntry(const Entry& entry) {
    if (entry.kind == EntryKind::kOption) return AddOption(entry);
    const std::string& text = entry.wordings.front().text;
    const std::string number = entry.number.empty() ? "" : entry.number + ". ";
    switch (entry.kind) {
      case EntryKind::kTitle:
        return;
      case EntryKind::kHeading:
        out_ += '\n';
        depth_ = 0;
        AddLine(depth_, number, text, kBold);
        break;
      case EntryKind::kText:
      case EntryKind::kFootnote:
      case EntryKind::kFurniture:
        AddLine(2, "(" + std::string(NameOf(entry.kind)) + ") ", text, kFaint);
        depth_ = 2;
        break;
      default:
        depth_ = entry.kind == EntryKind::kQuestion ? 2 : 4;
        AddLine(depth_, number, text, "");
    }
    for (const std::string& id : entry.fields) AddField(id);
  }

  void AddField(const std::string& id) {
    const FieldDefinition& field = *FindField(definition_, id);
    if (!shown_.insert(id).second) return;
    std::string text = id + ": " + std::string(NameOf(field.type));
    if (field.type == FieldType::kChoice) {
      const char* separator = " of ";
      for (const OptionDefinition& option : field.options) {
        text += separator + option.id;
        separator = ", ";
      }
    }
    if (!field.shares.empty()) text += " in " + field.shares;
    AddLine(depth_ + 4, "-> ", text, kFaint);
  }

  void AddOption(const Entry& entry) {
    AddLine(depth_ + 4, "[ ] ",
            entry.option + ": " + entry.wordings.front().text, "");
  }

  // Broken between words; what follows is indented to the first one.
  void AddLine(std::size_t indent, const std::string& label,
               const std::string& text, const char* look) {
    const std::size_t hanging = indent + CharactersOf(label);
    std::string line = std::string(indent, ' ') + label;
    std::size_t column = hanging;
    std::istringstream words(text);
    bool first = true;
    for (std::string word; words >> word; first = false) {
      const std::size_t length = CharactersOf(word);
      const bool full =
          style_.width > 0 && !first && column + 1 + length > style_.width;
      if (full) {
        AddStyled(line, look);
        line = std::string(hanging, ' ');
        column = hanging;
      } else if (!first) {
        line += ' ';
        ++column;
      }
      line += word;
      column += length;
    }
    AddStyled(line, look);
  }

  void AddStyled(const std::string& line, const std::string& look) {
    const bool styled = style_.colour && !look.empty();
    out_ += (styled ? look : "") + line + (styled ? kPlain : "") + '\n';
  }

  const Definition& definition_;
  const OutlineStyle& style_;
  std::string out_;
  std::size_t depth_ = 2;
  std::set<std::string> shown_;
};

}  // namespace

std::string OutlineOf(const Definition& definition, const OutlineStyle& style) {
  return Outline(definition, style).Take();
}

OutlineStyle StyleOfOutput() {
  if (isatty(STDOUT_FILENO) == 0) return {};
  OutlineStyle style{80, std::getenv("NO_COLOR") == nullptr};
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) {
    style.width = size.ws_col;
  }
  return style;
}

}  // namespace quaestor
