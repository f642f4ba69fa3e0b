// parsers/mark_candidate.h: a mark as one of the sources of marks.cc found it.
#ifndef QUAESTOR_PARSERS_MARK_CANDIDATE_H_
#define QUAESTOR_PARSERS_MARK_CANDIDATE_H_

#include <vector>

#include "parsers/document.h"

namespace quaestor {

struct MarkCandidate {
  Mark mark;
  std::vector<int> glyphs;  // of PageContent::glyphs, that it is made of
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MARK_CANDIDATE_H_
