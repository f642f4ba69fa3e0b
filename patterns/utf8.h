// patterns/utf8.h: characters of UTF-8 text by ICU. Ill-formed bytes read as
// U+FFFD, one at a time.
#ifndef QUAESTOR_PATTERNS_UTF8_H_
#define QUAESTOR_PATTERNS_UTF8_H_

#include <cstddef>
#include <string_view>

namespace quaestor {

// The character at `at`, which moves behind it. `at` must be within the text.
char32_t NextCharacter(std::string_view text, std::size_t& at);

// 0 for an empty text.
char32_t FirstCharacter(std::string_view text);
char32_t LastCharacter(std::string_view text);

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_UTF8_H_
