// parsers/projection.h: plane projective maps, as between a picture and the
// page that was photographed.
#ifndef QUAESTOR_PARSERS_PROJECTION_H_
#define QUAESTOR_PARSERS_PROJECTION_H_

#include <array>
#include <cstddef>

#include "parsers/geometry.h"

namespace quaestor {

// (x, y) goes to ((ax + by + c) / w, (dx + ey + f) / w) with w = gx + hy + i,
// for coefficients a to i in that order.
struct Projection {
  std::array<double, 9> coefficients = {1, 0, 0, 0, 1, 0, 0, 0, 1};
};

inline Point Apply(const Projection& projection, Point point) {
  const auto& c = projection.coefficients;
  const double w = c[6] * point.x + c[7] * point.y + c[8];
  return {(c[0] * point.x + c[1] * point.y + c[2]) / w,
          (c[3] * point.x + c[4] * point.y + c[5]) / w};
}

// First `first`, then `second`.
inline Projection Chain(const Projection& first, const Projection& second) {
  Projection chain;
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 3; ++column) {
      double sum = 0;
      for (std::size_t k = 0; k < 3; ++k) {
        sum += second.coefficients[row * 3 + k] *
               first.coefficients[k * 3 + column];
      }
      chain.coefficients[row * 3 + column] = sum;
    }
  }
  return chain;
}

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PROJECTION_H_
