// cli/output.h: where the responses of a run go.
#ifndef QUAESTOR_CLI_OUTPUT_H_
#define QUAESTOR_CLI_OUTPUT_H_

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace quaestor {

struct OutputPlan {
  std::filesystem::path folder;  // to be created; "" for none
  // One per file, in their order; empty where it is standard output.
  std::vector<std::filesystem::path> targets;
};

// One file and no PATH: standard output. A PATH that is a folder or ends in a
// slash, or several files: NAME.json in it, and NAME-2.json where two files
// would have the same name. Throws UsageError, also where a response would
// replace one of the documents or its folder is missing or is a file.
OutputPlan PlanOutput(const std::vector<std::string>& files,
                      const std::string& output);

// Throws UsageError where `target` is one of the documents themselves.
void RequireOtherFile(const std::filesystem::path& target,
                      const std::vector<std::string>& files);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_OUTPUT_H_
