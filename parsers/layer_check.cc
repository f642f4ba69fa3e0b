#include "parsers/layer_check.h"

#include <algorithm>
#include <cstddef>

namespace quaestor {
namespace {

constexpr double kAgreed = 0.4;      // of the doubt is left
constexpr double kDisagreed = 0.75;  // of the confidence is left
constexpr double kGoodLayer = 0.8;   // share of words that are alike

// The layer's word at the same place, or null.
const Word* Counterpart(const std::vector<Word>& layer, const Box& box) {
  const Point middle = {box.center_x(), box.center_y()};
  const auto found =
      std::find_if(layer.begin(), layer.end(), [&](const Word& word) {
        return word.invisible && Contains(word.box, middle);
      });
  return found == layer.end() ? nullptr : &*found;
}

}  // namespace

void CheckAgainstLayer(const std::vector<Word>& layer, ScannedSheet& sheet) {
  std::vector<Word*> differing;
  std::size_t alike = 0;
  for (Word& word : sheet.words) {
    const Word* other = Counterpart(layer, Apply(sheet.to_page, word.box));
    if (other == nullptr) continue;
    if (other->text == word.text) {
      word.confidence = 1 - (1 - word.confidence) * kAgreed;
      ++alike;
    } else {
      differing.push_back(&word);
    }
  }
  const auto all = static_cast<double>(alike + differing.size());
  if (static_cast<double>(alike) < kGoodLayer * all) return;
  for (Word* word : differing) word->confidence *= kDisagreed;
}

}  // namespace quaestor
