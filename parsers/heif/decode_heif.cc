// What quaestor_heif.so offers: see heif_library.h.
#include <libheif/heif.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "parsers/heif_library.h"

namespace quaestor {
namespace {

constexpr double kMostPixels = 100e6;
constexpr double kUsualSide = 11.69;  // inches, of A4: a camera knows of none

using Context = std::unique_ptr<heif_context, decltype(&heif_context_free)>;
using Handle =
    std::unique_ptr<heif_image_handle, decltype(&heif_image_handle_release)>;
using Image = std::unique_ptr<heif_image, decltype(&heif_image_release)>;

Handle MainPicture(heif_context* context, std::string_view bytes) {
  heif_image_handle* handle = nullptr;
  const heif_error read = heif_context_read_from_memory_without_copy(
      context, bytes.data(), bytes.size(), nullptr);
  if (read.code == heif_error_Ok) {
    heif_context_get_primary_image_handle(context, &handle);
  }
  return {handle, heif_image_handle_release};
}

// Turned upright by libheif, unless it is told not to.
Image Decoded(const heif_image_handle* handle) {
  heif_image* image = nullptr;
  heif_decode_image(handle, &image, heif_colorspace_RGB,
                    heif_chroma_interleaved_RGB, nullptr);
  return {image, heif_image_release};
}

GreyImage GreyOf(const heif_image* image) {
  int stride = 0;
  const std::uint8_t* pixels =
      heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
  GreyImage grey;
  if (pixels == nullptr) return grey;
  grey.width = heif_image_get_width(image, heif_channel_interleaved);
  grey.height = heif_image_get_height(image, heif_channel_interleaved);
  grey.dpi = std::max(grey.width, grey.height) / kUsualSide;
  grey.pixels.reserve(static_cast<std::size_t>(grey.width) *
                      static_cast<std::size_t>(grey.height));
  for (int y = 0; y < grey.height; ++y) {
    const std::uint8_t* row = pixels + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < grey.width; ++x, row += 3) {
      // As the eye weighs red, green and blue.
      grey.pixels.push_back(static_cast<std::uint8_t>(
          (row[0] * 77 + row[1] * 150 + row[2] * 29) / 256));
    }
  }
  return grey;
}

}  // namespace
}  // namespace quaestor

extern "C" quaestor::GreyImage QuaestorDecodeHeif(std::string_view bytes) {
  using namespace quaestor;  // NOLINT: the one function of this file.
  const Context context(heif_context_alloc(), heif_context_free);
  if (context == nullptr) return {};
  // Workers may have no threads.
  heif_context_set_max_decoding_threads(context.get(), 0);
  const Handle handle = MainPicture(context.get(), bytes);
  if (handle == nullptr ||
      static_cast<double>(heif_image_handle_get_width(handle.get())) *
              heif_image_handle_get_height(handle.get()) >
          kMostPixels) {
    return {};
  }
  const Image image = Decoded(handle.get());
  return image == nullptr ? GreyImage() : GreyOf(image.get());
}

// Takes the place of libde265's own, which libheif asks for a thread for every
// picture. Locked-in workers may start none, and libde265 then waits for ever;
// asked for none, it decodes on the calling thread.
extern "C" int de265_start_worker_threads(void* /*decoder*/, int /*count*/) {
  return 0;
}
