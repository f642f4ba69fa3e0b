#include "archive/status.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/json_writer.h"

namespace quaestor {
namespace {

std::int64_t Count(Database& store, std::string_view sql) {
  SqlQuery query = store.Query(sql);
  return query.Step() ? query.Integer(0) : 0;
}

std::vector<NamedCount> Counts(Database& store, std::string_view sql) {
  std::vector<NamedCount> counts;
  SqlQuery query = store.Query(sql);
  while (query.Step()) {
    counts.push_back({std::string(query.Text(0)), query.Integer(1)});
  }
  return counts;
}

std::vector<NamedCount> StateCounts(Database& store) {
  const std::vector<NamedCount> found =
      Counts(store, "SELECT state, count(*) FROM documents GROUP BY state");
  std::vector<NamedCount> all = {
      {"converted", 0}, {"in_review", 0}, {"done", 0}, {"failed", 0}};
  for (NamedCount& state : all) {
    const auto it = std::ranges::find(found, state.name, &NamedCount::name);
    if (it != found.end()) state.count = it->count;
  }
  return all;
}

std::vector<FlaggedField> FlaggedFields(Database& store) {
  std::vector<FlaggedField> fields;
  SqlQuery query = store.Query(
      "SELECT field, sum(needs_review) AS flagged, count(*) FROM answers "
      "GROUP BY field HAVING flagged > 0 "
      "ORDER BY flagged DESC, min(position), field");
  while (query.Step()) {
    fields.push_back(
        {std::string(query.Text(0)), query.Integer(1), query.Integer(2)});
  }
  return fields;
}

std::string Percent(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "0 %";
  const std::int64_t tenths = (part * 1000 + whole / 2) / whole;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string Row(std::string_view name, std::int64_t count,
                std::string_view note = "") {
  constexpr std::size_t kNameWidth = 28;
  constexpr std::size_t kCountWidth = 9;
  std::string row = "  " + std::string(name);
  row.resize(std::max(row.size() + 1, kNameWidth), ' ');
  const std::string digits = std::to_string(count);
  row.append(kCountWidth - std::min(kCountWidth, digits.size()), ' ');
  row += digits;
  if (!note.empty()) row += "   " + std::string(note);
  return row + '\n';
}

void WriteNumber(JsonWriter& json, std::string_view key, std::int64_t number) {
  json.Key(key);
  json.Integer(number);
}

void WriteCounts(JsonWriter& json, std::string_view key,
                 const std::vector<NamedCount>& counts) {
  json.Key(key);
  json.BeginObject();
  for (const NamedCount& item : counts) {
    WriteNumber(json, item.name, item.count);
  }
  json.EndObject();
}

void WriteFlagged(JsonWriter& json, const std::vector<FlaggedField>& fields) {
  json.Key("flagged");
  json.BeginArray();
  for (const FlaggedField& field : fields) {
    json.BeginObject(JsonLayout::kOneLine);
    json.Key("field");
    json.String(field.field);
    WriteNumber(json, "flagged", field.flagged);
    WriteNumber(json, "responses", field.responses);
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace

StoreStatus StatusOf(Database& store) {
  StoreStatus status;
  status.documents = Count(store, "SELECT count(*) FROM documents");
  status.places = Count(store, "SELECT count(*) FROM places");
  status.unopened_files = Count(store, "SELECT count(*) FROM unopened_files");
  status.states = StateCounts(store);
  status.outcomes = Counts(
      store,
      "SELECT outcome, count(*) AS documents FROM documents GROUP BY outcome "
      "ORDER BY documents DESC, outcome");
  status.questionnaires = Counts(
      store,
      "SELECT questionnaire, count(*) AS responses FROM responses GROUP BY "
      "questionnaire ORDER BY responses DESC, questionnaire");
  status.fields = Count(store, "SELECT count(*) FROM fields");
  status.flagged = FlaggedFields(store);
  for (const FlaggedField& field : status.flagged) {
    status.flagged_fields += field.flagged;
  }
  status.flagged_documents = Count(
      store, "SELECT count(DISTINCT sha256) FROM answers WHERE needs_review");
  status.corrections = Count(store, "SELECT count(*) FROM corrections");
  return status;
}

std::string StatusText(const StoreStatus& status) {
  std::string text = std::to_string(status.documents) + " documents, seen at " +
                     std::to_string(status.places) + " places\n\nState\n";
  for (const NamedCount& item : status.states) {
    text += Row(item.name, item.count);
  }
  text += "\nOutcome\n";
  for (const NamedCount& item : status.outcomes) {
    text += Row(item.name, item.count, Percent(item.count, status.documents));
  }
  if (status.unopened_files > 0) {
    text += Row("files that did not open", status.unopened_files);
  }
  text += "\nQuestionnaire\n";
  for (const NamedCount& item : status.questionnaires) {
    text += Row(item.name, item.count);
  }
  text += "\nReview\n" + Row("fields", status.fields) +
          Row("to look at", status.flagged_fields,
              Percent(status.flagged_fields, status.fields)) +
          Row("in documents", status.flagged_documents) +
          Row("corrections", status.corrections);
  if (!status.flagged.empty()) text += "\nFields to look at\n";
  for (const FlaggedField& field : status.flagged) {
    text += Row(field.field, field.flagged,
                Percent(field.flagged, field.responses));
  }
  return text;
}

std::string StatusJson(const StoreStatus& status) {
  JsonWriter json(2);
  json.BeginObject();
  json.Key("schema");
  json.String("quaestor/status/1");
  WriteNumber(json, "documents", status.documents);
  WriteNumber(json, "places", status.places);
  WriteNumber(json, "unopened_files", status.unopened_files);
  WriteCounts(json, "states", status.states);
  WriteCounts(json, "outcomes", status.outcomes);
  WriteCounts(json, "questionnaires", status.questionnaires);
  WriteNumber(json, "fields", status.fields);
  WriteNumber(json, "flagged_fields", status.flagged_fields);
  WriteNumber(json, "flagged_documents", status.flagged_documents);
  WriteNumber(json, "corrections", status.corrections);
  WriteFlagged(json, status.flagged);
  json.EndObject();
  return std::move(json).Take() + '\n';
}

}  // namespace quaestor
