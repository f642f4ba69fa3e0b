// Glyphs: pdf_output.h. Paths and pictures are in pdf_paths.cc.
#include "parsers/pdf_output.h"

#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "parsers/ascii.h"
#include "parsers/pdf_objects.h"
#include "parsers/unicode.h"

namespace quaestor {
namespace {

constexpr int kGlyphsPerWord = 8;  // generous: turns the limit on words into
                                   // one on glyphs

bool NameHas(const std::string& lower,
             std::initializer_list<const char*> list) {
  return std::any_of(list.begin(), list.end(), [&](const char* part) {
    return lower.find(part) != std::string::npos;
  });
}

std::string PostScriptName(const GfxFont& font) {
  std::string name = font.getName().value_or("");
  const bool subset = name.size() > 7 && name[6] == '+' &&
                      std::all_of(name.begin(), name.begin() + 6,
                                  [](char c) { return c >= 'A' && c <= 'Z'; });
  return subset ? name.substr(7) : name;
}

Font DescribeFont(const GfxFont& font) {
  Font result;
  result.name = PostScriptName(font);
  result.type3 = font.getType() == fontType3;
  const std::string lower = LowerCase(result.name);
  result.bold = font.isBold() || font.getWeight() >= GfxFont::W600 ||
                NameHas(lower, {"bold", "black", "heavy", "demi"});
  result.italic =
      font.isItalic() || NameHas(lower, {"italic", "oblique", "slanted"});
  result.symbolic = NameHas(
      lower, {"wingding", "webding", "dingbat", "symbol", "emoji", "marlett"});
  return result;
}

// A subset of a TrueType font that says neither what its codes mean nor by
// which encoding: Poppler then takes the codes for characters.
bool CodesAreGuessed(const GfxFont& font) {
  if (font.hasToUnicodeCMap() || font.isCIDFont()) return false;
  Ref embedded;
  if (!const_cast<GfxFont&>(font).getEmbeddedFontID(&embedded)) return false;
  const auto& simple = static_cast<const Gfx8BitFont&>(font);
  return font.getType() == fontTrueType && font.isSymbolic() &&
         font.isSubset() && !simple.getHasEncoding();
}

bool IsTextCodePoint(Unicode code_point) {
  return code_point >= 0x20 && !(code_point >= 0x7F && code_point < 0xA0) &&
         !(code_point >= 0xD800 && code_point < 0xE000) &&
         code_point != 0xFFFD && code_point < 0x110000 &&
         (code_point & 0xFFFEU) != 0xFFFE && !IsPrivateUse(code_point);
}

double Length(double x, double y) { return std::sqrt(x * x + y * y); }

Box BoxAround(Point from, Point along, Point up, double ascent,
              double descent) {
  const double xs[] = {from.x + up.x * ascent, from.x + up.x * descent};
  const double ys[] = {from.y + up.y * ascent, from.y + up.y * descent};
  return {std::min(xs[0], xs[1]) + std::min(0.0, along.x),
          std::min(ys[0], ys[1]) + std::min(0.0, along.y),
          std::max(xs[0], xs[1]) + std::max(0.0, along.x),
          std::max(ys[0], ys[1]) + std::max(0.0, along.y)};
}

bool Apart(const Box& a, const Box& b) {
  return a.right < b.left || a.left > b.right || a.bottom < b.top ||
         a.top > b.bottom;
}

bool HasSpace(const std::string& text) {
  std::size_t position = 0;
  while (position < text.size()) {
    if (IsSpace(NextCodePoint(text, position))) return true;
  }
  return false;
}

}  // namespace

void PageCollector::BeginPage(PageContent& page) {
  page_ = &page;
  started_ = std::chrono::steady_clock::now();
  fonts_.clear();
  omissions_.clear();
  groups_.clear();
  last_font_ = 0;
  point_count_ = 0;
  order_ = 0;
  soft_mask_depth_ = 0;
  type3_depth_ = 0;
  in_actual_text_ = false;
  annotation_ = false;
  fill_known_ = stroke_known_ = false;
}

void PageCollector::FinishPage() {
  fonts_.clear();
  page_ = nullptr;
}

bool PageCollector::MustStop() {
  const std::chrono::duration<double> spent =
      std::chrono::steady_clock::now() - started_;
  if (spent.count() > limits_.max_seconds_per_page) {
    Omit("takes too long to read; the rest of it is skipped");
    return true;
  }
  const auto glyph_limit =
      static_cast<std::size_t>(limits_.max_words_per_page) * kGlyphsPerWord;
  if (page_->glyphs.size() >= glyph_limit) {
    Omit("holds too many words; the rest of it is skipped");
    return true;
  }
  return false;
}

void PageCollector::Omit(const std::string& what) {
  if (std::find(omissions_.begin(), omissions_.end(), what) ==
      omissions_.end()) {
    omissions_.push_back(what);
  }
}

void PageCollector::startPage(int /*page_number*/, GfxState* state,
                              XRef* /*xref*/) {
  page_->width = state->getPageWidth();
  page_->height = state->getPageHeight();
}

void PageCollector::restoreState(GfxState* /*state*/) {
  fill_known_ = stroke_known_ = false;
}

PageCollector::FontUse PageCollector::MakeFontUse(
    const std::shared_ptr<GfxFont>& font, bool slanted, bool thickened) {
  FontUse use;
  use.font = font;
  use.slanted = slanted;
  use.thickened = thickened;
  use.ascent = font->getAscent();
  use.descent = font->getDescent();
  use.eight_bit = !font->isCIDFont();
  use.guessed = CodesAreGuessed(*font);
  if (font->getType() == fontType3) {
    const double* box = font->getFontBBox();
    const double scale = std::abs(font->getFontMatrix()[3]);
    const double height = (box[3] - box[1]) * scale;
    // A box of zeros means: unknown.
    use.em = height > 0.01 ? height : 1;
    use.ascent = height > 0.01 ? box[3] * scale : 0.75;
    use.descent = height > 0.01 ? box[1] * scale : -0.25;
  } else {
    if (!(use.ascent > 0.3 && use.ascent < 1.3)) use.ascent = 0.9;
    if (!(use.descent < 0 && use.descent > -0.6)) use.descent = -0.25;
  }
  Font described = DescribeFont(*font);
  described.bold = described.bold || thickened;
  described.italic = described.italic || slanted;
  use.index = static_cast<int>(page_->fonts.size());
  page_->fonts.push_back(std::move(described));
  return use;
}

const PageCollector::FontUse& PageCollector::UseFont(GfxState* state,
                                                     bool slanted) {
  const std::shared_ptr<GfxFont>& font = state->getFont();
  const bool thickened = state->getRender() == 2 && state->getLineWidth() > 0;
  const auto matches = [&](const FontUse& use) {
    return use.font == font && use.slanted == slanted &&
           use.thickened == thickened;
  };
  if (last_font_ < fonts_.size() && matches(fonts_[last_font_])) {
    return fonts_[last_font_];
  }
  const auto found = std::find_if(fonts_.begin(), fonts_.end(), matches);
  last_font_ = static_cast<std::size_t>(found - fonts_.begin());
  if (found == fonts_.end()) {
    fonts_.push_back(MakeFontUse(font, slanted, thickened));
  }
  return fonts_[last_font_];
}

void PageCollector::drawChar(GfxState* state, double x, double y, double dx,
                             double dy, double origin_x, double origin_y,
                             CharCode code, int byte_count,
                             const Unicode* unicode, int unicode_length) {
  if (Hidden() || type3_depth_ > 0 || !state->getFont()) return;
  Placement place;
  place.vertical = state->getFont()->getWMode() != 0;
  double spacing = state->getCharSpace();
  if (byte_count == 1 && code == ' ') spacing += state->getWordSpace();
  double space_x = 0;
  double space_y = 0;
  if (place.vertical) {
    state->textTransformDelta(0, spacing, &space_x, &space_y);
  } else {
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &space_x,
                              &space_y);
  }
  state->transformDelta(dx - space_x, dy - space_y, &place.advance.x,
                        &place.advance.y);
  state->transform(x - origin_x, y - origin_y, &place.origin.x,
                   &place.origin.y);
  double m11 = 0;
  double m12 = 0;
  double m21 = 0;
  double m22 = 0;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  const double along = Length(m11, m12);
  if (along < 1e-6) return;
  // The part of the up vector that is at right angles to the line.
  const double across = (m11 * m22 - m12 * m21) / along;
  place.size = std::abs(across);
  const double sign = across < 0 ? -1 : 1;
  place.up = {-m12 / along * sign, m11 / along * sign};
  const double slant = (m11 * m21 + m12 * m22) / along;
  place.slanted = slant > 0.1 * place.size;
  AddGlyph(state, place, code, unicode, unicode_length);
}

bool PageCollector::beginType3Char(GfxState* state, double /*x*/, double /*y*/,
                                   double /*dx*/, double /*dy*/, CharCode code,
                                   const Unicode* unicode, int unicode_length) {
  if (Hidden() || type3_depth_ > 0 || !state->getFont()) return true;
  const auto& font = static_cast<const Gfx8BitFont&>(*state->getFont());
  const double* matrix = font.getFontMatrix();
  if (matrix[0] == 0 || matrix[3] == 0) return true;
  Placement place;
  state->transform(0, 0, &place.origin.x, &place.origin.y);
  const double width = font.getWidth(static_cast<unsigned char>(code));
  state->transformDelta(width / matrix[0], 0, &place.advance.x,
                        &place.advance.y);
  Point up;
  state->transformDelta(0, 1 / std::abs(matrix[3]), &up.x, &up.y);
  place.size = Length(up.x, up.y);
  if (place.size < 1e-6) return true;
  place.up = {up.x / place.size, up.y / place.size};
  AddGlyph(state, place, code, unicode, unicode_length);
  if (page_->glyphs.empty() || !page_->glyphs.back().unmapped) return true;
  // What has no name may be a box that is drawn: let it be painted as paths.
  ++type3_depth_;
  return false;
}

void PageCollector::endType3Char(GfxState* /*state*/) {
  type3_depth_ = std::max(0, type3_depth_ - 1);
}

// Where several glyphs make up a syllable, some producers give all of its text
// to the first of them. Asked when the glyph itself is last on the page.
bool PageCollector::ContinuesCluster(const FontUse& font) const {
  const std::vector<Glyph>& glyphs = page_->glyphs;
  if (!font.font->hasToUnicodeCMap() || glyphs.size() < 2) return false;
  const Glyph& before = glyphs[glyphs.size() - 2];
  if (before.font != font.index) return false;
  if (before.text.empty()) return !before.unmapped;
  std::size_t position = 0;
  const std::uint32_t first = NextCodePoint(before.text, position);
  return position < before.text.size() || (first >= 0x590 && first < 0x1E00);
}

void PageCollector::AddGlyph(GfxState* state, const Placement& place,
                             CharCode code, const Unicode* unicode,
                             int unicode_length) {
  if (!std::isfinite(place.origin.x + place.origin.y + place.advance.x +
                     place.advance.y + place.size) ||
      place.size < 0.01) {
    return;
  }
  const FontUse& font = UseFont(state, place.slanted);
  const double size = place.size;
  // Vertical writing: the origin is the left end of the glyph's baseline, and
  // the glyph takes an em across the line.
  const Point along = place.vertical
                          ? Point{-place.up.y * size, place.up.x * size}
                          : place.advance;
  const Box box = BoxAround(place.origin, along, place.up, font.ascent * size,
                            font.descent * size);
  Box clip;
  state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
  if (Apart(box, clip)) return;
  const int render = state->getRender();
  const Point writing = Length(place.advance.x, place.advance.y) > 1e-6
                            ? place.advance
                            : Point{-place.up.y, place.up.x};
  Glyph& glyph = page_->glyphs.emplace_back();
  glyph.box = box;
  glyph.origin = place.origin;
  glyph.size = size * font.em;
  glyph.angle =
      writing.y == 0 && writing.x > 0
          ? 0
          : static_cast<float>(std::atan2(writing.y, writing.x) * 180 / M_PI);
  glyph.code = code;
  glyph.font = font.index;
  glyph.order = order_++;
  glyph.invisible =
      render == 3 || render == 7 || state->getFillOpacity() < 0.01;
  glyph.colour = render == 1 ? StrokeColour(state) : FillColour(state);
  glyph.unmapped =
      font.guessed || (unicode_length == 0 && !ContinuesCluster(font));
  for (int i = 0; i < unicode_length; ++i) {
    if (unicode[i] == '\t' || unicode[i] == '\r' || unicode[i] == '\n') {
      glyph.text += ' ';
    } else if (IsTextCodePoint(unicode[i])) {
      AppendUtf8(unicode[i], glyph.text);
    } else {
      glyph.unmapped = true;
      if (IsPrivateUse(unicode[i])) AppendUtf8(unicode[i], glyph.text);
    }
  }
  if (font.eight_bit && code < 256) {
    const char* name = static_cast<const Gfx8BitFont&>(*font.font)
                           .getCharName(static_cast<int>(code));
    if (name != nullptr) glyph.name = name;
  }
}

void PageCollector::beginActualText(GfxState* /*state*/,
                                    const GooString* text) {
  if (page_ == nullptr || Hidden()) return;
  actual_text_ = DecodeTextString(text->toStr());
  actual_from_ = page_->glyphs.size();
  in_actual_text_ = true;
}

// The text stands for its glyphs as long as it is one run: then the first of
// them takes it. A longer text would lose the places of its words.
void PageCollector::endActualText(GfxState* /*state*/) {
  if (!in_actual_text_) return;
  in_actual_text_ = false;
  std::vector<Glyph>& glyphs = page_->glyphs;
  if (actual_from_ >= glyphs.size()) return;
  std::string shown;
  for (std::size_t i = actual_from_; i < glyphs.size(); ++i) {
    shown += glyphs[i].text;
  }
  if (actual_text_.empty() && (shown == "-" || shown == "\u2010")) {
    actual_text_ = "\u00AD";  // a hyphen that only the line's end needs
  }
  if (actual_text_.empty() || actual_text_ == shown || HasSpace(actual_text_) ||
      HasSpace(shown)) {
    return;
  }
  Glyph& first = glyphs[actual_from_];
  for (std::size_t i = actual_from_ + 1; i < glyphs.size(); ++i) {
    first.box = Union(first.box, glyphs[i].box);
  }
  first.text = actual_text_;
  first.unmapped = false;
  glyphs.resize(actual_from_ + 1);
}

}  // namespace quaestor
