#include "parsers/number_formats.h"

#include <span>
#include <utility>

#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

using Named = std::pair<std::string_view, NumberFormat>;

constexpr Named kOoxmlNames[] = {
    {"none", NumberFormat::kNone},
    {"bullet", NumberFormat::kBullet},
    {"decimalZero", NumberFormat::kDecimalZero},
    {"upperRoman", NumberFormat::kUpperRoman},
    {"lowerRoman", NumberFormat::kLowerRoman},
    {"upperLetter", NumberFormat::kUpperLetter},
    {"lowerLetter", NumberFormat::kLowerLetter},
    {"ordinal", NumberFormat::kOrdinal},
    {"chineseCounting", NumberFormat::kChinese},
    {"chineseCountingThousand", NumberFormat::kChinese},
    {"taiwaneseCounting", NumberFormat::kChinese},
    {"taiwaneseCountingThousand", NumberFormat::kChinese},
    {"japaneseCounting", NumberFormat::kChinese},
    {"ideographDigital", NumberFormat::kChinese},
    {"taiwaneseDigital", NumberFormat::kChinese},
    {"decimalFullWidth", NumberFormat::kFullWidth},
    {"decimalFullWidth2", NumberFormat::kFullWidth},
    {"decimalEnclosedCircle", NumberFormat::kCircled},
    {"decimalEnclosedCircleChinese", NumberFormat::kCircled},
    // What Word calls Hindi numbers are the digits of Arabic script.
    {"hindiNumbers", NumberFormat::kArabicIndic},
    {"hindiCounting", NumberFormat::kDevanagari},
    {"thaiNumbers", NumberFormat::kThai},
    {"arabicAlpha", NumberFormat::kArabicLetter},
    {"arabicAbjad", NumberFormat::kArabicAbjad},
    {"hebrew1", NumberFormat::kHebrew},
    {"hebrew2", NumberFormat::kHebrew},
    {"russianUpper", NumberFormat::kUpperRussian},
    {"russianLower", NumberFormat::kLowerRussian},
};

constexpr Named kOpenDocumentExamples[] = {
    {"", NumberFormat::kNone},
    {"I", NumberFormat::kUpperRoman},
    {"i", NumberFormat::kLowerRoman},
    {"A", NumberFormat::kUpperLetter},
    {"a", NumberFormat::kLowerLetter},
    {"1st", NumberFormat::kOrdinal},
    {"一, 二, 三, ...", NumberFormat::kChinese},
    {"一, 十, 一百, ...", NumberFormat::kChinese},
    {"１, ２, ３, ...", NumberFormat::kFullWidth},
    {"①, ②, ③, ...", NumberFormat::kCircled},
    {"١, ٢, ٣, ٤, ...", NumberFormat::kArabicIndic},
    {"أ, ب, ت, ...", NumberFormat::kArabicLetter},
    {"أ, ب, ج, ...", NumberFormat::kArabicAbjad},
    {"א, י, ק, ...", NumberFormat::kHebrew},
    {"А, Б, .., Аа, Бб, ... (ru)", NumberFormat::kUpperRussian},
    {"а, б, .., аа, бб, ... (ru)", NumberFormat::kLowerRussian},
};

NumberFormat Find(std::span<const Named> names, std::string_view name) {
  for (const auto& [known, format] : names) {
    if (known == name) return format;
  }
  return NumberFormat::kDecimal;
}

std::string Roman(int number, bool upper) {
  constexpr std::pair<int, std::string_view> kSigns[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
      {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
      {5, "v"},    {4, "iv"},   {1, "i"}};
  std::string roman;
  for (const auto& [value, sign] : kSigns) {
    for (; number >= value; number -= value) roman += sign;
  }
  if (!upper) return roman;
  for (char& c : roman) c = static_cast<char>(c - 'a' + 'A');
  return roman;
}

// Behind the last letter they come doubled: z, aa, bb.
std::string Letters(int number, std::u32string_view alphabet) {
  const auto index = static_cast<std::size_t>(number - 1);
  std::string letters;
  for (std::size_t i = 0; i <= index / alphabet.size() && i < 20; ++i) {
    AppendUtf8(alphabet[index % alphabet.size()], letters);
  }
  return letters;
}

std::string Digits(int number, char32_t zero) {
  std::string digits;
  for (const char c : std::to_string(number)) {
    AppendUtf8(zero + static_cast<char32_t>(c - '0'), digits);
  }
  return digits;
}

// Up to 99, which lists do not pass.
std::string Chinese(int number) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (number > 99) return std::to_string(number);
  std::string text;
  const auto tens = static_cast<std::size_t>(number / 10);
  const auto ones = static_cast<std::size_t>(number % 10);
  if (tens > 1) AppendUtf8(kDigits[tens], text);
  if (tens > 0) AppendUtf8(U'十', text);
  if (ones > 0) AppendUtf8(kDigits[ones], text);
  return text;
}

std::string Ordinal(int number) {
  const bool teens = number % 100 / 10 == 1;
  const int last = teens ? 0 : number % 10;
  const std::string_view ending = last == 1   ? "st"
                                  : last == 2 ? "nd"
                                  : last == 3 ? "rd"
                                              : "th";
  return std::to_string(number) + std::string(ending);
}

std::string Circled(int number) {
  if (number > 20) return std::to_string(number);
  std::string text;
  AppendUtf8(U'①' + static_cast<char32_t>(number - 1), text);
  return text;
}

constexpr std::u32string_view kLatin = U"abcdefghijklmnopqrstuvwxyz";
constexpr std::u32string_view kUpperLatin = U"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::u32string_view kArabic = U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
constexpr std::u32string_view kAbjad = U"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
constexpr std::u32string_view kHebrew = U"אבגדהוזחטיכלמנסעפצקרשת";
constexpr std::u32string_view kUpperCyrillic = U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";
constexpr std::u32string_view kCyrillic = U"абвгдежзиклмнопрстуфхцчшщэюя";

std::string FormatPositive(int number, NumberFormat format) {
  switch (format) {
    case NumberFormat::kDecimalZero:
      return (number < 10 ? "0" : "") + std::to_string(number);
    case NumberFormat::kUpperRoman:
    case NumberFormat::kLowerRoman:
      if (number >= 4000) break;
      return Roman(number, format == NumberFormat::kUpperRoman);
    case NumberFormat::kUpperLetter:
      return Letters(number, kUpperLatin);
    case NumberFormat::kLowerLetter:
      return Letters(number, kLatin);
    case NumberFormat::kOrdinal:
      return Ordinal(number);
    case NumberFormat::kChinese:
      return Chinese(number);
    case NumberFormat::kFullWidth:
      return Digits(number, U'０');
    case NumberFormat::kCircled:
      return Circled(number);
    case NumberFormat::kArabicIndic:
      return Digits(number, U'\u0660');
    case NumberFormat::kDevanagari:
      return Digits(number, U'\u0966');
    case NumberFormat::kThai:
      return Digits(number, U'\u0E50');
    case NumberFormat::kArabicLetter:
      return Letters(number, kArabic);
    case NumberFormat::kArabicAbjad:
      return Letters(number, kAbjad);
    case NumberFormat::kHebrew:
      return Letters(number, kHebrew);
    case NumberFormat::kUpperRussian:
      return Letters(number, kUpperCyrillic);
    case NumberFormat::kLowerRussian:
      return Letters(number, kCyrillic);
    default:
      break;
  }
  return std::to_string(number);
}

}  // namespace

NumberFormat FormatOfOoxml(std::string_view name) {
  return Find(kOoxmlNames, name);
}

NumberFormat FormatOfOpenDocument(std::string_view example) {
  return Find(kOpenDocumentExamples, example);
}

std::string FormatNumber(int number, NumberFormat format) {
  if (format == NumberFormat::kNone || format == NumberFormat::kBullet) {
    return "";
  }
  return number < 1 ? std::to_string(number) : FormatPositive(number, format);
}

}  // namespace quaestor
