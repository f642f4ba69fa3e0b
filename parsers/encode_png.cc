#include "parsers/encode_png.h"

#include <png.h>

#include <stdexcept>

namespace quaestor {

std::string EncodePng(const Raster& raster) {
  png_image image = {};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(raster.width);
  image.height = static_cast<png_uint_32>(raster.height);
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = bytes.size();
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0,
                                raster.rgb.data(), 0, nullptr) == 0) {
    throw std::runtime_error(std::string("no PNG can be made: ") +
                             image.message);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace quaestor
