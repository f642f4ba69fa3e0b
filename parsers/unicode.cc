#include "parsers/unicode.h"

namespace quaestor {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

char Byte(std::uint32_t value) {
  return static_cast<char>(static_cast<unsigned char>(value));
}

// Length of the sequence that a first byte announces, 0 where it is none.
int SequenceLength(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  if (first >= 0xF0 && first < 0xF5) return 4;
  return 0;
}

bool IsScalar(std::uint32_t code_point) {
  return code_point < 0xD800 ||
         (code_point >= 0xE000 && code_point <= 0x10FFFF);
}

// Decodes one sequence; false where it is not well formed.
bool Decode(std::string_view text, std::size_t position, int length,
            std::uint32_t& code_point) {
  static constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (length == 0 ||
      position + static_cast<std::size_t>(length) > text.size()) {
    return false;
  }
  const auto first = static_cast<unsigned char>(text[position]);
  code_point = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (int i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(
        text[position + static_cast<std::size_t>(i)]);
    if ((next & 0xC0U) != 0x80U) return false;
    code_point = (code_point << 6U) | (next & 0x3FU);
  }
  return code_point >= kLeast[length] && IsScalar(code_point);
}

}  // namespace

void AppendUtf8(std::uint32_t code_point, std::string& text) {
  if (!IsScalar(code_point)) code_point = kReplacement;
  if (code_point < 0x80) {
    text += Byte(code_point);
  } else if (code_point < 0x800) {
    text += Byte(0xC0U | code_point >> 6U);
    text += Byte(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    text += Byte(0xE0U | code_point >> 12U);
    text += Byte(0x80U | (code_point >> 6U & 0x3FU));
    text += Byte(0x80U | (code_point & 0x3FU));
  } else {
    text += Byte(0xF0U | code_point >> 18U);
    text += Byte(0x80U | (code_point >> 12U & 0x3FU));
    text += Byte(0x80U | (code_point >> 6U & 0x3FU));
    text += Byte(0x80U | (code_point & 0x3FU));
  }
}

std::uint32_t NextCodePoint(std::string_view text, std::size_t& position) {
  const int length = SequenceLength(static_cast<unsigned char>(text[position]));
  std::uint32_t code_point = 0;
  if (!Decode(text, position, length, code_point)) {
    ++position;
    return kReplacement;
  }
  position += static_cast<std::size_t>(length);
  return code_point;
}

bool IsValidUtf8(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    const int length =
        SequenceLength(static_cast<unsigned char>(text[position]));
    std::uint32_t code_point = 0;
    if (!Decode(text, position, length, code_point)) return false;
    position += static_cast<std::size_t>(length);
  }
  return true;
}

bool IsPrivateUse(std::uint32_t code_point) {
  return (code_point >= 0xE000 && code_point <= 0xF8FF) ||
         (code_point >= 0xF0000 && code_point <= 0x10FFFD);
}

bool IsSpace(std::uint32_t code_point) {
  return code_point == ' ' || (code_point >= 0x09 && code_point <= 0x0D) ||
         code_point == 0x85 || code_point == 0xA0 || code_point == 0x1680 ||
         (code_point >= 0x2000 && code_point <= 0x200A) ||
         code_point == 0x2028 || code_point == 0x2029 || code_point == 0x202F ||
         code_point == 0x205F || code_point == 0x3000;
}

}  // namespace quaestor
