#include "parsers/ocr/clean_page.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <cstdlib>

#include "parsers/ocr/pix.h"

namespace quaestor {
namespace {

const double kWorkingDpi = getenv("QDPI") ? atof(getenv("QDPI")) : 200;

// Turns by the angle (degrees, clockwise) about the middle.
Projection Rotation(double degrees, double width, double height) {
  const double angle = degrees * std::numbers::pi / 180;
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  const double x = width / 2;
  const double y = height / 2;
  return {{c, -s, x - c * x + s * y, s, c, y - s * x - c * y, 0, 0, 1}};
}

}  // namespace

CleanedPage CleanPage(const GreyImage& source) {
  CleanedPage cleaned;
  PixPointer pix = ToPix(source);
  if (pix == nullptr) return cleaned;
  double scale = 1;
  if (source.dpi > kWorkingDpi * 1.1 || (source.dpi > 0 && source.dpi < kWorkingDpi * 0.9)) {
    scale = kWorkingDpi / source.dpi;
    const auto factor = static_cast<float>(scale);
    PixPointer scaled(scale > 1 ? pixScaleGrayLI(pix.get(), factor, factor) : pixScaleAreaMap(pix.get(), factor, factor));
    if (scaled != nullptr) pix = std::move(scaled);
  }
  const PixPointer binary(pixThresholdToBinary(pix.get(), 160));
  float angle = 0;
  float sureness = 0;
  Projection turn;
  if (pixFindSkew(binary.get(), &angle, &sureness) == 0 && sureness > 3 &&
      std::abs(angle) > (getenv("QSKEW") ? atof(getenv("QSKEW")) : 0.1)) {
    PixPointer turned(
        pixRotate(pix.get(), angle * static_cast<float>(std::numbers::pi) / 180,
                  L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
    if (turned != nullptr) pix = std::move(turned);
    turn = Rotation(-static_cast<double>(angle), pixGetWidth(pix.get()),
                    pixGetHeight(pix.get()));
  }
  cleaned.image = ToGreyImage(pix.get(), source.dpi * scale);
  cleaned.to_source = turn;
  for (int i = 0; i < 6; ++i)
    cleaned.to_source.coefficients[static_cast<std::size_t>(i)] /= scale;
  return cleaned;
}

}  // namespace quaestor
