#include "parsers/word_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "parsers/unicode.h"

namespace quaestor {
namespace {

constexpr std::uint32_t kSoftHyphen = 0xAD;

bool IsLeftOut(std::uint32_t c) {
  return c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xFEFF || c < 0x20 || c == 0x7F;
}

// Shapes of characters that stand for the characters themselves. Fonts that
// share a glyph between an ideograph and its radical often name the radical.
bool IsShape(std::uint32_t c) {
  return (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
         (c >= 0x2F00 && c <= 0x2FD5) || c == 0x2E9F || c == 0x2EF3;
}

// Code points that NFC never changes, whatever stands beside them.
bool IsStable(std::uint32_t c) {
  return c < 0x300 || (c >= 0x400 && c <= 0x482) ||
         (c >= 0x2010 && c <= 0x2027) || c == 0x20AC ||
         (c >= 0x4E00 && c <= 0x9FFF);
}

void AppendNfkc(std::uint32_t code_point, std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return AppendUtf8(code_point, text);
  const icu::UnicodeString one(static_cast<UChar32>(code_point));
  nfkc->normalize(one, status).toUTF8String(text);
}

std::string Nfc(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  std::string result;
  nfc->normalize(icu::UnicodeString::fromUTF8(text), status)
      .toUTF8String(result);
  return U_FAILURE(status) ? text : result;
}

bool IsPlainAscii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7F;
  });
}

enum class Direction { kLeft, kRight, kDigit, kNeutral };

Direction DirectionOf(const std::string& part) {
  std::size_t position = 0;
  Direction found = Direction::kNeutral;
  while (position < part.size()) {
    const std::uint32_t c = NextCodePoint(part, position);
    if (IsRightToLeft(c)) return Direction::kLeft;
    if (u_isdigit(static_cast<UChar32>(c))) found = Direction::kDigit;
    if (u_isalpha(static_cast<UChar32>(c))) return Direction::kRight;
  }
  return found;
}

bool ReadsToTheRight(Direction direction) {
  return direction == Direction::kRight || direction == Direction::kDigit;
}

// Numbers and Latin letters keep their own order, with what stands between
// two of them ("12.5", "a-b").
void RestoreRuns(std::vector<std::string>& parts) {
  std::vector<Direction> directions;
  for (const std::string& part : parts) directions.push_back(DirectionOf(part));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!ReadsToTheRight(directions[i])) continue;
    std::size_t end = i + 1;
    for (std::size_t j = end; j < parts.size(); ++j) {
      if (directions[j] == Direction::kLeft) break;
      if (ReadsToTheRight(directions[j])) end = j + 1;
    }
    std::reverse(parts.begin() + static_cast<std::ptrdiff_t>(i),
                 parts.begin() + static_cast<std::ptrdiff_t>(end));
    i = end - 1;
  }
}

std::string Mirrored(const std::string& part) {
  static constexpr std::pair<const char*, const char*> kPairs[] = {
      {"(", ")"}, {")", "("}, {"[", "]"}, {"]", "["}, {"«", "»"}, {"»", "«"}};
  for (const auto& [from, to] : kPairs) {
    if (part == from) return to;
  }
  return part;
}

bool Closes(const std::string& part) {
  return part == ")" || part == "]" || part == "»";
}

// Some fonts name a bracket by its shape, others by its meaning: a word does
// not begin with a closing one or end with an opening one.
void MirrorBrackets(std::vector<std::string>& parts) {
  const bool opens_last = !parts.empty() &&
                          parts.back() != Mirrored(parts.back()) &&
                          !Closes(parts.back());
  if (parts.empty() || (!Closes(parts.front()) && !opens_last)) return;
  for (std::string& part : parts) part = Mirrored(part);
}

}  // namespace

bool IsRightToLeft(std::uint32_t code_point) {
  if (code_point < 0x590) return false;
  const UCharDirection direction =
      u_charDirection(static_cast<UChar32>(code_point));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool IsCjk(std::uint32_t c) {
  return (c >= 0x2E80 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x4DBF) ||
         (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool IsCombining(std::uint32_t code_point) {
  if (code_point < 0x300) return false;
  const auto type = u_charType(static_cast<UChar32>(code_point));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

std::uint32_t CombiningForm(std::uint32_t code_point) {
  static constexpr std::pair<std::uint32_t, std::uint32_t> kForms[] = {
      {'`', 0x300},   {0xB4, 0x301},  {'^', 0x302},   {0x2C6, 0x302},
      {'~', 0x303},   {0x2DC, 0x303}, {0xAF, 0x304},  {0x2C9, 0x304},
      {0x2D8, 0x306}, {0x2D9, 0x307}, {0xA8, 0x308},  {0x2DA, 0x30A},
      {0xB0, 0x30A},  {0x2DD, 0x30B}, {0x2C7, 0x30C}, {0xB8, 0x327},
      {0x2DB, 0x328}};
  for (const auto& [spacing, combining] : kForms) {
    if (spacing == code_point) return combining;
  }
  return 0;
}

bool IsSuperscriptDigit(std::uint32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 ||
         (c >= 0x2074 && c <= 0x2079);
}

bool IsAlphabetic(std::uint32_t code_point) {
  return u_isalpha(static_cast<UChar32>(code_point)) != 0;
}

std::string CleanText(const std::string& text) {
  if (IsPlainAscii(text)) return text;
  std::string clean;
  bool stable = true;
  std::size_t position = 0;
  while (position < text.size()) {
    const std::uint32_t c = NextCodePoint(text, position);
    if (c == kSoftHyphen && position < text.size()) continue;
    if (IsLeftOut(c)) continue;
    if (IsShape(c)) {
      AppendNfkc(c, clean);
      stable = false;
    } else {
      AppendUtf8(c, clean);
      stable = stable && IsStable(c);
    }
  }
  return stable ? clean : Nfc(clean);
}

void VisualToLogical(std::vector<std::string>& parts) {
  std::reverse(parts.begin(), parts.end());
  RestoreRuns(parts);
  MirrorBrackets(parts);
}

}  // namespace quaestor
