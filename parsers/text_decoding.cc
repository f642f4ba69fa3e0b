#include "parsers/text_decoding.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <vector>

namespace quaestor {
namespace {

// Windows-1252 from 0x80 to 0x9F; the five bytes that it leaves open are
// dropped.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t FromWindows1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte;
}

bool IsInvisible(char32_t c) {
  return c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

// Adds a code point as it shall stand in clean text.
void AppendClean(char32_t c, std::string& text) {
  if (c == 0x0B || c == 0x85 || c == 0x2028 || c == 0x1E) {
    text += '\n';
  } else if (c == 0x2029) {
    text += "\n\n";
  } else if (c == '\t' || c == '\n' || c == '\f') {
    text += static_cast<char>(c);
  } else if (c >= 0x20 && c != 0x7F && (c < 0x80 || c > 0x9F) &&
             !IsInvisible(c) && c != 0xFFFE && c != 0xFFFF) {
    AppendUtf8(c, text);
  }
}

// Line ends of other systems become "\n" here.
class CleanText {
 public:
  explicit CleanText(std::size_t size) { text_.reserve(size); }
  void Append(char32_t c) {
    if (c == '\n' && after_return_) {
      after_return_ = false;
      return;
    }
    after_return_ = c == '\r';
    AppendClean(after_return_ ? U'\n' : c, text_);
  }
  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
  bool after_return_ = false;
};

std::string DecodeUtf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second
                                            : second << 8 | first);
  };
  CleanText text(bytes.size());
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    text.Append(c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return text.Take();
}

// A valid sequence of UTF-8 at `position`, or length 0.
CodePoint ValidUtf8At(std::string_view bytes, std::size_t position) {
  const auto first = static_cast<unsigned char>(bytes[position]);
  if (first < 0x80) return {first, 1};
  const int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 ||
      bytes.size() - position < static_cast<std::size_t>(length)) {
    return {};
  }
  char32_t value = first & (0xFFU >> (length + 1));
  for (int i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(
        bytes[position + static_cast<std::size_t>(i)]);
    if ((next & 0xC0) != 0x80) return {};
    value = value << 6 | (next & 0x3FU);
  }
  const bool too_long =
      (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  if (too_long || surrogate || value > 0x10FFFF) return {};
  return {value, length};
}

// Whether sequences of UTF-8 outnumber the bytes that fit none: a damaged
// file of UTF-8 rather than one of another encoding.
bool IsMostlyUtf8(std::string_view bytes) {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint c = ValidUtf8At(bytes, i);
    if (c.length > 1) ++valid;
    if (c.length == 0) ++invalid;
    i += static_cast<std::size_t>(std::max(c.length, 1));
  }
  return valid >= invalid;
}

std::string DecodeBytes(std::string_view bytes) {
  const bool utf8 = IsMostlyUtf8(bytes);
  CleanText text(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const CodePoint c = utf8 ? ValidUtf8At(bytes, i) : CodePoint{};
    text.Append(c.length > 0 ? c.value : FromWindows1252(byte));
    i += static_cast<std::size_t>(std::max(c.length, 1));
  }
  return text.Take();
}

std::string Normalized(std::string text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || nfc->isNormalizedUTF8(text, status)) return text;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  nfc->normalizeUTF8(0, text, sink, nullptr, status);
  return U_FAILURE(status) ? text : result;
}

enum class Utf16 { kNone, kLittleEndian, kBigEndian };

// UTF-16 without a byte order mark shows by the zero bytes of its ASCII.
Utf16 GuessUtf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++zeros[i % 2];
  }
  const std::size_t many = head.size() / 5;
  if (head.size() < 4) return Utf16::kNone;
  if (zeros[1] > many && zeros[0] * 8 < zeros[1]) return Utf16::kLittleEndian;
  if (zeros[0] > many && zeros[1] * 8 < zeros[0]) return Utf16::kBigEndian;
  return Utf16::kNone;
}

std::string Decode(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return DecodeBytes(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE")) return DecodeUtf16(bytes.substr(2), false);
  if (bytes.starts_with("\xFE\xFF")) return DecodeUtf16(bytes.substr(2), true);
  const Utf16 guess = GuessUtf16(bytes);
  if (guess == Utf16::kNone) return DecodeBytes(bytes);
  return DecodeUtf16(bytes, guess == Utf16::kBigEndian);
}

}  // namespace

std::string DecodeText(std::string_view bytes) {
  return Normalized(Decode(bytes));
}

CodePoint CodePointAt(std::string_view text, std::size_t position) {
  if (position >= text.size()) return {};
  const CodePoint c = ValidUtf8At(text, position);
  return c.length > 0 ? c : CodePoint{0xFFFD, 1};
}

CodePoint CodePointBefore(std::string_view text, std::size_t position) {
  if (position == 0) return {};
  std::size_t start = position - 1;
  while (start > 0 && position - start < 4 &&
         (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) {
    --start;
  }
  return CodePointAt(text, start);
}

void AppendUtf8(char32_t value, std::string& text) {
  if (value < 0x80) {
    text += static_cast<char>(value);
  } else if (value < 0x800) {
    text += static_cast<char>(0xC0 | value >> 6);
    text += static_cast<char>(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    text += static_cast<char>(0xE0 | value >> 12);
    text += static_cast<char>(0x80 | (value >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (value & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | value >> 18);
    text += static_cast<char>(0x80 | (value >> 12 & 0x3F));
    text += static_cast<char>(0x80 | (value >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (value & 0x3F));
  }
}

bool IsSpace(char32_t value) {
  return value == ' ' || (value >= '\t' && value <= '\r') ||
         (value >= 0x80 && u_isUWhiteSpace(static_cast<UChar32>(value)));
}

bool IsLetter(char32_t value) {
  return u_isalpha(static_cast<UChar32>(value)) != 0;
}

bool IsLowerCase(char32_t value) {
  return u_islower(static_cast<UChar32>(value)) != 0;
}

bool IsWideCharacter(char32_t value) {
  if (value < 0x1100) return false;
  const int width = u_getIntPropertyValue(static_cast<UChar32>(value),
                                          UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

std::string_view Trim(std::string_view text) {
  CodePoint c = CodePointAt(text, 0);
  while (c.length > 0 && IsSpace(c.value)) {
    text.remove_prefix(static_cast<std::size_t>(c.length));
    c = CodePointAt(text, 0);
  }
  c = CodePointBefore(text, text.size());
  while (c.length > 0 && IsSpace(c.value)) {
    text.remove_suffix(static_cast<std::size_t>(c.length));
    c = CodePointBefore(text, text.size());
  }
  return text;
}

}  // namespace quaestor
