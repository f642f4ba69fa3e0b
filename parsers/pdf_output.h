// parsers/pdf_output.h: collects what a page's content stream paints. Internal
// to the files pdf_*.cc, which alone include Poppler's headers.
#ifndef QUAESTOR_PARSERS_PDF_OUTPUT_H_
#define QUAESTOR_PARSERS_PDF_OUTPUT_H_

#include <OutputDev.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "parsers/page_content.h"
#include "parsers/reader.h"

namespace quaestor {

// Poppler's callbacks leave no choice but a class. One serves all pages of a
// document: BeginPage, display, FinishPage for each.
class PageCollector : public OutputDev {
 public:
  explicit PageCollector(const ReadingLimits& limits) : limits_(limits) {}

  // `page` must outlive the display of it.
  void BeginPage(PageContent& page);
  void FinishPage();

  // While on, paths are marked as drawn by an annotation.
  void set_annotation(bool annotation) { annotation_ = annotation; }

  // Poppler asks now and then: true stops the page, because it takes too long
  // or holds too much.
  bool MustStop();

  // What was given up on this page, in words for people.
  [[nodiscard]] const std::vector<std::string>& omissions() const {
    return omissions_;
  }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return true; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int /*type*/) override { return true; }
  bool needNonText() override { return true; }

  void startPage(int page_number, GfxState* state, XRef* xref) override;
  void restoreState(GfxState* state) override;
  void updateFillColorSpace(GfxState* state) override;
  void updateFillColor(GfxState* state) override;
  void updateStrokeColorSpace(GfxState* state) override;
  void updateStrokeColor(GfxState* state) override;

  void drawChar(GfxState* state, double x, double y, double dx, double dy,
                double origin_x, double origin_y, CharCode code, int byte_count,
                const Unicode* unicode, int unicode_length) override;
  bool beginType3Char(GfxState* state, double x, double y, double dx, double dy,
                      CharCode code, const Unicode* unicode,
                      int unicode_length) override;
  void endType3Char(GfxState* state) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override;
  bool tilingPatternFill(GfxState* state, Gfx* gfx, Catalog* catalog,
                         GfxTilingPattern* pattern, const double* matrix,
                         int x0, int y0, int x1, int y1, double x_step,
                         double y_step) override;
  bool functionShadedFill(GfxState* state,
                          GfxFunctionShading* shading) override;
  bool axialShadedFill(GfxState* state, GfxAxialShading* shading, double t_min,
                       double t_max) override;
  bool radialShadedFill(GfxState* state, GfxRadialShading* shading,
                        double t_min, double t_max) override;
  bool gouraudTriangleShadedFill(GfxState* state,
                                 GfxGouraudTriangleShading* shading) override;
  bool patchMeshShadedFill(GfxState* state,
                           GfxPatchMeshShading* shading) override;

  void drawImageMask(GfxState* state, Object* reference, Stream* stream,
                     int width, int height, bool invert, bool interpolate,
                     bool inline_image) override;
  void setSoftMaskFromImageMask(GfxState* state, Object* reference,
                                Stream* stream, int width, int height,
                                bool invert, bool inline_image,
                                double* base_matrix) override;
  void drawImage(GfxState* state, Object* reference, Stream* stream, int width,
                 int height, GfxImageColorMap* colours, bool interpolate,
                 const int* mask_colours, bool inline_image) override;
  void drawMaskedImage(GfxState* state, Object* reference, Stream* stream,
                       int width, int height, GfxImageColorMap* colours,
                       bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool mask_invert,
                       bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* reference, Stream* stream,
                           int width, int height, GfxImageColorMap* colours,
                           bool interpolate, Stream* mask, int mask_width,
                           int mask_height, GfxImageColorMap* mask_colours,
                           bool mask_interpolate) override;

  void beginTransparencyGroup(GfxState* state, const double* box,
                              GfxColorSpace* space, bool isolated,
                              bool knockout, bool for_soft_mask) override;
  void endTransparencyGroup(GfxState* state) override;

 private:
  // A font of this page as used in one way of painting.
  struct FontUse {
    std::shared_ptr<GfxFont> font;
    bool slanted = false;    // by the text matrix
    bool thickened = false;  // filled and stroked
    int index = 0;           // into PageContent::fonts
    double ascent = 0;       // of a font of size 1
    double descent = 0;      // negative
    double em = 1;           // Type 3: height of a line of a font of size 1
    bool guessed = false;    // codes have no trustworthy Unicode value
    bool eight_bit = false;
  };

  // Where a glyph stands, in page coordinates.
  struct Placement {
    Point origin;
    Point advance;
    Point up;         // unit vector away from the baseline
    double size = 0;  // length of an em along `up`
    bool slanted = false;
    bool vertical = false;
  };

  const FontUse& UseFont(GfxState* state, bool slanted);
  FontUse MakeFontUse(const std::shared_ptr<GfxFont>& font, bool slanted,
                      bool thickened);
  void AddGlyph(GfxState* state, const Placement& placement, CharCode code,
                const Unicode* unicode, int unicode_length);
  [[nodiscard]] bool ContinuesCluster(const FontUse& font) const;
  void AddPath(GfxState* state, bool stroked);
  void AddArea(GfxState* state);
  void AddPicture(GfxState* state, int width, int height);
  std::uint32_t FillColour(GfxState* state);
  std::uint32_t StrokeColour(GfxState* state);
  void Omit(const std::string& what);
  [[nodiscard]] bool Hidden() const { return soft_mask_depth_ > 0; }

  ReadingLimits limits_;
  PageContent* page_ = nullptr;
  std::chrono::steady_clock::time_point started_;
  std::vector<FontUse> fonts_;
  std::size_t last_font_ = 0;
  std::vector<std::string> omissions_;
  std::size_t point_count_ = 0;
  int order_ = 0;
  bool annotation_ = false;
  bool fill_known_ = false;
  bool stroke_known_ = false;
  std::uint32_t fill_colour_ = 0;
  std::uint32_t stroke_colour_ = 0;
  std::vector<bool> groups_;  // true: the group makes a soft mask
  int soft_mask_depth_ = 0;
  int type3_depth_ = 0;
  // Text that stands for the glyphs painted since.
  std::string actual_text_;
  std::size_t actual_from_ = 0;
  bool in_actual_text_ = false;
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PDF_OUTPUT_H_
