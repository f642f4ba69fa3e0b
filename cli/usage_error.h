// cli/usage_error.h: the command line asks for something that cannot be.
#ifndef QUAESTOR_CLI_USAGE_ERROR_H_
#define QUAESTOR_CLI_USAGE_ERROR_H_

#include <stdexcept>

namespace quaestor {

// what() is one sentence for people: what is wrong and what to write instead.
class UsageError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace quaestor

#endif  // QUAESTOR_CLI_USAGE_ERROR_H_
