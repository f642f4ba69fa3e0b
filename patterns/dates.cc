// ParseDate of values.h.
#include <re2/re2.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "patterns/mapped_text.h"
#include "patterns/values.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

// Commoner ones first: a name is looked up in one after the other.
constexpr const char* kMonthLanguages[] = {
    "en",    "fr",    "es",    "pt",    "ar", "ru", "de",  "it", "tr",
    "id",    "nl",    "pl",    "uk",    "ro", "cs", "sk",  "hu", "sv",
    "da",    "nb",    "fi",    "et",    "lv", "lt", "el",  "bg", "sr",
    "hr",    "sl",    "mk",    "sq",    "ca", "eu", "gl",  "kk", "uz",
    "az",    "hy",    "ka",    "he",    "hi", "bn", "sw",  "ms", "is",
    "ar_SY", "ar_DZ", "ar_MA", "ar_MR", "mn", "be", "fil", "af"};

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

struct Match {
  std::size_t begin = std::string::npos;
  DateReading reading;
};

std::string TwoDigits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

bool MakeDate(int year, int month, int day, std::string& iso) {
  if (year < 100) year += year < 70 ? 2000 : 1900;
  const std::chrono::year_month_day date{
      std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
      std::chrono::day{static_cast<unsigned>(day)}};
  if (year < kFirstYear || year > kLastYear || !date.ok()) return false;
  iso = std::to_string(year) + "-" + TwoDigits(month) + "-" + TwoDigits(day);
  return true;
}

bool NamesMonth(const icu::DateFormatSymbols& symbols,
                icu::DateFormatSymbols::DtContextType context,
                icu::DateFormatSymbols::DtWidthType width,
                const std::string& name, int& month) {
  std::int32_t count = 0;
  const icu::UnicodeString* names = symbols.getMonths(count, context, width);
  for (std::int32_t i = 0; i < std::min(count, 12); ++i) {
    std::string candidate;
    names[i].toUTF8String(candidate);
    candidate = FoldLabel(candidate);
    while (candidate.ends_with('.')) candidate.pop_back();
    if (candidate == name) {
      month = i + 1;
      return true;
    }
  }
  return false;
}

// 1 to 12, or 0: no month in any language known.
int MonthOf(std::string_view word) {
  using Symbols = icu::DateFormatSymbols;
  std::string name = FoldLabel(word);
  while (name.ends_with('.')) name.pop_back();
  if (name == "sept") return 9;
  for (const char* language : kMonthLanguages) {
    UErrorCode status = U_ZERO_ERROR;
    // Wherever it is spoken, the date is of this calendar.
    const std::string locale = std::string(language) + "@calendar=gregorian";
    const Symbols symbols(icu::Locale::createFromName(locale.c_str()), status);
    if (U_FAILURE(status)) continue;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
        int month = 0;
        if (NamesMonth(symbols, context, width, name, month)) return month;
      }
    }
  }
  return 0;
}

// Calls `read(groups)` for each match until it returns true.
template <typename Read>
Match FirstMatch(const RE2& pattern, const std::string& text, Read read) {
  re2::StringPiece groups[5];
  const int count = pattern.NumberOfCapturingGroups() + 1;
  for (std::size_t from = 0; pattern.Match(text, from, text.size(),
                                           RE2::UNANCHORED, groups, count);) {
    const auto begin = static_cast<std::size_t>(groups[1].data() - text.data());
    Match match{begin, {}};
    if (read(groups, match.reading)) return match;
    from = begin + groups[1].size();
  }
  return {};
}

int NumberOf(const re2::StringPiece& digits) {
  return std::stoi(std::string(digits));
}

// 2023-05-31, 2023/5/31, 2023年5月31日.
Match YearFirst(const std::string& text) {
  static const RE2 kYearFirst(
      R"((?:^|\D)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?:\D|$))");
  return FirstMatch(kYearFirst, text, [](auto* groups, DateReading& reading) {
    return MakeDate(NumberOf(groups[1]), NumberOf(groups[2]),
                    NumberOf(groups[3]), reading.iso);
  });
}

// 31/05/2023, 31.5.23; month first where nothing else is possible.
Match DayFirst(const std::string& text) {
  static const RE2 kDayFirst(
      R"((?:^|[^\d/.-])(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?[-/. ] ?(\d{4}|'?\d{2})(?:[^\d/-]|[/-]\D|$))");
  return FirstMatch(kDayFirst, text, [](auto* groups, DateReading& reading) {
    const int first = NumberOf(groups[1]);
    const int second = NumberOf(groups[3]);
    std::string year_digits(groups[4]);
    std::erase(year_digits, '\'');
    const int year = std::stoi(year_digits);
    std::string swapped;
    const bool month_first = MakeDate(year, first, second, swapped);
    const bool day_first = MakeDate(year, second, first, reading.iso);
    if (!day_first) reading.iso = swapped;
    // Nobody writes the month first with dots.
    reading.ambiguous =
        day_first && month_first && first != second && groups[2] != ".";
    return day_first || month_first;
  });
}

// "31 May 2023", "1er juin 2023", "02 de junho de 2023", "31. Mai 2023".
Match DayMonthYear(const std::string& text) {
  static const RE2 kDayMonthYear(
      R"((?i)(?:^|\D)(\d{1,2})(?:st|nd|rd|th|er|re|ste|de|º|ª|°|-?(?:го|е|ое)|["»”])?[\s.,-]*(?:of |de |d'|di |den )?([A-Za-z\x{80}-\x{10FFFF}'’]+)[\s.,/-]*(?:de |del |of |г\.? )?(\d{4}|'\d{2}|\d{2})(?:\D|$))");
  return FirstMatch(
      kDayMonthYear, text, [](auto* groups, DateReading& reading) {
        std::string year(groups[3]);
        std::erase(year, '\'');
        const int month = MonthOf(std::string(groups[2]));
        return month > 0 && MakeDate(std::stoi(year), month,
                                     NumberOf(groups[1]), reading.iso);
      });
}

// "May 31, 2023", "May 31st 2023".
Match MonthDayYear(const std::string& text) {
  static const RE2 kMonthDayYear(
      R"((?i)([A-Za-z\x{80}-\x{10FFFF}]+)[.\s-]*(\d{1,2})(?:st|nd|rd|th)?[\s,.-]+(\d{4})(?:\D|$))");
  return FirstMatch(
      kMonthDayYear, text, [](auto* groups, DateReading& reading) {
        const int month = MonthOf(std::string(groups[1]));
        return month > 0 && MakeDate(NumberOf(groups[3]), month,
                                     NumberOf(groups[2]), reading.iso);
      });
}

// "2023 May 31", "2023. május 31."
Match YearMonthDay(const std::string& text) {
  static const RE2 kYearMonthDay(
      R"((?:^|\D)(\d{4})[.,\s-]+([A-Za-z\x{80}-\x{10FFFF}]+)[.,\s-]*(\d{1,2})(?:\D|$))");
  return FirstMatch(
      kYearMonthDay, text, [](auto* groups, DateReading& reading) {
        const int month = MonthOf(std::string(groups[2]));
        return month > 0 && MakeDate(NumberOf(groups[1]), month,
                                     NumberOf(groups[3]), reading.iso);
      });
}

// "ngày 31 tháng 5 năm 2023".
Match Vietnamese(const std::string& text) {
  static const RE2 kVietnamese(
      R"((?i)(?:^|\D)(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm|,)?\s+(\d{4})(?:\D|$))");
  return FirstMatch(kVietnamese, text, [](auto* groups, DateReading& reading) {
    return MakeDate(NumberOf(groups[3]), NumberOf(groups[2]),
                    NumberOf(groups[1]), reading.iso);
  });
}

}  // namespace

std::optional<DateReading> ParseDate(std::string_view original) {
  const std::string text = MapNumberForms(original).text;
  const auto digits = std::count_if(
      text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits < 3) return std::nullopt;
  Match first;
  for (auto* find : {YearFirst, DayFirst, DayMonthYear, MonthDayYear,
                     YearMonthDay, Vietnamese}) {
    const Match match = find(text);
    if (match.begin < first.begin) first = match;
  }
  if (first.begin == std::string::npos) return std::nullopt;
  return first.reading;
}

}  // namespace quaestor
