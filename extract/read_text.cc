// Text, URLs, dates and percentages.

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/passage_urls.h"
#include "extract/read_fields.h"
#include "patterns/values.h"
#include "patterns/word_lists.h"

namespace quaestor {
namespace {

bool EncodingSuspect(const Reading& reading, const std::vector<int>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [&](int t) {
    const Token& token = TokenAt(reading, t);
    return token.mark < 0 && WordOf(reading.document, token).encoding_suspect;
  });
}

// Facts about the words themselves, whatever they mean.
void NotePassage(const Reading& reading, const Passage& passage,
                 FieldAnswer& answer) {
  if (EncodingSuspect(reading, passage.tokens)) {
    AddReason(answer, "encoding_suspect");
    AddFinding(answer, "encoding_suspect");
  }
  if (passage.urls_rejoined > 0) {
    AddReason(answer, "url_rejoined");
    AddFinding(answer, "url_rejoined");
  }
}

void NoteUrls(const std::vector<PassageUrl>& urls, FieldAnswer& answer) {
  for (const PassageUrl& url : urls) {
    if (!url.valid) {
      AddReason(answer, "url_invalid");
      AddFinding(answer, "url_invalid");
    }
    if (url.mismatch) {
      AddReason(answer, "link_mismatch");
      AddFinding(answer, "link_mismatch");
    }
  }
}

// A list without duplicates, in the order of their first.
class Once {
 public:
  explicit Once(std::vector<std::string>& list)
      : list_(list), seen_(list.begin(), list.end()) {}
  void Add(const std::string& value) {
    if (seen_.insert(value).second) list_.push_back(value);
  }

 private:
  std::vector<std::string>& list_;
  std::unordered_set<std::string> seen_;
};

bool IsSeparator(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 ||
           std::isalnum(static_cast<unsigned char>(c)) != 0;
  });
}

bool IsPunctuation(std::string_view word) {
  static constexpr std::string_view kSigns[] = {
      "–", "—",  "•",  "·",  "…",  "“",  "”",  "«", "»",
      "،", "；", "，", "。", "、", "：", "（", "）"};
  std::string rest;
  while (!word.empty()) {
    const auto* const sign = std::find_if(
        std::begin(kSigns), std::end(kSigns),
        [&](std::string_view own) { return word.starts_with(own); });
    if (sign == std::end(kSigns)) rest += word.front();
    word.remove_prefix(sign == std::end(kSigns) ? 1 : sign->size());
  }
  return IsSeparator(rest);
}

// A paragraph with a space for each of its visible URLs; `next` is the first
// URL of this paragraph, or of a later one, and is moved on to the next one's.
std::string WithoutUrls(const Passage& passage, std::size_t paragraph,
                        const std::vector<PassageUrl>& urls,
                        std::size_t& next) {
  const std::string& text = passage.paragraphs[paragraph].text;
  std::string rest;
  std::size_t at = 0;
  for (; next < urls.size() && urls[next].paragraph == paragraph; ++next) {
    const PassageUrl& url = urls[next];
    if (!url.visible || url.begin < at) continue;
    rest.append(text, at, url.begin - at);
    rest += ' ';
    at = url.end;
  }
  return rest.append(text, at);
}

// The other half of each bracket of a text, by place; npos where it has none.
std::vector<std::size_t> Partners(std::string_view text) {
  std::vector<std::size_t> partners(text.size(), std::string::npos);
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(' || text[at] == '[') open.push_back(at);
    if (open.empty() || (text[at] != ')' && text[at] != ']')) continue;
    if (text[open.back()] == (text[at] == ')' ? '(' : '[')) {
      partners[at] = open.back();
      partners[open.back()] = at;
    }
    open.pop_back();
  }
  return partners;
}

// The words of a text without those that are signs only, and without the
// brackets that have lost their other half by that: "(see )".
std::string WithoutLoneSigns(std::string_view text) {
  std::vector<bool> kept(text.size(), false);
  for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
    end = std::min(text.find(' ', at), text.size());
    if (IsPunctuation(text.substr(at, end - at))) continue;
    std::fill(kept.begin() + static_cast<std::ptrdiff_t>(at),
              kept.begin() + static_cast<std::ptrdiff_t>(end), true);
  }
  const std::vector<std::size_t> partners = Partners(text);
  std::string rest;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool halved =
        partners[at] != std::string::npos && !kept[partners[at]];
    if (kept[at] && !halved) rest += text[at];
    if (text[at] == ' ' && !rest.empty() && rest.back() != ' ') rest += ' ';
  }
  while (rest.ends_with(' ')) rest.pop_back();
  return rest;
}

std::string WithSingleSpaces(std::string_view text) {
  std::string words;
  for (const char c : text) {
    if (c != ' ' || (!words.empty() && words.back() != ' ')) words += c;
  }
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

// The words of the passage that stand in no URL.
std::string WordsBeside(const Passage& passage,
                        const std::vector<PassageUrl>& urls) {
  std::string beside;
  std::size_t next = 0;
  for (std::size_t p = 0; p < passage.paragraphs.size(); ++p) {
    const std::string text = WithoutUrls(passage, p, urls, next);
    const std::string words =
        urls.empty() ? WithSingleSpaces(text) : WithoutLoneSigns(text);
    if (!words.empty() && !beside.empty()) beside += ' ';
    beside += words;
  }
  return beside;
}

bool HasVisible(const std::vector<PassageUrl>& urls) {
  return std::any_of(urls.begin(), urls.end(),
                     [](const PassageUrl& url) { return url.visible; });
}

}  // namespace

void ReadText(Reading& reading, const std::vector<int>& tokens,
              FieldAnswer& answer) {
  Passage passage = PassageOf(reading, tokens);
  const std::string text = ToText(passage);
  answer.status = FieldStatus::kBlank;
  if (text.empty()) return;
  SetUse(reading, tokens, Use::kAnswer);
  answer.status = FieldStatus::kAnswered;
  answer.text_value = text;
  answer.evidence =
      EvidenceOf(reading.document, reading.alignment.body, tokens);
  const auto urls = UrlsOf(reading.document, passage, false);
  Once own_urls(answer.urls);
  Once emails(answer.emails);
  Once phones(answer.phones);
  for (const PassageUrl& url : urls) own_urls.Add(url.url);
  for (const Paragraph& paragraph : passage.paragraphs) {
    for (const auto& email : FindEmails(paragraph.text)) {
      emails.Add(email.value);
    }
    for (const auto& phone : FindPhones(paragraph.text, reading.region)) {
      phones.Add(phone.value);
    }
  }
  NotePassage(reading, passage, answer);
  NoteUrls(urls, answer);
}

void ReadUrls(Reading& reading, const std::vector<int>& tokens,
              FieldAnswer& answer) {
  Passage passage = PassageOf(reading, tokens);
  if (!passage.paragraphs.empty()) TrimSeparators(passage);
  answer.status = FieldStatus::kBlank;
  if (ToText(passage).empty()) return;
  SetUse(reading, tokens, Use::kAnswer);
  answer.status = FieldStatus::kAnswered;
  answer.evidence =
      EvidenceOf(reading.document, reading.alignment.body, tokens);
  const auto urls = UrlsOf(reading.document, passage, true);
  Once list(answer.list_value);
  for (const PassageUrl& url : urls) list.Add(url.url);
  std::string beside = WordsBeside(passage, urls);
  if (beside.empty() && !HasVisible(urls)) beside = ToText(passage);
  if (!beside.empty()) answer.text = beside;
  // Words such as "our portal", whose link was lost on the way here.
  if (urls.empty() && !IsPunctuation(beside) && !IsNotApplicable(beside) &&
      IsYesOrNo(beside) == YesNo::kNeither) {
    AddReason(answer, "url_missing");
    AddFinding(answer, "words_without_url");
  }
  NotePassage(reading, passage, answer);
  NoteUrls(urls, answer);
}

void ReadDate(Reading& reading, const std::vector<int>& tokens,
              FieldAnswer& answer) {
  Passage passage = PassageOf(reading, tokens);
  TrimSeparators(passage);
  const std::string text = ToLine(passage);
  answer.status = FieldStatus::kBlank;
  if (text.empty()) return;
  SetUse(reading, tokens, Use::kAnswer);
  answer.text = text;
  answer.evidence =
      EvidenceOf(reading.document, reading.alignment.body, tokens);
  answer.status = FieldStatus::kAnswered;
  NotePassage(reading, passage, answer);
  const auto date = ParseDate(text);
  if (!date) {
    AddReason(answer, "date_invalid");
    AddFinding(answer, "date_invalid");
    return;
  }
  answer.text_value = date->iso;
  if (date->ambiguous) {
    AddReason(answer, "date_ambiguous");
    AddFinding(answer, "date_ambiguous");
  }
}

void ReadPercentage(const FieldAnswer& text, FieldAnswer& answer) {
  answer.status = text.status == FieldStatus::kMissing ? FieldStatus::kMissing
                                                       : FieldStatus::kBlank;
  if (text.status != FieldStatus::kAnswered) return;
  answer.text = text.text_value;
  const auto percentage = ParsePercentage(text.text_value);
  if (percentage.ambiguous || percentage.doubtful) {
    AddReason(answer, "percentage_ambiguous");
  }
  if (percentage.ambiguous) AddFinding(answer, "percentage_ambiguous");
  if (percentage.doubtful) AddFinding(answer, "percentage_doubtful");
  if (!percentage.value) return;
  answer.status = FieldStatus::kAnswered;
  answer.number_value = *percentage.value;
  answer.evidence = text.evidence;
}

}  // namespace quaestor
