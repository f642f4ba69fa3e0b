#include "parsers/mark_shapes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quaestor {
namespace {

// A code in a symbol font and the character that looks like its glyph.
struct CodeSymbol {
  char32_t code;
  char32_t symbol;
};

constexpr CodeSymbol kWingdings[] = {
    {0x6C, U'●'}, {0x6D, U'❍'}, {0x6E, U'■'}, {0x6F, U'□'}, {0x70, U'□'},
    {0x71, U'❑'}, {0x72, U'❒'}, {0x78, U'⌧'}, {0xA1, U'○'}, {0xA2, U'○'},
    {0xA3, U'○'}, {0xA4, U'◉'}, {0xA5, U'◎'}, {0xA8, U'◻'}, {0xFB, U'✗'},
    {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'},
};

constexpr CodeSymbol kWingdings2[] = {
    {0x2A, U'□'}, {0x4F, U'✗'}, {0x50, U'✓'}, {0x51, U'☒'}, {0x52, U'☑'},
    {0x53, U'☒'}, {0x54, U'☒'}, {0x55, U'⊗'}, {0x56, U'⊗'}, {0x97, U'●'},
    {0x98, U'●'}, {0x99, U'○'}, {0x9A, U'○'}, {0x9B, U'○'}, {0x9D, U'⊙'},
    {0x9E, U'⦿'}, {0xA1, U'■'}, {0xA2, U'■'}, {0xA3, U'□'}, {0xA4, U'□'},
    {0xA5, U'□'}, {0xA7, U'⊡'}, {0xA8, U'▣'}, {0xA9, U'▣'}, {0xAA, U'▣'},
};

constexpr CodeSymbol kWebdings[] = {
    {0x3D, U'●'}, {0x61, U'✓'}, {0x63, U'□'},
    {0x67, U'■'}, {0x6E, U'●'}, {0x72, U'✗'},
};

constexpr CodeSymbol kDingbats[] = {
    {0x33, U'✓'}, {0x34, U'✔'}, {0x35, U'✕'}, {0x36, U'✖'}, {0x37, U'✗'},
    {0x38, U'✘'}, {0x6C, U'●'}, {0x6D, U'❍'}, {0x6E, U'■'}, {0x6F, U'❏'},
    {0x70, U'❐'}, {0x71, U'❑'}, {0x72, U'❒'},
};

constexpr CodeSymbol kMarlett[] = {
    {0x61, U'✓'}, {0x62, U'✓'}, {0x69, U'●'}, {0x72, U'✗'}};

constexpr CodeSymbol kAwesome[] = {
    {0xF00C, U'✓'}, {0xF00D, U'✗'}, {0xF046, U'☑'}, {0xF14A, U'☑'},
    {0xF096, U'☐'}, {0xF10C, U'○'}, {0xF192, U'◉'}, {0xF111, U'●'},
    {0xF2D3, U'☒'}, {0xF2D4, U'☒'},
};

constexpr CodeSymbol kMaterial[] = {{0xE834, U'☑'}, {0xE835, U'☐'},
                                    {0xE836, U'○'}, {0xE837, U'◉'},
                                    {0xE5CA, U'✓'}, {0xE5CD, U'✗'}};

// How Mac Roman shows the Wingdings codes that matter: such is the text of a
// Wingdings font with that encoding and no map to Unicode.
constexpr CodeSymbol kMacRoman[] = {{0xA8, U'®'}, {0xFE, U'˛'}, {0xFD, U'˝'},
                                    {0xFC, U'¸'}, {0xFB, U'˚'}, {0xA1, U'°'},
                                    {0xA4, U'§'}};

struct NamedSymbol {
  std::string_view name;
  char32_t symbol;
};

constexpr NamedSymbol kDingbatNames[] = {
    {"a19", U'✓'}, {"a20", U'✔'},  {"a21", U'✕'},  {"a22", U'✖'}, {"a23", U'✗'},
    {"a24", U'✘'}, {"a71", U'●'},  {"a72", U'❍'},  {"a73", U'■'}, {"a74", U'❏'},
    {"a75", U'❑'}, {"a203", U'❐'}, {"a204", U'❒'},
};

constexpr NamedSymbol kPlainNames[] = {
    {"H22073", U'□'},     {"filledbox", U'■'},  {"H18603", U'■'},
    {"circle", U'○'},     {"H18533", U'●'},     {"checkmark", U'✓'},
    {"checkbox", U'☐'},   {"ballotbox", U'☐'},  {"box", U'☐'},
    {"checkedbox", U'☑'}, {"crossedbox", U'☒'}, {"boxcheck", U'☑'},
    {"boxcross", U'☒'},
};

std::optional<char32_t> Lookup(std::span<const CodeSymbol> table,
                               char32_t code) {
  const auto found = std::find_if(
      table.begin(), table.end(),
      [code](const CodeSymbol& entry) { return entry.code == code; });
  if (found == table.end()) return std::nullopt;
  return found->symbol;
}

std::optional<char32_t> Lookup(std::span<const NamedSymbol> table,
                               std::string_view name) {
  const auto found = std::find_if(
      table.begin(), table.end(),
      [name](const NamedSymbol& entry) { return entry.name == name; });
  if (found == table.end()) return std::nullopt;
  return found->symbol;
}

// The one character of a text, or 0 where it has none or several.
char32_t OnlyCharacter(std::string_view text) {
  if (text.empty()) return 0;
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                                           : 4;
  if (text.size() != length) return 0;
  if (length == 1) return lead;
  char32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    value = (value << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return value;
}

ShapeKind KindOf(char32_t symbol) {
  switch (symbol) {
    case U'☐':
    case U'□':
    case U'▢':
    case U'◻':
    case U'◽':
    case U'⬜':
    case U'❏':
    case U'❐':
    case U'❑':
    case U'❒':
    case U'⎕':
    case U'\U0001F78E':
    case U'\U0001F78F':
    case U'\U0001F790':
    case U'\U0001F791':
    case U'\U0001F792':
    case U'\U0001F793':
    case U'\U0001F532':
    case U'\U0001F533':
    case U'\U0001F5C6':
      return ShapeKind::kEmptyBox;
    case U'☑':
    case U'☒':
    case U'⊠':
    case U'⌧':
    case U'▣':
    case U'⊡':
    case U'✅':
    case U'❎':
    case U'⮽':
    case U'▩':
    case U'\U0001F5F3':
    case U'\U0001F5F5':
    case U'\U0001F5F7':
    case U'\U0001F5F9':
    case U'\U0001F794':
    case U'\U0001F795':
      return ShapeKind::kCheckedBox;
    case U'■':
    case U'◼':
    case U'◾':
    case U'⬛':
      return ShapeKind::kFilledBox;
    case U'○':
    case U'◯':
    case U'⚪':
    case U'❍':
    case U'⭘':
    case U'\U0001F785':
    case U'\U0001F786':
    case U'\U0001F787':
      return ShapeKind::kEmptyCircle;
    case U'◉':
    case U'⦿':
    case U'⊙':
    case U'◎':
    case U'⊗':
    case U'⮾':
    case U'\U0001F518':
    case U'\U0001F78A':
    case U'\U0001F789':
      return ShapeKind::kCheckedCircle;
    case U'●':
    case U'⬤':
    case U'⚫':
      return ShapeKind::kFilledCircle;
    case U'✓':
    case U'✔':
    case U'✕':
    case U'✖':
    case U'✗':
    case U'✘':
    case U'\U0001F5F4':
    case U'\U0001F5F6':
    case U'\U0001F5F8':
    case U'\U0001F5D9':
      return ShapeKind::kTick;
    default:
      return ShapeKind::kNone;
  }
}

std::string LowerLetters(std::string_view name) {
  std::string lower;
  for (const char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      lower.push_back(
          static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    }
  }
  return lower;
}

// The table of a symbol font, or an empty one for a font of letters.
std::span<const CodeSymbol> TableOf(const Font& font) {
  const std::string name = LowerLetters(font.name);
  const auto has = [&name](std::string_view part) {
    return name.find(part) != std::string::npos;
  };
  if (has("wingdings2")) return kWingdings2;
  if (has("wingdings3")) return {};
  if (has("wingdings") || has("opensymbol") || has("starsymbol")) {
    return kWingdings;
  }
  if (has("webdings")) return kWebdings;
  if (has("dingbats") || has("d050000l") || has("monotypesorts") ||
      has("adobepi") || name == "zadb" || name == "zapf") {
    return kDingbats;
  }
  if (has("marlett")) return kMarlett;
  if (has("awesome")) return kAwesome;
  if (has("materialicons") || has("materialsymbols")) return kMaterial;
  return {};
}

bool HasNoLetters(std::span<const CodeSymbol> table) {
  return !table.empty() && table.data() != kAwesome &&
         table.data() != kMaterial;
}

// The code in the symbol font's own numbering. An embedded subset numbers its
// glyphs as it likes, so the text goes before the code.
char32_t SymbolCode(const Glyph& glyph, char32_t character) {
  if (character >= 0xF020 && character <= 0xF0FF) return character & 0xFF;
  if (glyph.unmapped || character == 0) return glyph.code;
  if (Lookup(kMacRoman, glyph.code) == character) return glyph.code;
  if (character < 0x100) return character;
  // Windows-1252's few characters beyond Latin-1 that stand for ticks.
  if (character == U'Ÿ') return 0x9F;
  if (character == U'—') return 0x97;
  if (character == U'˜') return 0x98;
  if (character == U'™') return 0x99;
  return glyph.code < 0x100 ? glyph.code : 0;
}

char32_t SymbolOf(const Glyph& glyph, const Font& font) {
  const char32_t character = OnlyCharacter(glyph.text);
  if (KindOf(character) != ShapeKind::kNone) return character;
  const auto table = TableOf(font);
  if (HasNoLetters(table)) {
    if (const auto named = Lookup(kDingbatNames, glyph.name)) return *named;
    // A symbol font with a map to Unicode means what the map says.
    if (character >= 0x2190 && character < 0xE000) return 0;
    return Lookup(table, SymbolCode(glyph, character)).value_or(0);
  }
  if (!table.empty()) return Lookup(table, character).value_or(0);
  if (character >= 0xF06C && character <= 0xF0FE) {
    return Lookup(kWingdings, character & 0xFF).value_or(0);
  }
  if (glyph.unmapped || character == 0) {
    return Lookup(kPlainNames, glyph.name).value_or(0);
  }
  return 0;
}

}  // namespace

GlyphShape ClassifyGlyph(const Glyph& glyph, const Font& font) {
  const char32_t symbol = SymbolOf(glyph, font);
  return {KindOf(symbol), symbol};
}

std::vector<GlyphShape> ClassifyGlyphs(const PageContent& page) {
  std::vector<bool> symbolic(page.fonts.size());
  for (std::size_t i = 0; i < page.fonts.size(); ++i) {
    symbolic[i] = !TableOf(page.fonts[i]).empty();
  }
  const Font unknown;
  std::vector<GlyphShape> shapes(page.glyphs.size());
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Glyph& glyph = page.glyphs[i];
    const auto font = static_cast<std::size_t>(glyph.font);
    const bool known = font < page.fonts.size();
    // Almost every glyph of a page is a letter: those need no table.
    const bool letter = glyph.text.size() == 1 && !(known && symbolic[font]);
    if (glyph.invisible || letter) continue;
    shapes[i] = ClassifyGlyph(glyph, known ? page.fonts[font] : unknown);
  }
  return shapes;
}

bool IsSymbol(const PageContent& page, const Glyph& glyph) {
  const auto font = static_cast<std::size_t>(glyph.font);
  return glyph.text.empty() ||
         (font < page.fonts.size() && HasNoLetters(TableOf(page.fonts[font])));
}

bool IsTickLetter(const Glyph& glyph) {
  constexpr std::array<char32_t, 22> kLetters = {
      U'X', U'x', U'×', U'✕', U'√', U'V',  U'v',  U'*',  U'•', U'/',  U'╳',
      U'⨯', U'Х', U'х', U'Χ', U'χ', U'＊', U'Ｘ', U'ｘ', U'+', U'\\', U'レ'};
  const char32_t character = OnlyCharacter(glyph.text);
  return std::find(kLetters.begin(), kLetters.end(), character) !=
         kLetters.end();
}

}  // namespace quaestor
