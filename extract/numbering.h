// extract/numbering.h: the numbers that are printed before prompts.
#ifndef QUAESTOR_EXTRACT_NUMBERING_H_
#define QUAESTOR_EXTRACT_NUMBERING_H_

#include <string>
#include <string_view>

namespace quaestor {

// Whether a text is nothing but a number as forms print them: "3.", "III.4",
// "Q5:", "(a)", "2.1.", "IV)", "Question 3 -".
bool IsNumbering(std::string_view text);

// The last part of such a number, folded and without punctuation: "4" of
// "III.4", "a" of "(a)"; "" where the text is no number.
std::string LastNumber(std::string_view text);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_NUMBERING_H_
