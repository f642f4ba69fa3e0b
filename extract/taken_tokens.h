// extract/taken_tokens.h: which tokens placed entries have taken already.
// Private to extract/.
#ifndef QUAESTOR_EXTRACT_TAKEN_TOKENS_H_
#define QUAESTOR_EXTRACT_TAKEN_TOKENS_H_

#include <cstddef>
#include <vector>

#include "extract/occurrences.h"

namespace quaestor {

// The chosen ones so far, and a quick test against them.
class Taken {
 public:
  explicit Taken(std::size_t tokens) : taken_(tokens, false) {}

  [[nodiscard]] bool Free(const Occurrence& at) const {
    for (int t = at.begin; t < at.end; ++t) {
      if (taken_[static_cast<std::size_t>(t)]) return false;
    }
    return true;
  }

  void Take(const Occurrence& at) {
    for (int t = at.begin; t < at.end; ++t) {
      taken_[static_cast<std::size_t>(t)] = true;
    }
  }

 private:
  std::vector<bool> taken_;
};

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_TAKEN_TOKENS_H_
