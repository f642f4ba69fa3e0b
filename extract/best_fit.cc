// Which questionnaire is this? By the share of a definition's runs of three
// words that stand in the document: cheap, and blind to order.

#include <algorithm>
#include <map>
#include <string>

#include "extract/extract.h"
#include "extract/form_languages.h"
#include "extract/form_text.h"
#include "extract/token_stream.h"

namespace quaestor {
namespace {

double FitOf(const Document& document, const Definition& definition) {
  Vocabulary vocabulary;
  const auto trigrams =
      TrigramsOf(MakeStream(document, Flow::kBody, vocabulary));
  const auto languages = LikelyLanguages(trigrams, definition, vocabulary);
  std::map<std::string, TrigramCount> by_language;
  for (const FormText& text : FormTexts(definition, languages, vocabulary)) {
    CountTrigrams(text.keys, trigrams, by_language[text.language]);
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
