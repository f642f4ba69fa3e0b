#include "learn/printed_words.h"

#include <algorithm>

#include "extract/numbering.h"
#include "learn/cues.h"
#include "patterns/utf8.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

bool IsIdeograph(char32_t c) { return c >= 0x2E80 && c < 0xE000; }

bool EndsInHyphen(const std::string& text) {
  return text.size() > 1 && text.back() == '-';
}

// Whether nothing stands between two words on both sides of a line break.
bool JoinsOverLines(const Word& before, const Word& after) {
  const bool same_link = before.link >= 0 && before.link == after.link &&
                         before.text.find("://") != std::string::npos;
  return same_link || EndsInHyphen(before.text) || before.text.ends_with('/') ||
         (IsIdeograph(LastCharacter(before.text)) &&
          IsIdeograph(FirstCharacter(after.text)));
}

// "e.g." and "i.e." look like numbers.
bool IsAbbreviation(std::string_view text) {
  const std::string folded = FoldLabel(text);
  return folded.find("e.g") != std::string::npos ||
         folded.find("i.e") != std::string::npos;
}

bool IsDotted(std::string_view text) {
  const char last = text.back();
  return last == '.' || last == ')' || last == ':' || text.front() == '(' ||
         text.find('.') != std::string_view::npos;
}

}  // namespace

PrintedWords::PrintedWords(const Document& document) : document_(document) {
  for (std::size_t p = 0; p < document.pages.size(); ++p) {
    const Page& page = document.pages[p];
    for (const Mark& mark : page.marks) {
      marks_[{static_cast<int>(p), mark.line}].push_back(&mark);
    }
    for (const Line& line : page.lines) {
      for (const Word& word : line.words) ++vocabulary_[FoldLabel(word.text)];
    }
  }
}

void PrintedWords::AppendPart(const LinePart& part,
                              std::vector<PrintedItem>& items) const {
  const Page& page = document_.pages[static_cast<std::size_t>(part.page)];
  const Line& line = page.lines[static_cast<std::size_t>(part.line)];
  const auto found = marks_.find({part.page, part.line});
  const int words = static_cast<int>(line.words.size());
  bool first = true;
  const auto add = [&](const Word* word, const Mark* mark) {
    items.push_back({word, mark, part.page, part.line, first, false});
    first = false;
  };
  for (int i = part.first; i <= part.end; ++i) {
    if (found != marks_.end()) {
      for (const Mark* mark : found->second) {
        // A box behind the last word belongs to the part that ends the line.
        if (mark->word == i && (i < part.end || i == words)) {
          add(nullptr, mark);
        }
      }
    }
    if (i < part.end) add(&line.words[static_cast<std::size_t>(i)], nullptr);
  }
}

std::vector<PrintedItem> PrintedWords::ItemsOf(const Block& block) const {
  std::vector<PrintedItem> items;
  for (const LinePart& part : block.parts) AppendPart(part, items);
  for (std::size_t i = 1; i < items.size(); ++i) {
    const Word* before = items[i - 1].word;
    const Word* word = items[i].word;
    if (!items[i].starts_line || before == nullptr || word == nullptr ||
        !EndsInHyphen(before->text)) {
      continue;
    }
    // "munici-" + "pality", but "e-" + "Government".
    const std::string stem = before->text.substr(0, before->text.size() - 1);
    items[i].drops_hyphen = vocabulary_.contains(FoldLabel(stem + word->text));
  }
  return items;
}

std::vector<std::vector<PrintedItem>> PrintedWords::CellsOf(
    const Block& block) const {
  std::vector<std::vector<PrintedItem>> cells;
  for (const LinePart& part : block.parts) {
    std::vector<PrintedItem> items;
    AppendPart(part, items);
    if (!items.empty()) cells.push_back(std::move(items));
  }
  return cells;
}

std::string TextOf(const std::vector<PrintedItem>& items) {
  std::string text;
  const Word* before = nullptr;
  for (const PrintedItem& item : items) {
    if (item.word == nullptr || item.word->superscript) continue;
    const bool glued = before == nullptr ||
                       (item.starts_line ? JoinsOverLines(*before, *item.word)
                                         : !item.word->space_before);
    if (item.drops_hyphen && EndsInHyphen(text)) text.pop_back();
    if (!glued && !text.empty()) text += ' ';
    text += item.word->text;
    before = item.word;
  }
  return text;
}

bool IsBullet(const PrintedItem& item) {
  if (item.word == nullptr) return false;
  const std::string& text = item.word->text;
  return (item.word->label && !IsNumbering(text) && !IsAbbreviation(text)) ||
         text == "-" || text == "–" || text == "•" || text == "*" ||
         text == "·" || text == "▪" || text == "o";
}

std::size_t NumberLength(const std::vector<PrintedItem>& items, bool heading) {
  std::string text;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < items.size() && i < 3; ++i) {
    const Word* word = items[i].word;
    if (word == nullptr) break;
    text += (i > 0 && word->space_before ? " " : "") + word->text;
    if (!IsNumbering(text) || IsAbbreviation(text)) continue;
    const bool worded = i > 0 && IsCue(Cue::kSection, items[0].word->text);
    const bool sure =
        word->label || IsDotted(word->text) || worded ||
        (heading && i == 0 && items.size() > 1 &&
         word->text.find_first_not_of("IVX0123456789") == std::string::npos);
    if (sure) longest = i + 1;
    // "1. A" is a number and a word.
    if (longest == 1 && !worded) break;
  }
  return longest;
}

std::string CodeAtFront(const std::vector<PrintedItem>& items) {
  if (items.size() < 2 || items.front().word == nullptr) return {};
  std::string code = items.front().word->text;
  const bool closed =
      !code.empty() &&
      (code.back() == '.' || code.back() == ')' || code.back() == ':');
  if (closed) code.pop_back();
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool letter_and_digits =
      (code.size() == 2 || code.size() == 3) && code[0] >= 'A' &&
      code[0] <= 'Z' && std::all_of(code.begin() + 1, code.end(), is_digit);
  if (letter_and_digits) return closed ? code : std::string();
  std::size_t characters = 0;
  for (std::size_t at = 0; at < code.size(); ++characters) {
    if (NextCharacter(code, at) < 0x80) return {};
  }
  return closed && (characters == 1 || characters == 2) ? code : std::string();
}

std::vector<std::vector<PrintedItem>> SplitAtGaps(
    std::vector<PrintedItem> items, const Document& document) {
  const bool one_line =
      document.paged &&
      std::ranges::count(items, true, &PrintedItem::starts_line) == 1 &&
      std::ranges::none_of(
          items, [](const PrintedItem& item) { return item.mark != nullptr; });
  std::vector<std::vector<PrintedItem>> parts(1);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (one_line && i > 1) {
      const Word& before = *items[i - 1].word;
      const Box& box = items[i].word->box;
      // In either direction of writing.
      const double gap =
          std::max(box.left - before.box.right, before.box.left - box.right);
      if (gap > 2 * before.size && before.size > 0) parts.emplace_back();
    }
    parts.back().push_back(items[i]);
  }
  return parts;
}

}  // namespace quaestor
