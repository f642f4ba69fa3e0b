#include "parsers/pdf_pictures.h"

#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Stream.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace quaestor {
namespace {

constexpr double kSmallestSide = 8;  // pixels
constexpr double kSquare = 0.01;     // pixels count as square
constexpr std::uint8_t kWhite = 0xFF;

// Where the unit square of a picture goes: (0, 0) is its lower left corner.
using Matrix = std::array<double, 6>;

// How a picture's rows and columns lie on the page.
struct Lie {
  bool sideways = false;  // its columns run across the page
  bool mirrored_x = false;
  bool mirrored_y = false;
};

bool Straight(const Matrix& m) {
  const double side = std::max(std::abs(m[0]) + std::abs(m[1]),
                               std::abs(m[2]) + std::abs(m[3]));
  const double slack = 0.002 * side;
  const bool upright = std::abs(m[1]) < slack && std::abs(m[2]) < slack;
  const bool sideways = std::abs(m[0]) < slack && std::abs(m[3]) < slack;
  return upright != sideways;
}

// The page's y grows downward, and so do a picture's rows.
Lie LieOf(const Matrix& m) {
  const bool sideways = std::abs(m[0]) < std::abs(m[1]);
  if (sideways) return {true, m[2] > 0, m[1] < 0};
  return {false, m[0]<0, m[3]> 0};
}

Box BoxOf(const Matrix& m) {
  const auto [left, right] = std::minmax({m[4], m[4] + m[0] + m[2]});
  const auto [top, bottom] = std::minmax({m[5], m[5] + m[1] + m[3]});
  return {left, top, right, bottom};
}

GreyImage Blank(int width, int height) {
  GreyImage image;
  image.width = width;
  image.height = height;
  image.pixels.resize(static_cast<std::size_t>(width) *
                      static_cast<std::size_t>(height));
  return image;
}

std::uint8_t& At(GreyImage& image, int x, int y) {
  return image.pixels[static_cast<std::size_t>(y) *
                          static_cast<std::size_t>(image.width) +
                      static_cast<std::size_t>(x)];
}

// As it lies on the page.
GreyImage Laid(GreyImage source, const Lie& lie) {
  if (!lie.sideways && !lie.mirrored_x && !lie.mirrored_y) return source;
  GreyImage laid = lie.sideways ? Blank(source.height, source.width)
                                : Blank(source.width, source.height);
  for (int y = 0; y < laid.height; ++y) {
    for (int x = 0; x < laid.width; ++x) {
      const int column = lie.mirrored_x ? laid.width - 1 - x : x;
      const int row = lie.mirrored_y ? laid.height - 1 - y : y;
      At(laid, x, y) =
          lie.sideways ? At(source, row, column) : At(source, column, row);
    }
  }
  return laid;
}

// Faxes have fewer rows than columns an inch: rows are put in between.
GreyImage Stretched(GreyImage& source, int height) {
  GreyImage tall = Blank(source.width, height);
  const double step = static_cast<double>(source.height) / height;
  for (int y = 0; y < height; ++y) {
    const double at =
        std::clamp((y + 0.5) * step - 0.5, 0.0, source.height - 1.0);
    const int above = static_cast<int>(at);
    const int below = std::min(above + 1, source.height - 1);
    const double share = at - above;
    for (int x = 0; x < source.width; ++x) {
      At(tall, x, y) = static_cast<std::uint8_t>(std::lround(
          At(source, x, above) * (1 - share) + At(source, x, below) * share));
    }
  }
  return tall;
}

GreyImage Transposed(const GreyImage& source) {
  return Laid(source, {true, false, false});
}

GreyImage WithSquarePixels(GreyImage image, const Box& box) {
  const double across = image.width / box.width();
  const double along = image.height / box.height();
  image.dpi = std::max(across, along) * 72;
  const double dpi = image.dpi;
  if (along < across * (1 - kSquare)) {
    image = Stretched(image, static_cast<int>(box.height() * across));
  } else if (across < along * (1 - kSquare)) {
    GreyImage turned = Transposed(image);
    turned = Stretched(turned, static_cast<int>(box.width() * along));
    image = Transposed(turned);
  }
  image.dpi = dpi;
  return image;
}

// Poppler's callbacks leave no choice but a class.
class PictureTaker : public OutputDev {
 public:
  explicit PictureTaker(double most_pixels) : room_(most_pixels) {}

  EmbeddedPictures Take() { return std::move(taken_); }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return true; }

  void drawImage(GfxState* state, Object* reference, Stream* stream, int width,
                 int height, GfxImageColorMap* colours, bool interpolate,
                 const int* mask_colours, bool inline_image) override {
    const bool plain = mask_colours == nullptr && state->getFillOpacity() == 1;
    if (inline_image || !plain || !Fits(state, width, height)) {
      Skip(width, height);
      if (inline_image) {
        OutputDev::drawImage(state, reference, stream, width, height, colours,
                             interpolate, mask_colours, inline_image);
      }
      return;
    }
    Add(state, Decode(*stream, width, height, *colours));
  }

  void drawImageMask(GfxState* state, Object* reference, Stream* stream,
                     int width, int height, bool invert, bool interpolate,
                     bool inline_image) override {
    GfxGray grey = 0;
    state->getFillGray(&grey);
    const bool black = colToByte(grey) < 64 && state->getFillOpacity() == 1;
    if (inline_image || !black || !Fits(state, width, height)) {
      Skip(width, height);
      if (inline_image) {
        OutputDev::drawImageMask(state, reference, stream, width, height,
                                 invert, interpolate, inline_image);
      }
      return;
    }
    Add(state, DecodeMask(*stream, width, height, invert));
  }

  void drawMaskedImage(GfxState*, Object*, Stream*, int width, int height,
                       GfxImageColorMap*, bool, Stream*, int, int, bool,
                       bool) override {
    Skip(width, height);
  }
  void drawSoftMaskedImage(GfxState*, Object*, Stream*, int width, int height,
                           GfxImageColorMap*, bool, Stream*, int, int,
                           GfxImageColorMap*, bool) override {
    Skip(width, height);
  }

 private:
  static Matrix MatrixOf(GfxState* state) {
    Matrix matrix{};
    std::copy_n(state->getCTM(), 6, matrix.begin());
    return matrix;
  }

  bool Fits(GfxState* state, int width, int height) {
    const double pixels = static_cast<double>(width) * height;
    if (width < kSmallestSide || height < kSmallestSide || pixels > room_) {
      return false;
    }
    const Matrix matrix = MatrixOf(state);
    if (!Straight(matrix)) return false;
    const Box box = BoxOf(matrix);
    Box clip;
    state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
    const double slack = 0.02;
    return box.width() > 1 && box.height() > 1 &&
           clip.left <= box.left + slack * box.width() &&
           clip.right >= box.right - slack * box.width() &&
           clip.top <= box.top + slack * box.height() &&
           clip.bottom >= box.bottom - slack * box.height();
  }

  void Skip(int width, int height) {
    if (width >= kSmallestSide && height >= kSmallestSide) {
      taken_.complete = false;
    }
  }

  static GreyImage Decode(Stream& stream, int width, int height,
                          GfxImageColorMap& colours) {
    ImageStream rows(&stream, width, colours.getNumPixelComps(),
                     colours.getBits());
    rows.reset();
    GreyImage image = Blank(width, height);
    for (int y = 0; y < height; ++y) {
      unsigned char* row = rows.getLine();
      if (row == nullptr) {
        std::fill_n(&At(image, 0, y), width, kWhite);
      } else {
        colours.getGrayLine(row, &At(image, 0, y), width);
      }
    }
    rows.close();
    return image;
  }

  static GreyImage DecodeMask(Stream& stream, int width, int height,
                              bool invert) {
    ImageStream rows(&stream, width, 1, 1);
    rows.reset();
    GreyImage image = Blank(width, height);
    for (int y = 0; y < height; ++y) {
      const unsigned char* row = rows.getLine();
      for (int x = 0; x < width; ++x) {
        const bool painted = row != nullptr && (row[x] != 0) == invert;
        At(image, x, y) = painted ? 0 : kWhite;
      }
    }
    rows.close();
    return image;
  }

  void Add(GfxState* state, GreyImage image) {
    const Matrix matrix = MatrixOf(state);
    EmbeddedPicture picture;
    picture.box = BoxOf(matrix);
    room_ -= static_cast<double>(image.width) * image.height;
    picture.image =
        WithSquarePixels(Laid(std::move(image), LieOf(matrix)), picture.box);
    taken_.pictures.push_back(std::move(picture));
  }

  EmbeddedPictures taken_;
  double room_;
};

}  // namespace

EmbeddedPictures TakePictures(PDFDoc& document, int page, double most_pixels) {
  PictureTaker taker(most_pixels);
  document.displayPage(&taker, page, 72, 72, 0, false, true, false);
  return taker.Take();
}

}  // namespace quaestor
