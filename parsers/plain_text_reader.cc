// ReadPlainText() of text_blocks.h: from lines to paragraphs.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "parsers/plain_text_lines.h"
#include "parsers/plain_text_notes.h"
#include "parsers/text_blocks.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

bool IsAny(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

char32_t LastOf(std::string_view text) {
  return CodePointBefore(text, text.size()).value;
}

bool EndsSentence(std::string_view text) {
  return IsAny(LastOf(text), U".?!:;。？！：؟");
}

int FirstWordLength(std::string_view text) {
  int length = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = CodePointAt(text, i);
    if (IsSpace(c.value)) break;
    if (IsWideCharacter(c.value)) return std::max(length, 2);
    ++length;
    i += static_cast<std::size_t>(c.length);
  }
  return length;
}

bool IsUrl(std::string_view text) {
  return (text.starts_with("http") || text.starts_with("www.")) &&
         text.find(' ') == std::string_view::npos;
}

// How full a line is left by wrapping: the more the text around its end looks
// like one sentence, the emptier it may be.
double FullLine(const PlainLine& line, const PlainLine& next) {
  if (EndsSentence(line.text)) return 0.93;
  const char32_t last = LastOf(line.text);
  const bool inside = next.indent <= line.indent + 1 &&
                      IsLowerCase(CodePointAt(next.text, 0).value) &&
                      (IsLetter(last) || last == ',' || last == '-');
  return inside ? 0.55 : 0.85;
}

// Whether the first word below would have fitted: the writer ended the line.
bool EndsEarly(const PlainLine& line, const PlainLine& next) {
  return line.end + 1 + FirstWordLength(next.text) <
         static_cast<int>(FullLine(line, next) * line.width);
}

// "II. Legal Framework": a roman number and a short title.
bool IsHeading(std::string_view text) {
  const std::size_t end = text.find_first_not_of("IVX");
  if (end == 0 || end == std::string_view::npos || end > 5) return false;
  constexpr std::size_t kLongest = 90;
  return text[end] == '.' && end + 2 < text.size() && text[end + 1] == ' ' &&
         text.size() < kLongest && !EndsSentence(text);
}

// Groups lines into blocks, in one pass.
class Grouper {
 public:
  Grouper(const std::vector<PlainLine>& lines, const MarkHabits& habits)
      : lines_(lines),
        habits_(habits),
        references_(FindNoteReferences(lines)) {}

  std::vector<TextBlock> Group() {
    for (std::size_t i = 0; i < lines_.size(); ++i) Read(i);
    RaiseNoteMarks(next_footnote_ - 1, blocks_);
    return std::move(blocks_);
  }

 private:
  void Read(std::size_t index) {
    const PlainLine& line = lines_[index];
    if (line.page_start) {
      interrupted_ = true;
      in_footnote_ = false;
    }
    if (line.text.empty()) {
      gap_ = true;
      in_footnote_ = in_footnote_ && waiting_note_;
      return;
    }
    if (line.furniture) {
      AddFurniture(line);
      return;
    }
    if (BeginsFootnote(index)) {
      BeginFootnote(line);
    } else if (in_footnote_ && (waiting_note_ || !BeginsBody(line.text))) {
      Append(line, blocks_.back());
      waiting_note_ = false;
    } else if (Continues(line)) {
      Append(line, blocks_[body_]);
      wrapped_column_ = line.indent;
      last_ = &line;
      interrupted_ = false;
    } else {
      BeginBlock(line);
    }
    gap_ = false;
  }

  void AddFurniture(const PlainLine& line) {
    TextBlock block;
    block.kind = *line.furniture;
    Append(line, block);
    blocks_.push_back(std::move(block));
    interrupted_ = true;
    in_footnote_ = false;
  }

  static void Append(const PlainLine& line, TextBlock& block) {
    TextLine text;
    text.number = line.number;
    StyledText run;
    run.text = line.text;
    text.runs.push_back(std::move(run));
    block.lines.push_back(std::move(text));
  }

  // "1 E-government ..." where the text refers to footnote 1 and it comes next;
  // the raised number may stand on a line of its own.
  bool BeginsFootnote(std::size_t index) const {
    const std::string& text = lines_[index].text;
    const std::size_t digits =
        std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 2) return false;
    const int number = std::stoi(text.substr(0, digits));
    if (number != next_footnote_ || !IsReferredTo(number)) return false;
    if (digits == text.size()) {
      return index + 1 < lines_.size() && !lines_[index + 1].text.empty();
    }
    const bool apart = gap_ || in_footnote_ || interrupted_ ||
                       (last_ != nullptr && EndsSentence(last_->text));
    if (IsGluedNote(text.substr(digits))) return true;
    return text[digits] == ' ' && (apart || FollowsShortLine(index));
  }

  // "6Poor, immigrants, ...": a capital letter and a small one.
  static bool IsGluedNote(std::string_view text) {
    const CodePoint first = CodePointAt(text, 0);
    const auto length = static_cast<std::size_t>(first.length);
    return IsLetter(first.value) && !IsLowerCase(first.value) &&
           IsLowerCase(CodePointAt(text, length).value);
  }

  // A mark that stands apart from its word tells only where others told before.
  bool IsReferredTo(int number) const {
    return references_.glued.contains(number) ||
           (number > 1 && references_.apart.contains(number));
  }

  // Pages may end without an empty line before the footnotes, which are
  // sentences.
  bool FollowsShortLine(std::size_t index) const {
    constexpr std::size_t kShortestNote = 50;  // bytes
    return last_ != nullptr && lines_[index].text.size() >= kShortestNote &&
           EndsEarly(*last_, lines_[index]);
  }

  // The raised number is a word of its own, as in Markdown.
  void BeginFootnote(const PlainLine& line) {
    TextBlock block;
    block.kind = BlockKind::kFootnote;
    const std::size_t digits =
        std::min(line.text.find_first_not_of("0123456789"), line.text.size());
    TextLine text;
    text.number = line.number;
    StyledText mark;
    mark.text = line.text.substr(0, digits);
    mark.superscript = true;
    text.runs.push_back(mark);
    if (digits < line.text.size()) {
      StyledText rest;
      rest.text = line.text.substr(digits);
      text.runs.push_back(std::move(rest));
    }
    block.lines.push_back(std::move(text));
    blocks_.push_back(std::move(block));
    ++next_footnote_;
    in_footnote_ = true;
    interrupted_ = true;
    waiting_note_ = digits == line.text.size();
  }

  bool BeginsItem(std::string_view text) const {
    return MarkAt(text, 0, true, habits_).has_value() || LabelLength(text) > 0;
  }

  bool HoldsMark(std::string_view text) const {
    for (std::size_t i = 0; i < text.size();) {
      if (MarkAt(text, i, i == 0, habits_)) return true;
      i += static_cast<std::size_t>(CodePointAt(text, i).length);
    }
    return false;
  }

  // "o" before a wide gap is the bullet of a word processor's second level.
  static std::size_t LabelLength(std::string_view text) {
    if (text.starts_with("o  ")) return 1;
    const std::size_t bullet = BulletLength(text);
    return bullet > 0 ? bullet : NumberLabelLength(text);
  }

  // What no footnote goes on with.
  bool BeginsBody(std::string_view text) const {
    return IsHeading(text) || BeginsItem(text) || HoldsMark(text);
  }

  bool Continues(const PlainLine& line) const {
    if (last_ == nullptr || line.begins_block) return false;
    const std::string& above = last_->text;
    if (IsHeading(line.text) || IsHeading(above)) return false;
    const bool lower = IsLowerCase(CodePointAt(line.text, 0).value);
    if (BeginsItem(line.text)) return false;
    if (IsUrl(above) && IsUrl(line.text)) return false;
    if (EndsSentence(above) && HoldsMark(line.text)) return false;
    if (interrupted_) return ContinuesOverPage(line, lower);
    if (gap_ || EndsEarly(*last_, line)) return false;
    if (lower && !EndsSentence(above)) return true;
    return FitsIndent(line);
  }

  // Over a page break a text goes on where its last line is full and its
  // sentence has not ended.
  bool ContinuesOverPage(const PlainLine& line, bool lower) const {
    const std::string& above = last_->text;
    if (EndsSentence(above) || EndsEarly(*last_, line)) return false;
    return lower || FitsIndent(line) || IsAny(LastOf(above), U",-–(");
  }

  // The second line of a block sets the column of the others. It may stand
  // below the label or below the text, or anywhere between.
  bool FitsIndent(const PlainLine& line) const {
    if (wrapped_column_ >= 0) {
      return std::abs(line.indent - wrapped_column_) <= 1;
    }
    if (text_column_ < 0) return std::abs(line.indent - last_->indent) <= 1;
    const bool below_label =
        line.indent == label_column_ && !EndsSentence(last_->text);
    const int farthest = text_column_ + (EndsSentence(last_->text) ? 1 : 3);
    return below_label ||
           (line.indent > label_column_ && line.indent <= farthest);
  }

  void BeginBlock(const PlainLine& line) {
    TextBlock block;
    block.after_interruption = interrupted_;
    if (IsHeading(line.text)) {
      block.kind = BlockKind::kHeading;
      block.level = 1;
    }
    // "(x)" is a mark where MarkAt says so, though it looks like a label.
    const bool mark = MarkAt(line.text, 0, true, habits_).has_value();
    const std::size_t label = mark ? 0 : LabelLength(line.text);
    PlaceLabel(line, label);
    wrapped_column_ = -1;
    Append(line, block);
    if (label > 0) TakeLabel(label, block);
    blocks_.push_back(std::move(block));
    body_ = blocks_.size() - 1;
    last_ = &line;
    interrupted_ = false;
    in_footnote_ = false;
  }

  // Columns of the labels of the open list levels tell how deep an item is.
  void PlaceLabel(const PlainLine& line, std::size_t label) {
    label_column_ = text_column_ = -1;
    const bool mark = MarkAt(line.text, 0, true, habits_).has_value();
    if (label == 0 && !mark) {
      while (!columns_.empty() && columns_.back() > line.indent) {
        columns_.pop_back();
      }
      return;
    }
    const std::size_t length =
        mark ? MarkAt(line.text, 0, true, habits_)->length : label;
    std::string_view rest = line.text;
    rest = rest.substr(length);
    label_column_ = line.indent;
    text_column_ = line.indent + static_cast<int>(CountColumns(line.text) -
                                                  CountColumns(Trim(rest)));
    while (!columns_.empty() && columns_.back() > line.indent + 1) {
      columns_.pop_back();
    }
    if (label > 0 && (columns_.empty() || columns_.back() < line.indent - 1)) {
      columns_.push_back(line.indent);
    }
  }

  static std::size_t CountColumns(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }

  void TakeLabel(std::size_t length, TextBlock& block) {
    std::string& text = block.lines.front().runs.front().text;
    block.kind = BlockKind::kListItem;
    block.ordered = BulletLength(text) == 0 && text[0] != 'o';
    block.labels.push_back(text.substr(0, length));
    block.level = std::max(0, static_cast<int>(columns_.size()) - 1);
    text.erase(0, length);
  }

  const std::vector<PlainLine>& lines_;
  const MarkHabits& habits_;
  NoteReferences references_;
  std::vector<TextBlock> blocks_;
  std::size_t body_ = 0;             // the block that lines continue
  const PlainLine* last_ = nullptr;  // its last line
  int label_column_ = -1;            // of that block, or -1
  int text_column_ = -1;             // behind its label, or -1
  int wrapped_column_ = -1;          // of its later lines, or -1
  std::vector<int> columns_;
  int next_footnote_ = 1;
  bool in_footnote_ = false;
  bool waiting_note_ = false;  // the footnote's text is on the next line
  bool gap_ = false;           // an empty line stands before
  bool interrupted_ = false;
};

}  // namespace

Document ReadPlainText(std::string_view text) {
  Document document = NewTextDocument();
  std::vector<PlainLine> lines = WithoutColumns(ReadPlainLines(text));
  std::vector<std::string> visible;
  for (const PlainLine& line : lines) {
    visible.push_back(std::string(static_cast<std::size_t>(line.indent), ' ') +
                      line.text);
  }
  const MarkHabits habits = SurveyMarks({visible.begin(), visible.end()});
  for (const std::size_t tick :
       FindTicksForBoxes({visible.begin(), visible.end()})) {
    MakeBoxOfTick(lines[tick].text);
  }
  std::vector<TextBlock> blocks = Grouper(lines, habits).Group();
  AppendBlocks(Rearranged(std::move(blocks), habits), habits, document);
  return document;
}

}  // namespace quaestor
