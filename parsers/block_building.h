// parsers/block_building.h: from the lines of a document to its blocks.
#ifndef QUAESTOR_PARSERS_BLOCK_BUILDING_H_
#define QUAESTOR_PARSERS_BLOCK_BUILDING_H_

#include <vector>

#include "parsers/document.h"
#include "parsers/geometry.h"
#include "parsers/line_facts.h"

namespace quaestor {

// Fills `document.blocks` and sets Word::label. `lines` holds every line of
// every page, in the order of the document's pages and lines; `rules` the
// drawn lines of each page.
void BuildBlocks(std::vector<LineFacts> lines,
                 const std::vector<std::vector<Box>>& rules,
                 Document& document);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_BLOCK_BUILDING_H_
