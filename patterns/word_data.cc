#include "patterns/word_data.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "patterns/embedded.h"
#include "patterns/values.h"

namespace quaestor {
namespace {

using Json = nlohmann::json;

// All texts of {"en": ["a", "b"], "fr": [...]} or of a list.
std::vector<std::string> TextsOf(const Json& json,
                                 std::string (*fold)(std::string_view)) {
  std::vector<std::string> texts;
  for (const Json& element : json) {
    if (element.is_string()) {
      texts.push_back(fold(element.get_ref<const std::string&>()));
      continue;
    }
    for (std::string& text : TextsOf(element, fold)) {
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

std::set<std::string> SetOf(const Json& json) {
  const std::vector<std::string> texts = TextsOf(json, FoldLabel);
  return {texts.begin(), texts.end()};
}

void ReadContactLabels(const Json& json, WordData& words) {
  constexpr std::pair<const char*, ContactAttribute> kAttributes[] = {
      {"name", ContactAttribute::kName},
      {"title", ContactAttribute::kTitle},
      {"organization", ContactAttribute::kOrganization},
      {"email", ContactAttribute::kEmail},
      {"phone", ContactAttribute::kPhone}};
  for (const auto& [name, attribute] : kAttributes) {
    for (const std::string& text : TextsOf(json.at(name), FoldLabel)) {
      words.contact_labels.emplace(text, attribute);
    }
  }
}

WordData ReadWords() {
  const Json json = Json::parse(EmbeddedFile("words.json"));
  WordData words;
  for (const auto& text : TextsOf(json.at("yes"), FoldLabel)) {
    words.answers.emplace(text, YesNo::kYes);
  }
  for (const auto& text : TextsOf(json.at("no"), FoldLabel)) {
    words.answers.emplace(text, YesNo::kNo);
  }
  words.punctuated = SetOf(json.at("only_before_punctuation"));
  words.not_answers = TextsOf(json.at("neither_yes_nor_no"), FoldLabel);
  words.not_applicable = SetOf(json.at("not_applicable"));
  ReadContactLabels(json.at("contact_labels"), words);
  words.phone_cues = TextsOf(json.at("phone_cues"), FoldLabel);
  words.percent_words = TextsOf(json.at("percent"), FoldText);
  words.top_level_domains = SetOf(json.at("top_level_domains"));
  for (const auto& [region, names] : json.at("countries").items()) {
    for (const auto& name : TextsOf(names, FoldLabel)) {
      words.countries[name] = region;
    }
  }
  return words;
}

bool IsCountryDomain(std::string_view domain) {
  if (domain.size() != 2) return false;
  if (domain == "uk" || domain == "eu") return true;
  for (const char* const* region = uloc_getISOCountries(); *region != nullptr;
       ++region) {
    if (domain[0] == u_tolower((*region)[0]) &&
        domain[1] == u_tolower((*region)[1])) {
      return true;
    }
  }
  return false;
}

std::string OneSpaced(std::string_view text) {
  std::string spaced;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) spaced.push_back(c);
    if (space && !spaced.empty() && spaced.back() != ' ') spaced.push_back(' ');
  }
  if (!spaced.empty() && spaced.back() == ' ') spaced.pop_back();
  return spaced;
}

// Combining marks of scripts that are read without them.
bool IsAccent(UChar32 c) {
  return u_charType(c) == U_NON_SPACING_MARK && c < 0x0900;
}

std::string WithoutAccents(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return text;
  const icu::UnicodeString parts =
      normalizer->normalize(icu::UnicodeString::fromUTF8(text), status);
  if (U_FAILURE(status)) return text;
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 c = parts.char32At(i);
    if (!IsAccent(c)) kept.append(c);
  }
  // Hangul was taken apart too.
  const auto* composer = icu::Normalizer2::getNFCInstance(status);
  if (U_SUCCESS(status)) kept = composer->normalize(kept, status);
  std::string result;
  return U_FAILURE(status) ? text : kept.toUTF8String(result);
}

}  // namespace

const WordData& Words() {
  static const WordData kWords = ReadWords();
  return kWords;
}

std::string FoldLabel(std::string_view text) {
  const std::string folded = FoldText(text);
  const bool ascii = std::all_of(folded.begin(), folded.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
  return OneSpaced(ascii ? folded : WithoutAccents(folded));
}

bool IsTopLevelDomain(std::string_view domain) {
  return IsCountryDomain(domain) ||
         Words().top_level_domains.count(std::string(domain)) > 0;
}

}  // namespace quaestor
