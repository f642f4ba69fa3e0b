#include "cli/draw_findings.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quaestor {
namespace {

struct Colour {
  std::uint8_t red, green, blue;
};

constexpr Colour kLine = {66, 133, 244};
constexpr Colour kLink = {156, 39, 176};
constexpr Colour kPicture = {141, 85, 36};
constexpr Colour kChecked = {0, 150, 60};
constexpr Colour kUnchecked = {120, 120, 120};
constexpr Colour kUnclear = {245, 124, 0};

// A box in pixels: columns left to right - 1, rows top to bottom - 1.
struct PixelBox {
  int left, top, right, bottom;
};

PixelBox Clip(const PixelBox& box, const Raster& raster) {
  return {std::clamp(box.left, 0, raster.width),
          std::clamp(box.top, 0, raster.height),
          std::clamp(box.right, 0, raster.width),
          std::clamp(box.bottom, 0, raster.height)};
}

// `opacity` 0 to 1: how much of what is below is covered.
void Fill(Raster& raster, const PixelBox& whole, Colour colour,
          double opacity) {
  const PixelBox box = Clip(whole, raster);
  const std::array<std::uint8_t, 3> paint = {colour.red, colour.green,
                                             colour.blue};
  for (int y = box.top; y < box.bottom; ++y) {
    for (int x = box.left; x < box.right; ++x) {
      const std::size_t at = 3 * (static_cast<std::size_t>(y) *
                                      static_cast<std::size_t>(raster.width) +
                                  static_cast<std::size_t>(x));
      for (std::size_t i = 0; i < paint.size(); ++i) {
        const double mixed =
            raster.rgb[at + i] * (1 - opacity) + paint[i] * opacity;
        raster.rgb[at + i] = static_cast<std::uint8_t>(std::lround(mixed));
      }
    }
  }
}

// Boxes can lie far outside the page: bounded so that no number overflows.
int ToPixel(double points, const Raster& raster) {
  constexpr double kFar = 1e6;
  return static_cast<int>(
      std::lround(std::clamp(points * raster.scale, -kFar, kFar)));
}

PixelBox ToPixels(const Box& box, const Raster& raster) {
  return {ToPixel(box.left, raster), ToPixel(box.top, raster),
          ToPixel(box.right, raster), ToPixel(box.bottom, raster)};
}

// Draws around the box, so that it stays visible.
void Outline(Raster& raster, const Box& points, Colour colour, int thickness) {
  const PixelBox box = ToPixels(points, raster);
  const PixelBox outer = {box.left - thickness, box.top - thickness,
                          box.right + thickness, box.bottom + thickness};
  Fill(raster, {outer.left, outer.top, outer.right, box.top}, colour, 1);
  Fill(raster, {outer.left, box.bottom, outer.right, outer.bottom}, colour, 1);
  Fill(raster, {outer.left, box.top, box.left, box.bottom}, colour, 1);
  Fill(raster, {box.right, box.top, outer.right, box.bottom}, colour, 1);
}

Colour ColourOf(MarkState state) {
  switch (state) {
    case MarkState::kChecked:
      return kChecked;
    case MarkState::kUnchecked:
      return kUnchecked;
    case MarkState::kUnclear:
      return kUnclear;
  }
  return kUnclear;
}

}  // namespace

void DrawFindings(const Page& page, Raster& raster) {
  const int thin = std::max(1, static_cast<int>(std::lround(raster.scale / 2)));
  for (const Picture& picture : page.pictures) {
    Outline(raster, picture.box, kPicture, 2 * thin);
  }
  for (const Line& line : page.lines) Outline(raster, line.box, kLine, thin);
  for (const Link& link : page.links) Outline(raster, link.box, kLink, thin);
  for (const Mark& mark : page.marks) {
    const Colour colour = ColourOf(mark.state);
    Fill(raster, ToPixels(mark.box, raster), colour, 0.25);
    Outline(raster, mark.box, colour, 2 * thin);
  }
}

}  // namespace quaestor
