// parsers/grey_image.h: a page, or part of one, as a grey picture.
//
// Plain data that knows no library. Unit: pixels. Origin: the top left corner.
#ifndef QUAESTOR_PARSERS_GREY_IMAGE_H_
#define QUAESTOR_PARSERS_GREY_IMAGE_H_

#include <cstdint>
#include <vector>

namespace quaestor {

// Invariant: pixels.size() == width * height.
struct GreyImage {
  int width = 0;
  int height = 0;
  double dpi = 0;                    // pixels per inch of paper; 0: unknown
  std::vector<std::uint8_t> pixels;  // row by row, 0 black .. 255 white
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_GREY_IMAGE_H_
