// parsers/heif_library.h: the pictures of telephones (HEIC), with libheif,
// which is loaded when the first one comes: it brings coders for films.
#ifndef QUAESTOR_PARSERS_HEIF_LIBRARY_H_
#define QUAESTOR_PARSERS_HEIF_LIBRARY_H_

#include <string_view>

#include "parsers/grey_image.h"

namespace quaestor {

bool IsHeif(std::string_view bytes);

// The main picture, as the camera was held; empty where it is damaged or has
// more than 100 megapixels. Throws std::runtime_error where libheif is missing.
GreyImage DecodeHeif(std::string_view bytes);

// For processes that may open no file later. Never throws.
void PrepareHeif();

// What quaestor_heif.so offers, under the name "QuaestorDecodeHeif".
using DecodeHeifFunction = GreyImage (*)(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_HEIF_LIBRARY_H_
