// cli/archive_errors.h: what goes wrong with stores, as messages.
#ifndef QUAESTOR_CLI_ARCHIVE_ERRORS_H_
#define QUAESTOR_CLI_ARCHIVE_ERRORS_H_

#include <string>

#include "archive/store_error.h"
#include "cli/arguments.h"
#include "cli/messages.h"

namespace quaestor {

// Runs what works on a store; an error names the store.
template <typename Work>
int WithStoreNamed(const std::string& store, const Work& work) {
  try {
    return work();
  } catch (const StoreError& error) {
    Say(Severity::kError, store, error.what());
    return kSomeFailed;
  }
}

}  // namespace quaestor

#endif  // QUAESTOR_CLI_ARCHIVE_ERRORS_H_
