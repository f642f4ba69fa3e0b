#include "parsers/text_blocks.h"

#include <algorithm>
#include <utility>

#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

constexpr double kIndentPerLevel = 18;

bool LooksAlike(const StyledText& a, const StyledText& b) {
  return !a.box && !b.box && a.bold == b.bold && a.italic == b.italic &&
         a.superscript == b.superscript && a.link == b.link;
}

bool IsSuperscriptDigit(char32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 ||
         (c >= 0x2074 && c <= 0x2079);
}

// Where the raised digits of a footnote mark begin at the end of a word; its
// length where there are none. "m²" is a unit: a mark follows a longer word.
std::size_t FootnoteMarkStart(std::string_view word) {
  std::size_t start = word.size();
  CodePoint c = CodePointBefore(word, start);
  while (c.length > 0 && IsSuperscriptDigit(c.value)) {
    start -= static_cast<std::size_t>(c.length);
    c = CodePointBefore(word, start);
  }
  return start == 0 || start >= 4 ? start : word.size();
}

// Turns the runs of one line into words and marks of a Line.
class LineWriter {
 public:
  LineWriter(int line, const MarkHabits& habits, Page& page)
      : line_(line), habits_(habits), page_(page) {}

  void WriteLabel(const std::string& label) {
    word_.text = label;
    word_.label = true;
    Finish();
    space_ = true;
  }

  void Write(const TextLine& source) {
    text_ = TextOf(source);
    std::size_t run_end = 0;
    for (const StyledText& run : source.runs) {
      run_end += run.text.size();
      BeginRun(run);
      if (run.box) WriteBox(run);
      while (position_ < run_end) Step(run);
    }
    Finish();
  }

 private:
  Line& line() { return page_.lines[static_cast<std::size_t>(line_)]; }

  // A superscript is a word of its own; other changes of style end none.
  void BeginRun(const StyledText& run) {
    if (run.superscript || word_.superscript) Finish();
    if (!word_.text.empty() && word_.link < 0) word_.link = run.link;
  }

  void Step(const StyledText& run) {
    const CodePoint c = CodePointAt(text_, position_);
    if (IsSpace(c.value)) {
      Finish();
      space_ = true;
      position_ += static_cast<std::size_t>(c.length);
      return;
    }
    const bool line_start = only_labels_ && word_.text.empty();
    const auto mark = run.superscript
                          ? std::nullopt
                          : MarkAt(text_, position_, line_start, habits_);
    if (mark) {
      WriteMark(*mark);
      return;
    }
    if (word_.text.empty()) Style(run);
    word_.text.append(text_, position_, static_cast<std::size_t>(c.length));
    position_ += static_cast<std::size_t>(c.length);
  }

  void Style(const StyledText& run) {
    word_.bold = run.bold;
    word_.italic = run.italic;
    word_.superscript = run.superscript;
    word_.link = run.link;
  }

  void WriteBox(const StyledText& run) {
    WriteMark({run.text.size(), run.box->kind, run.box->state,
               run.box->conflict ? 0.6 : 0.999});
    page_.marks.back().conflict = run.box->conflict;
  }

  void WriteMark(const WrittenMark& written) {
    Finish();
    Mark mark;
    mark.kind = written.kind;
    mark.state = written.state;
    mark.confidence = written.confidence;
    mark.source = Source::kText;
    mark.line = line_;
    mark.word = static_cast<int>(line().words.size());
    page_.marks.push_back(std::move(mark));
    position_ += written.length;
    only_labels_ = false;
    space_ = true;
  }

  void Finish() {
    if (word_.text.empty()) return;
    if (!word_.label) only_labels_ = false;
    const std::size_t split = word_.superscript || word_.link >= 0
                                  ? word_.text.size()
                                  : FootnoteMarkStart(word_.text);
    if (split < word_.text.size()) {
      Word raised = word_;
      raised.text = word_.text.substr(split);
      raised.superscript = true;
      word_.text.resize(split);
      if (!word_.text.empty()) Push(std::move(word_));
      word_ = std::move(raised);
    }
    Push(std::move(word_));
    word_ = Word();
  }

  void Push(Word word) {
    word.source = Source::kText;
    word.space_before = space_ || line().words.empty();
    line().words.push_back(std::move(word));
    space_ = false;
  }

  int line_;
  const MarkHabits& habits_;
  Page& page_;
  std::string text_;
  std::size_t position_ = 0;
  Word word_;
  bool space_ = true;
  bool only_labels_ = true;
};

// Words and marks of a block in reading order, for the labels of the marks.
struct BlockItem {
  Mark* mark = nullptr;
  const Word* word = nullptr;
};

std::vector<BlockItem> ItemsOf(const Block& block, std::size_t& next_mark,
                               Page& page) {
  std::vector<BlockItem> items;
  for (const LinePart& part : block.parts) {
    const Line& line = page.lines[static_cast<std::size_t>(part.line)];
    for (int w = 0; w <= part.end; ++w) {
      while (next_mark < page.marks.size() &&
             page.marks[next_mark].line == part.line &&
             page.marks[next_mark].word == w) {
        items.push_back({&page.marks[next_mark++], nullptr});
      }
      if (w < part.end) {
        items.push_back({nullptr, &line.words[static_cast<std::size_t>(w)]});
      }
    }
  }
  return items;
}

void AddToLabel(const Word& word, std::string& label) {
  if (word.label || word.superscript) return;
  if (!label.empty() && word.space_before) label += ' ';
  label += word.text;
}

// Each box names what follows it, up to the next box.
void LabelForward(const std::vector<BlockItem>& items) {
  Mark* mark = nullptr;
  for (const BlockItem& item : items) {
    if (item.mark != nullptr) {
      mark = item.mark;
    } else if (mark != nullptr) {
      AddToLabel(*item.word, mark->label);
    }
  }
}

// Each box names what precedes it, back to the box or the question before.
void LabelBackward(const std::vector<BlockItem>& items) {
  std::string label;
  for (const BlockItem& item : items) {
    if (item.mark != nullptr) {
      item.mark->label = std::exchange(label, {});
      continue;
    }
    AddToLabel(*item.word, label);
    if (label.ends_with('?') || label.ends_with(':')) label.clear();
  }
}

// Where the boxes of a block stand: before their labels ("☒ Yes"), behind them
// ("Yes ☒ No ☐"), or in the middle, which reads both ways.
enum class Side { kNoBoxes, kBefore, kBehind, kMiddle };

Side SideOf(const std::vector<BlockItem>& items) {
  const auto is_text = [](const BlockItem& item) {
    return item.word == nullptr || !item.word->label;
  };
  const auto first = std::find_if(items.begin(), items.end(), is_text);
  const bool any =
      std::any_of(items.begin(), items.end(),
                  [](const BlockItem& item) { return item.mark != nullptr; });
  if (!any) return Side::kNoBoxes;
  if (first->mark != nullptr) return Side::kBefore;
  return items.back().mark != nullptr ? Side::kBehind : Side::kMiddle;
}

// A block that reads both ways is read as most of the others.
void LabelMarks(const std::vector<Block>& blocks, Page& page) {
  std::vector<std::vector<BlockItem>> items;
  std::size_t next_mark = 0;
  int behind = 0;
  for (const Block& block : blocks) {
    items.push_back(ItemsOf(block, next_mark, page));
    const Side side = SideOf(items.back());
    if (side == Side::kBehind) ++behind;
    if (side == Side::kBefore) --behind;
  }
  for (const auto& block : items) {
    const Side side = SideOf(block);
    if (side == Side::kBehind || (side == Side::kMiddle && behind > 0)) {
      LabelBackward(block);
    } else if (side != Side::kNoBoxes) {
      LabelForward(block);
    }
  }
}

void AppendLine(const TextBlock& source, std::size_t index,
                const MarkHabits& habits, Page& page, Block& block) {
  const TextLine& text = source.lines[index];
  const int number = static_cast<int>(page.lines.size());
  const std::size_t marks = page.marks.size();
  Line& line = page.lines.emplace_back();
  line.number = text.number;
  line.end_number = text.number;
  LineWriter writer(number, habits, page);
  if (index == 0) {
    for (const std::string& label : source.labels) writer.WriteLabel(label);
  }
  writer.Write(text);
  const int words = static_cast<int>(page.lines.back().words.size());
  if (words == 0 && page.marks.size() == marks) {
    page.lines.pop_back();
    return;
  }
  block.parts.push_back({0, number, 0, words});
}

}  // namespace

std::string TextOf(const TextLine& line) {
  std::string text;
  for (const StyledText& run : line.runs) text += run.text;
  return text;
}

// Labels and nesting stand as columns: bullets are told by them.
MarkHabits SurveyBlocks(const std::vector<TextBlock>& blocks) {
  std::vector<std::string> lines;
  for (const TextBlock& block : blocks) {
    std::string labels(2 * static_cast<std::size_t>(block.level), ' ');
    for (const std::string& label : block.labels) labels += label + ' ';
    for (const TextLine& line : block.lines) {
      lines.push_back(labels + TextOf(line));
    }
  }
  return SurveyMarks(std::vector<std::string_view>(lines.begin(), lines.end()));
}

void AppendText(const StyledText& text, TextLine& line) {
  if (text.text.empty()) return;
  if (!line.runs.empty() && LooksAlike(line.runs.back(), text)) {
    line.runs.back().text += text.text;
  } else {
    line.runs.push_back(text);
  }
}

void AppendBlocks(const std::vector<TextBlock>& blocks,
                  const MarkHabits& habits, Document& document) {
  Page& page = document.pages.front();
  for (const TextBlock& source : blocks) {
    Block block;
    block.kind = source.kind;
    block.level = source.level;
    block.ordered = source.ordered;
    block.filled_in = source.filled_in;
    if (source.kind != BlockKind::kHeading) {
      block.indent = kIndentPerLevel * source.level;
    }
    if (source.indent) block.indent = *source.indent;
    if (source.kind == BlockKind::kParagraph) block.level = 0;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      AppendLine(source, i, habits, page, block);
    }
    if (block.parts.empty()) continue;
    document.blocks.push_back(std::move(block));
  }
  LabelMarks(document.blocks, page);
}

Document NewTextDocument() {
  Document document;
  document.paged = false;
  document.pages.emplace_back();
  document.pages.front().method = ReadingMethod::kText;
  return document;
}

}  // namespace quaestor
