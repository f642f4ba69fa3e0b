#include "parsers/layout.h"

#include <algorithm>
#include <cmath>

namespace quaestor {
namespace {

void LayOutPage(LooseWords& loose, int page_index, Document& document) {
  Page& page = document.pages[static_cast<std::size_t>(page_index)];
  for (Word& word : loose.words) {
    if (page.lines.empty() ||
        std::abs(page.lines.back().baseline - word.baseline) > 2) {
      page.lines.push_back({word.box, word.baseline, {}, 0, 0});
    }
    Line& line = page.lines.back();
    line.box = Union(line.box, word.box);
    line.words.push_back(std::move(word));
  }
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    Block block;
    block.parts.push_back({page_index, static_cast<int>(i), 0,
                           static_cast<int>(page.lines[i].words.size())});
    document.blocks.push_back(block);
  }
}

}  // namespace

void LayOut(std::vector<LooseWords>& loose, Document& document) {
  for (std::size_t i = 0; i < loose.size(); ++i) {
    LayOutPage(loose[i], static_cast<int>(i), document);
  }
}

}  // namespace quaestor
