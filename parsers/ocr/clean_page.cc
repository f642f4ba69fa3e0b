#include "parsers/ocr/clean_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <utility>
#include <vector>

#include "parsers/ocr/page_border.h"
#include "parsers/ocr/pix.h"
#include "parsers/ocr/scan_lines.h"

namespace quaestor {
namespace {

// More makes recognition slower and no better.
constexpr double kWorkingDpi = 200;
constexpr double kWellScaled = 0.1;  // no scaling within this share of it
constexpr float kLeastSkew = 0.1F;   // degrees
constexpr float kLeastSkewSureness = 3;
constexpr int kTile = 32;  // pixels
constexpr int kPaper = 230;
constexpr int kFewShapes = 2000;  // no picture with so few is crowded

// A picture on its way, and where its pixels came from.
struct Work {
  PixPointer pix;
  Projection to_source;
  double dpi = 0;
};

void Replace(Work& work, Pix* pix, const Projection& back) {
  if (pix == nullptr) return;
  work.pix.reset(pix);
  work.to_source = Chain(back, work.to_source);
}

void Scale(Work& work) {
  const double scale = work.dpi > 0 ? kWorkingDpi / work.dpi : 1;
  if (std::abs(scale - 1) < kWellScaled) return;
  const auto factor = static_cast<float>(scale);
  Replace(work,
          scale > 1 ? pixScaleGrayLI(work.pix.get(), factor, factor)
                    : pixScaleAreaMap(work.pix.get(), factor, factor),
          {{1 / scale, 0, 0, 0, 1 / scale, 0, 0, 0, 1}});
  work.dpi = kWorkingDpi;
}

// A photographed sheet, as if the camera had been above it. What a camera says
// of its resolution is about its sensor: the sheet is taken for an A4 one.
void TakeOffTable(const GreyImage& picture, Work& work) {
  constexpr double kLongerSide = 11.7;  // inches
  const std::optional<Quad> sheet = FindPageBorder(work.pix.get());
  if (!sheet.has_value()) return;
  const FlatSheet flat = Flatten(picture, *sheet, kLongerSide * kWorkingDpi);
  PixPointer pix = ToPix(flat.image);
  if (pix == nullptr) return;
  work.pix = std::move(pix);
  work.to_source = Chain(flat.to_source, work.to_source);
  work.dpi = kWorkingDpi;
}

// How bright the paper is in each tile: nine in ten pixels are darker.
std::vector<int> PaperOfTiles(const GreyImage& image) {
  std::vector<int> papers;
  for (int top = 0; top + kTile <= image.height; top += kTile) {
    for (int left = 0; left + kTile <= image.width; left += kTile) {
      std::array<int, 256> counts{};
      for (int y = top; y < top + kTile; y += 2) {
        const std::uint8_t* row =
            image.pixels.data() + std::ptrdiff_t{y} * image.width + left;
        for (int x = 0; x < kTile; x += 2) ++counts[row[x]];
      }
      int left_over = kTile * kTile / 4 / 10;
      int paper = 255;
      while (paper > 0 &&
             (left_over -= counts[static_cast<std::size_t>(paper)]) > 0) {
        --paper;
      }
      papers.push_back(paper);
    }
  }
  return papers;
}

// Shadows and yellowed paper, where a single threshold would lose words.
bool IsUneven(const GreyImage& image) {
  std::vector<int> papers = PaperOfTiles(image);
  if (papers.empty()) return false;
  const auto twentieth =
      papers.begin() + static_cast<std::ptrdiff_t>(papers.size() / 20);
  std::nth_element(papers.begin(), twentieth, papers.end());
  return *twentieth < kPaper;
}

// An underexposed picture, whose paper would be taken for ink.
void Brighten(Work& work) {
  constexpr float kPaperRank = 0.9F;
  constexpr float kDarkPaper = 160;
  l_float32 paper = 255;
  if (pixGetRankValueMasked(work.pix.get(), nullptr, 0, 0, 4, kPaperRank,
                            &paper, nullptr) != 0 ||
      paper >= kDarkPaper || paper < 1) {
    return;
  }
  pixGammaTRC(work.pix.get(), work.pix.get(), 1, 0, static_cast<int>(paper));
}

void EvenOut(Work& work) {
  Brighten(work);
  const GreyImage image = ToGreyImage(work.pix.get(), kWorkingDpi);
  if (!IsUneven(image)) return;
  constexpr int kTileSide = 16;
  constexpr int kForeground = 80;
  constexpr int kLeastCount = 60;
  constexpr int kSmooth = 2;
  Replace(
      work,
      pixBackgroundNorm(work.pix.get(), nullptr, nullptr, kTileSide, kTileSide,
                        kForeground, kLeastCount, kPaper, kSmooth, kSmooth),
      {});
}

PixPointer Binary(Pix* pix) {
  return PixPointer(pixThresholdToBinary(pix, 150));
}

// The scanner's lid, punched holes at the rim, the shadow of the next page:
// what is dark and goes over the edge of the picture. Whitened in both
// pictures.
void ClearEdges(Pix* binary, Work& work) {
  const PixPointer edges(pixExtractBorderConnComps(binary, 8));
  l_int32 empty = 1;
  if (edges == nullptr || pixZero(edges.get(), &empty) != 0 || empty != 0) {
    return;
  }
  pixSubtract(binary, binary, edges.get());
  const PixPointer wide(pixDilateBrick(nullptr, edges.get(), 5, 5));
  if (wide != nullptr) {
    pixSetMasked(work.pix.get(), wide.get(), 255);
  }
}

// Quarter turns clockwise that make the text upright.
int QuarterTurns(Pix* binary) {
  float up = 0;
  float left = 0;
  if (pixOrientDetect(binary, &up, &left, 0, 0) != 0) return 0;
  l_int32 orientation = L_TEXT_ORIENT_UNKNOWN;
  makeOrientDecision(up, left, 0, 0, &orientation, 0);
  switch (orientation) {
    case L_TEXT_ORIENT_LEFT:
      return 1;
    case L_TEXT_ORIENT_DOWN:
      return 2;
    case L_TEXT_ORIENT_RIGHT:
      return 3;
    default:
      return 0;
  }
}

void Turn(int quarters, Work& work) {
  if (quarters == 0) return;
  const double width = pixGetWidth(work.pix.get());
  const double height = pixGetHeight(work.pix.get());
  const std::array<Projection, 4> back = {
      Projection{}, Projection{{0, 1, 0, -1, 0, height, 0, 0, 1}},
      Projection{{-1, 0, width, 0, -1, height, 0, 0, 1}},
      Projection{{0, -1, width, 1, 0, 0, 0, 0, 1}}};
  Replace(work, pixRotateOrth(work.pix.get(), quarters),
          back[static_cast<std::size_t>(quarters)]);
}

// Turns by the angle (degrees, clockwise) about the middle.
Projection Rotation(double degrees, double width, double height) {
  const double angle = degrees * std::numbers::pi / 180;
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  const double x = width / 2;
  const double y = height / 2;
  return {{c, -s, x - c * x + s * y, s, c, y - s * x - c * y, 0, 0, 1}};
}

void Deskew(Pix* binary, Work& work) {
  float angle = 0;
  float sureness = 0;
  if (pixFindSkew(binary, &angle, &sureness) != 0 ||
      sureness < kLeastSkewSureness || std::abs(angle) < kLeastSkew) {
    return;
  }
  const Projection back =
      Rotation(-static_cast<double>(angle), pixGetWidth(work.pix.get()),
               pixGetHeight(work.pix.get()));
  Replace(work,
          pixRotate(work.pix.get(),
                    angle * static_cast<float>(std::numbers::pi) / 180,
                    L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0),
          back);
}

// More separate shapes than any page of text has.
bool IsCrowded(Pix* binary) {
  constexpr double kPixelsPerShape = 100;  // small print has 250 and more
  l_int32 shapes = 0;
  if (binary == nullptr || pixCountConnComp(binary, 8, &shapes) != 0) {
    return false;
  }
  const double pixels = static_cast<double>(pixGetWidth(binary)) *
                        static_cast<double>(pixGetHeight(binary));
  return shapes > kFewShapes && shapes * kPixelsPerShape > pixels;
}

// Share of the pixels that are dark.
double InkOf(Pix* binary) {
  l_float32 share = 0;
  if (binary == nullptr || pixForegroundFraction(binary, &share) != 0) return 0;
  return static_cast<double>(share);
}

// Specks that are smaller than a full stop.
void ClearSpecks(PixPointer& binary, Work& work) {
  constexpr int kLeastSide = 3;  // pixels
  PixPointer shapes(pixSelectBySize(binary.get(), kLeastSide, kLeastSide, 8,
                                    L_SELECT_IF_EITHER, L_SELECT_IF_GTE,
                                    nullptr));
  if (shapes == nullptr) return;
  const PixPointer specks(pixSubtract(nullptr, binary.get(), shapes.get()));
  const PixPointer wide(pixDilateBrick(nullptr, specks.get(), 3, 3));
  if (wide != nullptr) pixSetMasked(work.pix.get(), wide.get(), 255);
  binary = std::move(shapes);
}

}  // namespace

CleanedPage CleanPage(const GreyImage& source, const CleaningOptions& options) {
  CleanedPage cleaned;
  GreyImage mended = source;
  MendScanLines(mended);
  Work work = {ToPix(mended), {}, source.dpi};
  if (work.pix == nullptr) return cleaned;
  if (!options.piece) TakeOffTable(mended, work);
  Scale(work);
  EvenOut(work);
  PixPointer binary = Binary(work.pix.get());
  cleaned.ink = InkOf(binary.get());
  ClearEdges(binary.get(), work);
  if (IsCrowded(binary.get())) {
    ClearSpecks(binary, work);
    cleaned.crowded = IsCrowded(binary.get());
  }
  if (options.quarters.has_value()) {
    cleaned.quarters = *options.quarters;
  } else if (!cleaned.crowded && !options.piece) {
    cleaned.quarters = QuarterTurns(binary.get());
  }
  if (cleaned.quarters != 0) {
    Turn(cleaned.quarters, work);
    binary = Binary(work.pix.get());
  }
  if (!cleaned.crowded) Deskew(binary.get(), work);
  cleaned.image = ToGreyImage(work.pix.get(), work.dpi);
  cleaned.to_source = work.to_source;
  return cleaned;
}

}  // namespace quaestor
