// Text, URLs, dates and percentages.

#include <algorithm>
#include <set>
#include <string_view>

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

void AddOnce(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) {
    list.push_back(value);
  }
}

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
  std::string rest(word);
  for (const std::string_view sign : kSigns) {
    for (auto at = rest.find(sign); at != std::string::npos;
         at = rest.find(sign)) {
      rest.erase(at, sign.size());
    }
  }
  return IsSeparator(rest);
}

// The words of the passage that stand in no URL.
std::string WordsBeside(const Passage& passage,
                        const std::vector<PassageUrl>& urls) {
  std::string beside;
  for (std::size_t p = 0; p < passage.paragraphs.size(); ++p) {
    std::string text = passage.paragraphs[p].text;
    for (std::size_t u = urls.size(); u > 0; --u) {
      const PassageUrl& url = urls[u - 1];
      if (url.paragraph == p && url.visible) {
        text.replace(url.begin, url.end - url.begin, " ");
      }
    }
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      std::string_view word = text;
      word = word.substr(at, end - at);
      at = end + 1;
      if (word.empty() || (!urls.empty() && IsPunctuation(word))) continue;
      if (!beside.empty()) beside += ' ';
      beside += word;
    }
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
  for (const PassageUrl& url : urls) AddOnce(answer.urls, url.url);
  for (const Paragraph& paragraph : passage.paragraphs) {
    for (const auto& email : FindEmails(paragraph.text)) {
      AddOnce(answer.emails, email.value);
    }
    for (const auto& phone : FindPhones(paragraph.text, reading.region)) {
      AddOnce(answer.phones, phone.value);
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
  for (const PassageUrl& url : urls) AddOnce(answer.list_value, url.url);
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
  if (!percentage) return;
  answer.status = FieldStatus::kAnswered;
  answer.number_value = percentage->value;
  answer.evidence = text.evidence;
  if (percentage->ambiguous) {
    AddReason(answer, "percentage_ambiguous");
    AddFinding(answer, "percentage_ambiguous");
  }
}

}  // namespace quaestor
