// parsers/pdf_painter.h: pages of a PDF as grey pictures to be recognised.
#ifndef QUAESTOR_PARSERS_PDF_PAINTER_H_
#define QUAESTOR_PARSERS_PDF_PAINTER_H_

#include <memory>
#include <string>
#include <string_view>

#include "parsers/grey_image.h"
#include "parsers/pdf_pictures.h"

namespace quaestor {

// Serves one thread at a time. Poppler's types stay out of sight.
class PdfPainter {
 public:
  // `bytes` must outlive the painter. Throws Error.
  PdfPainter(std::string_view bytes, const std::string& password);
  PdfPainter(const PdfPainter&) = delete;
  PdfPainter& operator=(const PdfPainter&) = delete;
  ~PdfPainter();

  // The page as displayed: cropped, rotated, with annotations; `dpi` are
  // pixels per 72 points of geometry.h, and less for a page that would pass 50
  // megapixels.
  GreyImage Paint(int page, double dpi);

  // The pictures that the page embeds, at their own resolution; see
  // pdf_pictures.h.
  EmbeddedPictures Pictures(int page);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PDF_PAINTER_H_
