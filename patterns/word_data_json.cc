// ReadWordData and ReadCountryNames of word_data.h.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "patterns/values.h"
#include "patterns/word_data.h"

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

}  // namespace

WordData ReadWordData(std::string_view text) {
  const Json json = Json::parse(text);
  WordData words;
  for (const auto& word : TextsOf(json.at("yes"), FoldLabel)) {
    words.answers.emplace(word, YesNo::kYes);
  }
  for (const auto& word : TextsOf(json.at("no"), FoldLabel)) {
    words.answers.emplace(word, YesNo::kNo);
  }
  words.punctuated = SetOf(json.at("only_before_punctuation"));
  words.not_answers = TextsOf(json.at("neither_yes_nor_no"), FoldLabel);
  words.not_applicable = SetOf(json.at("not_applicable"));
  ReadContactLabels(json.at("contact_labels"), words);
  words.phone_cues = TextsOf(json.at("phone_cues"), FoldLabel);
  words.percent_words = TextsOf(json.at("percent"), FoldText);
  std::stable_sort(
      words.percent_words.begin(), words.percent_words.end(),
      [](const auto& a, const auto& b) { return a.size() > b.size(); });
  words.top_level_domains = SetOf(json.at("top_level_domains"));
  return words;
}

std::map<std::string, std::string> ReadCountryNames(std::string_view text) {
  std::map<std::string, std::string> countries;
  const Json json = Json::parse(text);
  for (const auto& [region, names] : json.at("countries").items()) {
    for (const auto& name : TextsOf(names, FoldLabel)) countries[name] = region;
  }
  return countries;
}

}  // namespace quaestor
