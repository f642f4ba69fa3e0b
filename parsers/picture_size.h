// parsers/picture_size.h: how large a picture is, without decoding it.
#ifndef QUAESTOR_PARSERS_PICTURE_SIZE_H_
#define QUAESTOR_PARSERS_PICTURE_SIZE_H_

#include <optional>
#include <string_view>

namespace quaestor {

struct PictureSize {
  int width = 0;  // pixels
  int height = 0;
};

// Of a PNG or JPEG file; nullopt where that is not told, and of other kinds.
std::optional<PictureSize> SizeOfPicture(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PICTURE_SIZE_H_
