// From JSON to the structs of definition.h; one entry point, ReadDefinition.
#include <algorithm>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "parsers/error.h"
#include "patterns/definition_internal.h"

namespace quaestor {
namespace {

// Keeps the order of keys: the first language of a wording is the printed one.
using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxBytes = 4 << 20;
constexpr int kMaxDepth = 8;
constexpr std::size_t kMaxItems = 2000;   // fields, entries
constexpr std::size_t kMaxLength = 8000;  // bytes of one text
constexpr std::string_view kSchema = "quaestor/definition/1";

constexpr FieldType kFieldTypes[] = {
    FieldType::kText,      FieldType::kUrls,       FieldType::kChoice,
    FieldType::kChecklist, FieldType::kPercentage, FieldType::kDate,
    FieldType::kContacts};
constexpr EntryKind kEntryKinds[] = {
    EntryKind::kTitle,    EntryKind::kText,   EntryKind::kHeading,
    EntryKind::kQuestion, EntryKind::kItem,   EntryKind::kPrompt,
    EntryKind::kLabel,    EntryKind::kOption, EntryKind::kFootnote,
    EntryKind::kFurniture};

// An object of the file and where it stands, for messages.
struct Node {
  const Json& json;
  std::string_view file;
  std::string place;

  [[noreturn]] void Fail(std::string_view problem,
                         std::string_view remedy) const {
    FailDefinition(file, place, problem, remedy);
  }
};

using OptionSets = std::map<std::string, std::vector<OptionDefinition>>;

void RequireObject(const Node& node) {
  if (!node.json.is_object()) {
    node.Fail("is not an object", "write it as {\"key\": value, ...}");
  }
}

void AllowKeys(const Node& node, std::initializer_list<std::string_view> keys) {
  RequireObject(node);
  for (const auto& [key, value] : node.json.items()) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      node.Fail("key '" + key + "' is not known", "use one of " + Quoted(keys));
    }
  }
}

std::string StringOf(const Node& node, const Json& value,
                     std::string_view key) {
  if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
    node.Fail("'" + std::string(key) + "' is not a text",
              "write a text in double quotes that is not empty");
  }
  const auto& text = value.get_ref<const std::string&>();
  if (text.size() > kMaxLength) {
    node.Fail("'" + std::string(key) + "' is longer than " +
                  std::to_string(kMaxLength) + " bytes",
              "divide it into several entries");
  }
  return text;
}

std::string RequiredString(const Node& node, const std::string& key) {
  const auto found = node.json.find(key);
  if (found == node.json.end()) {
    node.Fail("'" + key + "' is missing", "add \"" + key + "\": \"...\"");
  }
  return StringOf(node, *found, key);
}

std::string OptionalString(const Node& node, const std::string& key) {
  const auto found = node.json.find(key);
  return found == node.json.end() ? "" : StringOf(node, *found, key);
}

bool OptionalBool(const Node& node, const std::string& key) {
  const auto found = node.json.find(key);
  if (found == node.json.end()) return false;
  if (!found->is_boolean()) {
    node.Fail("'" + key + "' is neither true nor false",
              "write true or false without quotes");
  }
  return found->get<bool>();
}

const Json& RequiredArray(const Node& node, const std::string& key) {
  const auto found = node.json.find(key);
  if (found == node.json.end() || !found->is_array() || found->empty()) {
    node.Fail("'" + key + "' is missing or not a list",
              "add \"" + key + "\": [ ... ] with at least one element");
  }
  if (found->size() > kMaxItems) {
    node.Fail("'" + key + "' has more than " + std::to_string(kMaxItems) +
                  " elements",
              "divide the questionnaire");
  }
  return *found;
}

std::vector<std::string> OptionalStrings(const Node& node,
                                         const std::string& key) {
  std::vector<std::string> strings;
  if (!node.json.contains(key)) return strings;
  for (const Json& value : RequiredArray(node, key)) {
    strings.push_back(StringOf(node, value, key));
  }
  return strings;
}

bool IsLanguage(std::string_view code) {
  return (code.size() == 2 || code.size() == 3) &&
         std::all_of(code.begin(), code.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

void AddWordings(const Node& node, const std::string& language,
                 const Json& value, std::vector<Wording>& wordings) {
  if (!IsLanguage(language)) {
    node.Fail("'" + language + "' is no language code",
              "use the two letters of ISO 639-1, such as \"en\" or \"fr\"");
  }
  if (!value.is_array()) {
    wordings.push_back({language, StringOf(node, value, language)});
    return;
  }
  for (const Json& text : value) {
    wordings.push_back({language, StringOf(node, text, language)});
  }
}

// {"en": "text", "fr": ["text", "another"]}; in the order of the file.
std::vector<Wording> WordingsOf(const Node& node, const std::string& key) {
  std::vector<Wording> wordings;
  const auto found = node.json.find(key);
  if (found == node.json.end() || !found->is_object()) {
    node.Fail("'" + key + "' is missing or not an object",
              "add \"" + key + "\": {\"en\": \"...\"}");
  }
  for (const auto& [language, value] : found->items()) {
    AddWordings(node, language, value, wordings);
  }
  if (wordings.empty()) {
    node.Fail("'" + key + "' is empty", "give the text in one language");
  }
  return wordings;
}

template <typename Enum, std::size_t kCount>
Enum NamedValue(const Node& node, const std::string& key,
                const Enum (&values)[kCount]) {
  const std::string wanted = RequiredString(node, key);
  std::vector<std::string_view> names;
  for (const Enum value : values) {
    if (NameOf(value) == wanted) return value;
    names.push_back(NameOf(value));
  }
  node.Fail(key + " '" + wanted + "' is not known",
            "use one of " + Quoted(names));
}

std::vector<OptionDefinition> ReadOptions(const Node& parent,
                                          const Json& array) {
  std::vector<OptionDefinition> options;
  for (const Json& element : array) {
    Node node{element, parent.file,
              parent.place + ": option " + std::to_string(options.size() + 1)};
    AllowKeys(node, {"id", "labels", "detail"});
    OptionDefinition option;
    option.id = RequiredString(node, "id");
    node.place = parent.place + ": option " + option.id;
    if (element.contains("labels")) option.labels = WordingsOf(node, "labels");
    option.wants_detail = OptionalBool(node, "detail");
    options.push_back(std::move(option));
  }
  return options;
}

OptionSets ReadOptionSets(const Node& root) {
  OptionSets sets;
  const auto found = root.json.find("option_sets");
  if (found == root.json.end()) return sets;
  RequireObject({*found, root.file, "option_sets"});
  for (const auto& [name, array] : found->items()) {
    const Node node{*found, root.file, "option set " + name};
    sets[name] = ReadOptions(node, RequiredArray(node, name));
  }
  return sets;
}

// "options" is a list, or the name of a set that several fields share.
std::vector<OptionDefinition> OptionsOf(const Node& node,
                                        const OptionSets& sets) {
  const auto found = node.json.find("options");
  if (found == node.json.end()) return {};
  if (!found->is_string()) {
    return ReadOptions(node, RequiredArray(node, "options"));
  }
  const auto set = sets.find(found->get<std::string>());
  if (set == sets.end()) {
    node.Fail("option set '" + found->get<std::string>() + "' is not defined",
              "add it to \"option_sets\" or list the options here");
  }
  return set->second;
}

FieldDefinition ReadField(const Json& json, std::string_view file,
                          std::size_t number, const OptionSets& sets) {
  Node node{json, file, "field " + std::to_string(number)};
  RequireObject(node);
  FieldDefinition field;
  field.id = RequiredString(node, "id");
  node.place = "field " + field.id;
  AllowKeys(node, {"id", "section", "question", "label", "type", "options",
                   "shares", "repeats", "attributes", "explained_by",
                   "reason"});
  field.section = OptionalString(node, "section");
  field.question = OptionalString(node, "question");
  field.label = OptionalString(node, "label");
  field.type = NamedValue(node, "type", kFieldTypes);
  field.options = OptionsOf(node, sets);
  field.shares = OptionalString(node, "shares");
  field.repeats = OptionalBool(node, "repeats");
  field.attributes = OptionalStrings(node, "attributes");
  field.explained_by = OptionalString(node, "explained_by");
  OptionalString(node, "reason");  // for people; must be a text
  return field;
}

Entry ReadEntry(const Json& json, std::string_view file, std::size_t number) {
  Node node{json, file, "entry " + std::to_string(number)};
  RequireObject(node);
  Entry entry;
  entry.id = RequiredString(node, "id");
  node.place = "entry " + entry.id;
  AllowKeys(node, {"kind", "id", "number", "wordings", "fields", "option",
                   "optional"});
  entry.kind = NamedValue(node, "kind", kEntryKinds);
  entry.number = OptionalString(node, "number");
  entry.wordings = WordingsOf(node, "wordings");
  entry.fields = OptionalStrings(node, "fields");
  entry.option = OptionalString(node, "option");
  entry.optional = OptionalBool(node, "optional");
  return entry;
}

// The parser itself keeps the first of two equal keys and says nothing: a
// second wording in the same language would be lost.
struct Watch {
  std::string_view file;
  std::vector<std::vector<std::string>> keys;  // of the objects still open

  bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
    if (depth > kMaxDepth) {
      FailDefinition(file, "the file", "is nested too deeply",
                     "compare it with docs/definitions.md");
    }
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key) {
      AddKey(parsed.get_ref<const std::string&>());
    }
    return true;
  }

  void AddKey(const std::string& key) {
    std::vector<std::string>& siblings = keys.back();
    if (std::find(siblings.begin(), siblings.end(), key) != siblings.end()) {
      FailDefinition(file, "the file",
                     "key '" + key + "' stands twice in one object",
                     "keep one; several texts in one language are a list");
    }
    if (siblings.size() >= kMaxItems) {
      FailDefinition(file, "the file", "has an object of too many keys",
                     "compare it with docs/definitions.md");
    }
    siblings.push_back(key);
  }
};

// "at line 3, column 5" out of the library's message.
std::string PositionOf(const std::string& message) {
  const auto begin = message.find("line ");
  const auto end = message.find(':', begin);
  return begin == std::string::npos || end == std::string::npos
             ? "the file"
             : message.substr(begin, end - begin);
}

Json ParseJson(std::string_view text, std::string_view file) {
  if (text.size() > kMaxBytes) {
    FailDefinition(file, "the file", "is larger than 4 MiB",
                   "a definition holds texts only");
  }
  try {
    return Json::parse(text.begin(), text.end(), Watch{file, {}});
  } catch (const Json::exception& exception) {
    FailDefinition(file, PositionOf(exception.what()), "is not valid JSON",
                   "look for a comma, quote or bracket that is missing or too "
                   "many just before");
  }
}

void ReadFields(const Node& root, Definition& definition) {
  const OptionSets sets = ReadOptionSets(root);
  for (const Json& json : RequiredArray(root, "fields")) {
    definition.fields.push_back(
        ReadField(json, root.file, definition.fields.size() + 1, sets));
  }
}

// Texts that stand once in the file and belong to two structs: an option is
// labelled by its entry, a field by the first prompt that asks for it.
void FillLabels(Definition& definition) {
  std::map<std::string_view, FieldDefinition*> fields;
  for (FieldDefinition& field : definition.fields) fields[field.id] = &field;
  for (const Entry& entry : definition.entries) {
    for (const std::string& id : entry.fields) {
      const auto field = fields.find(id);
      if (field == fields.end()) continue;
      if (entry.kind != EntryKind::kOption) {
        if (field->second->label.empty()) {
          field->second->label = entry.wordings.front().text;
        }
        continue;
      }
      for (OptionDefinition& option : field->second->options) {
        if (option.id == entry.option && option.labels.empty()) {
          option.labels = entry.wordings;
        }
      }
    }
  }
}

}  // namespace

void FailDefinition(std::string_view name, std::string_view place,
                    std::string_view problem, std::string_view remedy) {
  std::string message(name);
  message.append(": ").append(place).append(": ").append(problem);
  message.append("; ").append(remedy);
  throw Error(ErrorCode::kBadDefinition, message);
}

Definition ReadDefinition(std::string_view json, std::string_view name) {
  const Json parsed = ParseJson(json, name);
  const Node root{parsed, name, "the file"};
  AllowKeys(root, {"schema", "id", "title", "country_field", "option_sets",
                   "fields", "entries", "changes"});
  Definition definition;
  definition.schema = RequiredString(root, "schema");
  if (definition.schema != kSchema) {
    root.Fail("schema '" + definition.schema + "' is not known",
              "write \"schema\": \"" + std::string(kSchema) + "\"");
  }
  definition.id = RequiredString(root, "id");
  definition.title = RequiredString(root, "title");
  definition.country_field = OptionalString(root, "country_field");
  ReadFields(root, definition);
  for (const Json& entry : RequiredArray(root, "entries")) {
    definition.entries.push_back(
        ReadEntry(entry, name, definition.entries.size() + 1));
  }
  FillLabels(definition);
  return definition;
}

}  // namespace quaestor
