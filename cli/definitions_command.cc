// cli/definitions_command.cc: quaestor definitions [show|check] [ID|FILE...].
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/definition_outline.h"
#include "cli/files.h"
#include "cli/known_definitions.h"
#include "cli/messages.h"
#include "cli/usage_error.h"
#include "learn/learn.h"
#include "parsers/error.h"
#include "patterns/definition.h"

namespace quaestor {
namespace {

std::string Padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, text.size()) + 2, ' ');
}

std::string ListOf(const std::vector<KnownDefinition>& known) {
  std::size_t width = 0;
  for (const KnownDefinition& each : known) {
    width = std::max(width, each.definition.id.size());
  }
  std::string list;
  for (const KnownDefinition& each : known) {
    list += Padded(each.definition.id, width) + each.definition.title +
            (each.file.empty() ? "" : "  (" + Printable(each.file) + ")") +
            '\n';
  }
  return list;
}

// The definition of an id or a file. Throws UsageError.
Definition DefinitionNamed(const std::string& name, const std::string& folder) {
  for (KnownDefinition& known : FindKnownDefinitions(folder)) {
    if (known.definition.id == name) return std::move(known.definition);
  }
  std::error_code ignored;
  if (!std::filesystem::exists(name, ignored)) {
    throw UsageError("no questionnaire \"" + name +
                     "\" is known, and there is no such file; \"quaestor "
                     "definitions\" lists those known");
  }
  try {
    return LoadDefinition(name);
  } catch (const Error& error) {
    throw UsageError(error.what());
  }
}

// The file's own bytes, with its reasons; a definition that is compiled in is
// written anew. Throws UsageError.
std::string FileOf(const std::string& name, const std::string& folder) {
  std::string file = name;
  for (const KnownDefinition& known : FindKnownDefinitions(folder)) {
    if (known.definition.id != name) continue;
    file = known.file;
    if (!file.empty()) break;
    Learned whole;
    whole.definition = known.definition;
    return ToJson(whole);
  }
  DefinitionNamed(file, folder);
  return ReadFile(file);
}

int Show(const DefinitionsArguments& arguments, const std::string& name) {
  if (arguments.json) {
    WriteToStandardOutput(FileOf(name, arguments.folder));
    return kSuccess;
  }
  const Definition definition = DefinitionNamed(name, arguments.folder);
  WriteToStandardOutput(OutlineOf(definition, StyleOfOutput()));
  return kSuccess;
}

// A file that exists, "-" for standard input, or a known definition's id.
Definition DefinitionToCheck(const std::string& name,
                             const std::string& folder) {
  if (name == "-") return ParseDefinition(ReadFile(name), "stdin");
  std::error_code ignored;
  if (std::filesystem::exists(name, ignored)) return LoadDefinition(name);
  return DefinitionNamed(name, folder);
}

int Check(const std::string& name, const std::string& folder) {
  try {
    const Definition definition = DefinitionToCheck(name, folder);
    WriteToStandardOutput(
        name + ": in order: " + definition.id + ", " +
        std::to_string(definition.fields.size()) + " fields, " +
        std::to_string(definition.entries.size()) + " entries\n");
    return kSuccess;
  } catch (const Error& error) {
    Say(Severity::kError, "", error.what());
    return kSomeFailed;
  }
}

}  // namespace

int RunDefinitions(const DefinitionsArguments& arguments) {
  const std::vector<std::string>& words = arguments.words;
  if (words.empty()) {
    WriteToStandardOutput(ListOf(FindKnownDefinitions(arguments.folder)));
    return kSuccess;
  }
  const bool check = words.front() == "check";
  const bool action = words.front() == "show" || check;
  const std::size_t least = action ? 2 : 1;
  if (words.size() < least || (!check && words.size() > least)) {
    throw UsageError(action ? "\"definitions " + words.front() +
                                  "\" takes one definition: quaestor "
                                  "definitions " +
                                  words.front() + " lgq-2024.json"
                            : "one definition at a time: quaestor definitions "
                              "show lgq-2022");
  }
  if (check) {
    int status = kSuccess;
    for (std::size_t i = 1; i < words.size(); ++i) {
      status = std::max(status, Check(words[i], arguments.folder));
    }
    return status;
  }
  return Show(arguments, words.back());
}

}  // namespace quaestor
