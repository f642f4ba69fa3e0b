#include "parsers/ocr/page_border.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <initializer_list>
#include <memory>

namespace quaestor {
namespace {

constexpr int kSmallSide = 400;      // pixels: enough to see a sheet
constexpr double kLeastShare = 0.3;  // of the picture is the sheet
constexpr double kLeastPerspective = 0.015;
constexpr double kMostPerspective = 0.4;
constexpr double kQuadFit = 0.04;  // share by which a sheet may miss its quad

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

// What is bright, its print closed.
PixPointer Bright(Pix* small) {
  Pix* binary = nullptr;
  const int width = pixGetWidth(small);
  const int height = pixGetHeight(small);
  if (pixOtsuAdaptiveThreshold(small, width, height, 0, 0, 0, nullptr,
                               &binary) != 0) {
    return nullptr;
  }
  PixPointer bright(binary);
  pixInvert(bright.get(), bright.get());
  constexpr int kPrint = 9;
  return PixPointer(pixCloseSafeBrick(nullptr, bright.get(), kPrint, kPrint));
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

FlatSheet Flatten(Pix* grey, const Quad& sheet) {
  const double width = std::min<double>(
      pixGetWidth(grey),
      std::max(Distance(sheet.top_left, sheet.top_right),
               Distance(sheet.bottom_left, sheet.bottom_right)));
  const double height =
      std::min<double>(pixGetHeight(grey),
                       std::max(Distance(sheet.top_left, sheet.bottom_left),
                                Distance(sheet.top_right, sheet.bottom_right)));
  const PtaPointer flat =
      Points({{0, 0}, {width, 0}, {width, height}, {0, height}});
  const PtaPointer seen = Points(
      {sheet.top_left, sheet.top_right, sheet.bottom_right, sheet.bottom_left});
  l_float32* found = nullptr;
  if (getProjectiveXformCoeffs(flat.get(), seen.get(), &found) != 0) return {};
  const std::unique_ptr<l_float32, decltype(&std::free)> c(found, &std::free);
  const PixPointer whole(pixProjectiveGray(grey, c.get(), 255));
  const std::unique_ptr<::Box, void (*)(::Box*)> frame(
      boxCreate(0, 0, static_cast<l_int32>(width),
                static_cast<l_int32>(height)),
      [](::Box* box) { boxDestroy(&box); });
  FlatSheet result;
  if (whole == nullptr || frame == nullptr) return result;
  result.pix.reset(pixClipRectangle(whole.get(), frame.get(), nullptr));
  const l_float32* k = c.get();
  result.to_source = {{k[0], k[1], k[2], k[3], k[4], k[5], k[6], k[7], 1}};
  return result;
}

}  // namespace quaestor
