// ParsePercentage of values.h.
#include <re2/re2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "patterns/mapped_text.h"
#include "patterns/values.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

// Group 1 is the figure, 2 a vulgar fraction behind it. No counted repetition:
// an automaton has a copy of itself for each.
constexpr char kNumber[] =
    R"((\d\d?\d?(?:[., ']\d\d\d)+(?:[.,]\d+)?|\d+(?:[.,]\d+)?|)\s?([½¼¾⅓⅔]?))";

bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Case folded, and with a plain sign for every word for per cent, so that the
// patterns need to know one.
std::string WithPlainSigns(const std::string& text) {
  std::string plain;
  icu::UnicodeString::fromUTF8(text).foldCase().toUTF8String(plain);
  for (const std::string& word : Words().percent_words) {
    for (auto at = plain.find(word); at != std::string::npos;
         at = plain.find(word, at)) {
      const std::size_t end = at + word.size();
      if (end < plain.size() && IsAsciiLetter(plain[end])) {
        at = end;  // "percentage"
      } else {
        plain.replace(at++, word.size(), "%");
      }
    }
  }
  return plain;
}

// As written, with at most one decimal sign, or NaN-free 0 for "".
double ValueOf(std::string digits) {
  const auto is_separator = [](char c) { return c == '.' || c == ','; };
  digits.erase(std::remove_if(digits.begin(), digits.end(),
                              [](char c) { return c == ' ' || c == '\''; }),
               digits.end());
  const auto last = digits.find_last_of(".,");
  if (last == std::string::npos) return digits.empty() ? 0 : std::stod(digits);
  const char sign = digits[last];
  const auto separators =
      std::count_if(digits.begin(), digits.end(), is_separator);
  // "1.234.567" has thousands only; a single sign is a decimal one, because a
  // percentage above a thousand is rarer than one with three decimals.
  const bool thousands_only =
      separators > 1 && std::count(digits.begin(), digits.end(), sign) > 1;
  std::string plain;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (!is_separator(digits[i])) plain.push_back(digits[i]);
    if (i == last && !thousands_only) plain.push_back('.');
  }
  double value = 0;
  std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return value;
}

double FractionOf(std::string_view fraction) {
  if (fraction == "½") return 0.5;
  if (fraction == "¼") return 0.25;
  if (fraction == "¾") return 0.75;
  if (fraction == "⅓") return 1.0 / 3;
  if (fraction == "⅔") return 2.0 / 3;
  return 0;
}

// Two groups of a match: the number and its vulgar fraction.
struct Figure {
  std::string number;
  std::string fraction;

  [[nodiscard]] bool empty() const {
    return number.empty() && fraction.empty();
  }
  [[nodiscard]] double value() const {
    return ValueOf(number) + FractionOf(fraction);
  }
};

// Addresses hold "%20", and their digits are nobody's figure.
std::string WithoutUrls(std::string_view text) {
  std::string masked(text);
  for (const FoundValue& url : FindUrls(text)) {
    std::fill(masked.begin() + static_cast<std::ptrdiff_t>(url.begin),
              masked.begin() + static_cast<std::ptrdiff_t>(url.end), ' ');
  }
  return masked;
}

// "60-70 %", "60% to 70%", "between 60 and 70 %"; groups 1-2, 4-5 are the
// figures and 3 the first sign.
const RE2& RangePattern() {
  static const RE2 kRange("(?:^|[^a-z0-9.,])" + std::string(kNumber) +
                          "\\s?(%*)\\s?(?:-|~|to|à|a|bis|tot|and|et|y|e|und|"
                          "до|и|al|إلى|الى|至|到|～)\\s?" +
                          kNumber + "[\\s-]?%");
  return kRange;
}

const RE2& SinglePattern() {
  static const RE2 kSingle("(?:^|[^0-9.,])" + std::string(kNumber) +
                           "[\\s-]?%");
  return kSingle;
}

// "%12", "٪٤٥": the sign before the figure.
const RE2& PrefixPattern() {
  static const RE2 kPrefix("(?:^|[^0-9\\s]|[^0-9]\\s)%\\s?" +
                           std::string(kNumber));
  return kPrefix;
}

struct Match {
  std::size_t begin = std::string::npos;
  PercentageReading reading;
};

// Where the pattern's first figure stands, with the figures of groups
// `first` and, unless 0, `second`.
bool FindFigures(const RE2& pattern, const std::string& text, std::size_t from,
                 Match& match, Figure figures[2], std::string& sign) {
  re2::StringPiece groups[6];
  const int count = pattern.NumberOfCapturingGroups() + 1;
  const re2::StringPiece piece(text);
  while (
      pattern.Match(piece, from, text.size(), RE2::UNANCHORED, groups, count)) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    figures[0] = {std::string(groups[1]), std::string(groups[2])};
    if (count > 4) {
      sign = std::string(groups[3]);
      figures[1] = {std::string(groups[4]), std::string(groups[5])};
    }
    from = begin + std::max<std::size_t>(groups[0].size(), 1);
    if (figures[0].empty() || (count > 4 && figures[1].empty())) continue;
    match.begin = static_cast<std::size_t>(groups[1].data() - text.data());
    return true;
  }
  return false;
}

// A range has its lower bound first; "in 2022 - 12 %" and "71 %, 68 %" have
// none.
Match FirstRange(const std::string& text) {
  Match match;
  Figure figures[2];
  std::string sign;
  std::size_t from = 0;
  while (FindFigures(RangePattern(), text, from, match, figures, sign)) {
    const double low = figures[0].value();
    const double high = figures[1].value();
    if (low < high && (low <= 100 || !sign.empty())) {
      match.reading = {low, true};
      return match;
    }
    from = match.begin + std::max<std::size_t>(figures[0].number.size(), 1);
  }
  return {};
}

bool IsFigurePart(char c) {
  return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Whether a range may stand in the text: two figures close to each other.
bool MayHoldRange(const std::string& text) {
  constexpr std::size_t kFarthest = 24;  // "10 per cent up to 15 per cent"
  std::size_t last = std::string::npos;  // end of the figure before
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!IsFigurePart(text[at])) continue;
    if (last != std::string::npos && at > last && at - last <= kFarthest) {
      return true;
    }
    last = at + 1;
  }
  return false;
}

// Whether a percent sign may stand before its figure.
bool MayHoldPrefix(const std::string& text) {
  for (std::size_t at = text.find('%'); at != std::string::npos;
       at = text.find('%', at + 1)) {
    const std::size_t next = text.find_first_not_of(" \t\n", at + 1);
    if (next != std::string::npos && IsFigurePart(text[next])) return true;
  }
  return text.find("zde ") != std::string::npos;
}

Match FirstSingle(const RE2& pattern, const std::string& text) {
  Match match;
  Figure figures[2];
  std::string sign;
  if (!FindFigures(pattern, text, 0, match, figures, sign)) return {};
  match.reading = {figures[0].value(), false};
  return match;
}

// "12 %", "12,5%" and nothing else, which most answers are: told without the
// patterns, whose automata take longer to build than a page to read.
std::optional<PercentageReading> PlainFigure(const std::string& text) {
  std::size_t end = text.find_first_not_of("0123456789");
  const std::size_t whole = end;
  if (end == std::string::npos || end == 0 || end > 3) return std::nullopt;
  if (text[end] == '.' || text[end] == ',') {
    end = text.find_first_not_of("0123456789", end + 1);
    if (end == std::string::npos) return std::nullopt;
    const std::size_t decimals = end - whole - 1;
    if (decimals == 0 || decimals == 3 || decimals > 4) return std::nullopt;
  }
  const double value = ValueOf(text.substr(0, end));
  if (text[end] == ' ') ++end;
  if (text.substr(end) != "%") return std::nullopt;
  return PercentageReading{value, false};
}

// An answer that is a figure and nothing else: "85". Only the question says
// that it is one of per cent.
std::optional<PercentageReading> BareFigure(const std::string& text) {
  static const RE2 kBare(R"(\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*[.;]?\s*)");
  std::string number;
  if (!RE2::FullMatch(text, kBare, &number)) return std::nullopt;
  const double value = ValueOf(number);
  if (value > 100) return std::nullopt;
  return PercentageReading{value, true};
}

}  // namespace

std::optional<PercentageReading> ParsePercentage(std::string_view original) {
  const MappedText mapped = MapNumberForms(WithoutUrls(original));
  if (std::none_of(mapped.text.begin(), mapped.text.end(), IsFigurePart)) {
    return std::nullopt;
  }
  const std::string text = WithPlainSigns(mapped.text);
  if (const auto plain = PlainFigure(text)) return plain;
  const Match range = MayHoldRange(text) ? FirstRange(text) : Match{};
  const Match single = FirstSingle(SinglePattern(), text);
  const Match prefixed =
      MayHoldPrefix(text) ? FirstSingle(PrefixPattern(), text) : Match{};
  const Match* first = &range;
  if (single.begin < first->begin) first = &single;
  if (prefixed.begin < first->begin) first = &prefixed;
  if (first->begin == std::string::npos) return BareFigure(text);
  return first->reading;
}

}  // namespace quaestor
