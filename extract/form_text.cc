#include "extract/form_text.h"

#include <algorithm>

namespace quaestor {

double KeyWeight(int length) { return std::min(1.0, 0.25 + 0.15 * length); }

std::vector<FormText> FormTexts(const Definition& definition,
                                const std::set<std::string>& languages,
                                Vocabulary& vocabulary) {
  std::vector<FormText> texts;
  for (std::size_t e = 0; e < definition.entries.size(); ++e) {
    for (const Wording& wording : definition.entries[e].wordings) {
      if (!languages.empty() && !languages.contains(wording.language)) continue;
      FormText text;
      text.entry = static_cast<int>(e);
      text.language = wording.language;
      text.keys = KeysOf(wording.text, vocabulary);
      if (text.keys.empty()) continue;
      for (const int key : text.keys) {
        text.weights.push_back(KeyWeight(vocabulary.Length(key)));
        text.weight += text.weights.back();
      }
      text.colon = wording.text.ends_with(':') ||
                   wording.text.ends_with("\xEF\xBC\x9A");  // full-width colon
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

}  // namespace quaestor
