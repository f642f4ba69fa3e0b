// cli/nearest.h: what a mistyped word may have meant.
#ifndef QUAESTOR_CLI_NEAREST_H_
#define QUAESTOR_CLI_NEAREST_H_

#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

// The name with the fewest letters to change, or "" where none is near.
std::string Nearest(std::string_view word,
                    const std::vector<std::string>& names);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_NEAREST_H_
