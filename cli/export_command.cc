// cli/export_command.cc: quaestor export STORE --format F [-o PATH].
#include "archive/store.h"
#include "cli/archive_arguments.h"
#include "cli/files.h"

namespace quaestor {

int RunExport(const ExportArguments& arguments) {
  Database store = OpenStore(arguments.store, StoreAccess::kRead);
  SqlQuery query = store.Query(
      "SELECT json FROM responses JOIN documents USING (sha256) ORDER BY name, "
      "sha256");
  std::string all;
  while (query.Step()) all += std::string(query.Text(0)) + '\n';
  if (arguments.output.empty()) {
    WriteToStandardOutput(all);
  } else {
    SaveFile(arguments.output, all);
  }
  return kSuccess;
}

}  // namespace quaestor
