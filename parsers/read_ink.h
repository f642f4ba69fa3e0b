// parsers/read_ink.h: the ink around recognised words. Private to
// word_repair.cc and address_repair.cc.
#ifndef QUAESTOR_PARSERS_READ_INK_H_
#define QUAESTOR_PARSERS_READ_INK_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "parsers/ocr_engine.h"

namespace quaestor {

inline constexpr int kInk = 140;        // darker is ink
inline constexpr int kFaintInk = 190;   // of a thin line
inline constexpr double kMended = 0.9;  // of the confidence is left

inline bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
         ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

inline bool DarkAt(const GreyImage& image, int x, int y, int ink = kInk) {
  if (x < 0 || y < 0 || x >= image.width || y >= image.height) return false;
  return image.pixels[static_cast<std::size_t>(y) *
                          static_cast<std::size_t>(image.width) +
                      static_cast<std::size_t>(x)] < ink;
}

// Pixels of a line: from above its letters to below them.
struct InkBand {
  int top = 0;
  int bottom = 0;
};

inline InkBand BandOf(const RecognisedWord& word) {
  return {static_cast<int>(word.baseline - 0.85 * word.height),
          static_cast<int>(word.baseline + 0.2 * word.height)};
}

inline bool HasInk(const GreyImage& image, int x, const InkBand& band,
                   int ink = kInk) {
  for (int y = band.top; y <= band.bottom; ++y) {
    if (DarkAt(image, x, y, ink)) return true;
  }
  return false;
}

inline bool IsAddress(std::string_view text) {
  return text.find("://") != std::string_view::npos ||
         text.find("www.") != std::string_view::npos ||
         text.find('@') != std::string_view::npos ||
         text.find(".gov") != std::string_view::npos ||
         text.find('=') != std::string_view::npos ||
         text.find('_') != std::string_view::npos;
}

inline void KeepRaw(RecognisedWord& word) {
  if (word.raw.empty()) word.raw = word.text;
}

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_READ_INK_H_
