#include "parsers/word_repair.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/address_repair.h"
#include "parsers/read_ink.h"

namespace quaestor {
namespace {

constexpr double kApart = 0.8;  // letter heights
constexpr double kFarApart = 2.5;
constexpr double kBulletReach = 4;
constexpr double kReadable = 0.4;  // less: hardly a word
constexpr double kRim = 0.3;       // inches
constexpr double kSureOfPunctuation = 0.65;

void ClipBoxes(std::vector<RecognisedWord>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    Box& box = words[i].box;
    const Box& next = words[i + 1].box;
    if (words[i].line == words[i + 1].line && next.left > box.left + 1 &&
        next.left < box.right) {
      box.right = next.left;
    }
  }
}

// Bytes of UTF-8 that begin a character.
int Length(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// What a bullet or dash is taken for, never what begins an answer.
bool MayBeBullet(std::string_view text) {
  static constexpr std::string_view kSeen[] = {
      "*", "+", "¢", "«", "»", "e", "o", "©",  "®", "°",  "·",  "-",
      "—", "–", "=", "~", "¢", "•", "°", "'",  "‘", "’",  "\"", ".",
      "¥", "s", "*", "@", "<", ">", "®", "eo", "¢", "oe", "o¢"};
  return std::find(std::begin(kSeen), std::end(kSeen), text) != std::end(kSeen);
}

// The ink of a word's own box.
Box InkOf(const GreyImage& image, const Box& box) {
  Box ink = {box.right, box.bottom, box.left, box.top};
  for (int y = static_cast<int>(box.top); y < box.bottom; ++y) {
    for (int x = static_cast<int>(box.left); x < box.right; ++x) {
      if (!DarkAt(image, x, y)) continue;
      ink = Union(ink, {x + 0.0, y + 0.0, x + 1.0, y + 1.0});
    }
  }
  return ink;
}

// "•", "-", or "" where the word is neither.
std::string_view BulletOf(const GreyImage& image, const RecognisedWord& word) {
  if (Length(word.text) > 2 || !MayBeBullet(word.text)) return "";
  const Box ink = InkOf(image, word.box);
  if (ink.width() <= 0) return "";
  const double high = ink.height() / word.height;
  const double middle = (word.baseline - ink.center_y()) / word.height;
  if (middle < 0.12 || middle > 0.55) return "";
  if (high < 0.2 && ink.width() > 1.8 * ink.height()) return "-";
  return high < 0.55 && ink.width() < 1.6 * ink.height() ? "•" : "";
}

// A bullet that was taken for a line of its own belongs to the line beside it.
void MoveToLine(std::vector<RecognisedWord>& words, std::size_t i) {
  RecognisedWord& bullet = words[i];
  const double middle = bullet.box.center_y();
  const RecognisedWord* best = nullptr;
  for (const RecognisedWord& word : words) {
    const double gap = word.box.left - bullet.box.right;
    if (gap < 0 || gap > kBulletReach * word.height ||
        middle > word.baseline + 0.1 * word.height ||
        middle < word.baseline - 0.9 * word.height) {
      continue;
    }
    if (best == nullptr || word.box.left < best->box.left) best = &word;
  }
  if (best == nullptr || best->line == bullet.line) return;
  bullet.line = best->line;
  bullet.baseline = best->baseline;
  bullet.height = best->height;
}

bool MayBeBullet(const RecognisedWord& word) {
  return Length(word.text) <= 2 && MayBeBullet(word.text);
}

// Lines of nothing but bullets: those of several lines were taken for one.
void SpreadBullets(std::vector<RecognisedWord>& words) {
  for (std::size_t first = 0; first < words.size();) {
    std::size_t end = first;
    while (end < words.size() && words[end].line == words[first].line) ++end;
    const auto at = [&](std::size_t i) {
      return words.begin() + static_cast<std::ptrdiff_t>(i);
    };
    const bool only = std::all_of(
        at(first), at(end), [](const auto& word) { return MayBeBullet(word); });
    for (std::size_t i = first; only && i < end; ++i) MoveToLine(words, i);
    first = end;
  }
}

// A second reading of one bullet.
bool IsRepeated(const std::vector<RecognisedWord>& words, std::size_t i) {
  if (i == 0 || !MayBeBullet(words[i]) || words[i - 1].text != "•") {
    return false;
  }
  return words[i].line == words[i - 1].line &&
         words[i].box.left < words[i - 1].box.right + 0.3 * words[i].height;
}

void NameBullets(RecognisedPage& page) {
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    RecognisedWord& word = page.words[i];
    const bool first = i == 0 || page.words[i - 1].line != word.line;
    if (!first || !MayBeBullet(word)) continue;
    const std::string_view bullet = BulletOf(page.image, word);
    if (bullet.empty()) continue;
    if (word.text != bullet) KeepRaw(word);
    word.text = bullet;
    word.confidence = std::max(word.confidence, kMended);
  }
}

void DropRepeatedBullets(std::vector<RecognisedWord>& words) {
  std::vector<RecognisedWord> kept;
  for (const RecognisedWord& word : words) {
    kept.push_back(word);
    if (IsRepeated(kept, kept.size() - 1)) kept.pop_back();
  }
  words = std::move(kept);
}

// The words of a line stand together, from left to right.
void SortLines(std::vector<RecognisedWord>& words) {
  std::stable_sort(
      words.begin(), words.end(), [](const auto& a, const auto& b) {
        return a.line != b.line ? a.line < b.line : a.box.left < b.box.left;
      });
}

// "Il." is II., "Vill." is VIII.; "" where the word is no such numeral.
std::string NumeralOf(std::string_view text) {
  if (text.size() < 2 || text.size() > 6 || !text.ends_with('.')) return "";
  std::string numeral;
  bool misread = false;
  bool digits = true;
  for (const char c : text.substr(0, text.size() - 1)) {
    const bool stroke =
        c == 'l' || c == '|' || c == '1' || c == '!' || c == 'i';
    if (!stroke && c != 'I' && c != 'V' && c != 'X') return "";
    numeral += stroke ? 'I' : c;
    misread |= stroke;
    digits &= c == '1';
  }
  return misread && !digits ? numeral + '.' : "";
}

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

// "5," before a sentence is the number of a question or a list's item.
std::string NumberOf(std::string_view text) {
  if (text.size() < 2 || text.size() > 3 || !text.ends_with(',')) return "";
  const std::string_view digits = text.substr(0, text.size() - 1);
  const bool number = std::all_of(digits.begin(), digits.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  return number ? std::string(digits) + '.' : "";
}

void MendNumerals(std::vector<RecognisedWord>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words[i - 1].line == words[i].line) continue;
    std::string numeral = NumeralOf(words[i].text);
    const bool leads = i + 1 < words.size() &&
                       words[i + 1].line == words[i].line &&
                       IsUpper(words[i + 1].text.front());
    if (numeral.empty() && leads) numeral = NumberOf(words[i].text);
    if (numeral.empty()) continue;
    KeepRaw(words[i]);
    words[i].text = numeral;
  }
}

// "ClO", "loT", "DolT": a small L before a capital is a capital I.
void MendCapitals(RecognisedWord& word) {
  if (IsAddress(word.text)) return;
  std::string mended = word.text;
  for (std::size_t i = 0; i + 1 < mended.size(); ++i) {
    const bool stroke =
        mended[i] == 'l' || mended[i] == '!' || mended[i] == '|';
    const bool begins = i == 0 || !IsWordByte(mended[i - 1]);
    const bool in_capitals = i > 0 && IsUpper(mended[i - 1]);
    const bool short_word = mended.size() <= 7;
    if (stroke && IsUpper(mended[i + 1]) &&
        (begins || in_capitals || short_word) &&
        (mended[i] == 'l' || !begins)) {
      mended[i] = 'I';
    }
  }
  if (mended == word.text) return;
  KeepRaw(word);
  word.text = std::move(mended);
}

bool IsDash(std::string_view text) {
  return text == "-" || text == "–" || text == "—" || text == "•";
}

bool IsStroke(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("|!_~") == std::string_view::npos;
}

// Not within a quarter of an inch of the sheet's edges.
bool IsAtEdge(const GreyImage& image, const Box& box) {
  const double rim = kRim * std::max(image.dpi, 70.0);
  return box.right < rim || box.bottom < rim || box.left > image.width - rim ||
         box.top > image.height - rim;
}

// A rule between paragraphs, which was read as letters.
bool IsRule(const GreyImage& image, const RecognisedWord& word) {
  constexpr double kThickest = 0.03;  // inches
  const Box ink = InkOf(image, word.box);
  return ink.width() > 0 && ink.height() < kThickest * image.dpi &&
         ink.width() > 2 * ink.height();
}

// Specks, folds and rules that were taken for letters: doubtful, and apart from
// all words.
bool IsDirt(const RecognisedPage& page, std::size_t i) {
  const std::vector<RecognisedWord>& words = page.words;
  const RecognisedWord& word = words[i];
  const auto alone = [&](double apart) {
    const bool left = i > 0 && words[i - 1].line == word.line &&
                      word.box.left - words[i - 1].box.right < apart;
    const bool right = i + 1 < words.size() && words[i + 1].line == word.line &&
                       words[i + 1].box.left - word.box.right < apart;
    return !left && !right;
  };
  // A stroke along the rim is higher than letters.
  const double height = std::min(word.height, 0.15 * page.image.dpi);
  // The rim of the paper, or the table it lay on, is read as short words.
  if (IsAtEdge(page.image, word.box) &&
      (word.confidence < kReadable ||
       (Length(word.text) <= 2 && alone(kFarApart * height)))) {
    return true;
  }
  if (word.confidence < kReadable && !IsDash(word.text) &&
      IsRule(page.image, word)) {
    return true;
  }
  const bool letters =
      std::any_of(word.text.begin(), word.text.end(), IsWordByte);
  const bool doubtful =
      IsStroke(word.text) ||
      word.confidence < (letters ? kReadable : kSureOfPunctuation);
  if (!doubtful || IsDash(word.text) || (letters && Length(word.text) > 2)) {
    return false;
  }
  return alone((letters ? kFarApart : kApart) * word.height);
}

void DropDirt(RecognisedPage& page) {
  std::vector<RecognisedWord> kept;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (!IsDirt(page, i)) kept.push_back(page.words[i]);
  }
  page.words = std::move(kept);
}

// The same ink, read twice: lines that bend are found twice.
bool IsReadBetter(const RecognisedWord& other, const RecognisedWord& word) {
  const double across = std::min(word.box.right, other.box.right) -
                        std::max(word.box.left, other.box.left);
  const double along = std::min(word.box.bottom, other.box.bottom) -
                       std::max(word.box.top, other.box.top);
  return word.line != other.line && across > 0.6 * word.box.width() &&
         along > 0.6 * word.box.height() && other.confidence > word.confidence;
}

void DropRepeatedWords(std::vector<RecognisedWord>& words) {
  std::vector<RecognisedWord> kept;
  for (const RecognisedWord& word : words) {
    const bool better = std::any_of(
        words.begin(), words.end(),
        [&](const RecognisedWord& other) { return IsReadBetter(other, word); });
    if (!better) kept.push_back(word);
  }
  words = std::move(kept);
}

}  // namespace

void RepairWords(RecognisedPage& page) {
  DropRepeatedWords(page.words);
  ClipBoxes(page.words);
  SpreadBullets(page.words);
  SortLines(page.words);
  NameBullets(page);
  DropRepeatedBullets(page.words);
  DropDirt(page);
  JoinAddressPieces(page);
  MendNumerals(page.words);
  for (RecognisedWord& word : page.words) {
    MendScheme(word);
    MendCapitals(word);
  }
}

}  // namespace quaestor
