// patterns/values.h: finds and normalises URLs, e-mail addresses, phone
// numbers, dates and percentages in text. RE2 patterns with normalisers behind
// them; offsets are bytes of the UTF-8 text given.
#ifndef QUAESTOR_PATTERNS_VALUES_H_
#define QUAESTOR_PATTERNS_VALUES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

// A value found in text[begin, end).
struct FoundValue {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string value;  // normalised
  bool valid = true;  // false: looks like one, but cannot be right
};

// URLs as the contract wants them: absolute ("https://" put before "www."),
// host in lower case, full-width forms folded, closing punctuation of the
// sentence and unbalanced brackets left out, no Markdown backslashes. Bare
// domains ("cycloparking.brussels") are found only by FindBareDomains.
std::vector<FoundValue> FindUrls(std::string_view text);
std::vector<FoundValue> FindBareDomains(std::string_view text);

// E-mail addresses, also "name [at] city.org" and "name(at)city(dot)org".
// Lower case is kept as written, except that full-width forms are folded.
std::vector<FoundValue> FindEmails(std::string_view text);

// Phone numbers in E.164. `region` is the default ISO 3166 region ("BE") or ""
// for international numbers only. Short numbers such as 112 are no phones.
std::vector<FoundValue> FindPhones(std::string_view text,
                                   std::string_view region);
// The E.164 form of a text that is meant to be one phone number; nullopt where
// it is none that is valid.
std::optional<std::string> ParsePhone(std::string_view text,
                                      std::string_view region);

// ISO 3166 region of a country as people write it in the six UN languages and
// the country's own, or "" where unknown. Accents and case are folded.
std::string RegionOfCountry(std::string_view country);

struct DateReading {
  std::string iso;         // YYYY-MM-DD
  bool ambiguous = false;  // 05/06/2023: taken day first
};
// The first date in the text, numeric or with the month in words (the UN
// languages, Portuguese, German, Italian, Dutch, Turkish, ... by ICU data), in
// other digits and calendars written with 年月日 too. nullopt: none, or not a
// day of the calendar.
std::optional<DateReading> ParseDate(std::string_view text);

struct PercentageReading {
  std::optional<double> value;  // nullopt: the text says none
  bool ambiguous = false;       // a range, whose lower bound is given
  // Above a hundred, below zero, or beside figures that are aimed at ("target:
  // 50 %"). Without a value: there are figures, but behind "not known yet" or
  // of too many digits.
  bool doubtful = false;
};
// The first percentage: "12,5 %", "85 percent", "٪٤٥", "百分之十二" is not
// read. One that is aimed at is given only where there is no other. A ratio
// ("212 of 249") is none: nobody wrote that figure.
PercentageReading ParsePercentage(std::string_view text);

// The same text for comparison: NFKC, case folded, quotes and dashes unified,
// accents kept.
std::string FoldText(std::string_view text);

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_VALUES_H_
