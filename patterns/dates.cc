// ParseDate of values.h.
#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iterator>
#include <string>
#include <string_view>

#include "patterns/mapped_text.h"
#include "patterns/prepared.h"
#include "patterns/values.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
constexpr int kHundred = 100;  // digits of "0531" apart

struct Match {
  std::size_t begin = std::string::npos;
  DateReading reading;
};

std::string TwoDigits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// Of a few digits; 0 where there is anything else.
int NumberOf(const re2::StringPiece& digits) {
  int number = 0;
  const char* const end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, number);
  return result.ec == std::errc() && result.ptr == end ? number : 0;
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

// "VI", as in "5.VI.2023". Only capitals: "i" and "x" are words, too.
int RomanMonth(std::string_view word) {
  constexpr std::string_view kNumerals[] = {
      "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};
  const auto* const found =
      std::find(std::begin(kNumerals), std::end(kNumerals), word);
  return found == std::end(kNumerals)
             ? 0
             : static_cast<int>(found - std::begin(kNumerals)) + 1;
}

// 1 to 12, or 0: no month in any language known.
int MonthOf(std::string_view word) {
  if (const int month = RomanMonth(word); month > 0) return month;
  std::string name = FoldLabel(word);
  while (name.ends_with('.')) name.pop_back();
  const std::string_view month = PreparedValue(PreparedMonths(), name);
  return month.empty() ? 0 : NumberOf(month);
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

// 2023-05-31, 2023/5/31, 2023年5月31日.
Match YearFirst(const std::string& text) {
  static const RE2 kYearFirst(
      R"((?:^|\D)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?:\D|$))");
  return FirstMatch(kYearFirst, text, [](auto* groups, DateReading& reading) {
    return MakeDate(NumberOf(groups[1]), NumberOf(groups[2]),
                    NumberOf(groups[3]), reading.iso);
  });
}

// Month first where nothing else is possible.
bool MakeDayFirst(int year, int first, int second, DateReading& reading) {
  std::string swapped;
  const bool month_first = MakeDate(year, first, second, swapped);
  const bool day_first = MakeDate(year, second, first, reading.iso);
  if (!day_first) reading.iso = swapped;
  reading.ambiguous = day_first && month_first && first != second;
  return day_first || month_first;
}

// 31/05/2023, 31.5.23; month first where nothing else is possible.
Match DayFirst(const std::string& text) {
  static const RE2 kDayFirst(
      R"((?:^|[^\d/.-])(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?[-/. ] ?(\d{4}|'?\d{2})(?:[^\d/-]|[/-]\D|$))");
  return FirstMatch(kDayFirst, text, [](auto* groups, DateReading& reading) {
    std::string year(groups[4]);
    std::erase(year, '\'');
    const bool read = MakeDayFirst(NumberOf(year), NumberOf(groups[1]),
                                   NumberOf(groups[3]), reading);
    // Nobody writes the month first with dots.
    if (groups[2] == ".") reading.ambiguous = false;
    return read;
  });
}

// "31 May 2023", "1er juin 2023", "02 de junho de 2023", "31. Mai 2023".
Match DayMonthYear(const std::string& text) {
  static const RE2 kDayMonthYear(
      R"((?i)(?:^|\D)(\d{1,2})(?:st|nd|rd|th|er|re|ste|de|º|ª|°|-?(?:го|е|ое)|["»”])?[\s.,/-]*(?:of |de |d'|di |den )?([A-Za-z\x{80}-\x{10FFFF}'’]+)[\s.,/-]*(?:de |del |of |г\.? )?(\d{4}|'\d{2}|\d{2})(?:\D|$))");
  return FirstMatch(
      kDayMonthYear, text, [](auto* groups, DateReading& reading) {
        std::string year(groups[3]);
        std::erase(year, '\'');
        const int month = MonthOf(std::string(groups[2]));
        return month > 0 && MakeDate(NumberOf(year), month, NumberOf(groups[1]),
                                     reading.iso);
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

// "20230531", "31052023": never both, because no month is above 12.
Match Compact(const std::string& text) {
  static const RE2 kCompact(R"((?:^|\D)(\d{4})(\d{4})(?:\D|$))");
  return FirstMatch(kCompact, text, [](auto* groups, DateReading& reading) {
    const int front = NumberOf(groups[1]);
    const int back = NumberOf(groups[2]);
    if (MakeDate(front, back / kHundred, back % kHundred, reading.iso)) {
      return true;
    }
    if (back < kFirstYear) return false;
    return MakeDayFirst(back, front / kHundred, front % kHundred, reading);
  });
}

// A date's answer is short; whatever else stands there is not searched to its
// end.
std::string_view Beginning(std::string_view text) {
  constexpr std::size_t kLongest = 4000;
  std::size_t end = std::min(text.size(), kLongest);
  while (end < text.size() && (text[end] & '\xC0') == '\x80') --end;
  return text.substr(0, end);
}

}  // namespace

std::optional<DateReading> ParseDate(std::string_view original) {
  const std::string text = MapNumberForms(Beginning(original)).text;
  const auto digits = std::count_if(
      text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits < 3) return std::nullopt;
  Match first;
  for (auto* find : {YearFirst, DayFirst, DayMonthYear, MonthDayYear,
                     YearMonthDay, Vietnamese}) {
    const Match match = find(text);
    if (match.begin < first.begin) first = match;
  }
  // Other figures have eight digits, too.
  if (first.begin == std::string::npos) first = Compact(text);
  if (first.begin == std::string::npos) return std::nullopt;
  return first.reading;
}

}  // namespace quaestor
