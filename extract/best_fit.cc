// Which questionnaire is this? By the share of a definition's runs of three
// words that stand in the document: cheap, and blind to order.

#include <algorithm>
#include <map>
#include <tuple>

#include "extract/extract.h"
#include "extract/form_text.h"
#include "extract/token_stream.h"

namespace quaestor {
namespace {

using Trigram = std::tuple<int, int, int>;

// In order, to be looked up.
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

struct Count {
  double found = 0;
  double all = 0;
};

double FitOf(const Document& document, const Definition& definition) {
  Vocabulary vocabulary;
  const auto texts = FormTexts(definition, vocabulary);
  const auto trigrams =
      TrigramsOf(MakeStream(document, Flow::kBody, vocabulary));
  std::map<std::string, Count> by_language;
  for (const FormText& text : texts) {
    Count& count = by_language[text.language];
    for (std::size_t i = 2; i < text.keys.size(); ++i) {
      count.all += 1;
      count.found += std::binary_search(
          trigrams.begin(), trigrams.end(),
          Trigram{text.keys[i - 2], text.keys[i - 1], text.keys[i]});
    }
  }
  double best = 0;
  for (const auto& [language, count] : by_language) {
    if (count.all > 0) best = std::max(best, count.found / count.all);
  }
  return best;
}

}  // namespace

Fit BestFit(const Document& document,
            const std::vector<Definition>& definitions) {
  Fit best;
  for (std::size_t d = 0; d < definitions.size(); ++d) {
    const double score = FitOf(document, definitions[d]);
    if (score > best.score) best = {d, score};
  }
  return best;
}

}  // namespace quaestor
