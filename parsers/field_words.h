// parsers/field_words.h: words of form fields and of text annotations, whose
// text is known, but not where each word of it stands. Internal to the making
// of words.
#ifndef QUAESTOR_PARSERS_FIELD_WORDS_H_
#define QUAESTOR_PARSERS_FIELD_WORDS_H_

#include <vector>

#include "parsers/page_content.h"

namespace quaestor {

// Appends the whole value of each text and choice field and of each FreeText
// annotation. Each line of a value is a line on the page, as long as it may
// be, and all of them stand within the box. Word::field counts the boxes of
// the page, fields first.
void AppendFieldWords(const PageContent& page, std::vector<Word>& words);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_FIELD_WORDS_H_
