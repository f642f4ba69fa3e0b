// ParsePercentage of values.h.
#include <re2/re2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "patterns/mapped_text.h"
#include "patterns/values.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

// A figure with its vulgar fraction. No counted repetition: an automaton has a
// copy of itself for each.
constexpr char kNumber[] =
    R"(((?:\d\d?\d?(?:[., ']\d\d\d)+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)\s?[½¼¾⅓⅔]?|[½¼¾⅓⅔]))";
// What may stand between "between 40 and" and "the 50 %".
constexpr char kArticle[] =
    "(?:the |le |la |les |el |los |las |o |os |a |as |il |i |gli |die |den |"
    "de |l['’])?";
// Longer ones are no figures of anybody's.
constexpr std::size_t kMostDigits = 9;
constexpr double kWhole = 100;

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

std::optional<double> NumberOf(std::string_view plain) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(plain.data(), plain.data() + plain.size(), value);
  const auto digits = std::count_if(
      plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (error != std::errc() || end != plain.data() + plain.size() ||
      static_cast<std::size_t>(digits) > kMostDigits) {
    return std::nullopt;
  }
  return value;
}

// As written, with at most one decimal sign.
std::optional<double> ValueOf(std::string digits) {
  const auto is_separator = [](char c) { return c == '.' || c == ','; };
  std::erase_if(digits, [](char c) { return c == ' ' || c == '\''; });
  const auto last = digits.find_last_of(".,");
  if (last == std::string::npos) return NumberOf(digits);
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
  return NumberOf(plain);
}

// What a vulgar fraction at the end of a text is worth; it is cut off.
double CutFraction(std::string_view& figure) {
  constexpr std::pair<std::string_view, double> kFractions[] = {
      {"½", 0.5}, {"¼", 0.25}, {"¾", 0.75}, {"⅓", 1.0 / 3}, {"⅔", 2.0 / 3}};
  for (const auto& [sign, value] : kFractions) {
    if (!figure.ends_with(sign)) continue;
    figure.remove_suffix(sign.size());
    return value;
  }
  return 0;
}

// nullopt: more digits than a percentage can have.
std::optional<double> ValueOfFigure(std::string_view figure) {
  const double fraction = CutFraction(figure);
  if (figure.empty()) return fraction;
  const auto value = ValueOf(std::string(figure));
  if (!value) return std::nullopt;
  return *value + fraction;
}

// Addresses hold "%20", and their digits are nobody's figure.
std::string WithoutUrls(std::string_view text) {
  std::string masked(text);
  for (const FoundValue& url : FindUrls(text)) {
    std::fill(masked.begin() + static_cast<std::ptrdiff_t>(url.begin),
              masked.begin() + static_cast<std::ptrdiff_t>(url.end), ' ');
  }
  return masked;
}

// "60-70 %", "60% to 70%", "between the 60 and the 70 %"; groups 1 and 3 are
// the figures and 2 the first sign.
const RE2& RangePattern() {
  static const RE2 kRange(
      "(?:^|[^a-z0-9.,])" + std::string(kNumber) +
      "\\s?(%*)\\s?(?:-|~|/|to|up to|à|a|bis|tot|and|et|y|e|und|до|и|al|or|ou|"
      "oder|или|إلى|الى|至|到|～)\\s?" +
      kArticle + kNumber + "[\\s-]?%");
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

// A figure of per cent at text[begin, end).
struct Match {
  std::size_t begin = std::string::npos;
  std::size_t end = std::string::npos;
  PercentageReading reading;
};

// The figures of a pattern's match.
struct Figures {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<double> first;
  std::optional<double> second;
  bool signed_first = false;  // "60 % to 70 %"
};

bool FindFigures(const RE2& pattern, const std::string& text, std::size_t from,
                 Figures& figures) {
  re2::StringPiece groups[4];
  const int count = pattern.NumberOfCapturingGroups() + 1;
  if (!pattern.Match(text, from, text.size(), RE2::UNANCHORED, groups, count)) {
    return false;
  }
  figures.begin = static_cast<std::size_t>(groups[1].data() - text.data());
  figures.end = static_cast<std::size_t>(groups[0].data() - text.data()) +
                groups[0].size();
  figures.first = ValueOfFigure({groups[1].data(), groups[1].size()});
  if (count > 3) {
    figures.signed_first = !groups[2].empty();
    figures.second = ValueOfFigure({groups[3].data(), groups[3].size()});
  }
  return true;
}

// A range has its lower bound first; "in 2022 - 12 %" and "71 %, 68 %" have
// none.
Match FirstRange(const std::string& text, std::size_t from) {
  Figures figures;
  while (FindFigures(RangePattern(), text, from, figures)) {
    const auto& [begin, end, low, high, signed_first] = figures;
    if (low && high && *low < *high && (*low <= kWhole || signed_first)) {
      return {begin, end, {.value = low, .ambiguous = true}};
    }
    // Behind the first figure, which may be a year's.
    from = std::min(text.find_first_not_of("0123456789.,", begin), text.size());
    if (from == begin) ++from;  // a vulgar fraction
  }
  return {};
}

bool IsFigurePart(char c) {
  return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Whether a range may stand in the text: two figures close to each other.
bool MayHoldRange(const std::string& text) {
  constexpr std::size_t kFarthest = 24;  // "10 % up to the 15 per cent"
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

// "-12 %", and not "2022 - 12 %".
bool IsNegative(const std::string& text, std::size_t begin) {
  return begin > 0 && text[begin - 1] == '-' &&
         (begin == 1 || text[begin - 2] == ' ');
}

Match FirstSingle(const RE2& pattern, const std::string& text,
                  std::size_t from) {
  Figures figures;
  if (!FindFigures(pattern, text, from, figures)) return {};
  const bool doubtful = !figures.first || *figures.first > kWhole ||
                        IsNegative(text, figures.begin);
  return {figures.begin,
          figures.end,
          {.value = figures.first, .doubtful = doubtful}};
}

Match FirstFigure(const std::string& text, std::size_t from) {
  Match first = MayHoldRange(text) ? FirstRange(text, from) : Match{};
  const Match single = FirstSingle(SinglePattern(), text, from);
  const Match prefixed =
      MayHoldPrefix(text) ? FirstSingle(PrefixPattern(), text, from) : Match{};
  if (single.begin < first.begin) first = single;
  if (prefixed.begin < first.begin) first = prefixed;
  return first;
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
  const auto value = ValueOf(text.substr(0, end));
  if (text[end] == ' ') ++end;
  if (!value || text.substr(end) != "%") return std::nullopt;
  return PercentageReading{.value = value, .doubtful = *value > kWhole};
}

// An answer that is a figure and nothing else: "85". Only the question says
// that it is one of per cent.
PercentageReading BareFigure(const std::string& text) {
  static const RE2 kBare(R"(\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*[.;]?\s*)");
  std::string number;
  if (!RE2::FullMatch(text, kBare, &number)) return {};
  const auto value = ValueOf(number);
  if (!value || *value > kWhole) return {};
  return {.value = value, .ambiguous = true};
}

bool IsLetterAt(std::string_view text, std::size_t at) {
  return at < text.size() && IsAsciiLetter(text[at]);
}

// Whether `word` stands at text[at, ...) as a whole word. Words in other
// letters than ASCII's may have endings.
bool IsWordAt(std::string_view text, std::size_t at, std::string_view word) {
  const bool glued =
      at > 0 && IsLetterAt(text, at - 1) && IsAsciiLetter(word[0]);
  return !glued && text.substr(at).starts_with(word) &&
         (!IsAsciiLetter(word.back()) || !IsLetterAt(text, at + word.size()));
}

// "Not known yet", "keine Angaben": there is no figure, whatever follows.
bool SaysNotKnown(std::string_view text) {
  constexpr std::size_t kLongest = 120;
  std::size_t cut = std::min(text.size(), kLongest);
  while (cut < text.size() && (text[cut] & '\xC0') == '\x80') --cut;
  const std::string folded = FoldLabel(text.substr(0, cut));
  const std::size_t begin = folded.find_first_not_of(" -*\"'(.:");
  if (begin == std::string::npos) return false;
  const auto& phrases = Words().percent_not_known;
  return std::any_of(phrases.begin(), phrases.end(), [&](const auto& phrase) {
    return IsWordAt(folded, begin, phrase);
  });
}

// The text around a figure, folded, with nothing of other sentences.
std::string Before(std::string_view text, std::size_t at) {
  constexpr std::size_t kFarthest = 60;
  std::size_t from = at > kFarthest ? at - kFarthest : 0;
  while (from > 0 && (text[from] & '\xC0') == '\x80') --from;
  const std::size_t stop = text.substr(0, at).find_last_of(";!?\n");
  if (stop != std::string_view::npos) from = std::max(from, stop + 1);
  return FoldLabel(text.substr(from, at - from));
}

std::string After(std::string_view text, std::size_t at) {
  constexpr std::size_t kFarthest = 30;
  std::size_t end = std::min(text.size(), at + kFarthest);
  while (end < text.size() && (text[end] & '\xC0') == '\x80') --end;
  return FoldLabel(text.substr(at, end - at));
}

// Whether the figure is one that is aimed at: "target: 50 %", "80 % (Ziel)".
bool IsGoal(const std::string& text, const Match& figure) {
  constexpr std::size_t kFarthest = 30;  // "target for the year 2025 is"
  const std::string before = Before(text, figure.begin);
  const std::string after = After(text, figure.end);
  const std::size_t next = after.find_first_not_of(" (,[");
  const auto& words = Words().percent_goals;
  return std::any_of(words.begin(), words.end(), [&](const auto& word) {
    const std::size_t at = before.rfind(word);
    if (at != std::string::npos && IsWordAt(before, at, word)) {
      const std::size_t gap = at + word.size();
      if (before.size() - gap <= kFarthest && before[gap] != '.') return true;
    }
    return next != std::string::npos && IsWordAt(after, next, word);
  });
}

// The first figure that is not one that is aimed at, else the first of those;
// both are doubtful where there is such a one.
PercentageReading FirstReached(const std::string& text) {
  constexpr int kMostGoals = 8;  // a bound on the time
  const Match first = FirstFigure(text, 0);
  if (first.begin == std::string::npos) return BareFigure(text);
  if (!IsGoal(text, first)) return first.reading;
  PercentageReading reading = first.reading;
  Match next = first;
  for (int i = 0; i < kMostGoals; ++i) {
    next = FirstFigure(text, next.end);
    if (next.begin == std::string::npos) break;
    if (IsGoal(text, next)) continue;
    reading = next.reading;
    break;
  }
  reading.doubtful = true;
  return reading;
}

}  // namespace

PercentageReading ParsePercentage(std::string_view original) {
  const MappedText mapped = MapNumberForms(WithoutUrls(original));
  if (std::none_of(mapped.text.begin(), mapped.text.end(), IsFigurePart)) {
    return {};
  }
  const std::string text = WithPlainSigns(mapped.text);
  if (const auto plain = PlainFigure(text)) return *plain;
  const PercentageReading reading = FirstReached(text);
  if (reading.value && SaysNotKnown(text)) return {.doubtful = true};
  return reading;
}

}  // namespace quaestor
