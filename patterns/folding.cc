// FoldText of values.h and FoldLabel of word_data.h.
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "patterns/utf8.h"
#include "patterns/values.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The one ASCII character that quotes and dashes are compared as, or 0.
char UnifiedSign(UChar32 c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
    case 0x02BC:
    case 0x2032:
    case '`':
    case 0x00B4:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
    case 0x300C:
    case 0x300D:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
      return '-';
    default:
      return 0;
  }
}

icu::UnicodeString UnifySigns(const icu::UnicodeString& text) {
  icu::UnicodeString unified;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const char sign = UnifiedSign(c);
    unified.append(sign == 0 ? c : static_cast<UChar32>(sign));
  }
  return unified;
}

// Letters that normalisation leaves as they are, whatever stands beside them
// but combining marks, so that only their case is folded: Latin with the
// common accents, Cyrillic, Arabic, and the commoner ideographs.
bool IsStable(UChar32 c) {
  return (c >= 0xC0 && c < 0x130 && c != 0xDF) || (c >= 0x400 && c < 0x482) ||
         (c >= 0x621 && c <= 0x63A) || (c >= 0x641 && c <= 0x64A) ||
         (c >= 0x4E00 && c <= 0x9FFF);
}

// FoldText of texts of the commonest characters, which are nearly all words of
// a document and of a definition; false where `folded` is not the answer.
bool FoldPlain(std::string_view text, std::string& folded) {
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      const char c = LowerAscii(text[at++]);
      folded += c == '`' ? '\'' : c;
      continue;
    }
    const auto c = static_cast<UChar32>(NextCharacter(text, at));
    const char sign = UnifiedSign(c);
    if (sign == 0 && !IsStable(c)) return false;
    if (sign != 0) {
      folded += sign;
      continue;
    }
    icu::UnicodeString(u_foldCase(c, U_FOLD_CASE_DEFAULT)).toUTF8String(folded);
  }
  return true;
}

std::string OneSpaced(std::string_view text) {
  std::string spaced;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) spaced.push_back(c);
    if (space && !spaced.empty() && spaced.back() != ' ') spaced.push_back(' ');
  }
  if (!spaced.empty() && spaced.back() == ' ') spaced.pop_back();
  return spaced;
}

// Combining marks of scripts that are read without them.
bool IsAccent(UChar32 c) {
  return u_charType(c) == U_NON_SPACING_MARK && c < 0x0900;
}

std::string WithoutAccents(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return text;
  const icu::UnicodeString parts =
      normalizer->normalize(icu::UnicodeString::fromUTF8(text), status);
  if (U_FAILURE(status)) return text;
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 c = parts.char32At(i);
    if (!IsAccent(c)) kept.append(c);
  }
  // Hangul was taken apart too.
  const auto* composer = icu::Normalizer2::getNFCInstance(status);
  if (U_SUCCESS(status)) kept = composer->normalize(kept, status);
  std::string result;
  return U_FAILURE(status) ? text : kept.toUTF8String(result);
}

}  // namespace

std::string FoldText(std::string_view text) {
  std::string folded;
  if (FoldPlain(text, folded)) return folded;
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  const auto source = UnifySigns(icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))));
  const auto target = normalizer->normalize(source, status);
  if (U_FAILURE(status)) return std::string(text);
  folded.clear();
  return target.toUTF8String(folded);
}

std::string FoldLabel(std::string_view text) {
  const std::string folded = FoldText(text);
  const bool ascii = std::all_of(folded.begin(), folded.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
  return OneSpaced(ascii ? folded : WithoutAccents(folded));
}

}  // namespace quaestor
