#include "parsers/labels.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "parsers/text_decoding.h"
#include "parsers/text_traits.h"

namespace quaestor {
namespace {

using Characters = std::vector<char32_t>;

constexpr std::u32string_view kBullets =
    U"•◦‣⁃∙●○▪▫■□►▸▶➢➤➔→✓✔❖◆◇★☆⦿⚫⬤·・\uF0B7\uF0A7\uF0D8\uF0FC\uF076\uF02D"
    U"\uF06E\uF071\uF0A8\uF0FE\uF0E0";
constexpr std::u32string_view kDashes = U"-–—‐‑‒―−*";
constexpr std::u32string_view kOpening = U"(（[〔";
constexpr std::u32string_view kClosing = U".)）]〕、．:：।";
constexpr std::u32string_view kChineseNumbers = U"一二三四五六七八九十百";
constexpr std::u32string_view kRomanLetters = U"ivxIVX";

bool IsOneOf(char32_t c, std::u32string_view set) {
  return set.find(c) != set.npos;
}

bool IsEnclosedNumber(char32_t c) {  // ① ⑴ ⒈
  return c >= 0x2460 && c <= 0x24FF;
}

bool AllOf(const Characters& text, bool (*holds)(char32_t)) {
  return std::all_of(text.begin(), text.end(), holds);
}

// Numbers with points between them: "1", "1.2", "IV" is none.
bool IsNumber(const Characters& text) {
  if (text.empty() || text.size() > 6 || !IsDigit(text.front())) return false;
  const auto digits = std::count_if(text.begin(), text.end(), IsDigit);
  return digits <= 4 &&
         AllOf(text, [](char32_t c) { return IsDigit(c) || c == U'.'; });
}

// "1", "1.1", "II.3", "A-2", "Q4".
bool IsCompound(const Characters& text) {
  if (text.size() > 6 || !IsDigit(text.back())) return false;
  const bool known = AllOf(text, [](char32_t c) {
    return IsDigit(c) || c == U'.' || c == U'-' || IsOneOf(c, kRomanLetters) ||
           (c >= U'A' && c <= U'H') || c == U'Q';
  });
  const auto digits = std::count_if(text.begin(), text.end(), IsDigit);
  return known && digits <= 3;
}

LabelKind KindOfCore(const Characters& core) {
  if (IsNumber(core)) return LabelKind::kNumber;
  if (core.size() > 1 && IsCompound(core)) return LabelKind::kNumber;
  if (core.size() <= 3 &&
      AllOf(core, [](char32_t c) { return IsOneOf(c, kChineseNumbers); })) {
    return LabelKind::kNumber;
  }
  const bool roman =
      AllOf(core, [](char32_t c) { return IsOneOf(c, kRomanLetters); });
  if (roman && core.size() <= 5) return LabelKind::kRoman;
  return core.size() == 1 && IsLetter(core[0]) ? LabelKind::kLetter
                                                   : LabelKind::kNone;
}

}  // namespace

LabelKind LabelKindOf(std::string_view word) {
  if (word.empty() || word.size() > 24) return LabelKind::kNone;
  Characters text = CodePoints(word);
  if (text.size() == 1) {
    if (IsOneOf(text[0], kBullets)) return LabelKind::kBullet;
    if (IsOneOf(text[0], kDashes)) return LabelKind::kDash;
    if (IsEnclosedNumber(text[0])) return LabelKind::kNumber;
    if (u_charType(static_cast<UChar32>(text[0])) == U_PRIVATE_USE_CHAR) {
      return LabelKind::kBullet;
    }
  }
  if (text == Characters{U'-', U'-'}) return LabelKind::kDash;
  if (text.size() == 1 && text[0] == U'o') return LabelKind::kUncertain;
  const bool opened = IsOneOf(text.front(), kOpening);
  const bool closed = IsOneOf(text.back(), kClosing);
  if (!closed && IsCompound(text)) return LabelKind::kUncertain;
  if (!closed || text.size() < 2) return LabelKind::kNone;
  const bool colon = text.back() == U':' || text.back() == U'：';
  if (opened && colon) return LabelKind::kNone;
  Characters core(text.begin() + (opened ? 1 : 0), text.end() - 1);
  if (core.empty()) return LabelKind::kNone;
  // "(604) 555-0134" is a phone number.
  constexpr std::size_t kMostInBrackets = 2;
  if (opened && core.size() > kMostInBrackets && IsDigit(core.front())) {
    return LabelKind::kNone;
  }
  const LabelKind kind = KindOfCore(core);
  return colon && kind == LabelKind::kNumber ? LabelKind::kNone : kind;
}

int FootnoteMark(std::string_view word) {
  const Characters text = CodePoints(word.substr(0, 64));
  std::size_t at = 0;
  while (at < text.size() && IsOneOf(text[at], U"*†‡§¶")) ++at;
  if (at > 0) return at <= 3 ? 0 : -1;
  const bool bracket = !text.empty() && text[0] == U'[';
  at = bracket ? 1 : 0;
  const std::size_t first = at;
  int number = 0;
  while (at < text.size() && at - first < 3 && IsDigit(text[at])) {
    number = number * 10 + u_charDigitValue(static_cast<UChar32>(text[at++]));
  }
  if (at == first) return -1;
  const bool ends = at == text.size() || IsLetter(text[at]) ||
                    (bracket && text[at] == U']');
  return ends ? number : -1;
}

}  // namespace quaestor
