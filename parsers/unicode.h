// parsers/unicode.h: code points and UTF-8.
#ifndef QUAESTOR_PARSERS_UNICODE_H_
#define QUAESTOR_PARSERS_UNICODE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quaestor {

// Appends a code point. What is none becomes U+FFFD.
void AppendUtf8(std::uint32_t code_point, std::string& text);

// The code point that begins at text[position], which is moved behind it.
// Bytes that are no UTF-8 give U+FFFD, one by one.
std::uint32_t NextCodePoint(std::string_view text, std::size_t& position);

bool IsValidUtf8(std::string_view text);

bool IsPrivateUse(std::uint32_t code_point);

// White space of any width, line breaks and tabs included.
bool IsSpace(std::uint32_t code_point);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_UNICODE_H_
