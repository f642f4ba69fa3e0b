// BlocksOf() of office_text.h: whether a table holds data or prompts and
// answers, by the measures that the layout of PDF has for the same.
#include <algorithm>
#include <iterator>
#include <utility>

#include "parsers/labels.h"
#include "parsers/office_text.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

struct TableMeasure {
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::size_t filled = 0;  // cells with something in them
  std::size_t words = 0;
  std::size_t pieces = 0;  // paragraphs
  std::size_t prompts = 0;
  std::size_t labels = 0;  // cells of the first column with a number alone
  std::size_t firsts = 0;  // cells of the first column
  std::size_t boxes = 0;
  bool filled_in = false;
};

std::string TextOf(const TextBlock& block) {
  std::string text;
  for (const std::string& label : block.labels) text += label + ' ';
  for (const TextLine& line : block.lines) {
    if (&line != &block.lines.front()) text += ' ';
    text += TextOf(line);
  }
  return text;
}

bool IsEmpty(const TextBlock& block) { return Trim(TextOf(block)).empty(); }

bool IsFilled(const OfficeCell& cell) {
  return !std::all_of(cell.blocks.begin(), cell.blocks.end(), IsEmpty);
}

std::size_t CountWords(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = CodePointAt(text, i);
    i += static_cast<std::size_t>(c.length);
    const bool space = IsSpace(c.value);
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

bool IsPrompt(std::string_view text) {
  constexpr std::u32string_view kEnds = U":?：？؟";
  const std::string_view trimmed = Trim(text);
  return kEnds.find(CodePointBefore(trimmed, trimmed.size()).value) !=
         std::u32string_view::npos;
}

std::size_t CountBoxes(const TextBlock& block) {
  std::size_t boxes = 0;
  for (const TextLine& line : block.lines) {
    boxes += static_cast<std::size_t>(std::count_if(
        line.runs.begin(), line.runs.end(),
        [](const StyledText& run) { return run.box.has_value(); }));
  }
  return boxes;
}

void Measure(const OfficeCell& cell, TableMeasure& measure) {
  if (IsFilled(cell)) ++measure.filled;
  for (const TextBlock& block : cell.blocks) {
    const std::string text = TextOf(block);
    if (Trim(text).empty()) continue;
    ++measure.pieces;
    measure.words += CountWords(text);
    measure.prompts += IsPrompt(text);
    measure.boxes += CountBoxes(block);
    measure.filled_in = measure.filled_in || block.filled_in;
  }
}

bool IsNumberAlone(const OfficeCell& cell) {
  std::string all;
  for (const TextBlock& block : cell.blocks) all += TextOf(block);
  return IsOrdered(LabelKindOf(Trim(all)));
}

TableMeasure MeasureTable(const OfficeTable& table) {
  TableMeasure measure;
  for (const OfficeRow& row : table) {
    if (std::none_of(row.begin(), row.end(), IsFilled)) continue;
    ++measure.rows;
    measure.columns = std::max(measure.columns, row.size());
    if (IsFilled(row.front())) {
      ++measure.firsts;
      measure.labels += IsNumberAlone(row.front());
    }
    for (const OfficeCell& cell : row) Measure(cell, measure);
  }
  return measure;
}

// Many columns, or nothing but short cells without a prompt.
bool HoldsData(const OfficeTable& table) {
  const TableMeasure measure = MeasureTable(table);
  if (measure.rows < 2 || measure.filled_in) return false;
  const bool labelled =
      measure.labels > 0 && measure.labels * 10 >= measure.firsts * 6;
  const std::size_t columns = measure.columns - (labelled ? 1 : 0);
  if (columns < 2) return false;
  const std::size_t prompts =
      measure.prompts + (columns < 3 ? measure.boxes : 0);
  const std::size_t cells = measure.rows * columns;
  const std::size_t most = columns >= 3 ? 12 : 5;
  return measure.filled * 10 >= cells * 6 && measure.words <= most * cells &&
         prompts * 4 <= measure.pieces;
}

void AppendAll(std::vector<TextBlock> from, std::vector<TextBlock>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()),
            std::make_move_iterator(from.end()));
}

// A cell of a row is one line, whatever it holds.
TextLine CellLine(const OfficeCell& cell) {
  TextLine result;
  result.before = Break::kCell;
  for (const TextBlock& block : cell.blocks) {
    StyledText space;
    space.text = result.runs.empty() ? "" : " ";
    for (const std::string& label : block.labels) space.text += label + ' ';
    for (const TextLine& line : block.lines) {
      if (result.number == 0) result.number = line.number;
      AppendText(space, result);
      for (const StyledText& run : line.runs) AppendText(run, result);
      space.text = " ";
    }
  }
  return result;
}

TextBlock RowOf(const OfficeRow& row) {
  TextBlock block;
  block.kind = BlockKind::kTableRow;
  for (const OfficeCell& cell : row) {
    if (IsFilled(cell)) block.lines.push_back(CellLine(cell));
  }
  return block;
}

}  // namespace

std::vector<TextBlock> BlocksOf(OfficeTable table) {
  std::erase_if(table, [](const OfficeRow& row) { return row.empty(); });
  const bool data = HoldsData(table);
  std::vector<TextBlock> blocks;
  for (OfficeRow& row : table) {
    if (data) {
      blocks.push_back(RowOf(row));
      continue;
    }
    for (OfficeCell& cell : row) AppendAll(std::move(cell.blocks), blocks);
  }
  return blocks;
}

}  // namespace quaestor
