// parsers/piece_runs.h: which pieces follow on one another on a line. Internal
// to the making of words.
#ifndef QUAESTOR_PARSERS_PIECE_RUNS_H_
#define QUAESTOR_PARSERS_PIECE_RUNS_H_

#include <cstddef>
#include <vector>

#include "parsers/word_pieces.h"

namespace quaestor {

// Pieces [first, end) that stand on one line and follow on one another.
struct Run {
  std::size_t first = 0;
  std::size_t end = 0;
};

std::vector<Run> FindRuns(const std::vector<Piece>& pieces);

bool SameDirection(const Piece& a, const Piece& b);

// One of the two is smaller and set above or below the other's line.
bool IsShifted(const Piece& a, const Piece& b);
bool IsSmaller(const Piece& a, const Piece& b);

// White space between two neighbours, in points; negative where they overlap.
// Text that is read to the left may be painted to the left.
double Gap(const Piece& before, const Piece& after);

// An accent that is painted over its letter, before it or after it.
bool IsOverprintedAccent(const Piece& accent, const Piece& letter);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIECE_RUNS_H_
