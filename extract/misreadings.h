// extract/misreadings.h: words of the form as recognition misreads them.
// Private to extract/.
#ifndef QUAESTOR_EXTRACT_MISREADINGS_H_
#define QUAESTOR_EXTRACT_MISREADINGS_H_

#include <string_view>
#include <vector>

#include "extract/form_text.h"
#include "extract/token_stream.h"

namespace quaestor {

// How far two folded words are from each other, as recognition confuses
// letters: 1 for a letter put in, left out or taken for another, less where
// the two look alike ("il", "o0").
double MisreadingDistance(std::string_view a, std::string_view b);

// Gives recognised tokens that are no word of the form the key of the form's
// word that they most likely are, and says so in Token::misread: alignment
// counts that as a match that costs something. Texts stay as they were read.
void MatchMisreadings(const Document& document,
                      const std::vector<FormText>& texts,
                      const Vocabulary& vocabulary, TokenStream& stream);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_MISREADINGS_H_
