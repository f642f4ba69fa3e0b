// Whether a definition makes sense as a whole; one entry point,
// CheckDefinition.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "patterns/definition_internal.h"

namespace quaestor {
namespace {

constexpr std::array<std::string_view, 5> kAttributes = {
    "name", "title", "organization", "email", "phone"};

bool HasOptions(FieldType type) {
  return type == FieldType::kChoice || type == FieldType::kChecklist;
}

bool IsId(std::string_view id) {
  return id.size() <= 100 && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
         });
}

// One definition under examination.
struct Check {
  const Definition& definition;
  std::string_view file;

  [[noreturn]] void Fail(const std::string& place, const std::string& problem,
                         const std::string& remedy) const {
    FailDefinition(file, place, problem, remedy);
  }
};

void CheckId(const Check& check, const std::string& place,
             const std::string& id, std::set<std::string_view>& seen) {
  if (!IsId(id)) {
    check.Fail(place, "'" + id + "' is no id",
               "use letters a-z, digits, '.', '_' and '-'");
  }
  if (!seen.insert(id).second) {
    check.Fail(place, "the id '" + id + "' is used twice",
               "give each its own id");
  }
}

// A field that another one names, such as "shares".
void CheckReference(const Check& check, const std::string& place,
                    const std::string& key, const std::string& id) {
  if (id.empty()) return;
  const FieldDefinition* field = FindField(check.definition, id);
  if (field == nullptr) {
    check.Fail(
        place,
        "'" + key + "' names the field '" + id + "', which is not defined",
        "add it to \"fields\" or correct the name");
  }
  if (field->type != FieldType::kText) {
    check.Fail(place, "'" + key + "' names '" + id + "', which is no text",
               "name a field of type \"text\"");
  }
}

void CheckOptions(const Check& check, const FieldDefinition& field) {
  const std::string place = "field " + field.id;
  if (HasOptions(field.type) && field.options.empty()) {
    check.Fail(place, "has no options", "add \"options\": [ ... ]");
  }
  if (!HasOptions(field.type) && !field.options.empty()) {
    check.Fail(place,
               "has options, but is of type " + std::string(NameOf(field.type)),
               "remove them or make it a choice or a checklist");
  }
  std::set<std::string_view> seen;
  for (const OptionDefinition& option : field.options) {
    CheckId(check, place + ": option " + option.id, option.id, seen);
    if (option.labels.empty()) {
      check.Fail(place, "option '" + option.id + "' has no text",
                 "add \"labels\" to it, or an entry of kind \"option\" with "
                 "\"fields\": [\"" +
                     field.id + "\"] and \"option\": \"" + option.id + "\"");
    }
  }
}

void CheckAttributes(const Check& check, const FieldDefinition& field) {
  const std::string place = "field " + field.id;
  const bool contacts = field.type == FieldType::kContacts;
  if (contacts == field.attributes.empty()) {
    check.Fail(place,
               contacts ? "has no attributes"
                        : "has attributes, but is not of type contacts",
               contacts ? "add \"attributes\": [\"name\", ...]"
                        : "remove \"attributes\"");
  }
  if (field.repeats && !contacts) {
    check.Fail(place, "has 'repeats', but is not of type contacts",
               "remove \"repeats\"");
  }
  for (const std::string& attribute : field.attributes) {
    if (std::find(kAttributes.begin(), kAttributes.end(), attribute) ==
        kAttributes.end()) {
      check.Fail(place, "attribute '" + attribute + "' is not known",
                 "use one of " + Quoted(kAttributes));
    }
  }
}

bool IsAsked(const Definition& definition, const std::string& id) {
  return std::any_of(definition.entries.begin(), definition.entries.end(),
                     [&id](const Entry& entry) {
                       return std::find(entry.fields.begin(),
                                        entry.fields.end(),
                                        id) != entry.fields.end();
                     });
}

void CheckField(const Check& check, const FieldDefinition& field) {
  const std::string place = "field " + field.id;
  CheckOptions(check, field);
  CheckAttributes(check, field);
  CheckReference(check, place, "shares", field.shares);
  CheckReference(check, place, "explained_by", field.explained_by);
  if (!field.shares.empty() && field.type != FieldType::kPercentage) {
    check.Fail(place, "has 'shares', but is not of type percentage",
               "remove \"shares\"");
  }
  if (field.shares.empty() && field.type == FieldType::kPercentage) {
    check.Fail(place, "shares no text that its number could be read from",
               "add \"shares\": \"...\" with the id of a text field, and name "
               "both fields at the entry");
  }
  if (!field.explained_by.empty() && field.type != FieldType::kChoice) {
    check.Fail(place, "has 'explained_by', but is not of type choice",
               "remove \"explained_by\"");
  }
  if (!IsAsked(check.definition, field.id)) {
    check.Fail(place, "no entry asks for it",
               "add it to \"fields\" of the entry that its answer follows");
  }
}

void CheckOptionEntry(const Check& check, const Entry& entry) {
  const std::string place = "entry " + entry.id;
  if (entry.fields.size() != 1 || entry.option.empty()) {
    check.Fail(place, "is an option without its field or option",
               "add \"fields\": [\"...\"] with one id and \"option\": \"...\"");
  }
  const FieldDefinition& field =
      *FindField(check.definition, entry.fields.front());
  if (field.type == FieldType::kChoice) {
    check.Fail(place, "field '" + field.id + "' is a choice",
               "write the text into the \"labels\" of the field's option, or "
               "make the field a checklist");
  }
  if (!HasOptions(field.type)) {
    check.Fail(place, "field '" + field.id + "' has no options",
               "name a checklist");
  }
  if (std::none_of(field.options.begin(), field.options.end(),
                   [&entry](const OptionDefinition& option) {
                     return option.id == entry.option;
                   })) {
    check.Fail(place,
               "field '" + field.id + "' has no option '" + entry.option + "'",
               "add it to the field's \"options\" or correct the name");
  }
}

void CheckEntry(const Check& check, const Entry& entry) {
  const std::string place = "entry " + entry.id;
  std::set<std::string_view> seen;
  for (const std::string& id : entry.fields) {
    if (FindField(check.definition, id) == nullptr) {
      check.Fail(place, "field '" + id + "' is not defined",
                 "add it to \"fields\" or correct the name");
    }
    if (!seen.insert(id).second) {
      check.Fail(place, "field '" + id + "' is named twice", "name it once");
    }
  }
  const bool floats =
      entry.kind == EntryKind::kFootnote || entry.kind == EntryKind::kFurniture;
  if (floats && !entry.fields.empty()) {
    check.Fail(place,
               "a " + std::string(NameOf(entry.kind)) + " can have no fields",
               "move \"fields\" to the entry that the answer follows");
  }
  if (entry.kind == EntryKind::kOption) {
    CheckOptionEntry(check, entry);
  } else if (!entry.option.empty()) {
    check.Fail(place, "has 'option', but is not of kind option",
               "remove \"option\" or write \"kind\": \"option\"");
  }
}

// Alignment has no use for two entries of one kind and field and option.
void CheckOptionEntriesDiffer(const Check& check) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const Entry& entry : check.definition.entries) {
    if (entry.kind == EntryKind::kOption &&
        !seen.insert({entry.fields.front(), entry.option}).second) {
      check.Fail(
          "entry " + entry.id,
          "another entry already stands for option '" + entry.option + "'",
          "put both texts into the \"wordings\" of one entry");
    }
  }
}

}  // namespace

void CheckDefinition(const Definition& definition, std::string_view name) {
  const Check check{definition, name};
  std::set<std::string_view> ids;
  CheckId(check, "the file", definition.id, ids);
  ids.clear();
  for (const FieldDefinition& field : definition.fields) {
    CheckId(check, "field " + field.id, field.id, ids);
  }
  ids.clear();
  for (const Entry& entry : definition.entries) {
    CheckId(check, "entry " + entry.id, entry.id, ids);
    CheckEntry(check, entry);
  }
  CheckOptionEntriesDiffer(check);
  for (const FieldDefinition& field : definition.fields) {
    CheckField(check, field);
  }
  CheckReference(check, "the file", "country_field", definition.country_field);
}

}  // namespace quaestor
