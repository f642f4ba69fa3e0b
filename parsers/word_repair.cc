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

namespace quaestor {
namespace {

constexpr int kInk = 140;            // darker is ink
constexpr int kFaintInk = 190;       // of a thin line
constexpr double kNoSpace = 0.62;    // of the usual space: no space
constexpr double kWideSpace = 1.4;   // behind the full stop of a host
constexpr double kUsualSpace = 0.4;  // of the letters' height
constexpr double kApart = 0.8;       // letter heights
constexpr double kFarApart = 2.5;
constexpr double kBulletReach = 4;
constexpr double kReadable = 0.4;  // less: hardly a word
constexpr double kRim = 0.25;      // inches
constexpr double kSureOfPunctuation = 0.65;
constexpr double kJoined = 0.9;  // confidence that is left by a join

bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
         ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

bool IsAddress(std::string_view text) {
  return text.find("://") != std::string_view::npos ||
         text.find("www.") != std::string_view::npos ||
         text.find('@') != std::string_view::npos ||
         text.find(".gov") != std::string_view::npos ||
         text.find('=') != std::string_view::npos ||
         text.find('_') != std::string_view::npos;
}

bool DarkAt(const GreyImage& image, int x, int y, int ink = kInk) {
  if (x < 0 || y < 0 || x >= image.width || y >= image.height) return false;
  return image.pixels[static_cast<std::size_t>(y) *
                          static_cast<std::size_t>(image.width) +
                      static_cast<std::size_t>(x)] < ink;
}

// Pixels of a line: from above its letters to below them.
struct Band {
  int top = 0;
  int bottom = 0;
};

Band BandOf(const RecognisedWord& word) {
  return {static_cast<int>(word.baseline - 0.85 * word.height),
          static_cast<int>(word.baseline + 0.2 * word.height)};
}

bool HasInk(const GreyImage& image, int x, const Band& band, int ink = kInk) {
  for (int y = band.top; y <= band.bottom; ++y) {
    if (DarkAt(image, x, y, ink)) return true;
  }
  return false;
}

// The widest stretch without ink around the place where `right` begins.
double WhiteBetween(const GreyImage& image, const RecognisedWord& left,
                    const RecognisedWord& right) {
  const Band band = BandOf(right);
  const double reach = 0.5 * right.height;
  const int from =
      static_cast<int>(std::min(left.box.right, right.box.left) - reach);
  const int to = static_cast<int>(right.box.left + reach);
  int widest = 0;
  int run = 0;
  for (int x = from; x <= to; ++x) {
    run = HasInk(image, x, band) ? 0 : run + 1;
    widest = std::max(widest, run);
  }
  return widest;
}

// What stands below the baseline where one word ends and the next begins.
struct Below {
  double alone = 0;         // longest stretch with nothing above it, pixels
  bool underlined = false;  // it runs on under the letters
};

Below LookBelow(const GreyImage& image, const RecognisedWord& left,
                const RecognisedWord& right) {
  const double height = right.height;
  const Band above = {static_cast<int>(right.baseline - 0.85 * height),
                      static_cast<int>(right.baseline - 0.08 * height)};
  const Band below = {static_cast<int>(right.baseline + 0.02 * height),
                      static_cast<int>(right.baseline + 0.4 * height)};
  const int from =
      static_cast<int>(std::min(left.box.right, right.box.left) - 1.2 * height);
  const int to = static_cast<int>(right.box.left + 1.2 * height);
  int alone = 0;
  int under_letters = 0;
  int letters = 0;
  Below seen;
  for (int x = from; x < to; ++x) {
    const bool low = HasInk(image, x, below, kFaintInk);
    const bool high = HasInk(image, x, above);
    alone = low && !high ? alone + 1 : 0;
    seen.alone = std::max<double>(seen.alone, alone);
    letters += high ? 1 : 0;
    under_letters += low && high ? 1 : 0;
  }
  seen.underlined = under_letters >= 0.7 * letters;
  return seen;
}

// In a link that is underlined an underscore shows as a gap alone, and no
// address has a space.
bool HasUnderscore(const GreyImage& image, const RecognisedWord& left,
                   const RecognisedWord& right) {
  const Below seen = LookBelow(image, left, right);
  if (!seen.underlined) return seen.alone > 0.3 * right.height;
  return seen.alone > 0.4 * right.height && !right.text.starts_with("http") &&
         !right.text.starts_with("www.");
}

// A full stop that was taken for a space: ink near the baseline only, narrow.
bool HasStop(const GreyImage& image, const RecognisedWord& right) {
  const double height = right.height;
  const Band above = {static_cast<int>(right.baseline - 0.85 * height),
                      static_cast<int>(right.baseline - 0.3 * height)};
  const Band low = {static_cast<int>(right.baseline - 0.2 * height),
                    static_cast<int>(right.baseline)};
  int run = 0;
  for (int x = static_cast<int>(right.box.left - 0.6 * height);
       x <= static_cast<int>(right.box.left); ++x) {
    const bool dot = HasInk(image, x, low) && !HasInk(image, x, above);
    if (!dot && run > 0.05 * height && run < 0.3 * height) return true;
    run = dot ? run + 1 : 0;
  }
  return false;
}

void KeepRaw(RecognisedWord& word) {
  if (word.raw.empty()) word.raw = word.text;
}

void Join(RecognisedWord& word, const RecognisedWord& next,
          std::string_view between) {
  KeepRaw(word);
  word.raw += ' ' + (next.raw.empty() ? next.text : next.raw);
  word.text += std::string(between) + next.text;
  word.box = Union(word.box, next.box);
  word.confidence = std::min(word.confidence, next.confidence) * kJoined;
}

// Schemes that a space was read into.
bool IsBrokenScheme(std::string_view left, std::string_view right) {
  return (left.ends_with("http:") || left.ends_with("https:")) &&
         right.starts_with("//");
}

bool IsBrokenMail(std::string_view left, std::string_view right) {
  return right.starts_with('@') && right.find('.') != std::string_view::npos &&
         left.find('.') != std::string_view::npos && IsWordByte(left.back()) &&
         std::none_of(left.begin(), left.end(),
                      [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "https://www.harjula." before "fi/budget": a host that goes on.
bool HostGoesOn(std::string_view left, std::string_view right) {
  const std::size_t scheme = left.find("://");
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const bool open =
      left.ends_with('.') && left.find('/', host) == std::string_view::npos;
  return open && right.front() >= 'a' && right.front() <= 'z';
}

// Shares of the usual space below which there is none.
double NoSpace(std::string_view left, std::string_view right) {
  return HostGoesOn(left, right) ? kWideSpace : kNoSpace;
}

bool JoinIfOne(const GreyImage& image, RecognisedWord& word,
               const RecognisedWord& next, double space) {
  if (word.text.empty() || next.text.empty() || word.line != next.line) {
    return false;
  }
  const bool address = IsAddress(word.text) || next.text.starts_with('@') ||
                       IsBrokenScheme(word.text, next.text);
  if (!address) return false;
  const bool in_word =
      IsWordByte(word.text.back()) && IsWordByte(next.text.front());
  if (in_word && HasUnderscore(image, word, next)) {
    Join(word, next, "_");
    return true;
  }
  if (IsBrokenScheme(word.text, next.text) ||
      IsBrokenMail(word.text, next.text) ||
      WhiteBetween(image, word, next) < NoSpace(word.text, next.text) * space) {
    const bool stop = in_word && HasStop(image, next);
    Join(word, next, stop ? "." : "");
    return true;
  }
  return false;
}

// The space between words of this page, in pixels.
double UsualSpace(const std::vector<RecognisedWord>& words) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const double gap = words[i].box.left - words[i - 1].box.right;
    if (words[i].line == words[i - 1].line && gap > 0 &&
        gap < words[i].height) {
      gaps.push_back(gap);
    }
  }
  if (gaps.empty()) return words.empty() ? 0 : kUsualSpace * words[0].height;
  const auto middle =
      gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

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

void JoinPieces(RecognisedPage& page) {
  const double space = UsualSpace(page.words);
  std::vector<RecognisedWord> joined;
  for (RecognisedWord& word : page.words) {
    if (joined.empty() || !JoinIfOne(page.image, joined.back(), word, space)) {
      joined.push_back(std::move(word));
    }
  }
  page.words = std::move(joined);
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
    word.confidence = std::max(word.confidence, kJoined);
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

void MendNumerals(std::vector<RecognisedWord>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words[i - 1].line == words[i].line) continue;
    const std::string numeral = NumeralOf(words[i].text);
    if (numeral.empty()) continue;
    KeepRaw(words[i]);
    words[i].text = numeral;
  }
}

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

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

// "httos://", "https;//", "http:/": what can only be a scheme.
void MendScheme(RecognisedWord& word) {
  const std::size_t slash = word.text.find('/');
  if (slash == std::string::npos || slash < 4 || slash > 8) return;
  std::size_t begin = 0;
  while (begin < slash && !IsWordByte(word.text[begin])) ++begin;
  std::size_t end = begin;
  while (end < slash && IsWordByte(word.text[end])) ++end;
  const std::string head = word.text.substr(begin, end - begin);
  std::string_view scheme;
  for (const std::string_view name : {"https", "http"}) {
    if (head.size() != name.size()) continue;
    int same = 0;
    for (std::size_t i = 0; i < name.size(); ++i) same += head[i] == name[i];
    if (same + 1 >= static_cast<int>(name.size())) scheme = name;
  }
  if (scheme.empty() || slash - end > 2) return;
  std::size_t rest = slash;
  while (rest < word.text.size() && word.text[rest] == '/') ++rest;
  std::string mended = word.text.substr(0, begin) + std::string(scheme) +
                       "://" + word.text.substr(rest);
  if (mended == word.text) return;
  KeepRaw(word);
  word.text = std::move(mended);
  word.confidence *= kJoined;
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

// Specks, folds and rules that were taken for letters: doubtful, and apart from
// all words.
bool IsDirt(const RecognisedPage& page, std::size_t i) {
  const std::vector<RecognisedWord>& words = page.words;
  const RecognisedWord& word = words[i];
  if (IsAtEdge(page.image, word.box) && word.confidence < kReadable) {
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
  const double apart = (letters ? kFarApart : kApart) * word.height;
  const bool left = i > 0 && words[i - 1].line == word.line &&
                    word.box.left - words[i - 1].box.right < apart;
  const bool right = i + 1 < words.size() && words[i + 1].line == word.line &&
                     words[i + 1].box.left - word.box.right < apart;
  return !left && !right;
}

void DropDirt(RecognisedPage& page) {
  std::vector<RecognisedWord> kept;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (!IsDirt(page, i)) kept.push_back(page.words[i]);
  }
  page.words = std::move(kept);
}

}  // namespace

void RepairWords(RecognisedPage& page) {
  ClipBoxes(page.words);
  SpreadBullets(page.words);
  SortLines(page.words);
  NameBullets(page);
  DropRepeatedBullets(page.words);
  DropDirt(page);
  JoinPieces(page);
  MendNumerals(page.words);
  for (RecognisedWord& word : page.words) {
    MendScheme(word);
    MendCapitals(word);
  }
}

}  // namespace quaestor
