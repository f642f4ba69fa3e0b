// parsers/layout.h: from loose words to lines, blocks and reading order. One
// place for all readers of pages.
#ifndef QUAESTOR_PARSERS_LAYOUT_H_
#define QUAESTOR_PARSERS_LAYOUT_H_

#include <vector>

#include "parsers/document.h"
#include "parsers/page_content.h"

namespace quaestor {

// Fills `lines` of every page, the place of every mark, and `blocks` of the
// document. `loose` holds one entry a page, in page order; its words are moved
// out. Each word lands in exactly one line, and each line part in one block.
void LayOut(std::vector<LooseWords>& loose, Document& document);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_LAYOUT_H_
