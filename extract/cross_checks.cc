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

// The word around the first difference.
std::string_view WordAround(std::string_view text, std::size_t at) {
  std::size_t first = std::min(at, text.size());
  while (first > 0 && IsAlnum(text[first - 1])) --first;
  std::size_t end = std::min(at, text.size());
  while (end < text.size() && IsAlnum(text[end])) ++end;
  return text.substr(first, end - first);
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

// "No" is checked, and the explanation begins with "Yes".
void FindContradictions(Reading& reading) {
  for (const FieldDefinition& field : reading.definition.fields) {
    if (field.type != FieldType::kChoice || field.explained_by.empty()) {
      continue;
    }
    FieldAnswer& answer = AnswerOf(reading, field.id);
    if (answer.text_value != "no") continue;
    const FieldAnswer& why = AnswerOf(reading, field.explained_by);
    // Where several choices share one explanation, it may speak of another.
    const bool another = std::any_of(
        reading.definition.fields.begin(), reading.definition.fields.end(),
        [&](const FieldDefinition& other) {
          return other.explained_by == field.explained_by &&
                 AnswerOf(reading, other.id).text_value == "yes";
        });
    const bool beside =
        BeginsWithYesOrNo(answer.text.value_or("")) == YesNo::kYes;
    if (beside ||
        (!another && BeginsWithYesOrNo(why.text_value) == YesNo::kYes)) {
      AddReason(answer, "answer_contradicts_mark");
      AddFinding(answer, "answer_contradicts_mark");
    }
  }
}

}  // namespace

bool AreNearDuplicates(std::string_view a, std::string_view b) {
  constexpr std::size_t kShortestWord = 4;
  const std::size_t longer = std::max(a.size(), b.size());
  if (a == b || longer < 8 || longer - std::min(a.size(), b.size()) > 2) {
    return false;
  }
  if (!TwoEditsApart(a, b)) return false;
  const std::size_t least = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (at < least && a[at] == b[at]) ++at;
  const std::string_view one = WordAround(a, at);
  const std::string_view two = WordAround(b, at);
  if (AllDigits(one) && AllDigits(two)) return false;
  if (WithoutDigits(a) == WithoutDigits(b)) return false;
  return std::max(one.size(), two.size()) >= kShortestWord;
}

void CrossCheck(Reading& reading) {
  FindNearDuplicates(reading);
  FindContradictions(reading);
}

}  // namespace quaestor
