// cli/definitions_command.cc: quaestor definitions [ID].
#include <algorithm>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/usage_error.h"
#include "patterns/definition.h"

namespace quaestor {
namespace {

std::string Row(const std::string& first, std::size_t width,
                const std::string& second) {
  return first + std::string(width - first.size() + 2, ' ') + second + '\n';
}

std::string ListOf(const std::vector<Definition>& definitions) {
  std::size_t width = 0;
  for (const Definition& definition : definitions) {
    width = std::max(width, definition.id.size());
  }
  std::string list;
  for (const Definition& definition : definitions) {
    list += Row(definition.id, width, definition.title);
  }
  return list;
}

std::string FieldsOf(const Definition& definition) {
  std::size_t width = 0;
  for (const FieldDefinition& field : definition.fields) {
    width = std::max(width, field.id.size());
  }
  std::string list;
  for (const FieldDefinition& field : definition.fields) {
    const std::string type(NameOf(field.type));
    list += Row(field.id, width, Row(type, 10, field.label));
    list.pop_back();
  }
  return list;
}

}  // namespace

int RunDefinitions(const DefinitionsArguments& arguments) {
  const std::vector<Definition> definitions = BuiltInDefinitions();
  if (arguments.id.empty()) {
    WriteToStandardOutput(ListOf(definitions));
    return kSuccess;
  }
  const auto found =
      std::ranges::find(definitions, arguments.id, &Definition::id);
  if (found == definitions.end()) {
    throw UsageError("no questionnaire \"" + arguments.id +
                     "\" is known; \"quaestor definitions\" lists them");
  }
  WriteToStandardOutput(FieldsOf(*found));
  return kSuccess;
}

}  // namespace quaestor
