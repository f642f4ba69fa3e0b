#include "patterns/mapped_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace quaestor {
namespace {

constexpr UChar32 kLeftOut = -1;

bool IsPlain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && c != '\\';
  });
}

bool IsEscapable(char c) {
  return u_ispunct(static_cast<UChar32>(c)) != 0 ||
         std::string_view("$+<=>^`|~").find(c) != std::string_view::npos;
}

// Full-width forms of these end a sentence or a bracketed remark.
bool ClosesFullWidth(UChar32 c) {
  return c == 0xFF0C || c == 0xFF1B || c == 0xFF01 || c == 0xFF08 ||
         c == 0xFF09 || c == 0xFF1F || c == 0xFF3B || c == 0xFF3D;
}

UChar32 AddressForm(UChar32 c) {
  if (c < 0x80) return c;
  if (c >= 0xFF01 && c <= 0xFF5E && !ClosesFullWidth(c)) return c - 0xFEE0;
  if (c == 0x00AD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) ||
      c == 0x2060 || (c >= 0x202A && c <= 0x202E) ||
      (c >= 0x2066 && c <= 0x2069)) {
    return kLeftOut;
  }
  if (c == 0x2010 || c == 0x2011) return '-';
  return u_charType(c) == U_SPACE_SEPARATOR ? ' ' : c;
}

UChar32 NumberForm(UChar32 c) {
  c = AddressForm(c);
  if (c < 0x80) return c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) return '0' + u_charDigitValue(c);
  if (u_charType(c) == U_DASH_PUNCTUATION || c == 0x2212) return '-';
  if (c == 0x066A || c == 0xFE6A) return '%';
  if (c == 0x066B) return '.';
  if (c == 0x066C) return ',';
  return c;
}

// Unreadable bytes are kept as they are, each for itself.
void AppendCodePoint(std::string_view text, std::size_t begin, std::size_t end,
                     UChar32 original, UChar32 mapped, MappedText& result) {
  const std::size_t before = result.text.size();
  if (mapped == original) {
    result.text.append(text, begin, end - begin);
  } else {
    result.text.push_back(static_cast<char>(mapped));  // all are ASCII
  }
  result.origin.insert(result.origin.end(), result.text.size() - before, begin);
}

template <typename Form>
MappedText Map(std::string_view text, Form form) {
  MappedText result;
  if (IsPlain(text)) {
    result.text = text;
    return result;
  }
  result.text.reserve(text.size());
  result.origin.reserve(text.size() + 1);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t next = 0; next < size;) {
    const auto begin = static_cast<std::size_t>(next);
    UChar32 c = 0;
    U8_NEXT(bytes, next, size, c);
    const auto end = static_cast<std::size_t>(next);
    if (c == '\\' && next < size && IsEscapable(text[end])) continue;
    const UChar32 mapped = c < 0 ? c : form(c);
    if (c >= 0 && mapped == kLeftOut) continue;
    AppendCodePoint(text, begin, end, c, mapped, result);
  }
  result.origin.push_back(text.size());
  return result;
}

}  // namespace

MappedText MapAddressForms(std::string_view text) {
  return Map(text, AddressForm);
}

MappedText MapNumberForms(std::string_view text) {
  return Map(text, NumberForm);
}

TakenBytes::TakenBytes(std::size_t size, const std::vector<FoundValue>& values)
    : taken_(size, false) {
  for (const FoundValue& value : values) Take(value);
}

void TakenBytes::Take(const FoundValue& value) {
  for (std::size_t i = value.begin; i < value.end; ++i) taken_[i] = true;
}

bool TakenBytes::Overlap(std::size_t begin, std::size_t end) const {
  const auto at = [this](std::size_t offset) {
    return taken_.begin() + static_cast<std::ptrdiff_t>(offset);
  };
  return std::find(at(begin), at(end), true) != at(end);
}

}  // namespace quaestor
