#include "parsers/symbol_fonts.h"

#include <cctype>
#include <span>

#include "parsers/mark_shapes.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

struct SignCode {
  char32_t code;
  char32_t sign;
};

// What stands in answers; check boxes and ticks are mark_shapes.h's matter.
constexpr SignCode kWingdingsSigns[] = {
    {0x28, U'☎'}, {0x2A, U'✉'}, {0x46, U'☞'}, {0x4A, U'☺'},
    {0x4C, U'☹'}, {0x76, U'❖'}, {0x77, U'◆'}, {0x9F, U'•'},
    {0xA7, U'▪'}, {0xD8, U'➢'}, {0xDF, U'←'}, {0xE0, U'→'},
    {0xE1, U'↑'}, {0xE2, U'↓'}, {0xE8, U'➔'}, {0xF0, U'⇨'},
};

constexpr SignCode kSymbolSigns[] = {
    {0xA3, U'≤'}, {0xA5, U'∞'}, {0xAB, U'↔'}, {0xAC, U'←'}, {0xAE, U'→'},
    {0xB0, U'°'}, {0xB1, U'±'}, {0xB3, U'≥'}, {0xB4, U'×'}, {0xB7, U'•'},
    {0xB9, U'≠'}, {0xBB, U'≈'}, {0xBC, U'…'}, {0xD6, U'√'}, {0xF0, U'\uF0F0'},
};

std::string LowerName(std::string_view name) {
  std::string lower;
  for (const char c : name) {
    if (c == ' ' || c == '-') continue;
    lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return lower;
}

char32_t Lookup(std::span<const SignCode> table, char32_t code) {
  for (const SignCode& entry : table) {
    if (entry.code == code) return entry.sign;
  }
  return 0;
}

GlyphShape ShapeIn(std::string_view font, char32_t code) {
  Glyph glyph;
  AppendUtf8(code, glyph.text);
  glyph.code = code & 0xFF;
  Font of;
  of.name = font;
  return ClassifyGlyph(glyph, of);
}

}  // namespace

bool IsSymbolFont(std::string_view font) {
  if (font.empty()) return false;
  const std::string name = LowerName(font);
  for (const std::string_view known :
       {"wingdings", "webdings", "dingbats", "opensymbol", "starsymbol",
        "marlett", "monotypesorts"}) {
    if (name.find(known) != std::string::npos) return true;
  }
  return name == "symbol" || name == "symbolmt";
}

char32_t SymbolIn(std::string_view font, char32_t code) {
  if (code >= 0xF000 && code < 0xF020) return code;
  const GlyphShape shape = ShapeIn(font, code);
  if (shape.symbol != 0) return shape.symbol;
  const std::string name = LowerName(font);
  const char32_t low = code >= 0xF000 && code <= 0xF0FF ? code & 0xFF : code;
  char32_t sign = 0;
  if (name == "symbol" || name == "symbolmt") sign = Lookup(kSymbolSigns, low);
  if (name == "wingdings") sign = Lookup(kWingdingsSigns, low);
  if (sign != 0) return sign;
  // Digits and punctuation that were set in the font by mistake look like
  // signs, but mean themselves.
  return code;
}

std::optional<WrittenBox> BoxOf(char32_t symbol) {
  const ShapeKind kind = ShapeIn("", symbol).kind;
  if (kind == ShapeKind::kEmptyBox) return WrittenBox{MarkState::kUnchecked};
  if (kind == ShapeKind::kCheckedBox) return WrittenBox{MarkState::kChecked};
  return std::nullopt;
}

}  // namespace quaestor
