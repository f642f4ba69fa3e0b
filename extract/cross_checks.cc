#include "extract/cross_checks.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "patterns/values.h"
#include "patterns/word_lists.h"

namespace quaestor {
namespace {

constexpr std::size_t kMostUrls = 2000;  // a bound on the pairs to compare

std::string Comparable(std::string_view url) {
  std::string folded = FoldText(url);
  const auto scheme = folded.find("://");
  if (scheme != std::string::npos) folded.erase(0, scheme + 3);
  if (folded.starts_with("www.")) folded.erase(0, 4);
  while (folded.ends_with('/')) folded.pop_back();
  return folded;
}

bool IsAlnum(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool OneEditApart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
  const auto at = static_cast<std::size_t>(x - a.begin());
  return a.size() == b.size() ? a.substr(std::min(at + 1, a.size())) ==
                                    b.substr(std::min(at + 1, b.size()))
                              : a.substr(at) == b.substr(at + 1);
}

// At most two edits, tried as one edit after each way to mend the first.
bool TwoEditsApart(std::string_view a, std::string_view b) {
  const auto [x, y] = std::mismatch(
      a.begin(),
      a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
      b.begin());
  const std::string_view one =
      a.substr(static_cast<std::size_t>(x - a.begin()));
  const std::string_view two =
      b.substr(static_cast<std::size_t>(y - b.begin()));
  if (one.empty() || two.empty()) return one.size() + two.size() <= 2;
  return OneEditApart(one.substr(1), two) || OneEditApart(one, two.substr(1)) ||
         OneEditApart(one.substr(1), two.substr(1));
}

bool AllDigits(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
}

// The digits of a word aside, is it the same?
std::string WithoutDigits(std::string_view text) {
  std::string rest;
  for (const char c : text) {
    if (std::isdigit(static_cast<unsigned char>(c)) == 0) rest += c;
  }
  return rest;
}

std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && IsAlnum(text[end])) ++end;
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Whether what differs is long enough to be a slip: "e.city.org" and
// "city.org", ".../en" and ".../fr" are other places on purpose. Where a sign
// between two words is lost, the words together count.
bool DifferInLongWords(const std::vector<std::string_view>& a,
                       const std::vector<std::string_view>& b) {
  constexpr std::size_t kShortestWord = 4;
  const auto joined = [](const auto& words) {
    std::string all;
    for (const std::string_view word : words) all += word;
    return all;
  };
  if (a.size() != b.size()) return joined(a) == joined(b);
  bool differ = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (AllDigits(a[i]) && AllDigits(b[i])) return false;
    if (std::max(a[i].size(), b[i].size()) < kShortestWord) return false;
    differ = true;
  }
  return differ || a.empty();
}

struct FieldUrl {
  std::size_t field;
  std::string comparable;
};

std::vector<FieldUrl> AllUrls(const Reading& reading) {
  std::vector<FieldUrl> urls;
  for (std::size_t f = 0; f < reading.fields.size(); ++f) {
    const FieldAnswer& answer = reading.fields[f];
    const auto add = [&](const std::string& url) {
      if (urls.size() < kMostUrls) urls.push_back({f, Comparable(url)});
    };
    if (answer.type == FieldType::kUrls) {
      std::for_each(answer.list_value.begin(), answer.list_value.end(), add);
    }
    std::for_each(answer.urls.begin(), answer.urls.end(), add);
    for (const OptionAnswer& option : answer.options) {
      std::for_each(option.urls.begin(), option.urls.end(), add);
    }
  }
  return urls;
}

void FindNearDuplicates(Reading& reading) {
  const auto urls = AllUrls(reading);
  for (std::size_t i = 0; i < urls.size(); ++i) {
    for (std::size_t j = i + 1; j < urls.size(); ++j) {
      if (!AreNearDuplicates(urls[i].comparable, urls[j].comparable)) continue;
      for (const std::size_t f : {urls[i].field, urls[j].field}) {
        AddReason(reading.fields[f], "url_near_duplicate");
        AddFinding(reading.fields[f], "url_near_duplicate");
      }
    }
  }
}

// What stands before the first sign of punctuation.
std::string_view FirstClause(std::string_view text) {
  return text.substr(0, text.find_first_of(".,;:!?\n"));
}

// "No, ...", "Not yet in force", and not "No further details".
bool Denies(std::string_view text) {
  if (BeginsWithYesOrNo(text) != YesNo::kNo) return false;
  const std::string_view clause = FirstClause(text);
  const std::string_view word = clause.substr(0, clause.find(' '));
  return IsYesOrNo(clause) == YesNo::kNo || IsYesOrNo(word) != YesNo::kNo;
}

// The words written beside the boxes say otherwise.
bool ContradictedBeside(const FieldAnswer& answer) {
  const std::string text = answer.text.value_or("");
  if (answer.text_value == "no") return BeginsWithYesOrNo(text) == YesNo::kYes;
  return answer.text_value == "yes" && Denies(text);
}

// The explanation says otherwise, and cannot be one of another choice.
bool ContradictedByExplanation(Reading& reading, const FieldDefinition& field,
                               const FieldAnswer& answer) {
  const FieldDefinition* why =
      FindField(reading.definition, field.explained_by);
  if (why == nullptr) return false;
  const std::string_view opposite = answer.text_value == "no" ? "yes" : "no";
  const bool another = std::any_of(
      reading.definition.fields.begin(), reading.definition.fields.end(),
      [&](const FieldDefinition& other) {
        return other.explained_by == field.explained_by &&
               AnswerOf(reading, other.id).text_value == opposite;
      });
  if (another) return false;
  const std::string& text = AnswerOf(reading, why->id).text_value;
  if (answer.text_value == "no") return BeginsWithYesOrNo(text) == YesNo::kYes;
  // "If yes, are the results published?" is a question of its own: "No" is
  // an answer to that.
  return answer.text_value == "yes" && why->question == field.question &&
         Denies(text);
}

// One box is checked, and the words beside it or the explanation begin with
// the other answer.
void FindContradictions(Reading& reading) {
  for (const FieldDefinition& field : reading.definition.fields) {
    if (field.type != FieldType::kChoice) continue;
    FieldAnswer& answer = AnswerOf(reading, field.id);
    if (ContradictedBeside(answer) ||
        ContradictedByExplanation(reading, field, answer)) {
      AddReason(answer, "answer_contradicts_mark");
      AddFinding(answer, "answer_contradicts_mark");
    }
  }
}

}  // namespace

bool AreNearDuplicates(std::string_view a, std::string_view b) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (a == b || longer < 8 || longer - std::min(a.size(), b.size()) > 2) {
    return false;
  }
  return TwoEditsApart(a, b) && WithoutDigits(a) != WithoutDigits(b) &&
         DifferInLongWords(WordsOf(a), WordsOf(b));
}

void CrossCheck(Reading& reading) {
  FindNearDuplicates(reading);
  FindContradictions(reading);
}

}  // namespace quaestor
