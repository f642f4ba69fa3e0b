// parsers/words.h: from glyphs, form fields and annotations to words.
#ifndef QUAESTOR_PARSERS_WORDS_H_
#define QUAESTOR_PARSERS_WORDS_H_

#include <vector>

#include "parsers/page_content.h"

namespace quaestor {

// The words of a page in painting order, with the rules and shades that layout
// wants. Glyphs whose entry in `glyph_used` is true are left out.
LooseWords BuildWords(const PageContent& page,
                      const std::vector<bool>& glyph_used);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_WORDS_H_
