// Rearranged() of text_blocks.h: which lines belong together.
#include <algorithm>
#include <optional>
#include <utility>

#include "parsers/labels.h"
#include "parsers/text_blocks.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

constexpr std::size_t kLongestLabel = 60;  // bytes
constexpr int kMostLabelWords = 5;

bool IsAny(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

// "Name: Ana", "电子邮件：a@b.cn", but not "https://..." nor "at 10:30".
bool IsLabelLine(std::string_view line) {
  line = Trim(line);
  int words = 1;
  for (std::size_t i = 0; i < std::min(line.size(), kLongestLabel);) {
    const CodePoint c = CodePointAt(line, i);
    const std::size_t next = i + static_cast<std::size_t>(c.length);
    if (IsSpace(c.value)) ++words;
    if (IsAny(c.value, U".?!;,")) return false;
    if (c.value == ':' || c.value == 0xFF1A) {
      const CodePoint after = CodePointAt(line, next);
      const bool apart = after.length == 0 || IsSpace(after.value) ||
                         c.value == 0xFF1A || after.value == '+';
      return i > 0 && apart && words <= kMostLabelWords;
    }
    i = next;
  }
  return false;
}

bool BeginsWithBoldLabel(const TextLine& line) {
  if (line.runs.empty() || !line.runs.front().bold) return false;
  return IsLabelLine(TextOf(line));
}

bool EndsWithQuestion(std::string_view text) {
  const CodePoint c = CodePointBefore(Trim(text), Trim(text).size());
  return IsAny(c.value, U"?？؟");
}

bool BeginsWithMark(std::string_view text, const MarkHabits& habits) {
  const std::string_view trimmed = Trim(text);
  return MarkAt(trimmed, 0, true, habits).has_value();
}

// Whether `next` begins something of its own below `previous`.
bool BeginsBlock(const TextLine& previous, const TextLine& next,
                 const MarkHabits& habits) {
  const std::string above = TextOf(previous);
  const std::string text = TextOf(next);
  const std::string_view trimmed = Trim(text);
  if (BeginsWithMark(trimmed, habits)) return true;
  if (BeginsWithBoldLabel(next)) return true;
  const CodePoint first = CodePointAt(trimmed, 0);
  if (BulletLength(trimmed) > 0 && (first.value > 0x7F)) return true;
  if (IsLabelLine(trimmed) &&
      (next.before == Break::kHard || IsLabelLine(above))) {
    return true;
  }
  if (next.before != Break::kHard) return false;
  return EndsWithQuestion(above) || NumberLabelLength(trimmed) > 0 ||
         BulletLength(trimmed) > 0;
}

bool CanSplit(const TextBlock& block) {
  return block.kind == BlockKind::kParagraph ||
         block.kind == BlockKind::kListItem;
}

// Removes `length` bytes of the text of the first line and the white space
// behind them.
void RemoveFront(std::size_t length, TextBlock& block) {
  auto& runs = block.lines.front().runs;
  while (length > 0 && !runs.empty()) {
    std::string& text = runs.front().text;
    const std::size_t cut = std::min(length, text.size());
    text.erase(0, cut);
    length -= cut;
    if (text.empty()) runs.erase(runs.begin());
  }
}

// Labels that are text in Markdown's eyes: "• item", "a. E-services:".
void TakeLabels(TextBlock& block, const MarkHabits& habits) {
  if (!CanSplit(block) || block.lines.empty()) return;
  for (int i = 0; i < 3; ++i) {
    const std::string text = TextOf(block.lines.front());
    const std::string_view trimmed = Trim(text);
    if (BeginsWithMark(trimmed, habits)) return;
    const std::size_t bullet = BulletLength(trimmed);
    const std::size_t label = bullet > 0 ? bullet : NumberLabelLength(trimmed);
    if (label == 0 || label == trimmed.size()) return;
    if (block.labels.empty()) block.ordered = bullet == 0;
    block.kind = BlockKind::kListItem;
    block.labels.emplace_back(trimmed.substr(0, label));
    const auto space = static_cast<std::size_t>(trimmed.data() - text.data());
    RemoveFront(space + label, block);
  }
}

// What the label of a line may count: "i." is a letter or a roman number. 0
// where it is no such label.
struct Ordinal {
  int number = 0;
  int letter = 0;
  int roman = 0;
  char close = 0;  // "a." and "a)" are of two lists
};

int RomanValue(std::string_view text) {
  constexpr std::string_view kRomans[] = {"i",   "ii",   "iii", "iv", "v", "vi",
                                          "vii", "viii", "ix",  "x",  "xi"};
  const auto found = std::find(std::begin(kRomans), std::end(kRomans), text);
  return found == std::end(kRomans)
             ? 0
             : static_cast<int>(found - std::begin(kRomans)) + 1;
}

Ordinal OrdinalOf(const TextLine& line) {
  const std::string text = TextOf(line);
  std::string_view label = Trim(text);
  label = label.substr(0, NumberLabelLength(label));
  if (label.empty()) return {};
  Ordinal ordinal;
  ordinal.close = label.back();
  label.remove_suffix(1);
  if (label.starts_with('(')) label.remove_prefix(1);
  if (label.find_first_not_of("0123456789") == std::string_view::npos) {
    ordinal.number = std::stoi(std::string(label));
    return ordinal;
  }
  if (label.size() == 1) ordinal.letter = label[0] - 'a' + 1;
  ordinal.roman = RomanValue(label);
  return ordinal;
}

bool Follows(const Ordinal& first, const Ordinal& second) {
  const auto next = [](int a, int b) { return a > 0 && b == a + 1; };
  return first.close == second.close &&
         (next(first.number, second.number) ||
          next(first.letter, second.letter) || next(first.roman, second.roman));
}

// Lines of one paragraph that begin with consecutive labels are items of a
// list, though Markdown knows no list of letters ("a. ...", "b. ...").
std::vector<bool> FindItems(const std::vector<TextLine>& lines) {
  constexpr std::size_t kFarthest = 20;  // labels between two that follow
  std::vector<bool> items(lines.size(), false);
  std::vector<std::pair<std::size_t, Ordinal>> labels;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Ordinal ordinal = OrdinalOf(lines[i]);
    if (ordinal.close == 0) continue;
    for (std::size_t back = 1;
         back <= std::min(labels.size(), kFarthest) && !items[i]; ++back) {
      const auto& [line, before] = labels[labels.size() - back];
      if (Follows(before, ordinal)) items[line] = items[i] = true;
    }
    labels.emplace_back(i, ordinal);
  }
  return items;
}

// Labels as the layout of PDF sees them: "II. Legal Framework", "I.3.1   Is
// there"; those that might be words need a gap behind them.
void TakeTypedLabel(TextBlock& block, const MarkHabits& habits) {
  const bool heading = block.kind == BlockKind::kHeading;
  if (!block.labels.empty() || block.lines.empty() ||
      (!heading && !CanSplit(block))) {
    return;
  }
  const auto& runs = block.lines.front().runs;
  const std::string text = TextOf(block.lines.front());
  const std::string_view trimmed = Trim(text);
  const std::size_t end = trimmed.find(' ');
  if (runs.empty() || runs.front().superscript || runs.front().box ||
      end == std::string_view::npos || BeginsWithMark(trimmed, habits)) {
    return;
  }
  const std::string_view word = trimmed.substr(0, end);
  const LabelKind kind = LabelKindOf(word);
  const bool gap = trimmed.substr(end).starts_with("  ");
  if (kind == LabelKind::kNone || (kind == LabelKind::kUncertain && !gap)) {
    return;
  }
  if (!heading) block.kind = BlockKind::kListItem;
  block.ordered = IsOrdered(kind) || kind == LabelKind::kUncertain;
  block.labels.emplace_back(word);
  const auto space = static_cast<std::size_t>(trimmed.data() - text.data());
  RemoveFront(space + end, block);
}

void Split(TextBlock block, const MarkHabits& habits,
           std::vector<TextBlock>& result) {
  if (!CanSplit(block)) {
    result.push_back(std::move(block));
    return;
  }
  std::vector<TextLine> lines = std::exchange(block.lines, {});
  const std::vector<bool> items = FindItems(lines);
  const int inner = block.level + (block.kind == BlockKind::kListItem ? 1 : 0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!block.lines.empty() &&
        (items[i] || BeginsBlock(block.lines.back(), lines[i], habits))) {
      const bool filled_in = block.filled_in;
      const std::optional<double> indent = block.indent;
      result.push_back(std::exchange(block, TextBlock()));
      block.level = inner;
      block.filled_in = filled_in;
      block.indent = indent;
    }
    block.lines.push_back(std::move(lines[i]));
  }
  result.push_back(std::move(block));
}

std::string LastText(const TextBlock& block) {
  return block.lines.empty() ? "" : TextOf(block.lines.back());
}

// A text that stops in the middle of a sentence: at a letter or a comma.
bool StopsShort(const TextBlock& block) {
  const std::string text = LastText(block);
  const std::string_view trimmed = Trim(text);
  const CodePoint last = CodePointBefore(trimmed, trimmed.size());
  return last.length > 0 &&
         (IsLetter(last.value) || IsAny(last.value, U",-–("));
}

bool BeginsInSentence(const TextBlock& block) {
  if (block.kind != BlockKind::kParagraph || block.lines.empty()) return false;
  const std::string text = TextOf(block.lines.front());
  const std::string_view trimmed = Trim(text);
  if (trimmed.starts_with("http") || trimmed.starts_with("www.") ||
      IsLabelLine(trimmed) || NumberLabelLength(trimmed) > 0) {
    return false;
  }
  return IsLowerCase(CodePointAt(trimmed, 0).value);
}

// "... by the Service:" and below it "https://... and will be ...": a URL in
// the middle of a sentence that a converter gave a paragraph of its own.
bool IsCutBeforeUrl(const TextBlock& first, const TextBlock& second) {
  constexpr std::size_t kLongText = 60;
  if (first.kind != BlockKind::kParagraph ||
      second.kind != BlockKind::kParagraph || second.lines.empty()) {
    return false;
  }
  const std::string above = LastText(first);
  const std::string below = TextOf(second.lines.front());
  const std::size_t space = below.find(' ');
  return above.size() >= kLongText && Trim(above).ends_with(':') &&
         below.starts_with("http") && space != std::string::npos &&
         IsLowerCase(CodePointAt(below, space + 1).value);
}

bool HasMark(const TextBlock& block, const MarkHabits& habits) {
  for (const TextLine& line : block.lines) {
    const std::string text = TextOf(line);
    bool start = true;
    for (std::size_t i = 0; i < text.size();) {
      if (MarkAt(text, i, start, habits)) return true;
      const CodePoint c = CodePointAt(text, i);
      start = start && IsSpace(c.value);
      i += static_cast<std::size_t>(c.length);
    }
  }
  return false;
}

bool HoldsQuestion(const TextBlock& block) {
  return std::any_of(block.lines.begin(), block.lines.end(),
                     [](const TextLine& line) {
                       return TextOf(line).find('?') != std::string::npos;
                     });
}

// Where nothing visible cut the text, only a long one that stops short is
// taken for cut by a page break: short lines are answers of their own.
bool IsCutInTwo(const TextBlock& first, const TextBlock& second,
                const MarkHabits& habits) {
  constexpr std::size_t kLongText = 60;
  if (IsCutBeforeUrl(first, second)) return true;
  if (!CanSplit(first) || !StopsShort(first) || !BeginsInSentence(second)) {
    return false;
  }
  if (HoldsQuestion(first) || HasMark(first, habits) ||
      HasMark(second, habits)) {
    return false;
  }
  const std::string text = LastText(first);
  if (IsLabelLine(text) && text.size() < kLongText) return false;
  constexpr std::size_t kMoreThanAName = 25;
  return (second.after_interruption && text.size() >= kMoreThanAName) ||
         (first.kind == BlockKind::kParagraph && text.size() >= kLongText);
}

bool IsBody(const TextBlock& block) {
  return block.kind != BlockKind::kFootnote &&
         block.kind != BlockKind::kHeader && block.kind != BlockKind::kFooter &&
         block.kind != BlockKind::kPageNumber;
}

std::vector<TextBlock> Joined(std::vector<TextBlock> blocks,
                              const MarkHabits& habits) {
  std::vector<TextBlock> result;
  std::optional<std::size_t> body;  // the last block of the body
  for (TextBlock& block : blocks) {
    if (body && IsBody(block) && IsCutInTwo(result[*body], block, habits)) {
      auto& lines = result[*body].lines;
      lines.insert(lines.end(), std::make_move_iterator(block.lines.begin()),
                   std::make_move_iterator(block.lines.end()));
      continue;
    }
    if (IsBody(block)) body = result.size();
    result.push_back(std::move(block));
  }
  return result;
}

}  // namespace

std::vector<TextBlock> SplitAtLines(std::vector<TextBlock> blocks,
                                    const MarkHabits& habits) {
  std::vector<TextBlock> split;
  for (TextBlock& block : blocks) Split(std::move(block), habits, split);
  for (TextBlock& block : split) {
    TakeLabels(block, habits);
    TakeTypedLabel(block, habits);
  }
  return split;
}

std::vector<TextBlock> Rearranged(std::vector<TextBlock> blocks,
                                  const MarkHabits& habits) {
  std::vector<TextBlock> split;
  for (TextBlock& block : blocks) Split(std::move(block), habits, split);
  std::vector<TextBlock> joined = Joined(std::move(split), habits);
  for (TextBlock& block : joined) TakeLabels(block, habits);
  return joined;
}

}  // namespace quaestor
