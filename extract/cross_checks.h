// extract/cross_checks.h: what only several answers together show.
#ifndef QUAESTOR_EXTRACT_CROSS_CHECKS_H_
#define QUAESTOR_EXTRACT_CROSS_CHECKS_H_

#include <string_view>

#include "extract/reading.h"

namespace quaestor {

// Whether two URLs differ by a character or two of a longer word, so that one
// of them is likely misread or mistyped. Other numbers ("/2022", "/2023") and
// short codes ("/en", "/fr") are other pages.
bool AreNearDuplicates(std::string_view a, std::string_view b);

// Adds `url_near_duplicate` and `answer_contradicts_mark` where they hold.
void CrossCheck(Reading& reading);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_CROSS_CHECKS_H_
