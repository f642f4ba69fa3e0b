#include "parsers/ocr/decode_picture.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "parsers/ocr/pix.h"

namespace quaestor {
namespace {

constexpr double kMostPixels = 100e6;
constexpr int kMostPictures = 500;
constexpr double kLongestSide = 24;  // inches of a page that can be meant
constexpr double kShortestSide = 4;
constexpr double kUsualSide = 11.69;  // of A4

const l_uint8* DataOf(std::string_view bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

bool IsTiff(std::string_view bytes) {
  return bytes.starts_with("II*") || bytes.starts_with("MM");
}

bool IsTooLarge(std::string_view bytes) {
  l_int32 format = 0;
  l_int32 width = 0;
  l_int32 height = 0;
  return pixReadHeaderMem(DataOf(bytes), bytes.size(), &format, &width, &height,
                          nullptr, nullptr, nullptr) != 0 ||
         static_cast<double>(width) * height > kMostPixels;
}

PixPointer ReadTiff(std::string_view bytes, int index) {
  std::size_t offset = 0;
  for (int i = 0;; ++i) {
    PixPointer pix(
        pixReadMemFromMultipageTiff(DataOf(bytes), bytes.size(), &offset));
    if (pix == nullptr || i == index) return pix;
    if (offset == 0) return nullptr;
  }
}

int Number(std::string_view bytes, std::size_t at, int length, bool big) {
  int number = 0;
  for (int i = 0; i < length; ++i) {
    const std::size_t place =
        at + static_cast<std::size_t>(big ? i : length - 1 - i);
    if (place >= bytes.size()) return 0;
    number = number * 256 + static_cast<unsigned char>(bytes[place]);
  }
  return number;
}

// The EXIF orientation of a JPEG, 1 to 8; 1 where it says none.
int OrientationOf(std::string_view bytes) {
  constexpr std::string_view kMark("Exif\0\0", 6);
  const std::size_t exif = bytes.substr(0, 65536).find(kMark);
  if (!bytes.starts_with("\xFF\xD8") || exif == std::string_view::npos) {
    return 1;
  }
  const std::string_view tiff = bytes.substr(exif + kMark.size());
  const bool big = tiff.starts_with("MM");
  const auto directory = static_cast<std::size_t>(Number(tiff, 4, 4, big));
  const int entries = Number(tiff, directory, 2, big);
  for (int i = 0; i < std::min(entries, 100); ++i) {
    const std::size_t entry = directory + 2 + static_cast<std::size_t>(i) * 12;
    constexpr int kOrientation = 0x112;
    if (Number(tiff, entry, 2, big) != kOrientation) continue;
    const int value = Number(tiff, entry + 8, 2, big);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

PixPointer Upright(PixPointer pix, int orientation) {
  const bool mirrored = orientation == 2 || orientation == 4 ||
                        orientation == 5 || orientation == 7;
  int quarters = 0;
  if (orientation == 3 || orientation == 4) quarters = 2;
  if (orientation == 6 || orientation == 7) quarters = 1;
  if (orientation == 8 || orientation == 5) quarters = 3;
  if (mirrored) pix.reset(pixFlipLR(nullptr, pix.get()));
  if (pix != nullptr && quarters != 0) {
    pix.reset(pixRotateOrth(pix.get(), quarters));
  }
  return pix;
}

// What a camera writes there has nothing to do with the page.
double PlausibleDpi(double dpi, int width, int height) {
  const double longer = std::max(width, height);
  const double inches = dpi > 0 ? longer / dpi : 0;
  const bool plausible = inches >= kShortestSide && inches <= kLongestSide;
  return plausible ? dpi : longer / kUsualSide;
}

}  // namespace

int CountPictures(std::string_view bytes) {
  if (!IsTiff(bytes)) return IsTooLarge(bytes) ? 0 : 1;
  std::size_t offset = 0;
  int count = 0;
  do {
    const PixPointer pix(
        pixReadMemFromMultipageTiff(DataOf(bytes), bytes.size(), &offset));
    if (pix == nullptr) break;
    ++count;
  } while (offset != 0 && count < kMostPictures);
  return count;
}

GreyImage DecodePicture(std::string_view bytes, int index) {
  if (IsTooLarge(bytes)) return {};
  PixPointer pix = IsTiff(bytes)
                       ? ReadTiff(bytes, index)
                       : PixPointer(pixReadMem(DataOf(bytes), bytes.size()));
  if (pix == nullptr) return {};
  const double dpi = pixGetXRes(pix.get());
  PixPointer opaque(pixGetDepth(pix.get()) == 32 && pixGetSpp(pix.get()) == 4
                        ? pixAlphaBlendUniform(pix.get(), 0xFFFFFF00)
                        : pixClone(pix.get()));
  PixPointer grey(opaque == nullptr ? nullptr : pixConvertTo8(opaque.get(), 0));
  if (grey != nullptr) grey = Upright(std::move(grey), OrientationOf(bytes));
  if (grey == nullptr) return {};
  return ToGreyImage(grey.get(), PlausibleDpi(dpi, pixGetWidth(grey.get()),
                                              pixGetHeight(grey.get())));
}

}  // namespace quaestor
