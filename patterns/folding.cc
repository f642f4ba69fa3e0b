// FoldText of values.h.
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <string>

#include "patterns/values.h"

namespace quaestor {
namespace {

char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
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

}  // namespace

std::string FoldText(std::string_view text) {
  std::string folded(text);
  // Nearly every word of a form is ASCII, and alignment folds each of them.
  if (IsAscii(text)) {
    std::transform(text.begin(), text.end(), folded.begin(), LowerAscii);
    std::replace(folded.begin(), folded.end(), '`', '\'');
    return folded;
  }
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return folded;
  const auto source = UnifySigns(icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))));
  const auto target = normalizer->normalize(source, status);
  if (U_FAILURE(status)) return folded;
  folded.clear();
  return target.toUTF8String(folded);
}

}  // namespace quaestor
