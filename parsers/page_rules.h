// parsers/page_rules.h: ruled lines and shaded areas of a page, for layout.
// Internal to the making of words.
#ifndef QUAESTOR_PARSERS_PAGE_RULES_H_
#define QUAESTOR_PARSERS_PAGE_RULES_H_

#include "parsers/page_content.h"

namespace quaestor {

// Fills rules (straight, upright or level, at most 2 points thick and at least
// 15 long) and shades (filled areas larger than a word that are neither white
// nor as large as the page).
void FindRulesAndShades(const PageContent& page, LooseWords& loose);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PAGE_RULES_H_
