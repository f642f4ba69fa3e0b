#include "extract/form_words.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/numbering.h"
#include "patterns/word_lists.h"

namespace quaestor {
namespace {

constexpr int kLongestInsert = 6;  // words put in amid a reworded prompt
constexpr int kLongestHead = 8;    // words of another beginning
constexpr int kLongestPreamble =
    3;  // words before a heading: "SECTION", "Part"

class FormWordMarker {
 public:
  FormWordMarker(const Document& document, const Definition& definition,
                 int index, Alignment& alignment)
      : document_(document),
        alignment_(alignment),
        index_(index),
        placed_(alignment.placed[static_cast<std::size_t>(index)]),
        entry_(definition.entries[static_cast<std::size_t>(placed_.at.entry)]) {
  }

  void Mark() {
    MarkInside();
    MarkBefore();
    MarkAfter();
  }

 private:
  [[nodiscard]] const Token& At(int t) const {
    return alignment_.body.tokens[static_cast<std::size_t>(t)];
  }
  [[nodiscard]] bool IsFree(int t) const {
    return t >= 0 && t < static_cast<int>(alignment_.roles.size()) &&
           alignment_.roles[static_cast<std::size_t>(t)].role ==
               WordRole::kFree;
  }
  [[nodiscard]] bool SameBlock(int t) const {
    return t >= 0 && t < static_cast<int>(alignment_.roles.size()) &&
           At(t).block == At(placed_.at.begin).block;
  }
  // Of the block that the entry ends in.
  [[nodiscard]] bool InLastBlock(int t) const {
    return t >= 0 && t < static_cast<int>(alignment_.roles.size()) &&
           At(t).block == At(placed_.at.end - 1).block;
  }
  [[nodiscard]] bool Placeable(int t) const {
    // A token of the next entry is not this one's to take.
    const auto next = static_cast<std::size_t>(index_) + 1;
    const bool before_next = next >= alignment_.placed.size() ||
                             t < alignment_.placed[next].at.begin;
    const bool after_last =
        index_ == 0 ||
        t >= alignment_.placed[static_cast<std::size_t>(index_) - 1].at.end;
    return IsFree(t) && before_next && after_last;
  }
  void MakeForm(int t) {
    auto& role = alignment_.roles[static_cast<std::size_t>(t)];
    role.role = WordRole::kForm;
    role.owner = index_;
  }

  void MarkInside() {
    const Occurrence& at = placed_.at;
    if (at.exact || placed_.by_number) {
      for (int t = at.begin; t < at.end; ++t) {
        if (At(t).mark < 0) MakeForm(t);
      }
      return;
    }
    placed_.changed = true;
    const FormText& text = alignment_.texts[static_cast<std::size_t>(at.text)];
    const auto words = MatchWords(text, alignment_.body, at.begin, at.end);
    int run = at.begin;  // first token since the last match
    int last = -1;
    for (int t = at.begin; t < at.end; ++t) {
      const int word = words[static_cast<std::size_t>(t - at.begin)];
      if (word < 0) continue;
      MarkRun(run, t, last < 0 ? 0 : word - last - 1);
      MakeForm(t);
      run = t + 1;
      last = word;
    }
    // The window ends with a match: nothing is left behind the last one.
    MarkRun(run, at.end, 0);
  }

  // Tokens between two matches, where `missing` words of the form are absent:
  // at most about as many new words stand in for them.
  void MarkRun(int first, int end, int missing) {
    int words = 0;
    for (int t = first; t < end; ++t) words += At(t).key != kNoKey;
    const bool in_place =
        words == 0 || (missing > 0 && words <= missing + 1) ||
        (words == 1 && (IsGluedNumber(first) || IsOwnNumber(first))) ||
        (Reworded() && words <= kLongestInsert && !LooksLikeAnswer(first, end));
    if (!in_place) return;
    for (int t = first; t < end; ++t) {
      if (At(t).mark < 0 && !At(t).filled_in) MakeForm(t);
    }
  }

  // A footnote mark that lost its raised place: "groups6".
  [[nodiscard]] bool IsGluedNumber(int t) const {
    if (t <= 0 || At(t).mark >= 0 || At(t).key == kNoKey) return false;
    const Token& before = At(t - 1);
    const std::string_view text = TextOf(document_, At(t));
    return before.mark < 0 && SamePlace(before, At(t)) && text[0] >= '0' &&
           text[0] <= '9';
  }

  // In a row of a table, at half the height of a prompt of several lines.
  [[nodiscard]] bool IsOwnNumber(int t) const {
    if (entry_.number.empty() || At(t).mark >= 0 || At(t).filled_in) {
      return false;
    }
    const std::string& text = WordOf(document_, At(t)).text;
    return text.ends_with('.') && LastNumber(text) == LastNumber(entry_.number);
  }

  static bool SamePlace(const Token& a, const Token& b) {
    return a.page == b.page && a.line == b.line && a.word == b.word;
  }

  void MarkBefore() {
    int t = placed_.at.begin - 1;
    int words = 0;
    int first = placed_.at.begin;
    while (SameBlock(t) && Placeable(t) && At(t).mark < 0 && !At(t).filled_in) {
      words += At(t).key != kNoKey;
      first = t;
      --t;
    }
    const bool from_block_start = !SameBlock(t) || At(t).mark >= 0;
    if (Reworded() && from_block_start && words <= kLongestHead &&
        !LooksLikeAnswer(first, placed_.at.begin)) {
      MakeRange(first, placed_.at.begin);
      return;
    }
    const bool numbered = IsNumbering(TextBetween(first, placed_.at.begin)) ||
                          (words <= 1 && entry_.kind == EntryKind::kFootnote);
    const bool preamble = from_block_start && words <= kLongestPreamble &&
                          (words == 0 || placed_.at.missing_head >= words ||
                           entry_.kind == EntryKind::kHeading || numbered);
    if (preamble) {
      MakeRange(first, placed_.at.begin);
      placed_.changed = placed_.changed || (words > 0 && !numbered);
    } else if (numbered || words > 0) {
      MarkNumber();
    }
    MarkBulletBeforeBox(t);
    if (from_block_start && !numbered && words == 0) MarkNumberBeside(t);
  }

  // A number in a block of its own, on the prompt's line.
  void MarkNumberBeside(int last) {
    if (last < 0 || !Placeable(last) || At(last).mark >= 0) return;
    int first = last;
    while (first > 0 && At(first - 1).block == At(last).block) --first;
    const std::string text = TextBetween(first, last + 1);
    if (last - first > 3 || At(last).filled_in || !IsNumbering(text)) return;
    const bool own =
        LastNumber(text) == LastNumber(entry_.number) && !entry_.number.empty();
    const bool several_parts = text.find('.') + 1 < text.size();
    if ((own || several_parts) && Beside(last)) MakeRange(first, last + 1);
  }

  [[nodiscard]] bool Beside(int t) const {
    if (!document_.paged) return true;
    const Token& prompt = At(placed_.at.begin);
    return At(t).page == prompt.page &&
           VerticalOverlap(WordOf(document_, At(t)).box,
                           WordOf(document_, prompt).box) > 0.5;
  }

  // "- ☒ label": the bullet is the form's, too.
  void MarkBulletBeforeBox(int t) {
    while (SameBlock(t) && (At(t).mark >= 0 || At(t).label) && IsFree(t)) {
      if (At(t).label) MakeForm(t);
      --t;
    }
  }

  [[nodiscard]] std::string TextBetween(int first, int end) const {
    std::string text;
    for (int t = first; t < end && text.size() < 40; ++t) {
      if (!text.empty() && At(t).word != At(t - 1).word) text += ' ';
      text += TextOf(document_, At(t));
    }
    return text;
  }

  // Only the label right before the entry, or a number that is glued to it:
  // "2A specific portal ..." is a footnote with its mark.
  void MarkNumber() {
    const int begin = placed_.at.begin;
    for (int t = begin - 1;
         SameBlock(t) && Placeable(t) &&
         (At(t).label || (At(t).mark < 0 && SamePlace(At(t), At(begin)) &&
                          IsNumbering(TextOf(document_, At(t)))));
         --t) {
      MakeForm(t);
    }
  }

  void MakeRange(int first, int end) {
    for (int t = first; t < end; ++t) MakeForm(t);
  }

  void MarkAfter() {
    int t = MarkClosing(MarkKnownTail(MarkClosing(placed_.at.end)));
    if (Reworded()) t = MarkClosing(MarkRewordedTail(t));
    if (placed_.at.missing_tail >= 2) MarkReplacedTail(t);
  }

  // The wording's last words, where words before them are gone: "... for all?
  // Please explain further." Returns what follows.
  int MarkKnownTail(int first) {
    constexpr int kLeast = 3;  // words
    if (placed_.by_number || placed_.at.missing_tail < kLeast) return first;
    const std::vector<int>& keys =
        alignment_.texts[static_cast<std::size_t>(placed_.at.text)].keys;
    auto next = keys.end() - placed_.at.missing_tail;
    int end = first;
    int words = 0;
    for (int t = first; InLastBlock(t) && Placeable(t) && At(t).mark < 0; ++t) {
      if (At(t).key == kNoKey) continue;
      const auto found = std::find(next, keys.end(), At(t).key);
      if (found == keys.end()) break;
      next = found + 1;
      end = t + 1;
      ++words;
    }
    if (words < kLeast) return first;
    MakeRange(first, end);
    return end;
  }

  // Footnote marks and punctuation behind the prompt. Returns what follows.
  int MarkClosing(int t) {
    while (InLastBlock(t) && Placeable(t) && At(t).mark < 0 &&
           (At(t).superscript || IsClosing(t) || IsGluedNumber(t) ||
            IsOwnNumber(t) || ClosesWording(t))) {
      MakeForm(t);
      ++t;
    }
    return t;
  }

  // The sign that a wording ends with: "Lot #".
  [[nodiscard]] bool ClosesWording(int t) const {
    if (At(t).key != kNoKey || At(t).filled_in) return false;
    const std::string_view sign = TextOf(document_, At(t));
    return !sign.empty() &&
           std::ranges::any_of(entry_.wordings, [&](const Wording& wording) {
             return wording.text.ends_with(sign);
           });
  }

  // Another translation, or another edition's words: much of the wording is
  // there, but not all.
  [[nodiscard]] bool Reworded() const {
    return !placed_.by_number && !placed_.at.exact && !placed_.at.shortened &&
           placed_.at.share < 0.95;
  }

  // A respondent's words have another look, say yes or no, or hold an address
  // or a figure.
  [[nodiscard]] bool LooksLikeAnswer(int first, int end) const {
    const Word& prompt = WordOf(document_, At(placed_.at.begin));
    bool opening = true;
    for (int t = first; t < end; ++t) {
      if (At(t).mark >= 0 || At(t).filled_in) return true;
      if (At(t).label || At(t).superscript) continue;
      const Word& word = WordOf(document_, At(t));
      const std::string_view text = TextOf(document_, At(t));
      if (word.colour != prompt.colour || word.italic != prompt.italic ||
          word.link >= 0 || word.text.find("://") != std::string::npos ||
          word.text.find('@') != std::string::npos) {
        return true;
      }
      const bool digits = text.find_first_of("0123456789") != text.npos;
      if (digits && !IsNumbering(TextBetween(first, t + 1))) return true;
      if (At(t).key == kNoKey) continue;
      if (opening && IsYesOrNo(text) != YesNo::kNeither) return true;
      opening = false;
    }
    return false;
  }

  [[nodiscard]] bool EndsSentence(int t) const {
    const std::string_view text = TextOf(document_, At(t));
    return text.find_first_of("?.:") != text.npos ||
           text.ends_with("\xEF\xBC\x9F") || text.ends_with("\xE3\x80\x82") ||
           text.ends_with("\xD8\x9F");
  }

  // Up to the end of the sentence that the last matched word stands in.
  // Returns what follows.
  int MarkRewordedTail(int first) {
    if (EndsSentence(placed_.at.end - 1) ||
        (first > placed_.at.end && EndsSentence(first - 1))) {
      return first;
    }
    int words = 0;
    for (int t = first; InLastBlock(t) && Placeable(t) && At(t).mark < 0; ++t) {
      words += At(t).key != kNoKey;
      if (words > placed_.at.missing_tail + kLongestInsert) return first;
      const bool last = t + 1 >= static_cast<int>(alignment_.roles.size()) ||
                        !InLastBlock(t + 1);
      if (!EndsSentence(t) && !(last && words <= 2)) continue;
      if (LooksLikeAnswer(first, t + 1)) return first;
      MakeRange(first, t + 1);
      return t + 1;
    }
    return first;
  }

  [[nodiscard]] bool IsClosing(int t) const {
    if (At(t).key != kNoKey) return false;
    const std::string_view text = TextOf(document_, At(t));
    return text == ":" || text == "?" || text == "." || text == ")" ||
           text == "\xEF\xBC\x9A" || text == "\xEF\xBC\x9F" ||
           text == "\xD8\x9F" || text == "?:" || text == "):" || text == "*";
  }

  // A reworded ending: the rest of the prompt's own block, in the prompt's own
  // style, ends like a prompt, and the answer has a block of its own.
  void MarkReplacedTail(int first) {
    if (EndsSentence(first - 1)) return;
    int end = first;
    int words = 0;
    while (InLastBlock(end) && Placeable(end) && At(end).mark < 0) {
      words += At(end).key != kNoKey;
      ++end;
    }
    if (words == 0 || words > placed_.at.missing_tail + 2) return;
    const bool whole_block =
        end >= static_cast<int>(alignment_.roles.size()) || !InLastBlock(end);
    const bool answer_follows =
        whole_block && Placeable(end) && !At(end).label && At(end).mark < 0;
    if (!answer_follows || LooksLikeAnswer(first, end)) return;
    const Word& prompt = WordOf(document_, At(placed_.at.begin));
    const Word& tail = WordOf(document_, At(end - 1));
    const std::string_view closing = tail.text;
    const bool like_a_prompt = closing.ends_with('?') ||
                               closing.ends_with(':') || closing.ends_with('.');
    if (!like_a_prompt || prompt.colour != tail.colour ||
        prompt.italic != tail.italic) {
      return;
    }
    MakeRange(first, end);
  }

  const Document& document_;
  Alignment& alignment_;
  int index_;
  Placed& placed_;
  const Entry& entry_;
};

bool IsWritingLine(std::string_view text) {
  constexpr std::size_t kLeastLine = 3;   // "___"
  constexpr std::size_t kLeastDots = 10;  // fewer may be somebody's answer
  return (text.size() >= kLeastLine &&
          text.find_first_not_of('_') == std::string_view::npos) ||
         (text.size() >= kLeastDots &&
          text.find_first_not_of('.') == std::string_view::npos);
}

}  // namespace

void MarkFormWords(const Document& document, const Definition& definition,
                   int index, Alignment& alignment) {
  FormWordMarker(document, definition, index, alignment).Mark();
}

void MarkWritingLines(const Document& document, Alignment& alignment) {
  for (std::size_t t = 0; t < alignment.roles.size(); ++t) {
    const Token& token = alignment.body.tokens[t];
    if (token.mark < 0 && token.key == kNoKey && !token.filled_in &&
        IsWritingLine(TextOf(document, token))) {
      alignment.roles[t].role = WordRole::kForm;
    }
  }
}

}  // namespace quaestor
