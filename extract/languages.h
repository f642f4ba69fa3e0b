// extract/languages.h: the languages a document is written in.
#ifndef QUAESTOR_EXTRACT_LANGUAGES_H_
#define QUAESTOR_EXTRACT_LANGUAGES_H_

#include <string>
#include <vector>

#include "parsers/document.h"

namespace quaestor {

// ISO 639-1, most frequent first: the form's own language where it is known,
// then those whose script or small words make up a share of the document.
std::vector<std::string> LanguagesOf(const Document& document,
                                     const std::string& form_language);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_LANGUAGES_H_
