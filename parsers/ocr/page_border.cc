#include "parsers/ocr/page_border.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <vector>

namespace quaestor {
namespace {

constexpr int kSmallSide = 400;      // pixels: enough to see a sheet
constexpr double kLeastShare = 0.3;  // of the picture is the sheet
constexpr double kLeastPerspective = 0.015;
constexpr double kMostPerspective = 0.4;
constexpr double kQuadFit = 0.02;  // share by which a sheet may miss its quad

struct BoxaDestroyer {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
struct PixaDestroyer {
  void operator()(Pixa* pictures) const { pixaDestroy(&pictures); }
};
struct PtaDestroyer {
  void operator()(Pta* points) const { ptaDestroy(&points); }
};
using PtaPointer = std::unique_ptr<Pta, PtaDestroyer>;

double Distance(const Point& a, const Point& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

PixPointer Small(Pix* grey, double& scale) {
  const int longer = std::max(pixGetWidth(grey), pixGetHeight(grey));
  scale = std::min(1.0, static_cast<double>(kSmallSide) / longer);
  return PixPointer(pixScaleBySampling(grey, static_cast<float>(scale),
                                       static_cast<float>(scale)));
}

// How bright the table is, on which the sheet lies: half of the picture's rim
// is darker.
int TableTone(Pix* small) {
  std::vector<int> tones;
  const int width = pixGetWidth(small);
  const int height = pixGetHeight(small);
  const auto take = [&](int x, int y) {
    l_uint32 value = 0;
    pixGetPixel(small, x, y, &value);
    tones.push_back(static_cast<int>(value));
  };
  for (int x = 0; x < width; ++x) {
    take(x, 0);
    take(x, height - 1);
  }
  for (int y = 0; y < height; ++y) {
    take(0, y);
    take(width - 1, y);
  }
  const auto middle =
      tones.begin() + static_cast<std::ptrdiff_t>(tones.size() / 2);
  std::nth_element(tones.begin(), middle, tones.end());
  return *middle;
}

// What is brighter than the table, shadows on the paper included; the print on
// it is closed. Null where nothing is much brighter.
PixPointer Bright(Pix* small) {
  constexpr float kPaperRank = 0.9F;
  constexpr float kLeastContrast = 60;
  l_float32 paper = 0;
  if (pixGetRankValueMasked(small, nullptr, 0, 0, 1, kPaperRank, &paper,
                            nullptr) != 0) {
    return nullptr;
  }
  const int table = TableTone(small);
  const float contrast = paper - static_cast<float>(table);
  if (contrast < kLeastContrast) return nullptr;
  const int threshold = table + static_cast<int>(0.25F * contrast);
  const PixPointer dark(pixThresholdToBinary(small, threshold));
  if (dark == nullptr) return nullptr;
  pixInvert(dark.get(), dark.get());
  constexpr int kPrint = 9;
  return PixPointer(pixCloseSafeBrick(nullptr, dark.get(), kPrint, kPrint));
}

struct Sheet {
  PixPointer mask;  // of its bounding box
  int left = 0;
  int top = 0;
  int pixels = 0;
};

Sheet LargestShape(Pix* binary) {
  Pixa* found = nullptr;
  const std::unique_ptr<Boxa, BoxaDestroyer> boxes(
      pixConnComp(binary, &found, 4));
  const std::unique_ptr<Pixa, PixaDestroyer> shapes(found);
  Sheet sheet;
  if (boxes == nullptr || shapes == nullptr) return sheet;
  for (int i = 0; i < pixaGetCount(shapes.get()); ++i) {
    PixPointer mask(pixaGetPix(shapes.get(), i, L_CLONE));
    l_int32 pixels = 0;
    pixCountPixels(mask.get(), &pixels, nullptr);
    if (pixels <= sheet.pixels) continue;
    l_int32 left = 0;
    l_int32 top = 0;
    boxaGetBoxGeometry(boxes.get(), i, &left, &top, nullptr, nullptr);
    sheet = {std::move(mask), left, top, pixels};
  }
  return sheet;
}

// The pixels that lie farthest out towards each corner.
Quad CornersOf(const Sheet& sheet) {
  Quad quad;
  std::array<double, 4> farthest = {-1e9, -1e9, -1e9, -1e9};
  const std::array<Point*, 4> corners = {&quad.top_left, &quad.top_right,
                                         &quad.bottom_right, &quad.bottom_left};
  for (int y = 0; y < pixGetHeight(sheet.mask.get()); ++y) {
    for (int x = 0; x < pixGetWidth(sheet.mask.get()); ++x) {
      l_uint32 value = 0;
      pixGetPixel(sheet.mask.get(), x, y, &value);
      if (value == 0) continue;
      const std::array<int, 4> out = {-x - y, x - y, x + y, y - x};
      for (std::size_t c = 0; c < corners.size(); ++c) {
        if (out[c] <= farthest[c]) continue;
        farthest[c] = out[c];
        *corners[c] = {x + 0.5 + sheet.left, y + 0.5 + sheet.top};
      }
    }
  }
  return quad;
}

double AreaOf(const Quad& quad) {
  const std::array<Point, 4> points = {quad.top_left, quad.top_right,
                                       quad.bottom_right, quad.bottom_left};
  double twice = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point& a = points[i];
    const Point& b = points[(i + 1) % points.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2;
}

bool LiesInside(const Quad& quad, Pix* picture) {
  constexpr double kRim = 2;  // pixels
  for (const Point& p :
       {quad.top_left, quad.top_right, quad.bottom_right, quad.bottom_left}) {
    if (p.x < kRim || p.y < kRim || p.x > pixGetWidth(picture) - kRim ||
        p.y > pixGetHeight(picture) - kRim) {
      return false;
    }
  }
  return true;
}

double Unlike(double a, double b) {
  return std::abs(a - b) / std::max({a, b, 1.0});
}

bool IsInPerspective(const Quad& quad) {
  const double across = Unlike(Distance(quad.top_left, quad.top_right),
                               Distance(quad.bottom_left, quad.bottom_right));
  const double along = Unlike(Distance(quad.top_left, quad.bottom_left),
                              Distance(quad.top_right, quad.bottom_right));
  const double more = std::max(across, along);
  return more >= kLeastPerspective && more <= kMostPerspective;
}

Point Scaled(const Point& point, double factor) {
  return {point.x * factor, point.y * factor};
}

PtaPointer Points(std::initializer_list<Point> points) {
  PtaPointer all(ptaCreate(static_cast<l_int32>(points.size())));
  for (const Point& point : points) {
    ptaAddPt(all.get(), static_cast<float>(point.x),
             static_cast<float>(point.y));
  }
  return all;
}

// Between the four pixels around a point; white outside the picture.
int ToneAt(const GreyImage& image, const Point& point) {
  const double x = point.x - 0.5;
  const double y = point.y - 0.5;
  const int left = static_cast<int>(std::floor(x));
  const int top = static_cast<int>(std::floor(y));
  if (left < 0 || top < 0 || left + 1 >= image.width ||
      top + 1 >= image.height) {
    return 255;
  }
  const std::uint8_t* upper =
      image.pixels.data() + std::ptrdiff_t{top} * image.width + left;
  const std::uint8_t* lower = upper + image.width;
  const double across = x - left;
  const double down = y - top;
  const double above = upper[0] + across * (upper[1] - upper[0]);
  const double below = lower[0] + across * (lower[1] - lower[0]);
  return static_cast<int>(std::lround(above + down * (below - above)));
}

std::optional<Projection> FromFlat(const Quad& sheet, double width,
                                   double height) {
  const PtaPointer flat =
      Points({{0, 0}, {width, 0}, {width, height}, {0, height}});
  const PtaPointer seen = Points(
      {sheet.top_left, sheet.top_right, sheet.bottom_right, sheet.bottom_left});
  l_float32* found = nullptr;
  if (getProjectiveXformCoeffs(flat.get(), seen.get(), &found) != 0) {
    return std::nullopt;
  }
  const std::unique_ptr<l_float32, decltype(&std::free)> c(found, &std::free);
  const l_float32* k = c.get();
  return Projection{{k[0], k[1], k[2], k[3], k[4], k[5], k[6], k[7], 1}};
}

}  // namespace

std::optional<Quad> FindPageBorder(Pix* grey) {
  double scale = 1;
  const PixPointer small = Small(grey, scale);
  if (small == nullptr) return std::nullopt;
  const PixPointer bright = Bright(small.get());
  if (bright == nullptr) return std::nullopt;
  const Sheet sheet = LargestShape(bright.get());
  const double all = static_cast<double>(pixGetWidth(small.get())) *
                     static_cast<double>(pixGetHeight(small.get()));
  if (sheet.mask == nullptr || sheet.pixels < kLeastShare * all) {
    return std::nullopt;
  }
  const Quad quad = CornersOf(sheet);
  if (!LiesInside(quad, small.get()) || !IsInPerspective(quad) ||
      Unlike(AreaOf(quad), sheet.pixels) > kQuadFit) {
    return std::nullopt;
  }
  return Quad{Scaled(quad.top_left, 1 / scale),
              Scaled(quad.top_right, 1 / scale),
              Scaled(quad.bottom_right, 1 / scale),
              Scaled(quad.bottom_left, 1 / scale)};
}

FlatSheet Flatten(const GreyImage& picture, const Quad& sheet,
                  double longer_side) {
  const double across =
      std::max(Distance(sheet.top_left, sheet.top_right),
               Distance(sheet.bottom_left, sheet.bottom_right));
  const double along = std::max(Distance(sheet.top_left, sheet.bottom_left),
                                Distance(sheet.top_right, sheet.bottom_right));
  const double scale = longer_side / std::max(across, along);
  FlatSheet flat;
  flat.image.width = static_cast<int>(across * scale);
  flat.image.height = static_cast<int>(along * scale);
  const auto back = FromFlat(sheet, flat.image.width, flat.image.height);
  if (!back.has_value()) return {};
  flat.to_source = *back;
  flat.image.pixels.reserve(static_cast<std::size_t>(flat.image.width) *
                            static_cast<std::size_t>(flat.image.height));
  for (int y = 0; y < flat.image.height; ++y) {
    for (int x = 0; x < flat.image.width; ++x) {
      const Point at = Apply(*back, Point{x + 0.5, y + 0.5});
      flat.image.pixels.push_back(
          static_cast<std::uint8_t>(ToneAt(picture, at)));
    }
  }
  return flat;
}

}  // namespace quaestor
