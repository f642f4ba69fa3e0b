#include "parsers/text_traits.h"

#include <unicode/uchar.h>

#include "parsers/unicode.h"

namespace quaestor {
namespace {

UChar32 Signed(char32_t c) { return static_cast<UChar32>(c); }

Direction DirectionOf(char32_t c) {
  switch (u_charDirection(Signed(c))) {
    case U_LEFT_TO_RIGHT:
      return Direction::kLeftToRight;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
      return Direction::kRightToLeft;
    default:
      return Direction::kNeutral;
  }
}

bool IsClosing(char32_t c) {
  return c == U')' || c == U']' || c == U'"' || c == U'\'' || c == U'»' ||
         c == U'”' || c == U'’' || c == U'）' || c == U'」' || c == U'』';
}

}  // namespace

std::vector<char32_t> CodePoints(std::string_view text) {
  std::vector<char32_t> points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    points.push_back(NextCodePoint(text, at));
  }
  return points;
}

char32_t FirstCodePoint(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : NextCodePoint(text, at);
}

char32_t LastCodePoint(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return NextCodePoint(text, at);
}

Direction DirectionOf(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    const bool ascii_letter =
        (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    if (ascii_letter) return Direction::kLeftToRight;
    if (c < 0x80) continue;
    const Direction direction = DirectionOf(c);
    if (direction != Direction::kNeutral) return direction;
  }
  return Direction::kNeutral;
}

bool IsWide(char32_t c) {
  if (c < 0x1100) return false;
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

bool IsLower(char32_t c) {
  if (c < 0x80) return c >= U'a' && c <= U'z';
  return u_islower(Signed(c)) != 0;
}

bool IsDigit(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9';
  return u_isdigit(Signed(c)) != 0;
}

bool EndsSentence(std::string_view word) {
  while (!word.empty() && IsClosing(LastCodePoint(word))) {
    std::size_t at = word.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80) {
      --at;
    }
    word = word.substr(0, at);
  }
  switch (LastCodePoint(word)) {
    case U'.':
    case U'?':
    case U'!':
    case U':':
    case U'…':
    case U'。':
    case U'？':
    case U'！':
    case U'：':
    case U'؟':
    case U'۔':
    case U'।':
      return true;
    default:
      return false;
  }
}

bool BeginsAddress(std::string_view word) {
  return word.starts_with("http://") || word.starts_with("https://") ||
         word.starts_with("www.");
}

bool LooksLikeAddress(std::string_view word) {
  if (word.size() < 4) return false;
  return word.find("://") != word.npos || word.find("www.") != word.npos ||
         word.find('@') != word.npos || word.find('/') != word.npos;
}

}  // namespace quaestor
