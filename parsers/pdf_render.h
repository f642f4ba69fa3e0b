// parsers/pdf_render.h: pages of a PDF as pictures, for people to look at what
// was read; nothing is recognised in them.
#ifndef QUAESTOR_PARSERS_PDF_RENDER_H_
#define QUAESTOR_PARSERS_PDF_RENDER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

// Rows from the top, three bytes a pixel (red, green, blue), no padding.
struct Raster {
  int width = 0;     // pixels
  int height = 0;    // pixels
  double scale = 1;  // pixels per point
  std::vector<std::uint8_t> rgb;
};

struct RenderOptions {
  std::string password;
  int dpi = 100;  // less for a page that would pass 50 megapixels
};

// Hands over the pages that are `wanted`, in page order, each as displayed:
// cropped, rotated, with annotations and form fields. A page that cannot be
// drawn is white. `bytes` must outlive the call only. Throws Error.
void RenderPdf(std::string_view bytes, const RenderOptions& options,
               const std::function<bool(int page)>& wanted,
               const std::function<void(int page, Raster& raster)>& visit);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PDF_RENDER_H_
