// parsers/ascii.h: letters of ASCII, which formats spell their keywords with.
#ifndef QUAESTOR_PARSERS_ASCII_H_
#define QUAESTOR_PARSERS_ASCII_H_

#include <string>
#include <string_view>

namespace quaestor {

// Bytes that are no capital letter of ASCII stay as they are.
inline std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_ASCII_H_
