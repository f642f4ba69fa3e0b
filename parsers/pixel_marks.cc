#include "parsers/pixel_marks.h"

namespace quaestor {

std::vector<PixelMark> FindPixelMarks(const GreyImage& /*image*/,
                                      const std::vector<Box>& /*word_boxes*/) {
  return {};
}

}  // namespace quaestor
