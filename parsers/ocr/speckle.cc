#include "parsers/ocr/speckle.h"

#include <algorithm>
#include <cmath>

#include "parsers/ocr/pix.h"

namespace quaestor {
namespace {

constexpr int kInk = 160;  // darker pixels are ink
// In inches.
constexpr double kLargest = 0.025;
constexpr double kBeside = 0.09;  // as far as a full stop is from its word
constexpr double kAbove = 0.05;   // as far as a dot is from its letter

int Pixels(double inches, const GreyImage& image) {
  return static_cast<int>(std::lround(inches * image.dpi));
}

// What is larger than a speck, and what it stands beside.
PixPointer NearLetters(Pix* letters, const GreyImage& image) {
  return PixPointer(pixDilateBrick(nullptr, letters,
                                   2 * Pixels(kBeside, image) + 1,
                                   2 * Pixels(kAbove, image) + 1));
}

}  // namespace

void EraseSpecks(GreyImage& image) {
  const PixPointer grey = ToPix(image);
  if (grey == nullptr || image.dpi <= 0) return;
  const PixPointer ink(pixThresholdToBinary(grey.get(), kInk));
  const int side = std::max(1, Pixels(kLargest, image));
  const PixPointer letters(pixSelectBySize(
      ink.get(), side, side, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GT, nullptr));
  if (letters == nullptr) return;
  const PixPointer near = NearLetters(letters.get(), image);
  if (near == nullptr) return;
  const PixPointer specks(pixSubtract(nullptr, ink.get(), near.get()));
  if (specks == nullptr) return;
  const PixPointer wide(pixDilateBrick(nullptr, specks.get(), 5, 5));
  if (wide == nullptr) return;
  pixSetMasked(grey.get(), wide.get(), 255);
  image = ToGreyImage(grey.get(), image.dpi);
}

}  // namespace quaestor
