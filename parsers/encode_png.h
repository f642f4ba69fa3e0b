// parsers/encode_png.h: pictures as files.
#ifndef QUAESTOR_PARSERS_ENCODE_PNG_H_
#define QUAESTOR_PARSERS_ENCODE_PNG_H_

#include <string>

#include "parsers/pdf_render.h"

namespace quaestor {

// The bytes of a PNG file. Throws std::runtime_error.
std::string EncodePng(const Raster& raster);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_ENCODE_PNG_H_
