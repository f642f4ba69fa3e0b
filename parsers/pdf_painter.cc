#include "parsers/pdf_painter.h"

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "parsers/pdf_open.h"

namespace quaestor {
namespace {

constexpr double kMostPixels = 50e6;

}  // namespace

struct PdfPainter::Parts {
  std::unique_ptr<PDFDoc> document;
  std::unique_ptr<SplashOutputDev> output;
};

PdfPainter::PdfPainter(std::string_view bytes, const std::string& password)
    : parts_(std::make_unique<Parts>()) {
  parts_->document = OpenPdf(bytes, password);
  SplashColor paper = {0xFF};
  parts_->output =
      std::make_unique<SplashOutputDev>(splashModeMono8, 4, false, paper);
  parts_->output->startDoc(parts_->document.get());
}

PdfPainter::~PdfPainter() = default;

GreyImage PdfPainter::Paint(int page, double dpi) {
  PDFDoc& document = *parts_->document;
  const double inches = document.getPageCropWidth(page) *
                        document.getPageCropHeight(page) / (72.0 * 72.0);
  GreyImage image;
  image.dpi = std::min(dpi, std::sqrt(kMostPixels / std::max(inches, 0.01)));
  document.displayPage(parts_->output.get(), page, image.dpi, image.dpi, 0,
                       false, true, false);
  const std::unique_ptr<SplashBitmap> bitmap(parts_->output->takeBitmap());
  if (bitmap == nullptr || bitmap->getDataPtr() == nullptr) return {};
  image.width = bitmap->getWidth();
  image.height = bitmap->getHeight();
  image.pixels.resize(static_cast<std::size_t>(image.width) *
                      static_cast<std::size_t>(image.height));
  for (int y = 0; y < image.height; ++y) {
    const SplashColorConstPtr row =
        bitmap->getDataPtr() + std::ptrdiff_t{y} * bitmap->getRowSize();
    std::copy_n(row, image.width,
                image.pixels.begin() + std::ptrdiff_t{y} * image.width);
  }
  return image;
}

EmbeddedPictures PdfPainter::Pictures(int page) {
  return TakePictures(*parts_->document, page, kMostPixels);
}

}  // namespace quaestor
