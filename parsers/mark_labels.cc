#include "parsers/mark_labels.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/answer_words.h"
#include "parsers/caption_rows.h"

namespace quaestor {
namespace {

using Item = CaptionItem;
using Row = CaptionRow;

constexpr double kPieceGap = 1.6;    // em: a wider gap parts two captions
constexpr double kTightGap = 0.5;    // em: the same in narrow cells
constexpr double kReach = 25;        // em from a box to its caption
constexpr double kFarCaption = 2.5;  // line heights to a caption above
constexpr int kMaxLines = 8;         // of a caption that runs on

// Words of a row that stand together, in the order of writing.
struct Piece {
  std::vector<std::size_t> words;  // indices into the row
  double gap = 0;                  // em, to the mark

  [[nodiscard]] bool empty() const { return words.empty(); }
};

// A mark of a row with the captions that it may have.
struct Choice {
  std::size_t item = 0;
  Piece after;
  Piece before;
  bool takes_after = true;
};

// Letters or digits, not only signs: symbols and private-use characters have
// the lead bytes C2, E2, EE and EF.
bool HasLetter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 ||
           (byte >= 0xC3 && byte != 0xE2 && byte != 0xEE && byte != 0xEF);
  });
}

// "8." or "(a)", which number a question and are no caption.
bool IsNumbering(std::string_view text) {
  return text.size() <= 4 && (text.ends_with(".") || text.ends_with(")")) &&
         text != "No." && text != "no.";
}

bool IsLeader(const Item& item) {
  const std::string_view text = item.word->text;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '.' || c == '_'; });
}

// A dash or bar that parts two captions.
bool IsDivider(const Item& item) {
  constexpr std::string_view kDividers[] = {"-", "–", "—", "|"};
  return std::find(std::begin(kDividers), std::end(kDividers),
                   item.word->text) != std::end(kDividers);
}

// "or" between two boxes belongs to neither.
bool IsConnective(std::string_view text) {
  constexpr std::string_view kWords[] = {"or", "and", "ou",     "oder",
                                         "o",  "и",   "или",    "y",
                                         "et", "und", "and/or", "أو"};
  return std::find(std::begin(kWords), std::end(kWords), text) !=
         std::end(kWords);
}

bool SameLine(const Item& a, const Item& b) {
  return std::abs(a.box.center_y() - b.box.center_y()) <=
         0.45 * std::min(SizeOf(a), SizeOf(b));
}

bool SameStyle(const Item& a, const Item& b) {
  return a.word->bold == b.word->bold && std::abs(SizeOf(a) - SizeOf(b)) < 0.6;
}

double GapTo(const Item& left, const Item& right) {
  return (right.box.left - left.box.right) / SizeOf(right);
}

// The upper one of two lines that both begin beside a mark.
std::size_t UpperStart(const Row& row, std::size_t nearest) {
  std::size_t start = nearest;
  for (std::size_t i = nearest + 1; i < row.size() && row[i].mark < 0; ++i) {
    const double step = row[i].box.left - row[nearest].box.left;
    if (step > SizeOf(row[nearest])) break;
    if (row[i].box.center_y() < row[start].box.center_y() - 1 &&
        !SameLine(row[i], row[start]) && HasLetter(row[i].word->text)) {
      start = i;
    }
  }
  return start;
}

// Takes off what parts this caption from another box ("- or -") and leaves
// nothing of a piece that is no caption by itself.
void Trim(const Row& row, bool before, Piece& piece) {
  std::vector<std::size_t>& words = piece.words;
  const auto parts = [&row](std::size_t i) {
    return IsDivider(row[i]) || IsConnective(row[i].word->text);
  };
  const bool box_follows =
      !before && !words.empty() && words.back() + 1 < row.size() &&
      row[words.back() + 1].mark >= 0 &&
      GapTo(row[words.back()], row[words.back() + 1]) < kPieceGap;
  while (box_follows && !words.empty() && parts(words.back())) {
    words.pop_back();
  }
  while (before && !words.empty() && parts(words.front())) {
    words.erase(words.begin());
  }
  if (words.size() == 1 && before &&
      IsNumbering(row[words.front()].word->text)) {
    words.clear();
  }
}

// Words from `start` on along its line up to a wide gap or the next mark.
std::vector<std::size_t> RunFrom(const Row& row, std::size_t start,
                                 double widest = kPieceGap) {
  std::vector<std::size_t> words{start};
  for (std::size_t i = start + 1; i < row.size() && row[i].mark < 0; ++i) {
    if (!SameLine(row[i], row[start])) continue;
    if (GapTo(row[words.back()], row[i]) > widest) break;
    words.push_back(i);
  }
  return words;
}

Piece PieceAfter(const Row& row, std::size_t item) {
  Piece piece;
  for (std::size_t i = item + 1; i < row.size() && row[i].mark < 0; ++i) {
    if (GapTo(row[item], row[i]) > kReach) break;
    if (!HasLetter(row[i].word->text)) continue;
    const std::size_t start = UpperStart(row, i);
    piece.words = RunFrom(row, start);
    piece.gap = std::max(0.0, GapTo(row[item], row[start]));
    break;
  }
  Trim(row, false, piece);
  return piece;
}

Piece PieceBefore(const Row& row, std::size_t item) {
  Piece piece;
  for (std::size_t i = item; i-- > 0 && row[i].mark < 0;) {
    const Item& word = row[i];
    if (piece.empty()) {
      const double gap = (row[item].box.left - word.box.right) / SizeOf(word);
      if (gap > kReach) break;
      if (!HasLetter(word.word->text)) continue;
      piece.gap = std::max(0.0, gap);
    } else {
      const Item& next = row[piece.words.front()];
      if (!SameLine(word, next)) continue;
      // Leaders lead from a question to the caption.
      if (IsLeader(word) || !SameStyle(word, next) ||
          GapTo(word, next) > kPieceGap) {
        break;
      }
    }
    piece.words.insert(piece.words.begin(), i);
  }
  Trim(row, true, piece);
  return piece;
}

std::vector<Choice> ReadChoices(const Row& row) {
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i].mark < 0) continue;
    choices.push_back({i, PieceAfter(row, i), PieceBefore(row, i), true});
  }
  return choices;
}

// How well a caption at a distance of `gap` em fits.
double Nearness(double gap) { return 0.2 + 1.2 * std::exp(-gap / 3); }

double AnswerBonus(const Row& row, std::size_t word) {
  return IsAnswerWord(row[word].word->text) ? 0.5 : 0;
}

// Captions on both sides make a choice; `prior` above 0 is for the text after.
double ScoreAfter(const Row& row, const Choice& choice, double prior) {
  const Piece& piece = choice.after;
  if (piece.empty()) return 0;
  return Nearness(piece.gap) * (1 + prior) +
         AnswerBonus(row, piece.words.front());
}

double ScoreBefore(const Row& row, const Choice& choice, double prior) {
  const Piece& piece = choice.before;
  if (piece.empty()) return 0;
  const std::string_view last = row[piece.words.back()].word->text;
  const bool prompt = last.ends_with("?") || last.ends_with(":");
  return Nearness(piece.gap) * (1 - prior) - (prompt ? 0.5 : 0) +
         AnswerBonus(row, piece.words.back());
}

bool Share(const Choice& left, const Choice& right) {
  return !left.after.empty() && !right.before.empty() &&
         left.after.words.back() >= right.before.words.front();
}

// Chooses for the marks of a row so that no text is the caption of two.
void Decide(const Row& row, double prior, std::vector<Choice>& choices) {
  constexpr double kImpossible = -1e9;
  const std::size_t count = choices.size();
  std::vector<double> after(count), before(count);
  std::vector<bool> after_from(count), before_from(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double a = i > 0 ? after[i - 1] : 0;
    const double b = i > 0 ? before[i - 1] : 0;
    after_from[i] = a >= b;
    after[i] = std::max(a, b) + ScoreAfter(row, choices[i], prior);
    const bool shared = i > 0 && Share(choices[i - 1], choices[i]);
    const double a_free = shared ? kImpossible : a;
    before_from[i] = a_free >= b;
    before[i] = std::max(a_free, b) + ScoreBefore(row, choices[i], prior);
  }
  bool takes_after = count > 0 && after[count - 1] >= before[count - 1];
  for (std::size_t i = count; i-- > 0;) {
    choices[i].takes_after = takes_after;
    takes_after = takes_after ? after_from[i] : before_from[i];
  }
}

std::string TextOf(const Row& row, const Piece& piece) {
  std::string text;
  for (const std::size_t i : piece.words) {
    const Word& word = *row[i].word;
    if (!text.empty() && word.space_before) text += ' ';
    text += word.text;
  }
  return text;
}

// Of the text before a box only the last words are its caption, where the box
// is one of several with captions of that length.
void ShortenBefore(const std::vector<Choice>& choices, std::size_t index,
                   Piece& piece) {
  std::size_t shortest = std::numeric_limits<std::size_t>::max();
  for (const std::size_t i : {index - 1, index + 1}) {
    if (i >= choices.size() || choices[i].takes_after ||
        choices[i].before.empty()) {
      continue;
    }
    shortest = std::min(shortest, choices[i].before.words.size());
  }
  const std::size_t length = piece.words.size();
  if (shortest <= 2 && length > 2 * shortest + 1) {
    piece.words.erase(
        piece.words.begin(),
        piece.words.end() - static_cast<std::ptrdiff_t>(shortest));
  }
}

// Adds the lines below that begin where the caption begins.
void AppendContinuation(const std::vector<Item>& items, const Box& mark,
                        const Item& start, std::string& label) {
  Box last = start.box;
  for (int lines = 1; lines < kMaxLines; ++lines) {
    const Item* next = nullptr;
    for (const Item& item : items) {
      const double step = item.box.center_y() - last.center_y();
      if (item.word != nullptr &&
          std::abs(item.box.left - start.box.left) <= 2 &&
          step > 0.5 * SizeOf(start) && step < 1.7 * SizeOf(start) &&
          std::abs(SizeOf(item) - SizeOf(start)) < 0.6 &&
          (next == nullptr || item.box.top < next->box.top)) {
        next = &item;
      }
    }
    if (next == nullptr) return;
    const Row row = RowAt(items, next->box);
    const auto at = std::find_if(row.begin(), row.end(), [&](const Item& item) {
      return item.word == next->word;
    });
    const auto index = static_cast<std::size_t>(at - row.begin());
    const bool marked = std::any_of(row.begin(), at, [&](const Item& item) {
      return item.mark >= 0 && item.box.right > mark.left - 2;
    });
    // Words left of the caption's edge mean that the line is not its own.
    const bool flush =
        index > 0 && row[index - 1].word != nullptr &&
        at->box.left - row[index - 1].box.right < kPieceGap * SizeOf(*at);
    if (marked || flush || at == row.end()) return;
    label += ' ' + TextOf(row, {RunFrom(row, index), 0});
    last = next->box;
  }
}

// The first word of the line's run that a word stands in.
std::size_t RunStart(const Row& row, std::size_t word) {
  std::size_t start = word;
  for (std::size_t i = word; i-- > 0 && row[i].mark < 0;) {
    if (!SameLine(row[i], row[word])) continue;
    if (GapTo(row[i], row[start]) > kTightGap) break;
    start = i;
  }
  return start;
}

std::size_t PlaceOf(const Row& row, const Word* word) {
  const auto at =
      std::find_if(row.begin(), row.end(),
                   [word](const Item& item) { return item.word == word; });
  return static_cast<std::size_t>(at - row.begin());
}

std::string RunAround(const std::vector<Item>& items, const Item& word) {
  const Row row = RowAt(items, word.box);
  const std::size_t start = RunStart(row, PlaceOf(row, word.word));
  return TextOf(row, {RunFrom(row, start, kTightGap), 0});
}

// The word on the line above that begins where the run of `word` begins.
const Item* LineAbove(const std::vector<Item>& items, const Item& word) {
  const Row row = RowAt(items, word.box);
  const Item& start = row[RunStart(row, PlaceOf(row, word.word))];
  for (const Item& item : items) {
    const double step = start.box.center_y() - item.box.center_y();
    if (item.word != nullptr && std::abs(item.box.left - start.box.left) <= 2 &&
        step > 0.5 * SizeOf(start) && step < 1.4 * SizeOf(start) &&
        SameStyle(item, start)) {
      return &item;
    }
  }
  return nullptr;
}

// The text right above, or else right below, a box with nothing beside it.
std::string CaptionOver(const std::vector<Item>& items, const Box& mark) {
  const Item* best = nullptr;
  double best_distance = std::numeric_limits<double>::max();
  for (const Item& item : items) {
    if (item.word == nullptr || item.box.right < mark.left ||
        item.box.left > mark.right) {
      continue;
    }
    const bool below = item.box.center_y() > mark.center_y();
    const double distance =
        below ? item.box.top - mark.bottom + 2 : mark.top - item.box.bottom;
    if (distance < kFarCaption * SizeOf(item) && distance < best_distance) {
      best = &item;
      best_distance = distance;
    }
  }
  if (best == nullptr) return "";
  std::string caption = RunAround(items, *best);
  // The caption may have begun on lines above.
  for (int lines = 1; lines < kMaxLines; ++lines) {
    const Item* above = LineAbove(items, *best);
    if (above == nullptr) break;
    caption.insert(0, RunAround(items, *above) + ' ');
    best = above;
  }
  return caption;
}

// Where captions stand on the page's rows that leave no choice: above 0 after
// their boxes, below 0 before them.
double ReadPrior(const std::vector<std::vector<Choice>>& rows) {
  int after = 0;
  int before = 0;
  for (const std::vector<Choice>& choices : rows) {
    if (choices.front().before.empty() && !choices.front().after.empty()) {
      ++after;
    }
    if (choices.back().after.empty() && !choices.back().before.empty()) {
      ++before;
    }
  }
  if (after + before == 0) return 0.1;
  return 0.1 + 0.3 * (after - before) / (after + before);
}

}  // namespace

void LabelMarks(Page& page) {
  if (page.marks.empty()) return;
  const ReadingFrame frame = ReadFrame(page);
  const std::vector<Item> items = ReadItems(page, frame);
  std::vector<Row> rows;
  std::vector<std::vector<Choice>> choices;
  std::vector<bool> done(page.marks.size());
  for (std::size_t i = 0; i < page.marks.size(); ++i) {
    if (done[i]) continue;
    rows.push_back(RowAt(items, frame.Map(page.marks[i].box)));
    for (const Item& item : rows.back()) {
      if (item.mark >= 0) done[static_cast<std::size_t>(item.mark)] = true;
    }
    choices.push_back(ReadChoices(rows.back()));
  }
  const double prior = ReadPrior(choices);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    Decide(rows[r], prior, choices[r]);
    for (std::size_t i = 0; i < choices[r].size(); ++i) {
      Choice& choice = choices[r][i];
      const Item& item = rows[r][choice.item];
      std::string& label =
          page.marks[static_cast<std::size_t>(item.mark)].label;
      if (choice.takes_after && !choice.after.empty()) {
        label = TextOf(rows[r], choice.after);
        AppendContinuation(items, item.box, rows[r][choice.after.words.front()],
                           label);
      } else if (!choice.takes_after && !choice.before.empty()) {
        ShortenBefore(choices[r], i, choice.before);
        label = TextOf(rows[r], choice.before);
      } else {
        label = CaptionOver(items, item.box);
      }
    }
  }
}

}  // namespace quaestor
