#include "cli/output.h"

#include <set>
#include <system_error>

#include "cli/files.h"
#include "cli/usage_error.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

// "city" of "folder/city.pdf"; a name that is nothing but an extension stays.
std::string Stem(const std::string& file) {
  return fs::path(DocumentName(file)).stem().string();
}

bool IsFolder(const std::string& output, std::size_t files) {
  if (output.ends_with('/')) return true;
  std::error_code ignored;
  const fs::file_type kind = fs::status(output, ignored).type();
  if (kind == fs::file_type::directory) return true;
  if (files == 1) return false;
  if (kind != fs::file_type::not_found || fs::path(output).has_extension()) {
    throw UsageError("several files cannot go into the one file \"" + output +
                     "\"; name a folder: -o " +
                     fs::path(output).replace_extension().string() + "/");
  }
  return true;
}

// The first of several files of one name has it, whatever the others are
// called: numbering one of them must not take another's own name.
std::vector<std::string> UniqueNames(const std::vector<std::string>& files) {
  std::set<std::string> taken;
  std::vector<std::string> names;
  for (const std::string& file : files) {
    names.push_back(taken.insert(Stem(file)).second ? Stem(file) : "");
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    for (int number = 2; names[i].empty(); ++number) {
      const std::string name = Stem(files[i]) + "-" + std::to_string(number);
      if (taken.insert(name).second) names[i] = name;
    }
  }
  return names;
}

}  // namespace

OutputPlan PlanOutput(const std::vector<std::string>& files,
                      const std::string& output) {
  if (output.empty() || output == "-") {
    if (files.size() == 1) return {};
    throw UsageError(
        "several files need a folder for their responses: -o DIR/");
  }
  if (!IsFolder(output, files.size())) return {{}, {fs::path(output)}};
  OutputPlan plan = {fs::path(output), {}};
  for (const std::string& name : UniqueNames(files)) {
    plan.targets.push_back(plan.folder / (name + ".json"));
  }
  return plan;
}

}  // namespace quaestor
