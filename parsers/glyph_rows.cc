#include "parsers/glyph_rows.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace quaestor {
namespace {

// Baselines closer than this, in em, are one row.
constexpr double kSameBaseline = 0.3;

bool IsUpright(const Glyph& glyph) { return std::abs(glyph.angle) < 5; }

}  // namespace

bool IsBlank(const Glyph& glyph) {
  const std::string_view text = glyph.text;
  return text == " " || text == "\u00A0" || text == "\t" || text == "\u2002" ||
         text == "\u2003" || text == "\u2009" || text == "\u3000" ||
         (text.empty() && !glyph.unmapped);
}

double InkCenterY(const Glyph& glyph) {
  const double center = glyph.origin.y - 0.33 * glyph.size;
  return std::clamp(center, glyph.box.top,
                    std::max(glyph.box.top, glyph.box.bottom));
}

double GapBetween(const Glyph& left, const Glyph& right) {
  const double size = std::max({left.size, right.size, 1.0});
  return (right.box.left - left.box.right) / size;
}

std::vector<GlyphRow> BuildGlyphRows(const PageContent& page) {
  std::vector<int> upright;
  for (int i = 0; i < static_cast<int>(page.glyphs.size()); ++i) {
    const Glyph& glyph = page.glyphs[static_cast<std::size_t>(i)];
    if (!glyph.invisible && IsUpright(glyph) && !IsBlank(glyph)) {
      upright.push_back(i);
    }
  }
  const auto at = [&page](int i) -> const Glyph& {
    return page.glyphs[static_cast<std::size_t>(i)];
  };
  std::stable_sort(upright.begin(), upright.end(), [&](int a, int b) {
    return at(a).origin.y < at(b).origin.y;
  });
  std::vector<GlyphRow> rows;
  for (const int i : upright) {
    const double y = at(i).origin.y;
    if (rows.empty() || y - rows.back().baseline >
                            kSameBaseline * std::clamp(at(i).size, 4.0, 16.0)) {
      rows.push_back({y, {}});
    }
    rows.back().glyphs.push_back(i);
  }
  for (GlyphRow& row : rows) {
    std::stable_sort(row.glyphs.begin(), row.glyphs.end(), [&](int a, int b) {
      return at(a).box.left < at(b).box.left;
    });
  }
  return rows;
}

}  // namespace quaestor
