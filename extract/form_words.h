// extract/form_words.h: which tokens around a placed entry are the form's.
#ifndef QUAESTOR_EXTRACT_FORM_WORDS_H_
#define QUAESTOR_EXTRACT_FORM_WORDS_H_

#include "extract/alignment.h"

namespace quaestor {

// Sets the roles of the tokens of placed[index]: its words, its number, and
// words that stand in for missing ones. Words put in between stay free: they
// may be an answer. Sets `changed` where words differ.
void MarkFormWords(const Document& document, const Definition& definition,
                   int index, Alignment& alignment);

// Lines to write on ("______", "........") are the form's wherever they stand.
void MarkWritingLines(const Document& document, Alignment& alignment);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_FORM_WORDS_H_
