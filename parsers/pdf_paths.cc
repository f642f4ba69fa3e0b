// Paths and pictures: pdf_output.h.
#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>

#include "parsers/pdf_output.h"

namespace quaestor {
namespace {

// More points than any box, tick or ruled table has: a chart or a map. Its box
// is kept.
constexpr int kMaxPointsPerPath = 20'000;
constexpr std::size_t kMaxPointsPerPage = 2'000'000;
constexpr std::size_t kMaxPicturesPerPage = 5'000;
// Patterns of up to so many tiles are painted: some producers put whole pages
// into one.
constexpr double kMaxTiles = 4;
constexpr std::uint32_t kPatternColour = 0x808080;

std::uint32_t Packed(const GfxRGB& rgb) {
  return static_cast<std::uint32_t>(colToByte(rgb.r)) << 16U |
         static_cast<std::uint32_t>(colToByte(rgb.g)) << 8U |
         static_cast<std::uint32_t>(colToByte(rgb.b));
}

Box ClipBox(const GfxState* state) {
  Box clip;
  state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
  return clip;
}

Box Intersection(const Box& a, const Box& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top),
          std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

int CountPoints(const GfxPath& path) {
  int count = 0;
  for (int i = 0; i < path.getNumSubpaths(); ++i) {
    count += path.getSubpath(i)->getNumPoints();
  }
  return count;
}

void Extend(Box& box, Point point, bool first) {
  if (first) {
    box = {point.x, point.y, point.x, point.y};
  } else {
    box = Union(box, {point.x, point.y, point.x, point.y});
  }
}

// Transforms the points into `points` (left empty where `keep` is false) and
// returns their box. Control points count for the box only.
Box TransformPath(const GfxState* state, const GfxPath& path, bool keep,
                  std::vector<PathPoint>& points) {
  Box box;
  bool first = true;
  for (int i = 0; i < path.getNumSubpaths(); ++i) {
    const GfxSubpath* part = path.getSubpath(i);
    for (int j = 0; j < part->getNumPoints(); ++j) {
      Point at;
      state->transform(part->getX(j), part->getY(j), &at.x, &at.y);
      Extend(box, at, first);
      first = false;
      if (!keep || part->getCurve(j)) continue;
      const bool curve = j > 0 && part->getCurve(j - 1);
      points.push_back({at, j == 0, curve});
    }
  }
  return box;
}

}  // namespace

std::uint32_t PageCollector::FillColour(GfxState* state) {
  if (!fill_known_) {
    GfxRGB rgb;
    const bool pattern = state->getFillColorSpace()->getMode() == csPattern;
    if (!pattern) state->getFillRGB(&rgb);
    fill_colour_ = pattern ? kPatternColour : Packed(rgb);
    fill_known_ = true;
  }
  return fill_colour_;
}

std::uint32_t PageCollector::StrokeColour(GfxState* state) {
  if (!stroke_known_) {
    GfxRGB rgb;
    const bool pattern = state->getStrokeColorSpace()->getMode() == csPattern;
    if (!pattern) state->getStrokeRGB(&rgb);
    stroke_colour_ = pattern ? kPatternColour : Packed(rgb);
    stroke_known_ = true;
  }
  return stroke_colour_;
}

void PageCollector::updateFillColorSpace(GfxState* /*state*/) {
  fill_known_ = false;
}
void PageCollector::updateFillColor(GfxState* /*state*/) {
  fill_known_ = false;
}
void PageCollector::updateStrokeColorSpace(GfxState* /*state*/) {
  stroke_known_ = false;
}
void PageCollector::updateStrokeColor(GfxState* /*state*/) {
  stroke_known_ = false;
}

void PageCollector::AddPath(GfxState* state, bool stroked) {
  if (Hidden()) return;
  const GfxPath& source = *state->getPath();
  const int count = CountPoints(source);
  if (count == 0) return;
  if (page_->paths.size() >=
          static_cast<std::size_t>(limits_.max_paths_per_page) ||
      point_count_ > kMaxPointsPerPage) {
    Omit("holds too many drawn lines; the rest of them is skipped");
    return;
  }
  Path path;
  const bool keep = count <= kMaxPointsPerPath;
  if (keep) path.points.reserve(static_cast<std::size_t>(count));
  path.box = TransformPath(state, source, keep, path.points);
  path.clip = ClipBox(state);
  path.line_width = stroked ? state->getTransformedLineWidth() : 0;
  // A clip that just touches a thin line still shows it.
  const double slack = std::max(0.5, path.line_width / 2);
  const Box shown = Intersection(path.box, path.clip);
  if (!(shown.left <= shown.right + slack) ||
      !(shown.top <= shown.bottom + slack)) {
    return;
  }
  path.box = {
      std::min(shown.left, shown.right), std::min(shown.top, shown.bottom),
      std::max(shown.left, shown.right), std::max(shown.top, shown.bottom)};
  path.stroke = stroked;
  path.fill = !stroked;
  path.colour = stroked ? StrokeColour(state) : FillColour(state);
  path.opacity = stroked ? state->getStrokeOpacity() : state->getFillOpacity();
  path.order = order_++;
  path.annotation = annotation_;
  point_count_ += path.points.size();
  page_->paths.push_back(std::move(path));
}

void PageCollector::stroke(GfxState* state) { AddPath(state, true); }
void PageCollector::fill(GfxState* state) { AddPath(state, false); }
void PageCollector::eoFill(GfxState* state) { AddPath(state, false); }

// An area filled by a pattern or shading: the clip is its outline.
void PageCollector::AddArea(GfxState* state) {
  if (Hidden() || page_->paths.size() >=
                      static_cast<std::size_t>(limits_.max_paths_per_page)) {
    return;
  }
  Path path;
  path.clip = ClipBox(state);
  path.box = path.clip;
  if (!(path.box.left < path.box.right) || !(path.box.top < path.box.bottom)) {
    return;
  }
  const Box& box = path.box;
  path.points = {{{box.left, box.top}, true, false},
                 {{box.right, box.top}, false, false},
                 {{box.right, box.bottom}, false, false},
                 {{box.left, box.bottom}, false, false},
                 {{box.left, box.top}, false, false}};
  path.fill = true;
  path.colour = kPatternColour;
  path.opacity = state->getFillOpacity();
  path.order = order_++;
  path.annotation = annotation_;
  page_->paths.push_back(std::move(path));
}

bool PageCollector::tilingPatternFill(GfxState* state, Gfx* /*gfx*/,
                                      Catalog* /*catalog*/,
                                      GfxTilingPattern* /*pattern*/,
                                      const double* /*matrix*/, int x0, int y0,
                                      int x1, int y1, double /*x_step*/,
                                      double /*y_step*/) {
  const double tiles =
      (static_cast<double>(x1) - x0) * (static_cast<double>(y1) - y0);
  if (tiles <= kMaxTiles) return false;
  AddArea(state);
  return true;
}

bool PageCollector::functionShadedFill(GfxState* state,
                                       GfxFunctionShading* /*shading*/) {
  AddArea(state);
  return true;
}
bool PageCollector::axialShadedFill(GfxState* state,
                                    GfxAxialShading* /*shading*/,
                                    double /*t_min*/, double /*t_max*/) {
  AddArea(state);
  return true;
}
bool PageCollector::radialShadedFill(GfxState* state,
                                     GfxRadialShading* /*shading*/,
                                     double /*t_min*/, double /*t_max*/) {
  AddArea(state);
  return true;
}
bool PageCollector::gouraudTriangleShadedFill(
    GfxState* state, GfxGouraudTriangleShading* /*shading*/) {
  AddArea(state);
  return true;
}
bool PageCollector::patchMeshShadedFill(GfxState* state,
                                        GfxPatchMeshShading* /*shading*/) {
  AddArea(state);
  return true;
}

void PageCollector::AddPicture(GfxState* state, int width, int height) {
  // In a Type 3 glyph a picture is the glyph's shape.
  if (Hidden() || type3_depth_ > 0 ||
      page_->pictures.size() >= kMaxPicturesPerPage) {
    return;
  }
  Box box;
  for (int corner = 0; corner < 4; ++corner) {
    Point at;
    const int row = corner / 2;
    state->transform(corner % 2, row, &at.x, &at.y);
    Extend(box, at, corner == 0);
  }
  box = Intersection(box, ClipBox(state));
  if (!(box.left < box.right) || !(box.top < box.bottom)) return;
  double x = 0;
  double y = 0;
  state->transformDelta(1, 0, &x, &y);
  const double across = std::hypot(x, y) / 72;
  state->transformDelta(0, 1, &x, &y);
  const double along = std::hypot(x, y) / 72;
  const double dpi = std::sqrt(width / across * (height / along));
  page_->pictures.push_back({box, std::isfinite(dpi) ? dpi : 0});
}

// The base class reads an inline image to its end. Without that the content
// stream gets out of step.
void PageCollector::drawImageMask(GfxState* state, Object* reference,
                                  Stream* stream, int width, int height,
                                  bool invert, bool interpolate,
                                  bool inline_image) {
  AddPicture(state, width, height);
  if (inline_image) {
    OutputDev::drawImageMask(state, reference, stream, width, height, invert,
                             interpolate, inline_image);
  }
}

void PageCollector::setSoftMaskFromImageMask(GfxState* state, Object* reference,
                                             Stream* stream, int width,
                                             int height, bool invert,
                                             bool inline_image,
                                             double* base_matrix) {
  if (inline_image) {
    OutputDev::setSoftMaskFromImageMask(state, reference, stream, width, height,
                                        invert, inline_image, base_matrix);
  }
}

void PageCollector::drawImage(GfxState* state, Object* reference,
                              Stream* stream, int width, int height,
                              GfxImageColorMap* colours, bool interpolate,
                              const int* mask_colours, bool inline_image) {
  AddPicture(state, width, height);
  if (inline_image) {
    OutputDev::drawImage(state, reference, stream, width, height, colours,
                         interpolate, mask_colours, inline_image);
  }
}

void PageCollector::drawMaskedImage(GfxState* state, Object* /*reference*/,
                                    Stream* /*stream*/, int width, int height,
                                    GfxImageColorMap* /*colours*/,
                                    bool /*interpolate*/, Stream* /*mask*/,
                                    int /*mask_width*/, int /*mask_height*/,
                                    bool /*mask_invert*/,
                                    bool /*mask_interpolate*/) {
  AddPicture(state, width, height);
}

void PageCollector::drawSoftMaskedImage(
    GfxState* state, Object* /*reference*/, Stream* /*stream*/, int width,
    int height, GfxImageColorMap* /*colours*/, bool /*interpolate*/,
    Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/,
    GfxImageColorMap* /*mask_colours*/, bool /*mask_interpolate*/) {
  AddPicture(state, width, height);
}

// What makes a soft mask is not seen itself.
void PageCollector::beginTransparencyGroup(GfxState* /*state*/,
                                           const double* /*box*/,
                                           GfxColorSpace* /*space*/,
                                           bool /*isolated*/, bool /*knockout*/,
                                           bool for_soft_mask) {
  groups_.push_back(for_soft_mask);
  if (for_soft_mask) ++soft_mask_depth_;
}

void PageCollector::endTransparencyGroup(GfxState* /*state*/) {
  if (groups_.empty()) return;
  if (groups_.back()) --soft_mask_depth_;
  groups_.pop_back();
}

}  // namespace quaestor
