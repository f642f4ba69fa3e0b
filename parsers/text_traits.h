// parsers/text_traits.h: what layout has to know of a word's letters.
#ifndef QUAESTOR_PARSERS_TEXT_TRAITS_H_
#define QUAESTOR_PARSERS_TEXT_TRAITS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "parsers/text_decoding.h"

namespace quaestor {

enum class Direction { kNeutral, kLeftToRight, kRightToLeft };

// The characters of a UTF-8 text; a bad byte is U+FFFD.
std::vector<char32_t> CodePoints(std::string_view text);
char32_t FirstCodePoint(std::string_view text);  // 0 where empty
char32_t LastCodePoint(std::string_view text);

// By the first letter that has a direction; digits have none.
Direction DirectionOf(std::string_view text);

bool IsWide(char32_t c);  // Chinese, Japanese, Korean: lines break anywhere
bool IsLower(char32_t c);
bool IsDigit(char32_t c);  // of any script
// Full stops, question and exclamation marks and colons of any script.
bool EndsSentence(std::string_view word);
// "https://...", "www....".
bool BeginsAddress(std::string_view word);
// Has "://", "www." or "@" in it, or "/" between letters: may break anywhere.
bool LooksLikeAddress(std::string_view word);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_TEXT_TRAITS_H_
