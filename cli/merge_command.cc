// cli/merge_command.cc: quaestor merge STORE... -o STORE.
#include "archive/merge.h"
#include "archive/store.h"
#include "cli/archive_arguments.h"
#include "cli/archive_errors.h"
#include "cli/usage_error.h"

namespace quaestor {

namespace fs = std::filesystem;

int RunMerge(const MergeArguments& arguments) {
  for (const std::string& store : arguments.stores) {
    std::error_code ignored;
    if (fs::equivalent(store, arguments.output, ignored)) {
      throw UsageError("\"" + store +
                       "\" is the target itself; name the others only");
    }
  }
  // All of them are looked at before anything is written.
  for (const std::string& store : arguments.stores) {
    const int status = WithStoreNamed(store, [&] {
      OpenStore(store, StoreAccess::kRead);
      return kSuccess;
    });
    if (status != kSuccess) return status;
  }
  return WithStoreNamed(arguments.output, [&] {
    Database target = OpenStore(arguments.output, StoreAccess::kCreate);
    for (const std::string& store : arguments.stores) MergeStore(target, store);
    return kSuccess;
  });
}

}  // namespace quaestor
