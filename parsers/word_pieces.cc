#include "parsers/word_pieces.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>

#include "parsers/unicode.h"
#include "parsers/word_text.h"

namespace quaestor {
namespace {

// Bullets and arrows of symbol fonts by their codes. Boxes and ticks are the
// business of marks; what is left of them here is a guess.
struct SymbolCode {
  std::uint32_t code;
  const char* text;
};
constexpr SymbolCode kWingdings[] = {
    {0x6C, "●"}, {0x6D, "❍"}, {0x6E, "■"}, {0x6F, "□"}, {0x71, "❑"},
    {0x72, "❒"}, {0x73, "⬧"}, {0x74, "⧫"}, {0x75, "◆"}, {0x76, "❖"},
    {0x77, "⬥"}, {0x9E, "·"}, {0x9F, "•"}, {0xA1, "○"}, {0xA7, "▪"},
    {0xA8, "◻"}, {0xD8, "➢"}, {0xDF, "←"}, {0xE0, "→"}, {0xE8, "➔"},
    {0xF0, "⇨"}, {0xFB, "✗"}, {0xFC, "✓"}, {0xFD, "☒"}, {0xFE, "☑"}};
constexpr SymbolCode kSymbol[] = {
    {0xB7, "•"}, {0xA7, "♣"}, {0xA8, "♦"}, {0xAE, "→"}, {0x2D, "−"}};

bool NameBegins(std::string_view name, std::string_view prefix) {
  return name.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), name.begin(),
                    [](char a, char b) {
                      return a == std::tolower(static_cast<unsigned char>(b));
                    });
}

const char* LookUp(const SymbolCode* begin, const SymbolCode* end,
                   std::uint32_t code) {
  const SymbolCode* found = std::find_if(
      begin, end, [&](const SymbolCode& entry) { return entry.code == code; });
  return found == end ? nullptr : found->text;
}

// What a symbol font shows for a letter or a private code point, or nullptr.
const char* SymbolText(const Font& font, std::uint32_t code_point) {
  const bool in_symbol_area = code_point >= 0xF020 && code_point <= 0xF0FF;
  const std::uint32_t code = in_symbol_area ? code_point - 0xF000 : code_point;
  const bool numbered = NameBegins(font.name, "wingdings2") ||
                        NameBegins(font.name, "wingdings3") ||
                        NameBegins(font.name, "wingdings-") ||
                        NameBegins(font.name, "wingdings 2");
  if (NameBegins(font.name, "wingdings") && !numbered && code <= 0xFF) {
    return LookUp(std::begin(kWingdings), std::end(kWingdings), code);
  }
  if (!in_symbol_area) return nullptr;
  // LibreOffice keeps the codes of Wingdings in OpenSymbol.
  if (NameBegins(font.name, "opensymbol") ||
      NameBegins(font.name, "starsymbol")) {
    return LookUp(std::begin(kWingdings), std::end(kWingdings), code);
  }
  return LookUp(std::begin(kSymbol), std::end(kSymbol), code);
}

// Finds glyphs that were painted in nearly the same place before, by a hash of
// their places. One entry a piece, in the order of the pieces.
class Overprints {
 public:
  explicit Overprints(std::size_t count) {
    std::size_t size = 64;
    while (size < count) size *= 2;
    heads_.assign(size, -1);
    entries_.reserve(count);
  }

  // Index of the piece that this one repeats, or -1; remembers it otherwise.
  int FindOrAdd(const Piece& piece, const std::vector<Piece>& pieces) {
    const Point at = piece.glyph->origin;
    const double reach = std::min(0.15 * piece.size, 0.49 * kCell);
    const std::int64_t left = Cell(at.x - reach);
    const std::int64_t right = Cell(at.x + reach);
    const std::int64_t top = Cell(at.y - reach);
    const std::int64_t bottom = Cell(at.y + reach);
    for (std::int64_t column = left; column <= right; ++column) {
      for (std::int64_t row = top; row <= bottom; ++row) {
        const int found = FindIn(Slot(column, row), piece, reach, pieces);
        if (found >= 0) return found;
      }
    }
    int& head = heads_[Slot(Cell(at.x), Cell(at.y))];
    entries_.push_back({at, piece.glyph->code, head});
    head = static_cast<int>(entries_.size()) - 1;
    return -1;
  }

 private:
  struct Entry {
    Point at;
    std::uint32_t code = 0;
    int next = -1;
  };

  static constexpr double kCell = 12;  // points
  // A page may heap its glyphs in one place to cost time.
  static constexpr int kMaxSteps = 100;

  static std::int64_t Cell(double place) {
    constexpr double kFarthest = 1e9;
    return static_cast<std::int64_t>(
        std::floor(std::clamp(place, -kFarthest, kFarthest) / kCell));
  }

  [[nodiscard]] std::size_t Slot(std::int64_t column, std::int64_t row) const {
    const std::uint64_t hash =
        (static_cast<std::uint64_t>(column) * 0x9E3779B97F4A7C15U) ^
        (static_cast<std::uint64_t>(row) * 0xC2B2AE3D27D4EB4FU);
    return static_cast<std::size_t>(hash >> 20U) & (heads_.size() - 1);
  }

  [[nodiscard]] int FindIn(std::size_t slot, const Piece& piece, double reach,
                           const std::vector<Piece>& pieces) const {
    const Point at = piece.glyph->origin;
    int steps = 0;
    for (int i = heads_[slot]; i >= 0 && steps < kMaxSteps; ++steps) {
      const Entry& entry = entries_[static_cast<std::size_t>(i)];
      if (entry.code == piece.glyph->code &&
          std::abs(entry.at.x - at.x) <= reach &&
          std::abs(entry.at.y - at.y) <= reach &&
          LooksLike(piece, pieces[static_cast<std::size_t>(i)])) {
        return i;
      }
      i = entry.next;
    }
    return -1;
  }

  static bool LooksLike(const Piece& a, const Piece& b) {
    return a.text == b.text && std::abs(a.size - b.size) <= 0.1 * a.size &&
           std::abs(a.glyph->angle - b.glyph->angle) < 1;
  }

  std::vector<int> heads_;
  std::vector<Entry> entries_;
};

void SetFrame(const Glyph& glyph, Piece& piece) {
  piece.size = glyph.size;
  if (glyph.angle == 0) {
    piece.start = glyph.box.left;
    piece.end = glyph.box.right;
    piece.base = glyph.origin.y;
    return;
  }
  const double turn = glyph.angle * M_PI / 180;
  const double cosine = std::cos(turn);
  const double sine = std::sin(turn);
  piece.start = glyph.origin.x * cosine + glyph.origin.y * sine;
  piece.base = glyph.origin.y * cosine - glyph.origin.x * sine;
  // The box holds the advance and the height of the font, turned: its extent
  // along the line is that of the box less what the height adds.
  const double height = glyph.size;
  const double along =
      std::abs(cosine) > std::abs(sine)
          ? (glyph.box.width() - height * std::abs(sine)) / std::abs(cosine)
          : (glyph.box.height() - height * std::abs(cosine)) / std::abs(sine);
  piece.end = piece.start + std::max(0.0, along);
}

Piece MakePiece(const PageContent& page, const Glyph& glyph) {
  Piece piece;
  piece.glyph = &glyph;
  piece.colour = glyph.colour;
  piece.suspect = glyph.unmapped;
  piece.text = glyph.text;
  std::size_t position = 0;
  if (!piece.text.empty()) piece.first = NextCodePoint(piece.text, position);
  const Font& font = page.fonts[static_cast<std::size_t>(glyph.font)];
  if (font.symbolic && position == piece.text.size()) {
    const char* symbol = SymbolText(font, piece.first);
    if (symbol != nullptr) {
      piece.text = symbol;
      piece.suspect = false;
      position = 0;
      piece.first = NextCodePoint(piece.text, position);
    }
  }
  piece.combining = IsCombining(piece.first);
  piece.right_to_left = IsRightToLeft(piece.first);
  SetFrame(glyph, piece);
  return piece;
}

constexpr std::string_view kSoftHyphen = "\u00AD";

// Which fonts of the page show an ordinary hyphen somewhere.
std::vector<bool> FontsWithHyphen(const PageContent& page) {
  std::vector<bool> fonts(page.fonts.size(), false);
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.text == "-") fonts[static_cast<std::size_t>(glyph.font)] = true;
  }
  return fonts;
}

// Some producers name the glyph that both hyphens share after the soft one: in
// the middle of a word, in a font that shows no other hyphen on this page, it
// is an ordinary hyphen.
bool IsHyphenByWrongName(const PageContent& page, std::size_t index,
                         const std::vector<bool>& fonts_with_hyphen) {
  const Glyph& glyph = page.glyphs[index];
  if (glyph.text != kSoftHyphen || index + 1 >= page.glyphs.size() ||
      fonts_with_hyphen[static_cast<std::size_t>(glyph.font)]) {
    return false;
  }
  const Glyph& next = page.glyphs[index + 1];
  return next.text != " " && next.text != kSoftHyphen &&
         next.origin.y == glyph.origin.y &&
         std::abs(next.box.left - glyph.box.right) < 0.1 * glyph.size &&
         glyph.box.width() > 0.15 * glyph.size;
}

bool IsBlank(const Glyph& glyph) {
  if (glyph.text.empty()) return false;
  if (glyph.text == " ") return true;
  if (static_cast<unsigned char>(glyph.text[0]) < 0x80 &&
      glyph.text[0] != ' ') {
    return false;
  }
  std::size_t position = 0;
  while (position < glyph.text.size()) {
    if (!IsSpace(NextCodePoint(glyph.text, position))) return false;
  }
  return true;
}

}  // namespace

std::vector<Piece> MakePieces(const PageContent& page,
                              const std::vector<bool>& glyph_used) {
  std::vector<Piece> pieces;
  pieces.reserve(page.glyphs.size());
  Overprints overprints(page.glyphs.size());
  const std::vector<bool> fonts_with_hyphen = FontsWithHyphen(page);
  bool space = false;
  bool breaks = false;
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Glyph& glyph = page.glyphs[i];
    const bool used = i < glyph_used.size() && glyph_used[i];
    if (used || IsBlank(glyph)) {
      breaks = breaks || used;
      space = true;
      continue;
    }
    Piece piece = MakePiece(page, glyph);
    if (IsHyphenByWrongName(page, i, fonts_with_hyphen)) piece.text = "-";
    piece.space_before = space;
    piece.breaks = breaks;
    const int earlier = overprints.FindOrAdd(piece, pieces);
    if (earlier >= 0) {
      // The later one is on top.
      pieces[static_cast<std::size_t>(earlier)].colour = piece.colour;
      continue;
    }
    space = breaks = false;
    pieces.push_back(piece);
  }
  return pieces;
}

}  // namespace quaestor
