#include "review/pixel_area.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>

namespace quaestor {
namespace {

constexpr double kPointsPerInch = 72;

double ScaleOf(const GreyImage& image) {
  return image.dpi > 0 ? image.dpi / kPointsPerInch : 1;
}

struct PixelSpan {
  int begin = 0;
  int end = 0;
};

PixelSpan SpanOf(double low, double high, double scale, int size) {
  const double most = size;
  return {static_cast<int>(std::clamp(std::floor(low * scale), 0.0, most)),
          static_cast<int>(std::clamp(std::ceil(high * scale), 0.0, most))};
}

GreyImage CutOut(const Box& box, double scale, int width, int height,
                 const std::function<std::uint8_t(std::size_t)>& grey_at) {
  const PixelSpan columns = SpanOf(box.left, box.right, scale, width);
  const PixelSpan rows = SpanOf(box.top, box.bottom, scale, height);
  GreyImage area;
  if (columns.begin >= columns.end || rows.begin >= rows.end) return area;
  area.width = columns.end - columns.begin;
  area.height = rows.end - rows.begin;
  area.dpi = scale * kPointsPerInch;
  for (int y = rows.begin; y < rows.end; ++y) {
    for (int x = columns.begin; x < columns.end; ++x) {
      area.pixels.push_back(grey_at(static_cast<std::size_t>(y) *
                                        static_cast<std::size_t>(width) +
                                    static_cast<std::size_t>(x)));
    }
  }
  return area;
}

// The mean of the pixels that fall into one.
std::uint8_t MeanOf(const GreyImage& image, PixelSpan columns, PixelSpan rows) {
  std::uint64_t sum = 0;
  std::uint64_t count = 0;
  for (int y = rows.begin; y < std::max(rows.end, rows.begin + 1); ++y) {
    for (int x = columns.begin; x < std::max(columns.end, columns.begin + 1);
         ++x) {
      sum += image.pixels[static_cast<std::size_t>(y) *
                              static_cast<std::size_t>(image.width) +
                          static_cast<std::size_t>(x)];
      ++count;
    }
  }
  return static_cast<std::uint8_t>(sum / count);
}

}  // namespace

GreyImage GreyArea(const Raster& raster, const Box& box) {
  return CutOut(box, raster.scale, raster.width, raster.height,
                [&raster](std::size_t pixel) {
                  const auto* rgb = &raster.rgb[3 * pixel];
                  return static_cast<std::uint8_t>(
                      (rgb[0] * 299 + rgb[1] * 587 + rgb[2] * 114) / 1000);
                });
}

GreyImage GreyArea(const GreyImage& image, const Box& box) {
  return CutOut(box, ScaleOf(image), image.width, image.height,
                [&image](std::size_t pixel) { return image.pixels[pixel]; });
}

Raster Shrink(const GreyImage& image, int dpi) {
  const double own = ScaleOf(image) * kPointsPerInch;
  const double factor = std::min(1.0, dpi / own);
  Raster raster;
  raster.width = std::max(1, static_cast<int>(image.width * factor));
  raster.height = std::max(1, static_cast<int>(image.height * factor));
  raster.scale = ScaleOf(image) * raster.width / image.width;
  const auto span = [](int index, int count, int size) {
    const auto at = [&](std::int64_t i) {
      return static_cast<int>(i * size / count);
    };
    return PixelSpan{at(index), at(std::int64_t{index} + 1)};
  };
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x) {
      const std::uint8_t grey =
          MeanOf(image, span(x, raster.width, image.width),
                 span(y, raster.height, image.height));
      raster.rgb.insert(raster.rgb.end(), 3, grey);
    }
  }
  return raster;
}

}  // namespace quaestor
