#include "parsers/plain_text_lines.h"

#include <algorithm>

#include "parsers/markdown_source.h"
#include "parsers/text_decoding.h"
#include "parsers/text_furniture.h"

namespace quaestor {
namespace {

int ColumnCount(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// Chinese, Japanese and Korean characters are twice as wide as others.
int DisplayWidth(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = CodePointAt(text, i);
    width += IsWideCharacter(c.value) ? 2 : 1;
    i += static_cast<std::size_t>(c.length);
  }
  return width;
}

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

// The column that nine lines in ten do not pass.
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

constexpr int kNarrowestGap = 3;
constexpr int kNarrowestLeft = 16;

struct Cells {
  std::string_view left;
  std::string_view right;
  bool crossed = false;
};

// Byte offset of a column in the text of a line.
std::size_t OffsetOf(const PlainLine& line, int column) {
  int at = line.indent;
  std::size_t i = 0;
  while (i < line.text.size() && at < column) {
    ++i;
    while (i < line.text.size() &&
           (static_cast<unsigned char>(line.text[i]) & 0xC0) == 0x80) {
      ++i;
    }
    ++at;
  }
  return i;
}

// Cuts a line at a gutter. A line is crossed where text stands in the two
// columns left of it.
Cells CutAt(const PlainLine& line, int column) {
  Cells cells;
  if (line.text.empty()) return cells;
  const std::string_view text = line.text;
  if (line.indent >= column - 1) {
    cells.right = text;
    return cells;
  }
  if (line.indent + ColumnCount(text) <= column) {
    cells.left = text;
    return cells;
  }
  const std::size_t cut = OffsetOf(line, column);
  const std::string_view left = text.substr(0, cut);
  cells.crossed = !left.ends_with("  ");
  cells.left = Trim(left);
  cells.right = Trim(text.substr(cut));
  return cells;
}

// Columns behind wide gaps in a line.
std::vector<int> GapColumns(const PlainLine& line) {
  std::vector<int> columns;
  int column = line.indent;
  int spaces = 0;
  for (const char c : line.text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    if (c == ' ') {
      ++spaces;
    } else {
      if (spaces >= kNarrowestGap) columns.push_back(column);
      spaces = 0;
    }
    ++column;
  }
  return columns;
}

// The gutter of a page: the column behind gaps of most lines, if several.
int FindGutter(const std::vector<PlainLine>& lines, std::size_t begin,
               std::size_t end) {
  constexpr int kWidest = 400;
  constexpr int kFewestLines = 4;
  std::vector<int> votes(kWidest, 0);
  for (std::size_t i = begin; i < end; ++i) {
    if (lines[i].furniture) continue;
    for (const int column : GapColumns(lines[i])) {
      if (column < kWidest) ++votes[static_cast<std::size_t>(column)];
    }
  }
  const auto best =
      std::max_element(votes.begin() + kNarrowestLeft, votes.end());
  return *best >= kFewestLines ? static_cast<int>(best - votes.begin()) : 0;
}

bool EndsSentence(std::string_view text) {
  const CodePoint last = CodePointBefore(text, text.size());
  constexpr std::u32string_view kEnds = U".?!:;。？！：؟";
  return kEnds.find(last.value) != std::u32string_view::npos;
}

struct Region {
  std::size_t begin = 0;
  std::size_t end = 0;
  int both = 0;       // lines with text on both sides
  int continued = 0;  // lines with text on one side, next to such lines
  int wide_left = 0;  // widest text on the left
};

// The lines from `begin` that no text crosses.
Region RegionAt(const std::vector<PlainLine>& lines, std::size_t begin,
                std::size_t limit, int gutter) {
  Region region{begin, begin, 0, 0, 0};
  for (std::size_t i = begin; i < limit; ++i) {
    const Cells cells = CutAt(lines[i], gutter);
    if (cells.crossed || lines[i].furniture) break;
    const bool both = !cells.left.empty() && !cells.right.empty();
    if (both) ++region.both;
    if (!both && !lines[i].text.empty() && region.both > 0) ++region.continued;
    region.wide_left = std::max(region.wide_left, ColumnCount(cells.left));
    if (!cells.right.empty() || region.both > 0) region.end = i + 1;
    if (region.both == 0 && cells.left.empty() && !lines[i].text.empty()) break;
  }
  return region;
}

// Rows of "Name:   value" need no cutting: each line reads as it stands.
bool IsTable(const Region& region) {
  return region.both >= 2 && region.continued >= 1 &&
         region.wide_left >= kNarrowestLeft;
}

PlainLine CellLine(const PlainLine& line, std::string_view text, int indent) {
  PlainLine cell;
  cell.text = text;
  cell.number = line.number;
  cell.indent = indent;
  cell.end = indent + DisplayWidth(text);
  return cell;
}

// Takes the rows of a region apart.
class RowReader {
 public:
  RowReader(int gutter, std::vector<PlainLine>& result)
      : gutter_(gutter), result_(result) {}

  void Read(const PlainLine& line) {
    const Cells cells = CutAt(line, gutter_);
    if (line.text.empty()) {
      after_empty_ = true;
      if (!right_.empty()) right_.push_back(line);
      return;
    }
    if (BeginsRow(cells)) Flush();
    after_empty_ = false;
    if (!cells.left.empty()) {
      left_.push_back(CellLine(line, cells.left, line.indent));
    }
    if (!cells.right.empty()) {
      const int before = ColumnCount(std::string_view(
          line.text.data(),
          static_cast<std::size_t>(cells.right.data() - line.text.data())));
      right_.push_back(CellLine(line, cells.right, line.indent + before));
    }
  }

  void Flush() {
    for (auto* cell : {&left_, &right_}) {
      if (cell->empty()) continue;
      const int width = WrapColumn(*cell);
      for (PlainLine& line : *cell) line.width = width;
      cell->front().begins_block = true;
      result_.insert(result_.end(), cell->begin(), cell->end());
      result_.emplace_back().number = cell->back().number;
      cell->clear();
    }
  }

 private:
  bool BeginsRow(const Cells& cells) const {
    if (cells.left.empty() || left_.empty()) return false;
    if (after_empty_) return true;
    return EndsSentence(left_.back().text) && !cells.right.empty();
  }

  int gutter_;
  std::vector<PlainLine>& result_;
  std::vector<PlainLine> left_;
  std::vector<PlainLine> right_;
  bool after_empty_ = false;
};

void ReadPage(const std::vector<PlainLine>& lines, std::size_t begin,
              std::size_t end, std::vector<PlainLine>& result) {
  const int gutter = FindGutter(lines, begin, end);
  for (std::size_t i = begin; i < end;) {
    const Region region =
        gutter > 0 ? RegionAt(lines, i, end, gutter) : Region{};
    if (!IsTable(region)) {
      const std::size_t next = std::max(i + 1, std::min(region.end, end));
      result.insert(result.end(),
                    lines.begin() + static_cast<std::ptrdiff_t>(i),
                    lines.begin() + static_cast<std::ptrdiff_t>(next));
      i = next;
      continue;
    }
    const std::size_t first = result.size();
    RowReader rows(gutter, result);
    for (; i < region.end; ++i) rows.Read(lines[i]);
    rows.Flush();
    if (first < result.size()) {
      result[first].page_start = lines[region.begin].page_start;
    }
  }
}

}  // namespace

std::vector<PlainLine> ReadPlainLines(std::string_view text) {
  const std::vector<std::string_view> sources = SplitLines(text);
  std::vector<PlainLine> lines;
  for (const std::string_view source : sources) {
    lines.push_back(LineOf(source, static_cast<int>(lines.size()) + 1));
    lines.back().page_start = source.find('\f') != std::string_view::npos;
  }
  MarkFurniture(sources, lines);
  const int width = WrapColumn(lines);
  for (PlainLine& line : lines) {
    line.width = width;
    if (IsRule(line.text)) line.text.clear();
  }
  return lines;
}

std::vector<PlainLine> WithoutColumns(std::vector<PlainLine> lines) {
  std::vector<PlainLine> result;
  std::size_t begin = 0;
  while (begin < lines.size()) {
    std::size_t end = begin + 1;
    while (end < lines.size() && !lines[end].page_start) ++end;
    ReadPage(lines, begin, end, result);
    begin = end;
  }
  return result;
}

}  // namespace quaestor
