// parsers/word_text.h: the text of a word from the texts of its glyphs.
// Internal to the making of words.
#ifndef QUAESTOR_PARSERS_WORD_TEXT_H_
#define QUAESTOR_PARSERS_WORD_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

bool IsRightToLeft(std::uint32_t code_point);
bool IsCjk(std::uint32_t code_point);  // written without spaces
// A mark that is set on the letter before it.
bool IsCombining(std::uint32_t code_point);
// The combining form of an accent that stands alone ("´" gives U+0301), or 0.
std::uint32_t CombiningForm(std::uint32_t code_point);
bool IsSuperscriptDigit(std::uint32_t code_point);  // ⁰ ¹ ² ... ⁹
bool IsAlphabetic(std::uint32_t code_point);

// Ligatures and presentation forms taken apart, bidirectional controls and
// zero width spaces left out, in NFC. A soft hyphen stays at the end only.
std::string CleanText(const std::string& text);

// Turns the parts of a word that were painted from left to right into logical
// order: letters that are read from right to left are turned round, numbers
// and Latin letters among them are not.
void VisualToLogical(std::vector<std::string>& parts);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_WORD_TEXT_H_
