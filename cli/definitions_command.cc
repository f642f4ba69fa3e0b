// cli/definitions_command.cc: quaestor definitions [show|check] [ID|FILE].
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

int Show(const DefinitionsArguments& arguments, const std::string& name) {
  const Definition definition = DefinitionNamed(name, arguments.folder);
  if (!arguments.json) {
    WriteToStandardOutput(OutlineOf(definition, StyleOfOutput()));
    return kSuccess;
  }
  Learned whole;
  whole.definition = definition;
  WriteToStandardOutput(ToJson(whole));
  return kSuccess;
}

int Check(const std::string& file) {
  try {
    const Definition definition = LoadDefinition(file);
    WriteToStandardOutput(
        file + ": in order: " + definition.id + ", " +
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
  const bool action = words.front() == "show" || words.front() == "check";
  if (words.size() != (action ? 2U : 1U)) {
    throw UsageError(action ? "\"definitions " + words.front() +
                                  "\" takes one definition: quaestor "
                                  "definitions " +
                                  words.front() + " lgq-2024.json"
                            : "one definition at a time: quaestor definitions "
                              "show lgq-2022");
  }
  if (words.front() == "check") return Check(words[1]);
  return Show(arguments, words.back());
}

}  // namespace quaestor
