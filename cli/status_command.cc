// cli/status_command.cc: quaestor status STORE.
#include "archive/status.h"
#include "archive/store.h"
#include "cli/archive_arguments.h"
#include "cli/files.h"

namespace quaestor {

int RunStatus(const StatusArguments& arguments) {
  Database store = OpenStore(arguments.store, StoreAccess::kRead);
  const StoreStatus status = StatusOf(store);
  WriteToStandardOutput(arguments.json ? StatusJson(status)
                                       : StatusText(status));
  return kSuccess;
}

}  // namespace quaestor
