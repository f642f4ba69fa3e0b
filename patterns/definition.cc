#include "patterns/definition.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "parsers/error.h"
#include "patterns/definition_internal.h"

namespace quaestor {
Definition ParseDefinition(std::string_view json, std::string_view name) {
  Definition definition = ReadDefinition(json, name);
  CheckDefinition(definition, name);
  return definition;
}

Definition LoadDefinition(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) {
    throw Error(ErrorCode::kBadDefinition,
                path.string() +
                    ": the definition cannot be opened; check the path, or "
                    "give an id that `quaestor definitions` lists");
  }
  const std::string json{std::istreambuf_iterator<char>(file), {}};
  return ParseDefinition(json, path.filename().string());
}

const FieldDefinition* FindField(const Definition& definition,
                                 std::string_view id) {
  const auto found = std::find_if(
      definition.fields.begin(), definition.fields.end(),
      [id](const FieldDefinition& field) { return field.id == id; });
  return found == definition.fields.end() ? nullptr : &*found;
}

std::string_view NameOf(FieldType type) {
  switch (type) {
    case FieldType::kText:
      return "text";
    case FieldType::kUrls:
      return "urls";
    case FieldType::kChoice:
      return "choice";
    case FieldType::kChecklist:
      return "checklist";
    case FieldType::kPercentage:
      return "percentage";
    case FieldType::kDate:
      return "date";
    case FieldType::kContacts:
      return "contacts";
  }
  return "";
}

std::string_view NameOf(EntryKind kind) {
  switch (kind) {
    case EntryKind::kTitle:
      return "title";
    case EntryKind::kText:
      return "text";
    case EntryKind::kHeading:
      return "heading";
    case EntryKind::kQuestion:
      return "question";
    case EntryKind::kItem:
      return "item";
    case EntryKind::kPrompt:
      return "prompt";
    case EntryKind::kLabel:
      return "label";
    case EntryKind::kOption:
      return "option";
    case EntryKind::kFootnote:
      return "footnote";
    case EntryKind::kFurniture:
      return "furniture";
  }
  return "";
}

}  // namespace quaestor
