// WithoutColumns() of plain_text_lines.h: takes rows of two cells apart, as
// `pdftotext -layout` writes them. Each row may have a gutter of its own, and
// nothing but a single space may be left of it in a full line.
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/line_marks.h"
#include "parsers/plain_text_lines.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

using Lines = std::vector<PlainLine>;

constexpr int kNarrowestGap = 3;
constexpr int kNarrowestLeft = 16;
constexpr std::size_t kLongestRow = 60;     // lines
constexpr std::size_t kLongestLine = 1000;  // bytes
constexpr std::size_t kMostGutters = 8;     // tried for a row

struct Cells {
  std::string_view left;
  std::string_view right;
  int right_indent = 0;
  bool crossed = false;  // text stands on the gutter
  bool wide = false;     // a wide gap stands between both
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

// Cuts a line at a gutter.
Cells CutAt(const PlainLine& line, int column) {
  Cells cells;
  const std::string_view text = line.text;
  const std::size_t cut = OffsetOf(line, column);
  cells.left = Trim(text.substr(0, cut));
  cells.right = Trim(text.substr(cut));
  if (cells.right.empty()) return cells;
  const auto before =
      static_cast<std::size_t>(cells.right.data() - text.data());
  cells.right_indent = line.indent + ColumnCount(text.substr(0, before));
  if (cells.left.empty()) return cells;
  cells.crossed = text[cut - 1] != ' ';
  const int gap = static_cast<int>(before - cells.left.size());
  cells.wide = !cells.crossed && gap >= kNarrowestGap;
  return cells;
}

// Columns behind wide gaps in a line, and where the line begins.
void AddGutters(const PlainLine& line, std::vector<int>& gutters) {
  const auto add = [&](int column) {
    if (column >= kNarrowestLeft && gutters.size() < kMostGutters &&
        std::find(gutters.begin(), gutters.end(), column) == gutters.end()) {
      gutters.push_back(column);
    }
  };
  add(line.indent);
  int column = line.indent;
  int spaces = 0;
  for (const char c : line.text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    if (c == ' ') {
      ++spaces;
    } else {
      if (spaces >= kNarrowestGap) add(column);
      spaces = 0;
    }
    ++column;
  }
}

bool EndsSentence(std::string_view text) {
  const CodePoint last = CodePointBefore(text, text.size());
  constexpr std::u32string_view kEnds = U".?!:;。？！：؟";
  return kEnds.find(last.value) != std::u32string_view::npos;
}

bool BeginsItem(std::string_view text) {
  return NumberLabelLength(text) > 0 || BulletLength(text) > 0 ||
         MarkAt(text, 0, true, MarkHabits()).has_value();
}

// Whether the text of the left cell goes on in the line below: its next word
// had no room, or its sentence has not ended.
bool LeftGoesOn(const PlainLine& above, std::string_view text,
                std::string_view below, int gutter) {
  if (BeginsItem(below)) return false;
  const int room = gutter - above.indent - ColumnCount(text);
  const int first = ColumnCount(below.substr(0, below.find(' ')));
  // How much of the cell a full line may leave empty.
  const bool ended = EndsSentence(text);
  const double slack = (ended ? 0.2 : 0.35) * (gutter - above.indent);
  if (first + 1 >= room - slack) return true;
  return IsLowerCase(CodePointAt(below, 0).value) && !ended;
}

// "National level?  ( ) Yes" above "Local level?  ( ) Yes": rows of their own.
bool IsRowOfItsOwn(std::string_view above, const Cells& cells, int width) {
  constexpr int kNarrow = 30;  // columns
  if (cells.right.empty() || !EndsSentence(above)) return false;
  return MarkAt(cells.right, 0, true, MarkHabits()).has_value() ||
         (width < kNarrow && !IsLowerCase(CodePointAt(cells.left, 0).value));
}

// The first line of a cell that goes on below is no label alone.
bool IsFirstOfCell(const PlainLine& line, const Cells& cells, int gutter) {
  return !cells.left.empty() &&
         3 * ColumnCount(cells.left) >= gutter - line.indent;
}

// More than two cells are a table, whose lines read as they stand.
bool HasWideGap(std::string_view text) {
  return text.find("   ") != std::string_view::npos;
}

// The lines [begin, end) at a gutter.
struct Row {
  std::size_t begin = 0;
  std::size_t end = 0;
  int gutter = 0;
  int wide = 0;           // lines that show the gutter
  bool disorder = false;  // left text stands below right text
};

// Grows a row from its first line. None where it breaks off in a sentence.
Row RowAt(const Lines& lines, std::size_t begin, std::size_t limit,
          int gutter) {
  Row row{begin, begin, gutter, 0, false};
  bool right = false;
  bool after_empty = false;
  std::string_view left;  // the last text of the left cell
  std::size_t left_line = begin;
  for (std::size_t i = begin; i < std::min(limit, begin + kLongestRow); ++i) {
    const PlainLine& line = lines[i];
    if (line.text.empty()) {
      if (after_empty) break;
      after_empty = true;
      continue;
    }
    if (line.furniture || line.text.size() > kLongestLine) break;
    if (i > begin && line.begins_block) break;
    const Cells cells = CutAt(line, gutter);
    if (!cells.left.empty() && i > begin) {
      if (after_empty || IsRowOfItsOwn(left, cells, gutter - line.indent) ||
          !LeftGoesOn(lines[left_line], left, cells.left, gutter)) {
        break;
      }
    }
    if (cells.crossed || HasWideGap(cells.left)) return {};
    if (i == begin && !IsFirstOfCell(line, cells, gutter)) return {};
    if (cells.left.empty() && after_empty && !right) break;
    if (!cells.left.empty()) {
      row.disorder = row.disorder || right;
      left = cells.left;
      left_line = i;
    }
    right = right || !cells.right.empty();
    if (cells.wide) ++row.wide;
    after_empty = false;
    row.end = i + 1;
  }
  return row;
}

bool IsRow(const Row& row) { return row.wide > 0 && row.disorder; }

// A full line may have a space at the gutter of the row below it by chance.
bool BeginsAbove(const Lines& lines, const Row& row, std::size_t limit) {
  if (CutAt(lines[row.begin], row.gutter).wide) return false;
  for (std::size_t i = row.begin + 1; i < row.end; ++i) {
    const Cells cells = CutAt(lines[i], row.gutter);
    if (!cells.wide) continue;
    return !IsLowerCase(CodePointAt(cells.left, 0).value) &&
           IsRow(RowAt(lines, i, limit, row.gutter));
  }
  return false;
}

// The longest row that begins at a line, if any.
Row FindRow(const Lines& lines, std::size_t begin, std::size_t limit) {
  Row best;
  if (lines[begin].text.empty()) return best;
  std::vector<int> gutters;
  const std::size_t end = std::min(limit, begin + kLongestRow);
  for (std::size_t i = begin; i < end && gutters.size() < kMostGutters; ++i) {
    if (lines[i].text.empty() || lines[i].text.size() > kLongestLine) break;
    AddGutters(lines[i], gutters);
  }
  for (const int gutter : gutters) {
    const Row row = RowAt(lines, begin, limit, gutter);
    if (!IsRow(row) || BeginsAbove(lines, row, limit)) continue;
    const auto size = [](const Row& r) { return std::pair(r.end, r.wide); };
    if (size(row) > size(best)) best = row;
  }
  return best;
}

PlainLine CellLine(const PlainLine& line, std::string_view text, int indent) {
  PlainLine cell;
  cell.text = text;
  cell.number = line.number;
  cell.indent = indent;
  cell.end = indent + DisplayWidth(text);
  return cell;
}

void AppendCell(Lines cell, Lines& result) {
  if (cell.empty()) return;
  const int width = WrapColumn(cell);
  for (PlainLine& line : cell) line.width = width;
  cell.front().begins_block = true;
  result.insert(result.end(), cell.begin(), cell.end());
  result.emplace_back().number = cell.back().number;
}

void AppendRow(const Lines& lines, const Row& row, Lines& result) {
  Lines left;
  Lines right;
  for (std::size_t i = row.begin; i < row.end; ++i) {
    const PlainLine& line = lines[i];
    if (line.text.empty()) {
      if (!right.empty()) right.push_back(line);
      continue;
    }
    const Cells cells = CutAt(line, row.gutter);
    if (!cells.left.empty()) {
      left.push_back(CellLine(line, cells.left, line.indent));
    }
    if (!cells.right.empty()) {
      right.push_back(CellLine(line, cells.right, cells.right_indent));
    }
  }
  left.front().page_start = lines[row.begin].page_start;
  AppendCell(std::move(left), result);
  AppendCell(std::move(right), result);
}

}  // namespace

std::vector<PlainLine> WithoutColumns(std::vector<PlainLine> lines) {
  Lines result;
  std::size_t limit = 0;  // where the page ends
  for (std::size_t i = 0; i < lines.size();) {
    if (i >= limit) {
      limit = i + 1;
      while (limit < lines.size() && !lines[limit].page_start) ++limit;
    }
    const Row row = FindRow(lines, i, limit);
    if (row.end > i) {
      AppendRow(lines, row, result);
      i = row.end;
    } else {
      result.push_back(lines[i++]);
    }
  }
  return result;
}

}  // namespace quaestor
