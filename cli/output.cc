#include "cli/output.h"

#include <set>
#include <system_error>

#include "cli/files.h"
#include "cli/usage_error.h"

namespace quaestor {
namespace fs = std::filesystem;

namespace {

// The document that lies at `target`, or nullptr.
const std::string* DocumentAt(const fs::path& target,
                              const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    std::error_code ignored;
    if (file != "-" && fs::is_regular_file(target, ignored) &&
        fs::equivalent(target, file, ignored)) {
      return &file;
    }
  }
  return nullptr;
}

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

// The folder that a file named by the user is to go into is not made for it:
// it is as likely to be misspelt.
void RequireParent(const fs::path& target) {
  const fs::path parent = target.parent_path();
  std::error_code ignored;
  if (parent.empty() || fs::is_directory(parent, ignored)) return;
  if (fs::exists(parent, ignored)) {
    throw UsageError("\"" + parent.string() +
                     "\" is a file, not a folder; choose another name");
  }
  throw UsageError("there is no folder \"" + parent.string() +
                   "\"; make it first: mkdir -p " + parent.string());
}

// A file with the name of the folder, or of one that it lies in.
void RequireFolderName(const fs::path& folder) {
  fs::path part;
  for (const fs::path& name : folder) {
    part /= name;
    std::error_code ignored;
    const fs::path bare = part.has_filename() ? part : part.parent_path();
    if (fs::exists(bare, ignored) && !fs::is_directory(bare, ignored)) {
      throw UsageError("the folder \"" + folder.string() +
                       "\" cannot be made: a file is named \"" + bare.string() +
                       "\"; choose another name");
    }
  }
}

OutputPlan OneTarget(const std::vector<std::string>& files,
                     const fs::path& target) {
  RequireParent(target);
  RequireOtherFile(target, files);
  return {{}, {target}, {}};
}

}  // namespace

void RequireOtherFile(const fs::path& target,
                      const std::vector<std::string>& files) {
  const std::string* file = DocumentAt(target, files);
  if (file == nullptr) return;
  throw UsageError("the response would replace the document \"" + *file +
                   "\"; choose another name");
}

fs::path ItemTarget(OutputPlan& plan, const std::vector<std::string>& files,
                    std::size_t i, const std::string& name) {
  const std::string stem = Stem(name);
  const std::string own = plan.targets[i].stem().string();
  // Once: then the name is taken like any other.
  if (stem == Stem(files[i]) && plan.names.insert(own + "/").second) {
    return plan.targets[i];
  }
  for (int number = 1;; ++number) {
    std::string unique = stem;
    if (number > 1) unique += "-" + std::to_string(number);
    fs::path target = plan.folder / (unique + ".json");
    if (DocumentAt(target, files) != nullptr) continue;
    if (plan.names.insert(unique).second) return target;
  }
}

OutputPlan PlanOutput(const std::vector<std::string>& files,
                      const std::string& output) {
  if (output.empty() || output == "-") {
    if (files.size() == 1) return {};
    throw UsageError(
        "several files need a folder for their responses: -o DIR/");
  }
  if (!IsFolder(output, files.size())) return OneTarget(files, output);
  RequireFolderName(output);
  OutputPlan plan = {fs::path(output), {}, {}};
  for (const std::string& name : UniqueNames(files)) {
    plan.names.insert(name);
    plan.targets.push_back(plan.folder / (name + ".json"));
    RequireOtherFile(plan.targets.back(), files);
  }
  return plan;
}

}  // namespace quaestor
