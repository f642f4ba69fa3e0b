#include "parsers/markdown_source.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "parsers/line_marks.h"
#include "parsers/text_decoding.h"
#include "parsers/text_furniture.h"

namespace quaestor {
namespace {

using Lines = std::vector<std::string_view>;

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t\f") == std::string_view::npos;
}

std::size_t Indentation(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\f");
  return first == std::string_view::npos ? line.size() : first;
}

// "---", "* * *", "___". Under a paragraph "---" makes it a heading.
bool IsRule(std::string_view line, bool below_text) {
  if (Indentation(line) > 3) return false;
  char rule = 0;
  int count = 0;
  for (const char c : line) {
    if (c == ' ' || c == '\t' || c == '\f') continue;
    if (c != '-' && c != '*' && c != '_') return false;
    if (rule != 0 && c != rule) return false;
    rule = c;
    ++count;
  }
  return count >= 3 && !(rule == '-' && below_text);
}

// "[^1]: text": where the label ends, or 0.
std::size_t FootnoteDefinitionEnd(std::string_view line) {
  const std::size_t start = Indentation(line);
  if (start > 3 || line.substr(start, 2) != "[^") return 0;
  const std::size_t close = line.find("]:", start);
  if (close == std::string_view::npos || close - start > 40) return 0;
  const std::string_view label = line.substr(start + 2, close - start - 2);
  if (label.empty() || label.find_first_of(" []") != std::string_view::npos) {
    return 0;
  }
  return close + 2;
}

bool IsSuperscriptDigitAt(std::string_view line, std::size_t position) {
  const char32_t c = CodePointAt(line, position).value;
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2074 && c <= 0x2079);
}

// A line that opens with a raised mark: "<sup>1</sup> text", "¹ text".
bool BeginsFootnote(std::string_view line) {
  std::size_t start = Indentation(line);
  if (start > 3) return false;
  if (FootnoteDefinitionEnd(line) > 0) return true;
  while (start < line.size() && (line[start] == '*' || line[start] == '_')) {
    ++start;
  }
  if (IsSuperscriptDigitAt(line, start)) return true;
  if (line.substr(start, 5) != "<sup>") return false;
  const std::size_t close = line.find("</sup>", start);
  return close != std::string_view::npos && close - start <= 5 + 12;
}

// What no footnote goes on with: a heading, an item, a row of a table, a box.
bool BeginsBody(std::string_view line) {
  const std::string_view text = Trim(line);
  const std::size_t heading = text.find_first_not_of('#');
  if (heading != 0 && heading != std::string_view::npos && heading <= 6 &&
      text[heading] == ' ') {
    return true;
  }
  if (BulletLength(text) > 0 || NumberLabelLength(text) > 0 ||
      text.starts_with('|')) {
    return true;
  }
  for (std::size_t i = 0; i < text.size();) {
    if (MarkAt(text, i, i == 0, MarkHabits())) return true;
    i += static_cast<std::size_t>(CodePointAt(text, i).length);
  }
  return false;
}

// `[^1]: text` as the footnote that converters write.
std::string FootnoteText(std::string_view line) {
  const std::size_t end = FootnoteDefinitionEnd(line);
  if (end == 0) return std::string(line);
  const std::size_t start = Indentation(line) + 2;
  std::string text = "<sup>";
  text += line.substr(start, end - 2 - start);
  text += "</sup>";
  text += line.substr(end);
  return text;
}

// The label of a link definition, "[label]: target", or "".
std::string_view DefinitionLabel(std::string_view line) {
  const std::size_t start = Indentation(line);
  if (start > 3 || line.substr(start, 1) != "[") return {};
  const std::size_t close = line.find("]:", start);
  if (close == std::string_view::npos || close - start > 200) return {};
  return line.substr(start + 1, close - start - 1);
}

// How often each "[label]" stands in the text, definitions included.
std::map<std::string_view, int> CountLabels(std::string_view text) {
  std::map<std::string_view, int> labels;
  std::size_t open = text.find('[');
  while (open != std::string_view::npos) {
    const std::size_t next = text.find_first_of("[]\n", open + 1);
    if (next != std::string_view::npos && text[next] == ']') {
      ++labels[text.substr(open + 1, next - open - 1)];
    }
    open = text.find('[', open + 1);
  }
  return labels;
}

class Cutter {
 public:
  explicit Cutter(std::string_view markdown)
      : lines_(SplitLines(markdown)), labels_(CountLabels(markdown)) {
    FindBoundaries();
    furniture_ = FindFurniture(lines_, boundary_);
    source_.interrupted.assign(lines_.size() + 1, false);
  }

  MarkdownSource Cut() {
    while (next_ < lines_.size()) {
      if (furniture_[next_]) {
        CutFurniture();
      } else if (footnote_[next_]) {
        CutFootnote();
      } else {
        KeepOrBlank();
      }
    }
    return std::move(source_);
  }

 private:
  void FindBoundaries() {
    boundary_.assign(lines_.size(), false);
    footnote_.assign(lines_.size(), false);
    rule_.assign(lines_.size(), false);
    bool fenced = false;
    bool below_text = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view line = lines_[i];
      const std::string_view trimmed = Trim(line);
      const bool fence =
          trimmed.starts_with("```") || trimmed.starts_with("~~~");
      if (fence) fenced = !fenced;
      footnote_[i] = !fenced && BeginsFootnote(line);
      rule_[i] = !fenced && IsRule(line, below_text);
      boundary_[i] =
          rule_[i] || footnote_[i] || line.find('\f') != std::string_view::npos;
      below_text = !IsBlank(line) && !rule_[i] && !footnote_[i];
    }
    // An open fence would swallow the rest of the file: it is none.
    if (fenced) std::fill(footnote_.begin(), footnote_.end(), false);
  }

  void CutFurniture() {
    source_.interruptions.push_back({*furniture_[next_],
                                     static_cast<int>(next_) + 1,
                                     std::string(Trim(lines_[next_]))});
    Blank();
  }

  // A footnote runs to an empty line; behind "[^1]:" indented paragraphs
  // belong to it as well.
  void CutFootnote() {
    Interruption footnote;
    footnote.line = static_cast<int>(next_) + 1;
    const bool defined = FootnoteDefinitionEnd(lines_[next_]) > 0;
    footnote.text = FootnoteText(lines_[next_]);
    Blank();
    while (next_ < lines_.size() && ContinuesFootnote(defined)) {
      footnote.text += '\n';
      footnote.text += Trim(lines_[next_]);
      Blank();
    }
    source_.interruptions.push_back(std::move(footnote));
  }

  bool ContinuesFootnote(bool defined) const {
    const std::string_view line = lines_[next_];
    if (boundary_[next_] || furniture_[next_]) return false;
    if (!IsBlank(line)) {
      if (Indentation(line) >= 4) return true;
      return !IsBlank(lines_[next_ - 1]) && !BeginsBody(line);
    }
    return defined && next_ + 1 < lines_.size() &&
           !IsBlank(lines_[next_ + 1]) && Indentation(lines_[next_ + 1]) >= 4 &&
           Trim(lines_[next_ + 1]).find_first_of("-*+") != 0;
  }

  void KeepOrBlank() {
    const std::string_view line = lines_[next_];
    if (rule_[next_]) {
      Blank();
      return;
    }
    if (boundary_[next_]) source_.interrupted[next_] = true;
    // A definition that no link uses would vanish: "[Note]: see annex".
    const std::string_view label = DefinitionLabel(line);
    const bool unused = !label.empty() && labels_[label] < 2;
    if (unused) source_.text += '\\';
    for (const char c : unused ? Trim(line) : line) {
      source_.text += c == '\f' ? ' ' : c;
    }
    source_.text += '\n';
    ++next_;
  }

  void Blank() {
    source_.interrupted[next_] = true;
    source_.text += '\n';
    ++next_;
  }

  Lines lines_;
  std::map<std::string_view, int> labels_;
  std::vector<bool> boundary_;
  std::vector<bool> footnote_;
  std::vector<bool> rule_;
  std::vector<std::optional<BlockKind>> furniture_;
  MarkdownSource source_;
  std::size_t next_ = 0;
};

}  // namespace

MarkdownSource CutInterruptions(std::string_view markdown) {
  return Cutter(markdown).Cut();
}

std::vector<std::string_view> SplitLines(std::string_view text) {
  Lines lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace quaestor
