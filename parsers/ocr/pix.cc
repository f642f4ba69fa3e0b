#include "parsers/ocr/pix.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace quaestor {

static_assert(std::endian::native == std::endian::little,
              "Leptonica keeps bytes in words; see pixEndianByteSwap");

PixPointer ToPix(const GreyImage& image) {
  const std::size_t needed = static_cast<std::size_t>(image.width) *
                             static_cast<std::size_t>(image.height);
  if (image.width <= 0 || image.height <= 0 || image.pixels.size() < needed) {
    return nullptr;
  }
  PixPointer pix(pixCreateNoInit(image.width, image.height, 8));
  if (pix == nullptr) return nullptr;
  const int dpi = static_cast<int>(std::lround(image.dpi));
  pixSetResolution(pix.get(), dpi, dpi);
  const auto stride = static_cast<std::size_t>(pixGetWpl(pix.get())) * 4;
  const auto width = static_cast<std::size_t>(image.width);
  auto* rows = reinterpret_cast<std::uint8_t*>(pixGetData(pix.get()));
  for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
    std::uint8_t* row = rows + y * stride;
    std::memset(row + stride - 4, 0xFF, 4);
    std::memcpy(row, image.pixels.data() + y * width, width);
  }
  pixEndianByteSwap(pix.get());
  return pix;
}

GreyImage ToGreyImage(Pix* pix, double dpi) {
  GreyImage image;
  image.width = pixGetWidth(pix);
  image.height = pixGetHeight(pix);
  image.dpi = dpi;
  const auto width = static_cast<std::size_t>(image.width);
  const auto stride = static_cast<std::size_t>(pixGetWpl(pix)) * 4;
  image.pixels.resize(width * static_cast<std::size_t>(image.height));
  const PixPointer swapped(pixEndianByteSwapNew(pix));
  if (swapped == nullptr) return {};
  const auto* rows =
      reinterpret_cast<const std::uint8_t*>(pixGetData(swapped.get()));
  for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
    std::memcpy(image.pixels.data() + y * width, rows + y * stride, width);
  }
  return image;
}

}  // namespace quaestor
