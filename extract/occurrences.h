// extract/occurrences.h: where an entry of the form may stand in a document.
//
// Votes of rare words give the places; a local alignment on words at each place
// (local_alignment.h) says how much of the entry's wording is there.
#ifndef QUAESTOR_EXTRACT_OCCURRENCES_H_
#define QUAESTOR_EXTRACT_OCCURRENCES_H_

#include <vector>

#include "extract/form_text.h"
#include "extract/token_stream.h"

namespace quaestor {

// A stretch of the document that reads like an entry of the form.
struct Occurrence {
  int entry = 0;  // index into Definition::entries
  int text = 0;   // index into the form texts
  int begin = 0;  // tokens [begin, end) of the stream
  int end = 0;
  double share = 0;      // of the wording's weight that was matched, 0 to 1
  double score = 0;      // for choosing between occurrences; higher is better
  int missing_head = 0;  // words of the wording before the first match
  int missing_tail = 0;  // words of the wording after the last match
  // The number printed before it: 1 as in the definition, -1 another, 0 none.
  int number = 0;
  bool at_start = false;  // begins its block, or its line
  bool exact = false;     // word for word
  // Shortened: few of the wording's words, but hardly any others, as a
  // sentence or block of its own behind the right number.
  bool shortened = false;
};

// How one wording's words stand in a stretch of the document: for each token
// of [begin, end) the position of the wording's word that it matches, or -1.
std::vector<int> MatchWords(const FormText& text, const TokenStream& stream,
                            int begin, int end);

// All places where an entry may stand, in no particular order; entries with
// `skipped` true are not looked for (empty: none is skipped). Several
// occurrences of one entry, and overlapping ones of several, are normal.
std::vector<Occurrence> FindOccurrences(const Document& document,
                                        const Definition& definition,
                                        const std::vector<FormText>& texts,
                                        const TokenStream& stream,
                                        const Vocabulary& vocabulary,
                                        const std::vector<bool>& skipped = {});

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_OCCURRENCES_H_
