#include "parsers/field_words.h"

#include <algorithm>
#include <string>

#include "parsers/unicode.h"
#include "parsers/word_text.h"

namespace quaestor {
namespace {

constexpr double kUsualSize = 11;   // points, where the size is automatic
constexpr double kLeading = 1.2;    // height of a line
constexpr double kCharacter = 0.5;  // width, on average
constexpr double kAscent = 0.75;

struct Field {
  Box box;
  double size = 0;
  std::uint32_t colour = 0;
  bool centred = false;  // one line, in the middle of the box's height
  Source source = Source::kFormField;
  int number = 0;
};

// A word of a value and where it stands in its line, in characters.
struct Token {
  std::string text;
  std::size_t first = 0;
  std::size_t end = 0;
};

using ValueLine = std::vector<Token>;

bool BreaksLine(std::uint32_t c) {
  return c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

// Lines without a word are left out.
std::vector<ValueLine> SplitValue(const std::string& value) {
  std::vector<ValueLine> lines(1);
  std::size_t position = 0;
  std::size_t column = 0;
  bool in_word = false;
  while (position < value.size()) {
    const std::uint32_t c = NextCodePoint(value, position);
    if (IsSpace(c)) {
      in_word = false;
      if (BreaksLine(c) && !lines.back().empty()) lines.emplace_back();
      column = BreaksLine(c) ? 0 : column + 1;
      continue;
    }
    if (!in_word) lines.back().push_back({"", column, column});
    in_word = true;
    AppendUtf8(c, lines.back().back().text);
    lines.back().back().end = ++column;
  }
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

Word MakeWord(const Field& field, const Token& token, double width, double top,
              double height) {
  Word word;
  word.text = CleanText(token.text);
  word.box = {field.box.left + static_cast<double>(token.first) * width, top,
              field.box.left + static_cast<double>(token.end) * width,
              top + height};
  word.baseline = top + height * kAscent;
  word.size = field.size;
  word.colour = field.colour;
  word.source = field.source;
  word.field = field.number;
  return word;
}

void AppendValue(Field field, const std::string& value,
                 std::vector<Word>& words) {
  const std::vector<ValueLine> lines = SplitValue(value);
  if (lines.empty()) return;
  if (field.size <= 0) {
    field.size = std::min(kUsualSize, std::max(1.0, 0.8 * field.box.height()));
  }
  const auto count = static_cast<double>(lines.size());
  const double height =
      std::min(field.size * kLeading, field.box.height() / count);
  double top = field.box.top;
  if (field.centred && lines.size() == 1) {
    top = field.box.center_y() - height / 2;
  }
  for (const ValueLine& line : lines) {
    const auto length = static_cast<double>(line.back().end);
    const double width =
        std::min(field.size * kCharacter, field.box.width() / length);
    for (const Token& token : line) {
      Word word = MakeWord(field, token, width, top, height);
      if (!word.text.empty()) words.push_back(std::move(word));
    }
    top += height;
  }
}

}  // namespace

void AppendFieldWords(const PageContent& page, std::vector<Word>& words) {
  int number = 0;
  for (const Widget& widget : page.widgets) {
    const bool filled_in =
        widget.kind == WidgetKind::kText || widget.kind == WidgetKind::kChoice;
    if (!filled_in) continue;
    const int own_number = number++;
    if (widget.hidden) continue;
    AppendValue({widget.box, widget.font_size, 0, !widget.multiline,
                 Source::kFormField, own_number},
                widget.value, words);
  }
  for (const TextAnnotation& text : page.texts) {
    if (!text.free_text) continue;
    AppendValue({text.box, text.font_size, text.colour, false,
                 Source::kAnnotation, number++},
                text.text, words);
  }
}

}  // namespace quaestor
