// cli/output.h: where the responses of a run go.
#ifndef QUAESTOR_CLI_OUTPUT_H_
#define QUAESTOR_CLI_OUTPUT_H_

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace quaestor {

struct OutputPlan {
  std::filesystem::path folder;  // to be created; "" for none
  // One per file, in their order; empty where it is standard output.
  std::vector<std::filesystem::path> targets;
  std::set<std::string> names;  // that files in the folder have got, no suffix
};

// One file and no PATH: standard output. A PATH that is a folder or ends in a
// slash, or several files: NAME.json in it, and NAME-2.json where two files
// would have the same name. Throws UsageError, also where a response would
// replace one of the documents or its folder is missing or is a file.
OutputPlan PlanOutput(const std::vector<std::string>& files,
                      const std::string& output);

// Where the response of a document goes that was found in file `i` under the
// name `name`: NAME.json in the folder, or with a number where another one has
// that name. The first that is called as the file itself is gets its place.
std::filesystem::path ItemTarget(OutputPlan& plan,
                                 const std::vector<std::string>& files,
                                 std::size_t i, const std::string& name);

// Throws UsageError where `target` is one of the documents themselves.
void RequireOtherFile(const std::filesystem::path& target,
                      const std::vector<std::string>& files);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_OUTPUT_H_
