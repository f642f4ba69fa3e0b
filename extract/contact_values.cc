#include "extract/contact_values.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "patterns/values.h"

namespace quaestor {
namespace {

bool HasWords(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0;
  });
}

std::string Without(const std::string& text, const FoundValue& value) {
  std::string rest = TrimmedRest(text.substr(0, value.begin));
  // "Tel.: +32 ...": the label again.
  ContactLabel label{};
  if (BeginsWithContactLabel(rest + ":", label) &&
      label.length >= rest.size()) {
    rest.clear();
  }
  const std::string behind = TrimmedRest(text.substr(value.end));
  if (!rest.empty() && !behind.empty()) rest += ' ';
  return rest + behind;
}

ContactValue ReadEmail(const std::string& text) {
  for (const FoundValue& email : FindEmails(text)) {
    if (email.valid) return {email.value, Without(text, email), true};
  }
  return {text, "", false};
}

std::size_t DigitsOf(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(),
                    [](unsigned char c) { return std::isdigit(c) != 0; }));
}

ContactValue ReadPhone(const std::string& text, std::string_view region) {
  const auto phone = ParsePhone(text, region);
  for (const FoundValue& found : FindPhones(text, region)) {
    if (!phone || found.value == *phone) {
      return {found.value, Without(text, found), true};
    }
  }
  if (!phone) return {text, "", false};
  // Where it stands cannot be told: kept whole unless it is but the number.
  constexpr std::size_t kDialledBefore = 4;  // digits: "00", "(0)"
  const bool more = DigitsOf(text) > DigitsOf(*phone) + kDialledBefore ||
                    std::any_of(text.begin(), text.end(), [](unsigned char c) {
                      return std::isalpha(c) != 0;
                    });
  return {*phone, more ? text : "", true};
}

}  // namespace

std::string TrimmedRest(std::string_view text) {
  constexpr std::string_view kSeparators = " \t\n,;/|<>:&";
  if (!HasWords(text)) return "";
  const std::size_t first = text.find_first_not_of(kSeparators);
  const std::size_t last = text.find_last_not_of(kSeparators);
  return std::string(text.substr(first, last + 1 - first));
}

ContactValue ReadContactValue(ContactAttribute attribute,
                              const std::string& text,
                              std::string_view region) {
  if (attribute == ContactAttribute::kEmail) return ReadEmail(text);
  if (attribute == ContactAttribute::kPhone) return ReadPhone(text, region);
  return {text, "", true};
}

}  // namespace quaestor
