// parsers/ink_map.h: how dark each place of a picture is against the paper
// around it, at a resolution that suits the search for boxes.
#ifndef QUAESTOR_PARSERS_INK_MAP_H_
#define QUAESTOR_PARSERS_INK_MAP_H_

#include <cstdint>
#include <vector>

#include "parsers/grey_image.h"

namespace quaestor {

// Unit: cells, each `scale` by `scale` pixels of the picture; 125 to 260 of
// them make an inch.
struct InkMap {
  int width = 0;
  int height = 0;
  double scale = 1;
  double dpi = 0;                 // cells per inch
  double grain = 0;               // darkness of half of all cells: the paper
  std::vector<std::uint8_t> ink;  // 0 paper .. 255 as dark as the print

  [[nodiscard]] const std::uint8_t* row(int y) const {
    return ink.data() + static_cast<std::size_t>(y) * width;
  }
  [[nodiscard]] int at(int x, int y) const {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : row(y)[x];
  }
};

// Paper is the bright level of the surroundings, so shadows and grey paper
// vanish; large dark areas stay dark.
InkMap MakeInkMap(const GreyImage& image);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_INK_MAP_H_
