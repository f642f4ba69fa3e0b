#include "patterns/utf8.h"

#include <cstdint>

#include "unicode/utf8.h"

// ICU's macros narrow to bytes on purpose.
#pragma GCC diagnostic ignored "-Wconversion"

namespace quaestor {

char32_t NextCharacter(std::string_view text, std::size_t& at) {
  auto position = static_cast<std::int32_t>(at);
  const auto length = static_cast<std::int32_t>(text.size());
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(text.data(), position, length, c);
  at = static_cast<std::size_t>(position);
  return static_cast<char32_t>(c);
}

char32_t FirstCharacter(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U'\0' : NextCharacter(text, at);
}

char32_t LastCharacter(std::string_view text) {
  if (text.empty()) return U'\0';
  auto position = static_cast<std::int32_t>(text.size());
  UChar32 c = 0;
  U8_PREV_OR_FFFD(text.data(), 0, position, c);
  return static_cast<char32_t>(c);
}

}  // namespace quaestor
