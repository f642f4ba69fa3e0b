#include "parsers/ink_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace quaestor {
namespace {

constexpr int kTile = 16;           // cells
constexpr double kBestDpi = 160;    // cells per inch aimed at
constexpr double kCoarseDpi = 128;  // enlarged below
constexpr double kLeastDpi = 50;    // what else is told is not believed
constexpr double kMostDpi = 2400;
constexpr double kPageWidth = 8.3;  // inches, where the resolution is unknown

// A grid of the brightness of the paper, one value per tile.
struct Paper {
  int width = 0;
  int height = 0;
  std::vector<float> level;

  [[nodiscard]] float at(int x, int y) const {
    x = std::clamp(x, 0, width - 1);
    y = std::clamp(y, 0, height - 1);
    return level[static_cast<std::size_t>(y) * width + x];
  }
};

// Means of `scale` by `scale` pixels into map.ink.
void Shrink(const GreyImage& image, InkMap& map) {
  const int scale = static_cast<int>(map.scale);
  const int area = scale * scale;
  if (scale == 1) {
    for (int y = 0; y < map.height; ++y) {
      std::copy_n(
          image.pixels.data() + static_cast<std::size_t>(y) * image.width,
          map.width, map.ink.data() + static_cast<std::size_t>(y) * map.width);
    }
    return;
  }
  std::vector<int> sums(map.width);
  for (int y = 0; y < map.height; ++y) {
    std::fill(sums.begin(), sums.end(), area / 2);
    for (int dy = 0; dy < scale; ++dy) {
      const std::uint8_t* from =
          image.pixels.data() +
          static_cast<std::size_t>(y * scale + dy) * image.width;
      for (int x = 0; x < map.width; ++x) {
        for (int dx = 0; dx < scale; ++dx) sums[x] += from[x * scale + dx];
      }
    }
    std::uint8_t* to = map.ink.data() + static_cast<std::size_t>(y) * map.width;
    for (int x = 0; x < map.width; ++x) {
      to[x] = static_cast<std::uint8_t>(sums[x] / area);
    }
  }
}

// Twice as many cells as pixels each way, with straight passages between the
// middles of pixels: boxes of few pixels have sides thinner than one.
void Enlarge(const GreyImage& image, InkMap& map) {
  const auto pixel = [&](int x, int y) {
    x = std::clamp(x, 0, image.width - 1);
    y = std::clamp(y, 0, image.height - 1);
    return image.pixels[static_cast<std::size_t>(y) * image.width + x];
  };
  for (int y = 0; y < map.height; ++y) {
    const int near_y = y / 2;
    const int far_y = near_y + (y % 2 == 0 ? -1 : 1);
    std::uint8_t* to = map.ink.data() + static_cast<std::size_t>(y) * map.width;
    for (int x = 0; x < map.width; ++x) {
      const int near_x = x / 2;
      const int far_x = near_x + (x % 2 == 0 ? -1 : 1);
      to[x] = static_cast<std::uint8_t>(
          (9 * pixel(near_x, near_y) + 3 * pixel(far_x, near_y) +
           3 * pixel(near_x, far_y) + pixel(far_x, far_y) + 8) /
          16);
    }
  }
}

// The level that three quarters of the cells of a tile stay below.
float BrightLevel(const InkMap& map, int left, int top) {
  std::array<int, 64> counts{};
  int total = 0;
  for (int y = top; y < std::min(top + kTile, map.height); ++y) {
    for (int x = left; x < std::min(left + kTile, map.width); ++x, ++total) {
      ++counts[map.row(y)[x] >> 2];
    }
  }
  int seen = 0;
  for (int level = 63; level > 0; --level) {
    seen += counts[level];
    if (seen * 4 >= total) return static_cast<float>(level * 4 + 2);
  }
  return 2;
}

// The brightest within two tiles, so that a filled box or a line of bold print
// is no paper.
Paper Widened(const Paper& paper) {
  Paper across = paper;
  Paper wide = paper;
  const auto widen = [&](const Paper& from, Paper& to, int dx, int dy) {
    for (int y = 0; y < paper.height; ++y) {
      for (int x = 0; x < paper.width; ++x) {
        float most = 0;
        for (int step = -2; step <= 2; ++step) {
          most = std::max(most, from.at(x + step * dx, y + step * dy));
        }
        to.level[static_cast<std::size_t>(y) * paper.width + x] = most;
      }
    }
  };
  widen(paper, across, 1, 0);
  widen(across, wide, 0, 1);
  return wide;
}

Paper FindPaper(const InkMap& map) {
  Paper paper;
  paper.width = (map.width + kTile - 1) / kTile;
  paper.height = (map.height + kTile - 1) / kTile;
  for (int y = 0; y < paper.height; ++y) {
    for (int x = 0; x < paper.width; ++x) {
      paper.level.push_back(BrightLevel(map, x * kTile, y * kTile));
    }
  }
  Paper wide = Widened(paper);
  // Nothing on a sheet is darker paper than a deep shadow: the desk beside it.
  std::vector<float> sorted = wide.level;
  const auto high =
      sorted.begin() +
      static_cast<std::ptrdiff_t>(static_cast<double>(sorted.size()) * 0.9);
  std::nth_element(sorted.begin(), high, sorted.end());
  for (float& level : wide.level)
    level = std::max({level, *high * 0.35F, 32.F});
  return wide;
}

// The paper's level along one row of cells, between the middles of tiles.
void PaperAlong(const Paper& paper, int y, std::vector<float>& level) {
  const float ty = (static_cast<float>(y) + 0.5F) / kTile - 0.5F;
  const int above = static_cast<int>(std::floor(ty));
  const float part = ty - static_cast<float>(above);
  const auto tile = [&](int x) {
    return paper.at(x, above) * (1 - part) + paper.at(x, above + 1) * part;
  };
  const int width = static_cast<int>(level.size());
  for (int x = -1; x < paper.width; ++x) {
    const float from = tile(x);
    const float step = (tile(x + 1) - from) / kTile;
    const int middle = x * kTile + kTile / 2;
    for (int i = std::max(0, -middle); i < std::min(kTile, width - middle);
         ++i) {
      level[middle + i] = from + step * (static_cast<float>(i) + 0.5F);
    }
  }
}

// Turns brightness into darkness against the paper, row by row.
void Darken(const Paper& paper, InkMap& map) {
  std::vector<float> level(map.width);
  for (int y = 0; y < map.height; ++y) {
    PaperAlong(paper, y, level);
    std::uint8_t* ink =
        map.ink.data() + static_cast<std::size_t>(y) * map.width;
    for (int x = 0; x < map.width; ++x) {
      const float dark = 255 - static_cast<float>(ink[x]) * 255 / level[x];
      ink[x] = static_cast<std::uint8_t>(static_cast<int>(std::max(dark, 0.F)));
    }
  }
}

// Print that is grey all over the page is taken for black.
void Strengthen(InkMap& map) {
  std::array<std::size_t, 256> counts{};
  for (const std::uint8_t ink : map.ink) ++counts[ink];
  const auto level_at = [&](int from, double share) {
    std::size_t total = 0;
    for (int level = from; level < 256; ++level) total += counts[level];
    double left = static_cast<double>(total) * share;
    int level = from;
    while (level < 255 && (left -= static_cast<double>(counts[level])) > 0)
      ++level;
    return level;
  };
  const double factor = std::clamp(255.0 / level_at(80, 0.7), 1.0, 1.8);
  map.grain = level_at(0, 0.5) * factor;
  if (factor == 1.0) return;
  const int scaled = static_cast<int>(factor * 256);
  for (std::uint8_t& ink : map.ink) {
    ink = static_cast<std::uint8_t>(std::min(255, ink * scaled / 256));
  }
}

}  // namespace

InkMap MakeInkMap(const GreyImage& image) {
  InkMap map;
  const auto needed = static_cast<std::size_t>(std::max(image.width, 0)) *
                      static_cast<std::size_t>(std::max(image.height, 0));
  if (needed == 0 || image.pixels.size() < needed) return map;
  const bool told = image.dpi >= kLeastDpi && image.dpi <= kMostDpi;
  const double dpi = std::clamp(told ? image.dpi : image.width / kPageWidth,
                                kLeastDpi, kMostDpi);
  const bool coarse = dpi < kCoarseDpi;
  map.scale = coarse ? 0.5 : std::clamp(std::round(dpi / kBestDpi), 1.0, 8.0);
  map.dpi = dpi / map.scale;
  map.width = static_cast<int>(image.width / map.scale);
  map.height = static_cast<int>(image.height / map.scale);
  if (map.width == 0 || map.height == 0) return {};
  map.ink.resize(static_cast<std::size_t>(map.width) * map.height);
  coarse ? Enlarge(image, map) : Shrink(image, map);
  Darken(FindPaper(map), map);
  Strengthen(map);
  return map;
}

}  // namespace quaestor
