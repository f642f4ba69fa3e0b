// extract/local_alignment.h: the stretch of a document that reads most like a
// wording of the form.
//
// Method: the local alignment of Smith and Waterman ("Identification of common
// molecular subsequences", Journal of Molecular Biology 147, 1981), with words
// for their molecules. A word that stands in both scores its weight in the
// wording; a word of the wording that is missing, a word of the document that
// is inserted, and a box or a new block between two words cost. Scores and
// costs are in units of a word's weight (see FormText::weights): a missing word
// costs a share of its own weight, all others are charged as they are.
//
// Time and memory are words of the wording times words of the stretch.
#ifndef QUAESTOR_EXTRACT_LOCAL_ALIGNMENT_H_
#define QUAESTOR_EXTRACT_LOCAL_ALIGNMENT_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/form_text.h"
#include "extract/token_stream.h"

namespace quaestor {

// The tokens of a stream that can match: those that have a key and were not
// filled in. A reduced index counts only them.
struct Reduced {
  std::vector<int> token;     // index into the stream's tokens
  std::vector<int> position;  // of each token: index of the next reduced one
  std::vector<double> break_cost;  // of a gap before each: a box, a new block
  std::vector<std::vector<int>> places;  // by key: reduced indices, ascending
};

// A stretch of reduced tokens, [first, last], and how it matches a wording.
struct Match {
  int first = 0;  // reduced indices
  int last = 0;
  double score = 0;
  std::vector<int> word_of;  // for each of them: word of the wording, or -1
};

// The stream's keys must all be below `keys`, the size of the vocabulary.
Reduced Reduce(const Document& document, const TokenStream& stream,
               std::size_t keys);

// The best match within the reduced indices [from, to); none where no word
// matches. Of `reduced` only `token` and `break_cost` are read.
std::optional<Match> AlignLocally(const FormText& text,
                                  const TokenStream& stream,
                                  const Reduced& reduced, int from, int to);

// The frequent case, without a matrix: the wording stands at the reduced index
// `start` word for word and without a box between its words. None where it does
// not; any `start` may be asked for.
std::optional<Match> ExactMatch(const FormText& text, const TokenStream& stream,
                                const Reduced& reduced, int start);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_LOCAL_ALIGNMENT_H_
