// parsers/drawn_bullets.h: bullets that a page draws instead of writing them,
// as browsers do.
#ifndef QUAESTOR_PARSERS_DRAWN_BULLETS_H_
#define QUAESTOR_PARSERS_DRAWN_BULLETS_H_

#include <vector>

#include "parsers/page_content.h"

namespace quaestor {

// Appends a word "•", "◦" or "▪" (Source::kVector) for each small disc, ring
// or square that begins a line of the words given. What is drawn inside of
// something larger (the dot of a radio button) is none.
void AppendDrawnBullets(const PageContent& page, std::vector<Word>& words);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_DRAWN_BULLETS_H_
