#include "patterns/word_lists.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "patterns/utf8.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

constexpr std::size_t kMaxLabelBytes = 90;
constexpr std::size_t kMaxWordBytes = 40;

bool IsWordCharacter(UChar32 c) { return u_isalnum(c) != 0 || c == '\''; }

// The first character that is part of a word, or the size.
std::size_t BeginOfWords(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t next = 0; next < size;) {
    const auto begin = static_cast<std::size_t>(next);
    UChar32 c = 0;
    U8_NEXT(bytes, next, size, c);
    if (c >= 0 && IsWordCharacter(c)) return begin;
  }
  return text.size();
}

// What is left without signs at both ends.
std::string_view TrimToWords(std::string_view text) {
  text.remove_prefix(BeginOfWords(text));
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto end = static_cast<std::int32_t>(text.size());
  while (end > 0) {
    std::int32_t before = end;
    UChar32 c = 0;
    U8_PREV(bytes, 0, before, c);
    if (c >= 0 && IsWordCharacter(c)) break;
    end = before;
  }
  return text.substr(0, static_cast<std::size_t>(end));
}

UChar32 FirstCharacter(std::string_view text) {
  if (text.empty()) return 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::int64_t next = 0;
  UChar32 c = 0;
  U8_NEXT(bytes, next, static_cast<std::int64_t>(text.size()), c);
  return c < 0 ? 0xFFFD : c;
}

bool EndsWord(std::string_view rest) {
  const UChar32 c = FirstCharacter(rest);
  return rest.empty() || (!IsWordCharacter(c) && c != '-');
}

bool IsPunctuatedOrEnds(std::string_view rest) {
  return rest.empty() || u_ispunct(FirstCharacter(rest)) != 0;
}

bool BeginsWithOther(const std::string& text) {
  for (const std::string& phrase : Words().not_answers) {
    if (text.starts_with(phrase) && EndsWord(text.substr(phrase.size()))) {
      return true;
    }
  }
  // "No. 5", "No 12/2021": the abbreviation of number.
  std::string_view rest = text;
  rest = rest.substr(0, std::min<std::size_t>(text.size(), 6));
  return (rest.starts_with("no. ") || rest.starts_with("no ")) &&
         u_isdigit(static_cast<unsigned char>(
             rest[std::min(rest.size() - 1, rest.find(' ') + 1)]));
}

YesNo AnswerOf(std::string_view word) {
  const auto& answers = Words().answers;
  const auto found = answers.find(std::string(word));
  return found == answers.end() ? YesNo::kNeither : found->second;
}

// The longest known word that `text` (folded) begins with.
YesNo LongestAnswer(std::string_view text, std::size_t& length) {
  for (length = std::min(text.size(), kMaxWordBytes); length > 0; --length) {
    const YesNo answer = AnswerOf(text.substr(0, length));
    if (answer != YesNo::kNeither && EndsWord(text.substr(length))) {
      return answer;
    }
  }
  return YesNo::kNeither;
}

// "Phone (mobile)" is "phone", "2. Name 1" is "name".
std::string BareLabel(std::string_view label) {
  std::string folded = FoldLabel(label.substr(0, label.find('(')));
  std::string_view bare = TrimToWords(folded);
  while (!bare.empty() && bare.front() >= '0' && bare.front() <= '9') {
    bare.remove_prefix(1);
    bare = TrimToWords(bare);
  }
  while (!bare.empty() && bare.back() >= '0' && bare.back() <= '9') {
    bare.remove_suffix(1);
    bare = TrimToWords(bare);
  }
  return std::string(bare);
}

bool LabelAttribute(std::string_view text, ContactAttribute& attribute) {
  const auto& labels = Words().contact_labels;
  const auto found = labels.find(BareLabel(text));
  if (found != labels.end()) {
    attribute = found->second;
    return true;
  }
  // "Name / Nom": forms in two languages.
  const auto slash = text.find('/');
  return slash != std::string_view::npos &&
         (LabelAttribute(text.substr(0, slash), attribute) ||
          LabelAttribute(text.substr(slash + 1), attribute));
}

}  // namespace

YesNo BeginsWithYesOrNo(std::string_view text) {
  const std::string folded = FoldLabel(text.substr(BeginOfWords(text)));
  std::size_t length = 0;
  const YesNo answer = LongestAnswer(folded, length);
  if (answer == YesNo::kNeither || BeginsWithOther(folded)) {
    return YesNo::kNeither;
  }
  const std::string rest = folded.substr(length);
  if (Words().punctuated.count(folded.substr(0, length)) > 0 &&
      !IsPunctuatedOrEnds(rest)) {
    return YesNo::kNeither;
  }
  const YesNo second = IsYesOrNo(rest);  // "Yes / No" chooses nothing
  return second != YesNo::kNeither && second != answer ? YesNo::kNeither
                                                       : answer;
}

YesNo IsYesOrNo(std::string_view text) {
  if (text.size() > 4 * kMaxWordBytes) return YesNo::kNeither;
  return AnswerOf(TrimToWords(FoldLabel(text)));
}

bool BeginsWithContactLabel(std::string_view line, ContactLabel& label) {
  const std::string_view head = line.substr(0, kMaxLabelBytes);
  constexpr std::string_view kWideColon = "：";
  const auto narrow = head.find(':');
  const auto wide = head.find(kWideColon);
  const auto colon = std::min(narrow, wide);
  if (colon == std::string_view::npos ||
      !LabelAttribute(line.substr(0, colon), label.attribute)) {
    return false;
  }
  label.length = colon + (colon == wide ? kWideColon.size() : 1);
  while (label.length < line.size() && line[label.length] == '*') {
    ++label.length;  // "**Name:**"
  }
  return true;
}

bool IsNotApplicable(std::string_view text) {
  if (text.size() > 120) return false;
  return Words().not_applicable.count(
             std::string(TrimToWords(FoldLabel(text)))) > 0;
}

bool IsFiller(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(NextCharacter(text, at));
    const bool sign = c == '.' || c == '_' || c == '/' || c == '*' ||
                      c == 0x2026 || c == 0x2212 || c == 0xB7 ||
                      u_charType(c) == U_DASH_PUNCTUATION || u_isspace(c) != 0;
    if (!sign) return false;
  }
  return true;
}

std::string_view NameOf(ContactAttribute attribute) {
  switch (attribute) {
    case ContactAttribute::kName:
      return "name";
    case ContactAttribute::kTitle:
      return "title";
    case ContactAttribute::kOrganization:
      return "organization";
    case ContactAttribute::kEmail:
      return "email";
    case ContactAttribute::kPhone:
      break;
  }
  return "phone";
}

}  // namespace quaestor
