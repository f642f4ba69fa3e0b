// extract/chain.h: chooses among occurrences those that keep the form's order.
#ifndef QUAESTOR_EXTRACT_CHAIN_H_
#define QUAESTOR_EXTRACT_CHAIN_H_

#include <vector>

#include "extract/occurrences.h"

namespace quaestor {

// Indices of the occurrences of the heaviest chain: entries strictly
// increasing, no two overlapping, greatest sum of scores; in document order.
// O(n log n).
std::vector<int> HeaviestChain(const std::vector<Occurrence>& occurrences,
                               int entries);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_CHAIN_H_
