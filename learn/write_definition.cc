// A learned definition as JSON, in the order and with the line breaks that
// people edit; one entry point, ToJson of learn.h.
#include <algorithm>
#include <map>

#include "extract/json_writer.h"
#include "learn/learn.h"

namespace quaestor {
namespace {

// Options that several choices share, by the name of their set.
using SharedOptions = std::map<std::string, std::vector<OptionDefinition>>;

void WriteText(JsonWriter& json, std::string_view key,
               const std::string& text) {
  if (text.empty()) return;
  json.Key(key);
  json.String(text);
}

// Texts by language, in their order.
void WriteWordings(JsonWriter& json, std::string_view key,
                   const std::vector<Wording>& wordings) {
  if (wordings.empty()) return;
  json.Key(key);
  json.BeginObject(JsonLayout::kOneLine);
  for (std::size_t i = 0; i < wordings.size();) {
    std::vector<std::string> texts;
    const std::string& language = wordings[i].language;
    for (; i < wordings.size() && wordings[i].language == language; ++i) {
      texts.push_back(wordings[i].text);
    }
    json.Key(language);
    texts.size() == 1 ? json.String(texts.front()) : json.Strings(texts);
  }
  json.EndObject();
}

void WriteOptions(JsonWriter& json,
                  const std::vector<OptionDefinition>& options) {
  json.BeginArray(JsonLayout::kLines);
  for (const OptionDefinition& option : options) {
    json.BeginObject(JsonLayout::kOneLine);
    WriteText(json, "id", option.id);
    WriteWordings(json, "labels", option.labels);
    if (option.wants_detail) {
      json.Key("detail");
      json.Bool(true);
    }
    json.EndObject();
  }
  json.EndArray();
}

bool SameOptions(const std::vector<OptionDefinition>& a,
                 const std::vector<OptionDefinition>& b) {
  return std::ranges::equal(
      a, b, [](const OptionDefinition& one, const OptionDefinition& other) {
        return one.id == other.id &&
               std::ranges::equal(one.labels, other.labels,
                                  [](const Wording& x, const Wording& y) {
                                    return x.language == y.language &&
                                           x.text == y.text;
                                  });
      });
}

std::string SetName(const std::vector<OptionDefinition>& options) {
  std::string name;
  for (const OptionDefinition& option : options) {
    name += (name.empty() ? "" : "_") + option.id;
  }
  return name.substr(0, 60);
}

// Choices with the same options as another one have them in a set.
SharedOptions FindShared(const Definition& definition) {
  SharedOptions shared;
  for (const FieldDefinition& field : definition.fields) {
    if (field.type != FieldType::kChoice) continue;
    const auto uses = std::ranges::count_if(
        definition.fields, [&](const FieldDefinition& other) {
          return other.type == FieldType::kChoice &&
                 SameOptions(other.options, field.options);
        });
    if (uses > 1) shared.emplace(SetName(field.options), field.options);
  }
  return shared;
}

std::string SharedName(const SharedOptions& shared,
                       const FieldDefinition& field) {
  const auto found = shared.find(SetName(field.options));
  return field.type == FieldType::kChoice && found != shared.end() &&
                 SameOptions(found->second, field.options)
             ? found->first
             : std::string();
}

void WriteStrings(JsonWriter& json, std::string_view key,
                  const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  json.Key(key);
  json.Strings(texts);
}

// The loader labels a field by the first text that asks for it.
std::string OwnLabel(const Definition& definition,
                     const FieldDefinition& field) {
  for (const Entry& entry : definition.entries) {
    const bool asks =
        std::ranges::find(entry.fields, field.id) != entry.fields.end();
    if (!asks) continue;
    return entry.wordings.front().text == field.label ? "" : field.label;
  }
  return field.label;
}

// ... and an option by its entry.
std::vector<OptionDefinition> OwnOptions(const Definition& definition,
                                         const FieldDefinition& field) {
  std::vector<OptionDefinition> options = field.options;
  for (OptionDefinition& option : options) {
    const bool has_entry =
        std::ranges::any_of(definition.entries, [&](const Entry& entry) {
          return entry.option == option.id && entry.fields.front() == field.id;
        });
    if (has_entry) option.labels.clear();
  }
  return options;
}

void WriteField(JsonWriter& json, const Definition& definition,
                const FieldDefinition& field, const SharedOptions& shared,
                const std::string& reason) {
  const std::string set = SharedName(shared, field);
  const bool list = !field.options.empty() && set.empty();
  json.BeginObject(list ? JsonLayout::kLines : JsonLayout::kOneLine);
  WriteText(json, "id", field.id);
  WriteText(json, "section", field.section);
  WriteText(json, "question", field.question);
  WriteText(json, "type", NameOf(field.type).data());
  WriteText(json, "label", OwnLabel(definition, field));
  if (!set.empty()) WriteText(json, "options", set);
  if (list) {
    json.Key("options");
    WriteOptions(json, OwnOptions(definition, field));
  }
  WriteText(json, "explained_by", field.explained_by);
  WriteText(json, "shares", field.shares);
  WriteStrings(json, "attributes", field.attributes);
  if (field.repeats) {
    json.Key("repeats");
    json.Bool(true);
  }
  WriteText(json, "reason", reason);
  json.EndObject();
}

void WriteEntry(JsonWriter& json, const Entry& entry) {
  json.BeginObject(JsonLayout::kOneLine);
  WriteText(json, "kind", std::string(NameOf(entry.kind)));
  WriteText(json, "id", entry.id);
  WriteText(json, "number", entry.number);
  WriteStrings(json, "fields", entry.fields);
  WriteText(json, "option", entry.option);
  if (entry.optional) {
    json.Key("optional");
    json.Bool(true);
  }
  WriteWordings(json, "wordings", entry.wordings);
  json.EndObject();
}

void WriteIds(JsonWriter& json, std::string_view key,
              const std::vector<EditionChange>& changes) {
  json.Key(key);
  std::vector<std::string> ids;
  for (const EditionChange& change : changes) ids.push_back(change.id);
  json.Strings(ids);
}

void WriteChanges(JsonWriter& json, std::string_view key,
                  const std::vector<EditionChange>& changes) {
  json.Key(key);
  json.BeginArray();
  for (const EditionChange& change : changes) {
    json.BeginObject(JsonLayout::kOneLine);
    WriteText(json, "id", change.id);
    WriteText(json, "from", change.before);
    WriteText(json, "to", change.after);
    json.EndObject();
  }
  json.EndArray();
}

void WriteEdition(JsonWriter& json, const EditionChanges& changes) {
  json.Key("changes");
  json.BeginObject();
  WriteText(json, "previous", changes.previous);
  WriteIds(json, "new", changes.added);
  WriteIds(json, "gone", changes.gone);
  WriteChanges(json, "moved", changes.moved);
  WriteChanges(json, "reworded", changes.reworded);
  WriteChanges(json, "retyped", changes.retyped);
  WriteIds(json, "new_options", changes.options_added);
  WriteIds(json, "gone_options", changes.options_gone);
  WriteChanges(json, "reworded_options", changes.options_reworded);
  json.EndObject();
}

}  // namespace

std::string ToJson(const Learned& learned) {
  const Definition& definition = learned.definition;
  JsonWriter json(2);
  json.BeginObject();
  WriteText(json, "schema", definition.schema);
  WriteText(json, "id", definition.id);
  WriteText(json, "title", definition.title);
  WriteText(json, "country_field", definition.country_field);
  if (!learned.changes.previous.empty()) WriteEdition(json, learned.changes);
  const SharedOptions shared = FindShared(definition);
  if (!shared.empty()) {
    json.Key("option_sets");
    json.BeginObject();
    for (const auto& [name, options] : shared) {
      json.Key(name);
      WriteOptions(json, options);
    }
    json.EndObject();
  }
  json.Key("fields");
  json.BeginArray();
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    const bool known = i < learned.field_reasons.size();
    WriteField(json, definition, definition.fields[i], shared,
               known ? learned.field_reasons[i] : "");
  }
  json.EndArray();
  json.Key("entries");
  json.BeginArray();
  for (const Entry& entry : definition.entries) WriteEntry(json, entry);
  json.EndArray();
  json.EndObject();
  return std::move(json).Take() + '\n';
}

}  // namespace quaestor
