#include "parsers/page_turn.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace quaestor {
namespace {

Turn TurnOf(const Word& word) {
  const double width = word.box.width();
  const double height = word.box.height();
  if (height > 1.4 * width) {
    const bool begins_on_top = word.baseline < word.box.center_y();
    return begins_on_top ? Turn::kDown : Turn::kUp;
  }
  const bool on_its_head = word.baseline < word.box.top + 0.45 * height;
  return on_its_head && word.baseline > word.box.top - height
             ? Turn::kUpsideDown
             : Turn::kUpright;
}

}  // namespace

Turn TurnOf(const std::vector<Word>& words) {
  std::array<std::size_t, 4> votes{};
  for (const Word& word : words) {
    // Short words are as high as they are wide.
    const bool clear = word.text.size() >= 4 && !word.superscript &&
                       word.field < 0 && word.box.height() > 0;
    if (clear) ++votes[static_cast<std::size_t>(TurnOf(word))];
  }
  const auto most = std::max_element(votes.begin(), votes.end());
  return static_cast<Turn>(most - votes.begin());
}

}  // namespace quaestor
