#include "parsers/pdf_render.h"

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "parsers/pdf_open.h"

namespace quaestor {
namespace {

constexpr double kMostPixels = 50e6;
constexpr int kWhite = 0xFF;

// Dots per inch for a page of this size in points.
double Resolution(double width, double height, int wanted) {
  const double inches = std::max(width * height, 1.0) / (72.0 * 72.0);
  return std::min<double>(wanted, std::sqrt(kMostPixels / inches));
}

Raster WhiteRaster(double width, double height, double dpi) {
  Raster raster;
  raster.scale = dpi / 72;
  raster.width = std::max(1, static_cast<int>(std::ceil(width * dpi / 72)));
  raster.height = std::max(1, static_cast<int>(std::ceil(height * dpi / 72)));
  raster.rgb.assign(static_cast<std::size_t>(raster.width) *
                        static_cast<std::size_t>(raster.height) * 3,
                    kWhite);
  return raster;
}

void CopyPixels(const SplashBitmap& bitmap, Raster& raster) {
  const int width = std::min(bitmap.getWidth(), raster.width);
  const int height = std::min(bitmap.getHeight(), raster.height);
  for (int y = 0; y < height; ++y) {
    const SplashColorConstPtr row =
        bitmap.getDataPtr() + std::ptrdiff_t{y} * bitmap.getRowSize();
    std::copy_n(row, std::ptrdiff_t{width} * 3,
                raster.rgb.begin() + std::ptrdiff_t{y} * raster.width * 3);
  }
}

Raster RenderPage(PDFDoc& document, SplashOutputDev& output, int number,
                  int wanted_dpi) {
  double width = document.getPageCropWidth(number);
  double height = document.getPageCropHeight(number);
  if (document.getPageRotate(number) % 180 != 0) std::swap(width, height);
  const double dpi = Resolution(width, height, wanted_dpi);
  Raster raster = WhiteRaster(width, height, dpi);
  document.displayPage(&output, number, dpi, dpi, 0, false, true, false);
  const std::unique_ptr<SplashBitmap> bitmap(output.takeBitmap());
  if (bitmap != nullptr && bitmap->getDataPtr() != nullptr) {
    CopyPixels(*bitmap, raster);
  }
  return raster;
}

}  // namespace

void RenderPdf(std::string_view bytes, const RenderOptions& options,
               const std::function<bool(int page)>& wanted,
               const std::function<void(int page, Raster& raster)>& visit) {
  const std::unique_ptr<PDFDoc> document = OpenPdf(bytes, options.password);
  SplashColor paper = {kWhite, kWhite, kWhite};
  SplashOutputDev output(splashModeRGB8, 4, false, paper);
  output.startDoc(document.get());
  for (int number = 1; number <= document->getNumPages(); ++number) {
    if (!wanted(number)) continue;
    Raster raster = RenderPage(*document, output, number, options.dpi);
    visit(number, raster);
  }
}

}  // namespace quaestor
