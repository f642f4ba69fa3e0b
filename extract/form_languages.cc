#include "extract/form_languages.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace quaestor {
namespace {

// The longest wordings of each language, a wording an entry. The very longest
// are introductions, which are the first thing that respondents leave out.
std::map<std::string, std::vector<std::string_view>> Samples(
    const Definition& definition) {
  constexpr std::size_t kIntroductions = 2;
  constexpr std::size_t kSamples = 10;
  std::map<std::string, std::vector<std::string_view>> samples;
  for (const Entry& entry : definition.entries) {
    std::set<std::string_view> seen;
    for (const Wording& wording : entry.wordings) {
      if (seen.insert(wording.language).second) {
        samples[wording.language].push_back(wording.text);
      }
    }
  }
  for (auto& [language, texts] : samples) {
    std::stable_sort(texts.begin(), texts.end(),
                     [](auto a, auto b) { return a.size() > b.size(); });
    if (texts.size() >= kIntroductions + kSamples) {
      texts.erase(texts.begin(), texts.begin() + kIntroductions);
    }
    texts.resize(std::min(texts.size(), kSamples));
  }
  return samples;
}

}  // namespace

std::vector<Trigram> TrigramsOf(const TokenStream& stream) {
  std::vector<Trigram> trigrams;
  trigrams.reserve(stream.tokens.size());
  int first = kNoKey;
  int second = kNoKey;
  for (const Token& token : stream.tokens) {
    if (token.key == kNoKey || token.filled_in) continue;
    if (first != kNoKey) trigrams.emplace_back(first, second, token.key);
    first = second;
    second = token.key;
  }
  std::sort(trigrams.begin(), trigrams.end());
  return trigrams;
}

void CountTrigrams(const std::vector<int>& keys,
                   const std::vector<Trigram>& trigrams, TrigramCount& count) {
  for (std::size_t i = 2; i < keys.size(); ++i) {
    count.all += 1;
    count.found +=
        std::binary_search(trigrams.begin(), trigrams.end(),
                           Trigram{keys[i - 2], keys[i - 1], keys[i]});
  }
}

std::set<std::string> LikelyLanguages(const std::vector<Trigram>& trigrams,
                                      const Definition& definition,
                                      Vocabulary& vocabulary) {
  constexpr double kCertain = 0.4;   // share of the trigrams
  constexpr double kPossible = 0.1;  // printed as well, in parts
  // Of a language that the first few do not show the others are not looked at.
  constexpr std::size_t kFirst = 3;
  constexpr double kChance = 0.05;
  std::map<std::string, double> shares;
  double most = 0;
  for (const auto& [language, texts] : Samples(definition)) {
    TrigramCount count;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (i == kFirst && count.found < kChance * count.all) break;
      CountTrigrams(KeysOf(texts[i], vocabulary), trigrams, count);
    }
    if (count.all == 0) continue;
    shares[language] = count.found / count.all;
    most = std::max(most, shares[language]);
  }
  std::set<std::string> likely;
  for (const auto& [language, share] : shares) {
    if (most >= kCertain && share >= kPossible) likely.insert(language);
  }
  return likely;
}

}  // namespace quaestor
