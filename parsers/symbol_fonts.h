// parsers/symbol_fonts.h: text that is set in a font of symbols, such as
// Wingdings, where a letter stands for a box or an arrow.
#ifndef QUAESTOR_PARSERS_SYMBOL_FONTS_H_
#define QUAESTOR_PARSERS_SYMBOL_FONTS_H_

#include <string>
#include <string_view>

#include "parsers/text_blocks.h"

namespace quaestor {

// True for a font whose letters are signs.
bool IsSymbolFont(std::string_view font);

// The Unicode character that looks like the one with this code in the font: of
// Wingdings, U+00FE and U+F0FE are ☑. The code itself where none is known.
char32_t SymbolIn(std::string_view font, char32_t code);

// Boxes among such signs are boxes wherever they stand, because nobody writes
// Wingdings by chance; all others are left to how the document uses them.
// nullopt for no box.
std::optional<WrittenBox> BoxOf(char32_t symbol);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_SYMBOL_FONTS_H_
