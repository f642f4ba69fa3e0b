#include "cli/known_definitions.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/messages.h"
#include "cli/usage_error.h"
#include "parsers/error.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

std::string_view Environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::vector<fs::path> JsonFilesOf(const fs::path& folder,
                                  std::error_code& error) {
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".json") files.push_back(entry->path());
  }
  std::ranges::sort(files);
  return files;
}

// One broken file does not keep the others from being used.
void SayLeftOut(const fs::path& file, const Error& error) {
  Say(Severity::kWarning, file.parent_path().string(),
      std::string("left out: ") + error.what());
}

void Add(Definition definition, const std::string& file,
         std::vector<KnownDefinition>& known) {
  const auto same = std::ranges::find_if(known, [&](const auto& other) {
    return other.definition.id == definition.id;
  });
  const auto folder = [](const std::string& path) {
    return fs::path(path).parent_path();
  };
  // A definition in --definitions may well replace that of the user.
  if (same != known.end() && !same->file.empty() &&
      folder(same->file) == folder(file)) {
    Say(Severity::kWarning, file,
        "has the id \"" + definition.id + "\" as " + same->file +
            " has; this one is used. Give one of them another id");
  }
  KnownDefinition added{std::move(definition), file};
  if (same == known.end()) {
    known.push_back(std::move(added));
  } else {
    *same = std::move(added);
  }
}

}  // namespace

fs::path DefinitionsFolderOfUser() {
  const std::string_view configuration = Environment("XDG_CONFIG_HOME");
  // The specification has relative paths ignored.
  if (configuration.starts_with('/')) {
    return fs::path(configuration) / "quaestor" / "definitions";
  }
  const std::string_view home = Environment("HOME");
  if (home.empty()) return {};
  return fs::path(home) / ".config" / "quaestor" / "definitions";
}

std::vector<KnownDefinition> FindKnownDefinitions(const std::string& folder) {
  std::vector<KnownDefinition> known;
  for (Definition& definition : BuiltInDefinitions()) {
    known.push_back({std::move(definition), ""});
  }
  std::error_code error;
  for (const fs::path& file : JsonFilesOf(DefinitionsFolderOfUser(), error)) {
    try {
      Add(LoadDefinition(file), file.string(), known);
    } catch (const Error& bad) {
      SayLeftOut(file, bad);
    }
  }
  if (folder.empty()) return known;
  error.clear();
  const std::vector<fs::path> files = JsonFilesOf(folder, error);
  if (error) {
    throw UsageError("--definitions: the folder \"" + folder +
                     "\" cannot be read: " + error.message());
  }
  for (const fs::path& file : files) {
    try {
      Add(LoadDefinition(file), file.string(), known);
    } catch (const Error& bad) {
      SayLeftOut(file, bad);
    }
  }
  return known;
}

}  // namespace quaestor
