// parsers/charset.h: texts and names in the charsets that mail and archives
// are written in.
#ifndef QUAESTOR_PARSERS_CHARSET_H_
#define QUAESTOR_PARSERS_CHARSET_H_

#include <string>
#include <string_view>

namespace quaestor {

// In UTF-8, from the charset of this name. Where there is none of that name, or
// the bytes are not written in it, GuessText decides.
std::string DecodeCharset(std::string_view bytes, std::string_view charset);

// In UTF-8, from the charset that makes the best letters of the bytes: UTF-8,
// the charsets of Windows and of DOS, Chinese, Japanese and Korean ones. The
// more bytes, the surer.
std::string GuessText(std::string_view bytes);

// The charset, by a name that DecodeCharset knows.
std::string GuessCharset(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_CHARSET_H_
