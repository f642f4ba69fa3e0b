// parsers/word_building.h: joins a page's pieces to words. Internal to the
// making of words.
#ifndef QUAESTOR_PARSERS_WORD_BUILDING_H_
#define QUAESTOR_PARSERS_WORD_BUILDING_H_

#include <vector>

#include "parsers/page_content.h"
#include "parsers/word_pieces.h"

namespace quaestor {

// Appends the words in painting order.
void AppendWords(const PageContent& page, const std::vector<Piece>& pieces,
                 std::vector<Word>& words);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_WORD_BUILDING_H_
