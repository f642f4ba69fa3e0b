// parsers/text_decoding.h: from the bytes of a text file to clean UTF-8.
#ifndef QUAESTOR_PARSERS_TEXT_DECODING_H_
#define QUAESTOR_PARSERS_TEXT_DECODING_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace quaestor {

// Returns the text in UTF-8 and NFC with "\n" line ends. UTF-8, UTF-16 (told
// by its byte order mark or by its zero bytes) and Windows-1252 are read; a
// byte that is wrong in UTF-8 is taken as Windows-1252, so that no letter is
// lost. Form feeds stay; other control characters, soft hyphens and marks of
// writing direction, which no reader sees, go.
std::string DecodeText(std::string_view bytes);

// The code point at `text[position]` of valid UTF-8, and its length in bytes
// (0 at the end of the text).
struct CodePoint {
  char32_t value = 0;
  int length = 0;
};
CodePoint CodePointAt(std::string_view text, std::size_t position);

// The code point that ends before `text[position]`; length 0 at the beginning.
CodePoint CodePointBefore(std::string_view text, std::size_t position);

void AppendUtf8(char32_t value, std::string& text);

// White space as it is seen: no-break and ideographic spaces are some.
bool IsSpace(char32_t value);
bool IsLetter(char32_t value);
bool IsLowerCase(char32_t value);
bool IsWideCharacter(char32_t value);  // Chinese, Japanese, full-width, ...

// `text` without white space at both ends.
std::string_view Trim(std::string_view text);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_TEXT_DECODING_H_
