// parsers/number_formats.h: how office programs print the numbers of lists and
// footnotes: 4, iv, D, 四.
#ifndef QUAESTOR_PARSERS_NUMBER_FORMATS_H_
#define QUAESTOR_PARSERS_NUMBER_FORMATS_H_

#include <string>
#include <string_view>

namespace quaestor {

enum class NumberFormat {
  kNone,    // no number is printed
  kBullet,  // a sign, the same for all items
  kDecimal,
  kDecimalZero,  // 01, 02
  kUpperRoman,
  kLowerRoman,
  kUpperLetter,  // A ... Z, AA, BB
  kLowerLetter,
  kOrdinal,       // 1st
  kChinese,       // 一 ... 十一
  kFullWidth,     // １
  kCircled,       // ①
  kArabicIndic,   // ١
  kDevanagari,    // १
  kThai,          // ๑
  kArabicLetter,  // أ ب ت
  kArabicAbjad,   // أ ب ج
  kHebrew,        // א
  kUpperRussian,  // А
  kLowerRussian
};

// By the names that OOXML has for them; what is not known is decimal.
NumberFormat FormatOfOoxml(std::string_view name);

// By the examples that OpenDocument has for them: "1", "a", "I", "".
NumberFormat FormatOfOpenDocument(std::string_view example);

// "" for kNone and kBullet. A number that a format has no sign for is decimal.
std::string FormatNumber(int number, NumberFormat format);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_NUMBER_FORMATS_H_
