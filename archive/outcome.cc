#include "archive/outcome.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "archive/byte_record.h"

namespace quaestor {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<OutcomeKind, std::string_view>, 7> kNames = {{
    {OutcomeKind::kConverted, "converted"},
    {OutcomeKind::kCrashed, "crashed"},
    {OutcomeKind::kTimedOut, "timed_out"},
    {OutcomeKind::kOutOfMemory, "out_of_memory"},
    {OutcomeKind::kUnreadable, "unreadable"},
    {OutcomeKind::kEncrypted, "encrypted"},
    {OutcomeKind::kNotAQuestionnaire, "not_a_questionnaire"},
}};

std::optional<std::string> OptionalText(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return json.get<std::string>();
}

// The row's value: a text as it is, a list as JSON, a number as number.
void SetValue(FieldRow& row, const Json& value) {
  if (value.is_null()) return;
  if (value.is_number()) {
    row.number = value.get<double>();
  } else {
    row.value = value.is_string() ? value.get<std::string>() : value.dump();
  }
}

std::optional<std::int64_t> FirstPage(const Json& evidence) {
  if (evidence.empty() || !evidence[0].contains("page")) return std::nullopt;
  return evidence[0].at("page").get<std::int64_t>();
}

FieldRow RowOf(const Json& field) {
  FieldRow row;
  row.field = field.at("id").get<std::string>();
  row.section = OptionalText(field.at("section"));
  row.question = OptionalText(field.at("question"));
  row.label = field.at("label").get<std::string>();
  row.type = field.at("type").get<std::string>();
  row.status = field.at("status").get<std::string>();
  SetValue(row, field.at("value"));
  if (field.contains("text")) row.beside = OptionalText(field.at("text"));
  row.confidence = field.at("confidence").get<double>();
  row.needs_review = field.at("needs_review").get<bool>();
  row.reasons = field.at("reasons").dump();
  row.page = FirstPage(field.at("evidence"));
  return row;
}

void Append(std::string& bytes, const FieldRow& row) {
  AppendText(bytes, std::string_view(row.field));
  AppendText(bytes, row.section);
  AppendText(bytes, row.question);
  AppendText(bytes, std::string_view(row.label));
  AppendText(bytes, std::string_view(row.type));
  AppendText(bytes, std::string_view(row.status));
  AppendText(bytes, row.value);
  AppendNumber(bytes, row.number.has_value());
  AppendNumber(bytes, row.number.value_or(0));
  AppendText(bytes, row.beside);
  AppendNumber(bytes, row.confidence);
  AppendNumber(bytes, row.needs_review);
  AppendText(bytes, std::string_view(row.reasons));
  AppendNumber(bytes, row.page.value_or(0));
}

FieldRow TakeRow(RecordReader& parser) {
  FieldRow row;
  row.field = parser.TakeText();
  row.section = parser.TakeOptionalText();
  row.question = parser.TakeOptionalText();
  row.label = parser.TakeText();
  row.type = parser.TakeText();
  row.status = parser.TakeText();
  row.value = parser.TakeOptionalText();
  const bool has_number = parser.TakeBool();
  const auto number = parser.TakeNumber<double>();
  if (has_number) row.number = number;
  row.beside = parser.TakeOptionalText();
  row.confidence = parser.TakeNumber<double>();
  row.needs_review = parser.TakeBool();
  row.reasons = parser.TakeText();
  const auto page = parser.TakeNumber<std::int64_t>();
  if (page > 0) row.page = page;
  return row;
}

}  // namespace

std::string_view NameOf(OutcomeKind kind) {
  for (const auto& [known, name] : kNames) {
    if (known == kind) return name;
  }
  return "";
}

std::optional<OutcomeKind> ParseOutcomeKind(std::string_view name) {
  for (const auto& [kind, known] : kNames) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

Conversion ConversionOf(std::string response_json) {
  const Json json = Json::parse(response_json);
  Conversion conversion;
  conversion.questionnaire =
      json.at("questionnaire").at("id").get<std::string>();
  conversion.confidence =
      json.at("questionnaire").at("confidence").get<double>();
  conversion.media_type =
      json.at("document").at("media_type").get<std::string>();
  conversion.pages = json.at("document").at("pages").get<std::int64_t>();
  conversion.flagged = json.at("review").at("flagged").get<std::int64_t>();
  for (const Json& field : json.at("fields")) {
    conversion.fields.push_back(RowOf(field));
  }
  conversion.json = std::move(response_json);
  return conversion;
}

std::string SerializeConversion(const Conversion& conversion) {
  std::string bytes;
  AppendNumber(bytes, static_cast<std::uint8_t>(conversion.outcome));
  AppendText(bytes, std::string_view(conversion.message));
  AppendText(bytes, std::string_view(conversion.questionnaire));
  AppendNumber(bytes, conversion.confidence);
  AppendText(bytes, std::string_view(conversion.media_type));
  AppendNumber(bytes, conversion.pages);
  AppendNumber(bytes, conversion.flagged);
  AppendText(bytes, std::string_view(conversion.json));
  AppendNumber(bytes, static_cast<std::uint64_t>(conversion.fields.size()));
  for (const FieldRow& row : conversion.fields) Append(bytes, row);
  return bytes;
}

std::optional<Conversion> ParseConversion(std::string_view bytes) {
  RecordReader parser(bytes);
  Conversion conversion;
  const auto outcome = parser.TakeNumber<std::uint8_t>();
  if (outcome >= kNames.size()) return std::nullopt;
  conversion.outcome = static_cast<OutcomeKind>(outcome);
  conversion.message = parser.TakeText();
  conversion.questionnaire = parser.TakeText();
  conversion.confidence = parser.TakeNumber<double>();
  conversion.media_type = parser.TakeText();
  conversion.pages = parser.TakeNumber<std::int64_t>();
  conversion.flagged = parser.TakeNumber<std::int64_t>();
  conversion.json = parser.TakeText();
  const auto rows = parser.TakeNumber<std::uint64_t>();
  for (std::uint64_t i = 0; i < rows && parser.good(); ++i) {
    conversion.fields.push_back(TakeRow(parser));
  }
  if (!parser.AtEnd()) return std::nullopt;
  return conversion;
}

}  // namespace quaestor
