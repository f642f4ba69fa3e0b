// FindPhones and ParsePhone of values.h: the one file of the program that sees
// libphonenumber. It is asked only about what looks like a phone number already
// and what phone_plans.h cannot tell, because its first use costs more than
// reading a short document.
#include <phonenumbers/phonenumberutil.h>
#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "patterns/mapped_text.h"
#include "patterns/phone_plans.h"
#include "patterns/values.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t kMaxPhoneBytes = 250;
constexpr std::size_t kCueDistance = 30;  // bytes before a number

std::string Digits(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

std::string RegionOrUnknown(std::string_view region) {
  return region.empty() ? "ZZ" : std::string(region);
}

// The E.164 form of the valid number that a text is.
std::optional<std::string> ParseValid(const std::string& text,
                                      std::string_view region) {
  if (const PlainPhone plain = ReadPlainPhone(text, region); plain.decided) {
    if (plain.e164.empty()) return std::nullopt;
    return plain.e164;
  }
  const auto* util = PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  if (util->Parse(text, RegionOrUnknown(region), &number) !=
          PhoneNumberUtil::NO_PARSING_ERROR ||
      !util->IsValidNumber(number)) {
    return std::nullopt;
  }
  std::string formatted;
  util->Format(number, PhoneNumberUtil::E164, &formatted);
  return formatted;
}

// "00 32 2 ..." wherever it is dialled from; "+ 32", "(+32)".
std::string WithPlainPrefix(std::string_view text) {
  static const RE2 kPrefix(R"(^[^\d+]*(?:\(?\+ ?|\(?00 ?)([1-9]))");
  std::string plain(text);
  RE2::Replace(&plain, kPrefix, "+\\1");
  return plain;
}

std::optional<std::string> ParseOne(const std::string& text,
                                    std::string_view region) {
  if (auto phone = ParseValid(text, region)) return phone;
  return ParseValid(WithPlainPrefix(text), region);
}

// "040-27654321 / 22", "+32 2 279 20 06; +32 475 ...": the first of several.
std::string FirstOfSeveral(const std::string& text) {
  static const RE2 kSeveral(
      R"(^(.*?\d.*?)(?:\s+/\s+|\s*[;,|]\s*|\s+(?:or|ou|o|oder|and|et|y|e|и|أو)\s+|\n))");
  std::string first;
  return RE2::PartialMatch(text, kSeveral, &first) ? first : text;
}

void Mask(std::string& text, const std::vector<FoundValue>& values) {
  for (const FoundValue& value : values) {
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(value.begin),
              text.begin() + static_cast<std::ptrdiff_t>(value.end), ' ');
  }
}

// Whether a word that announces a phone number stands shortly before.
bool HasCue(const std::string& text, std::size_t begin) {
  std::size_t from = begin > kCueDistance ? begin - kCueDistance : 0;
  while (from > 0 && (text[from] & '\xC0') == '\x80') --from;
  const std::string before = " " + FoldLabel(text.substr(from, begin - from));
  return std::any_of(Words().phone_cues.begin(), Words().phone_cues.end(),
                     [&before](const std::string& cue) {
                       const auto at = before.rfind(cue);
                       if (at == std::string::npos) return false;
                       const auto previous =
                           static_cast<unsigned char>(before[at - 1]);
                       return previous >= 0x80 || !std::isalpha(previous);
                     });
}

std::vector<std::string> GroupsOf(std::string_view text) {
  std::vector<std::string> groups;
  std::string group;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      group.push_back(c);
    } else if (!group.empty()) {
      groups.push_back(std::move(group));
      group.clear();
    }
  }
  if (!group.empty()) groups.push_back(std::move(group));
  return groups;
}

// "1 234 567", "1.234.567": thousands.
bool IsGroupedFigure(const std::vector<std::string>& groups) {
  return groups.front().size() <= 3 &&
         std::all_of(
             groups.begin() + 1, groups.end(),
             [](const std::string& group) { return group.size() == 3; });
}

// "2022-2026", "2020 2021 2022", "2023-05-31", "31.05.2023", "0.25".
bool IsOtherFigure(const std::string& candidate) {
  static const RE2 kOther(
      R"(\(?(?:(?:19|20)\d\d\)?(?:\s?[-/. ]\s?\(?(?:(?:19|20)\d\d|\d\d))+|)"
      R"(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:\s.*)?|\d+\.\d+|0\.\d+\s.*)\)?)");
  return RE2::FullMatch(candidate, kOther);
}

// The E.164 form of a candidate that stands at `begin` of a text.
std::optional<std::string> PhoneAt(const std::string& text, std::size_t begin,
                                   const std::string& candidate,
                                   std::string_view region) {
  const auto digits = Digits(candidate);
  if (digits.size() < 7 || digits.size() > 17 || IsOtherFigure(candidate)) {
    return std::nullopt;
  }
  if (candidate.find('+') != std::string::npos) {
    return ParseValid(candidate, region);
  }
  if (digits.starts_with("00")) {
    return ParseValid(WithPlainPrefix(candidate), region);
  }
  if (region.empty()) return std::nullopt;
  const auto groups = GroupsOf(candidate);
  const bool cue = HasCue(text, begin);
  const bool prefixed = digits.front() == '0' && groups.size() >= 2;
  const bool grouped = groups.size() >= 3 && !IsGroupedFigure(groups);
  if (!cue && !prefixed && !grouped) return std::nullopt;
  const auto phone = ParseValid(candidate, region);
  // Without a word that says so, only what is grouped as people of the region
  // write their numbers.
  if (!phone || cue || prefixed ||
      GroupsOf(NationalForm(*phone, region)) == groups) {
    return phone;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> ParsePhone(std::string_view original,
                                      std::string_view region) {
  if (original.size() > kMaxPhoneBytes) return std::nullopt;
  const std::string text = MapNumberForms(original).text;
  if (Digits(text).size() < 5) return std::nullopt;
  const std::string first = FirstOfSeveral(text);
  if (Digits(first).size() >= 5) {
    if (auto phone = ParseOne(first, region)) return phone;
  }
  return ParseOne(text, region);
}

std::vector<FoundValue> FindPhones(std::string_view original,
                                   std::string_view region) {
  static const RE2 kCandidate(
      R"((?:^|[^A-Za-z0-9#/.,$€£_-])((?:\(?\+ ?|\(?00 ?)?\(?\d(?:[\s().\-/]{0,3}\d){6,16})(?:[^\d%€$]|$))");
  std::vector<FoundValue> phones;
  if (Digits(original).size() < 7 && MapNumberForms(original).origin.empty()) {
    return phones;
  }
  std::string masked(original);
  Mask(masked, FindUrls(original));
  Mask(masked, FindEmails(original));
  const MappedText mapped = MapNumberForms(masked);
  re2::StringPiece groups[2];
  for (std::size_t from = 0;
       kCandidate.Match(mapped.text, from, mapped.text.size(), RE2::UNANCHORED,
                        groups, 2);) {
    const auto begin =
        static_cast<std::size_t>(groups[1].data() - mapped.text.data());
    const std::string candidate(groups[1]);
    from = begin + candidate.size();
    if (auto phone = PhoneAt(mapped.text, begin, candidate, region)) {
      phones.push_back(
          {mapped.OriginOf(begin), mapped.OriginOf(from), *phone, true});
    }
  }
  return phones;
}

}  // namespace quaestor
