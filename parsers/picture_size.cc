#include "parsers/picture_size.h"

#include <cstddef>

namespace quaestor {
namespace {

// Big-endian; 0 beyond the end.
int Number(std::string_view bytes, std::size_t at, std::size_t length) {
  if (at + length > bytes.size()) return 0;
  unsigned number = 0;
  for (std::size_t i = 0; i < length; ++i) {
    number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return static_cast<int>(number & 0x7FFFFFFFU);
}

bool IsFrame(int marker) {
  constexpr int kFirst = 0xC0;
  constexpr int kLast = 0xCF;
  // Tables that have numbers in between.
  return marker >= kFirst && marker <= kLast && marker != 0xC4 &&
         marker != 0xC8 && marker != 0xCC;
}

std::optional<PictureSize> SizeOfJpeg(std::string_view bytes) {
  std::size_t at = 2;
  while (at + 9 < bytes.size()) {
    if (bytes[at] != '\xFF') return std::nullopt;
    const int marker = Number(bytes, at + 1, 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (IsFrame(marker)) {
      return PictureSize{Number(bytes, at + 7, 2), Number(bytes, at + 5, 2)};
    }
    at += 2 + static_cast<std::size_t>(Number(bytes, at + 2, 2));
  }
  return std::nullopt;
}

}  // namespace

std::optional<PictureSize> SizeOfPicture(std::string_view bytes) {
  constexpr std::size_t kPngWidth = 16;
  if (bytes.starts_with("\x89PNG") && bytes.size() >= kPngWidth + 8) {
    return PictureSize{Number(bytes, kPngWidth, 4),
                       Number(bytes, kPngWidth + 4, 4)};
  }
  if (bytes.starts_with("\xFF\xD8")) return SizeOfJpeg(bytes);
  return std::nullopt;
}

}  // namespace quaestor
