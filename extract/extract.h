// extract/extract.h: from a document and a definition to a response. A pure
// function: no files, no clock, no globals.
#ifndef QUAESTOR_EXTRACT_EXTRACT_H_
#define QUAESTOR_EXTRACT_EXTRACT_H_

#include <vector>

#include "extract/response.h"
#include "parsers/document.h"
#include "patterns/definition.h"

namespace quaestor {

struct ExtractOptions {
  double review_below = 0.90;  // needs_review is confidence below this
};

// How well a definition's words are found in a document, 0 to 1.
struct Fit {
  std::size_t definition = 0;  // index into the definitions given
  double score = 0;
};

// The definition that fits the document best. `definitions` must not be empty.
Fit BestFit(const Document& document,
            const std::vector<Definition>& definitions);

// Below this a document is not taken for that questionnaire.
inline constexpr double kLeastFit = 0.25;

Response Extract(const Document& document, const Definition& definition,
                 const ExtractOptions& options = {});

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_EXTRACT_H_
