#include "parsers/plain_text_lines.h"

#include <algorithm>

#include "parsers/markdown_source.h"
#include "parsers/text_decoding.h"
#include "parsers/text_furniture.h"

namespace quaestor {
namespace {

// Tab stops stand every eight columns.
std::string WithoutTabs(std::string_view line) {
  std::string text;
  int column = 0;
  for (const char c : line) {
    if (c == '\f') continue;
    if (c == '\t') {
      do {
        text += ' ';
      } while (++column % 8 != 0);
      continue;
    }
    text += c;
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++column;
  }
  return text;
}

// "-----", "=====", "_____": a line of one sign.
bool IsRule(std::string_view text) {
  constexpr std::size_t kShortest = 3;
  if (text.size() < kShortest) return false;
  constexpr std::string_view kRules[] = {"-", "=", "_", "*", "~",
                                         "─", "━", "═", "—", "–"};
  for (const std::string_view rule : kRules) {
    std::size_t i = 0;
    while (text.substr(i).starts_with(rule)) i += rule.size();
    if (i == text.size() && i >= kShortest * rule.size()) return true;
  }
  return false;
}

PlainLine LineOf(std::string_view source, int number) {
  PlainLine line;
  const std::string untabbed = WithoutTabs(source);
  const std::string_view text = untabbed;
  const std::string_view trimmed = Trim(text);
  line.text = trimmed;
  line.number = number;
  const auto before = static_cast<std::size_t>(trimmed.data() - text.data());
  line.indent = ColumnCount(text.substr(0, before));
  line.end = line.indent + DisplayWidth(trimmed);
  return line;
}

// What a mail program puts before each line that it quotes.
struct QuoteMark {
  std::size_t length = 0;  // bytes; 0 where there is none
  int depth = 0;
  bool glued = false;  // no space stands before the text
};

// ">", "> text", ">> text", "> > text".
QuoteMark QuoteMarkOf(std::string_view line) {
  QuoteMark mark;
  std::size_t i = 0;
  while (i < line.size()) {
    const std::size_t sign = line[i] == ' ' ? i + 1 : i;
    if (sign >= line.size() || line[sign] != '>') break;
    i = sign + 1;
    ++mark.depth;
  }
  if (mark.depth == 0) return mark;
  mark.glued = i < line.size() && line[i] != ' ' && line[i] != '\r';
  mark.length = i < line.size() && line[i] == ' ' ? i + 1 : i;
  return mark;
}

// "| text", but not "| a row | of a table |".
QuoteMark BarMarkOf(std::string_view line) {
  const bool bar = line.starts_with("| ") || Trim(line) == "|";
  if (!bar || line.find('|', 1) != std::string_view::npos) return {};
  return {std::min<std::size_t>(2, line.size()), 1, false};
}

// Marks of quoting are layout where they are regular: one line that begins
// with ">" may mean "more than".
std::vector<QuoteMark> FindQuoteMarks(
    const std::vector<std::string_view>& sources) {
  constexpr int kFewest = 3;
  constexpr int kFewestGlued = 10;
  std::vector<QuoteMark> marks;
  int apart = 0;
  int glued = 0;
  int bars = 0;
  for (const std::string_view source : sources) {
    const QuoteMark mark = QuoteMarkOf(source);
    if (mark.depth > 0) ++(mark.glued ? glued : apart);
    if (BarMarkOf(source).depth > 0) ++bars;
    marks.push_back(mark);
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const bool regular = marks[i].glued
                             ? glued >= kFewestGlued && glued >= apart
                             : apart >= kFewest;
    if (!regular) marks[i] = {};
    if (bars >= kFewest && marks[i].depth == 0)
      marks[i] = BarMarkOf(sources[i]);
  }
  return marks;
}

void MarkFurniture(const std::vector<std::string_view>& sources,
                   std::vector<PlainLine>& lines) {
  std::vector<bool> boundary(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    boundary[i] = lines[i].page_start || IsRule(lines[i].text);
  }
  const auto kinds = FindFurniture(sources, boundary);
  bool at_top = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].page_start) at_top = true;
    lines[i].furniture = kinds[i];
    if (kinds[i] == BlockKind::kFooter && at_top && i > 0) {
      lines[i].furniture = BlockKind::kHeader;
    }
    if (!lines[i].text.empty() && !kinds[i]) at_top = false;
  }
}

}  // namespace

int ColumnCount(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

int DisplayWidth(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = CodePointAt(text, i);
    width += IsWideCharacter(c.value) ? 2 : 1;
    i += static_cast<std::size_t>(c.length);
  }
  return width;
}

int WrapColumn(const std::vector<PlainLine>& lines) {
  std::vector<int> ends;
  for (const PlainLine& line : lines) {
    if (!line.text.empty() && !line.furniture) ends.push_back(line.end);
  }
  if (ends.empty()) return 0;
  const auto nth = static_cast<std::ptrdiff_t>(ends.size() * 9 / 10);
  std::nth_element(ends.begin(), ends.begin() + nth, ends.end());
  return ends[static_cast<std::size_t>(nth)];
}

std::vector<PlainLine> ReadPlainLines(std::string_view text) {
  std::vector<std::string_view> sources = SplitLines(text);
  const std::vector<QuoteMark> quotes = FindQuoteMarks(sources);
  std::vector<PlainLine> lines;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    sources[i].remove_prefix(quotes[i].length);
    lines.push_back(LineOf(sources[i], static_cast<int>(i) + 1));
    lines[i].page_start = sources[i].find('\f') != std::string_view::npos;
    lines[i].begins_block = i > 0 && quotes[i].depth != quotes[i - 1].depth;
  }
  MarkFurniture(sources, lines);
  const int width = WrapColumn(lines);
  for (PlainLine& line : lines) {
    line.width = width;
    if (IsRule(line.text)) line.text.clear();
  }
  return lines;
}

}  // namespace quaestor
