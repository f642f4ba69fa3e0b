// extract/alignment.h: decides for every word of a document whether it is the
// form's or the respondent's, and after which of the form's entries it stands.
//
// The occurrences of the form's entries are candidates; the chain of them that
// keeps the form's order and explains most of its words is taken (a heaviest
// increasing subsequence), then what was moved, then what was repeated.
#ifndef QUAESTOR_EXTRACT_ALIGNMENT_H_
#define QUAESTOR_EXTRACT_ALIGNMENT_H_

#include <string>
#include <vector>

#include "extract/occurrences.h"
#include "extract/token_stream.h"
#include "parsers/document.h"
#include "patterns/definition.h"

namespace quaestor {

// An entry of the form, found in the document.
struct Placed {
  Occurrence at;
  bool moved = false;      // out of the form's order
  bool repeated = false;   // printed again
  bool changed = false;    // some of its words differ
  bool by_number = false;  // told by its number alone: its words are unknown
};

enum class WordRole {
  kFree,  // the respondent's, to be read by an extractor
  kForm,  // the form's own
};

struct TokenRole {
  WordRole role = WordRole::kFree;
  int owner = -1;  // index into `placed`: the entry it stands after; -1: none
};

struct Alignment {
  Vocabulary vocabulary;
  std::vector<FormText> texts;
  TokenStream body;
  TokenStream footnotes;
  TokenStream furniture;
  std::vector<Placed> placed;       // in document order
  std::vector<TokenRole> roles;     // parallel to body.tokens
  std::vector<bool> footnote_form;  // parallel to footnotes.tokens
  std::string language;             // of the wording that fits best, or ""
};

Alignment Align(const Document& document, const Definition& definition);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_ALIGNMENT_H_
