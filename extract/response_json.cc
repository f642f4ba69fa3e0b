#include <string>
#include <string_view>
#include <utility>

#include "extract/document_json.h"
#include "extract/json_writer.h"
#include "extract/response.h"

namespace quaestor {
namespace {

// Printed as null where empty: sections and questions.
void StringOrNull(JsonWriter& json, std::string_view text) {
  if (text.empty()) {
    json.Null();
  } else {
    json.String(text);
  }
}

void OptionalString(JsonWriter& json, const std::optional<std::string>& text) {
  if (text) {
    json.String(*text);
  } else {
    json.Null();
  }
}

void WriteProbability(JsonWriter& json, double probability) {
  json.Key("confidence");
  json.Number(RoundDownProbability(probability), {.most = 4, .least = 1});
}

void WriteEvidence(JsonWriter& json, const std::vector<Evidence>& evidence) {
  json.Key("evidence");
  json.BeginArray();
  for (const Evidence& item : evidence) {
    json.BeginObject(JsonLayout::kOneLine);
    if (item.page > 0) {
      json.Key("page");
      json.Integer(item.page);
      json.Key("bbox");
      json.Bounds(item.box);
    } else {
      json.Key(item.paragraphs ? "paragraph" : "line");
      json.Integer(item.line);
      json.Key(item.paragraphs ? "end_paragraph" : "end_line");
      json.Integer(item.end_line);
    }
    json.Key("source");
    json.String(NameOf(item.source));
    if (!item.raw.empty()) {
      json.Key("raw");
      json.BeginArray();
      for (const std::string& reading : item.raw) json.String(reading);
      json.EndArray();
    }
    json.EndObject();
  }
  json.EndArray();
}

void WriteContact(JsonWriter& json, const Contact& contact) {
  json.BeginObject();
  json.Key("name");
  OptionalString(json, contact.name);
  json.Key("title");
  OptionalString(json, contact.title);
  json.Key("organization");
  OptionalString(json, contact.organization);
  json.Key("email");
  OptionalString(json, contact.email);
  json.Key("phone");
  OptionalString(json, contact.phone);
  json.EndObject();
}

void WriteAnswer(JsonWriter& json, const FieldAnswer& field) {
  switch (field.type) {
    case FieldType::kText:
      return json.String(field.text_value);
    case FieldType::kChoice:
    case FieldType::kDate:
      return StringOrNull(json, field.text_value);
    case FieldType::kUrls:
    case FieldType::kChecklist:
      return json.Strings(field.list_value);
    case FieldType::kPercentage:
      return json.Number(field.number_value, {.most = 6, .least = 0});
    case FieldType::kContacts:
      json.BeginArray();
      for (const Contact& contact : field.contacts) WriteContact(json, contact);
      return json.EndArray();
  }
}

void WriteValue(JsonWriter& json, const FieldAnswer& field) {
  json.Key("value");
  if (field.status == FieldStatus::kAnswered) {
    WriteAnswer(json, field);
  } else if (field.status == FieldStatus::kBlank &&
             field.type == FieldType::kChecklist) {
    json.Strings({});
  } else {
    json.Null();
  }
}

void WriteOption(JsonWriter& json, const OptionAnswer& option, FieldType type) {
  json.BeginObject();
  json.Key("id");
  json.String(option.id);
  json.Key("label");
  json.String(option.label);
  json.Key("checked");
  if (option.checked) {
    json.Bool(*option.checked);
  } else {
    json.Null();
  }
  WriteProbability(json, option.checked ? option.confidence : 0);
  if (type == FieldType::kChecklist) {
    json.Key("detail");
    OptionalString(json, option.detail);
    json.Key("urls");
    json.Strings(option.urls);
  }
  WriteEvidence(json, option.evidence);
  json.EndObject();
}

// What stands beside a value, by type.
void WriteBeside(JsonWriter& json, const FieldAnswer& field) {
  if (field.type == FieldType::kText) {
    json.Key("urls");
    json.Strings(field.urls);
    json.Key("emails");
    json.Strings(field.emails);
    json.Key("phones");
    json.Strings(field.phones);
    return;
  }
  json.Key("text");
  OptionalString(json, field.text);
  if (field.type == FieldType::kChoice || field.type == FieldType::kChecklist) {
    json.Key("options");
    json.BeginArray();
    for (const OptionAnswer& option : field.options) {
      WriteOption(json, option, field.type);
    }
    json.EndArray();
  }
}

void WriteField(JsonWriter& json, const FieldAnswer& field) {
  json.BeginObject();
  json.Key("id");
  json.String(field.id);
  json.Key("section");
  StringOrNull(json, field.section);
  json.Key("question");
  StringOrNull(json, field.question);
  json.Key("label");
  json.String(field.label);
  json.Key("type");
  json.String(NameOf(field.type));
  json.Key("status");
  json.String(NameOf(field.status));
  WriteValue(json, field);
  WriteProbability(json, field.confidence);
  json.Key("needs_review");
  json.Bool(field.needs_review);
  json.Key("reasons");
  json.Strings(field.reasons);
  WriteBeside(json, field);
  WriteEvidence(json, field.evidence);
  json.EndObject();
}

void WriteQuestionnaire(JsonWriter& json, const Response& response) {
  json.Key("questionnaire");
  json.BeginObject();
  json.Key("id");
  json.String(response.questionnaire_id);
  json.Key("title");
  json.String(response.questionnaire_title);
  WriteProbability(json, response.questionnaire_confidence);
  json.EndObject();
}

void WriteUnassigned(JsonWriter& json, const Response& response) {
  json.Key("unassigned");
  json.BeginArray();
  for (const Unassigned& item : response.unassigned) {
    json.BeginObject();
    json.Key("text");
    json.String(item.text);
    WriteEvidence(json, item.evidence);
    json.EndObject();
  }
  json.EndArray();
}

void WriteCoverage(JsonWriter& json, const Coverage& coverage) {
  json.Key("coverage");
  json.BeginObject();
  json.Key("words");
  json.Integer(coverage.words);
  json.Key("questionnaire");
  json.Integer(coverage.questionnaire);
  json.Key("answers");
  json.Integer(coverage.answers);
  json.Key("furniture");
  json.Integer(coverage.furniture);
  json.Key("unassigned");
  json.Integer(coverage.unassigned);
  json.EndObject();
}

void WriteReview(JsonWriter& json, const Response& response) {
  std::int64_t flagged = 0;
  for (const FieldAnswer& field : response.fields) {
    flagged += field.needs_review ? 1 : 0;
  }
  json.Key("review");
  json.BeginObject();
  json.Key("fields");
  json.Integer(static_cast<std::int64_t>(response.fields.size()));
  json.Key("flagged");
  json.Integer(flagged);
  json.EndObject();
}

}  // namespace

std::string ToJson(const Response& response, int indent) {
  JsonWriter json(indent);
  json.BeginObject();
  json.Key("schema");
  json.String("quaestor/response/1");
  WriteQuestionnaire(json, response);
  WriteDocumentHead(json,
                    {response.name, response.sha256, response.media_type,
                     response.languages, response.reading, response.message});
  json.Key("fields");
  json.BeginArray();
  for (const FieldAnswer& field : response.fields) WriteField(json, field);
  json.EndArray();
  WriteUnassigned(json, response);
  WriteCoverage(json, response.coverage);
  WriteReview(json, response);
  json.Key("warnings");
  json.Strings(response.warnings);
  json.EndObject();
  return std::move(json).Take();
}

std::string_view NameOf(Source source) {
  switch (source) {
    case Source::kTextLayer:
      return "text_layer";
    case Source::kFormField:
      return "form_field";
    case Source::kAnnotation:
      return "annotation";
    case Source::kVector:
      return "vector";
    case Source::kImage:
      return "image";
    case Source::kOcr:
      return "ocr";
    case Source::kText:
      return "text";
  }
  return "";
}

std::string_view NameOf(ReadingMethod method) {
  switch (method) {
    case ReadingMethod::kTextLayer:
      return "text_layer";
    case ReadingMethod::kOcr:
      return "ocr";
    case ReadingMethod::kMixed:
      return "mixed";
    case ReadingMethod::kText:
      return "text";
    case ReadingMethod::kNone:
      return "none";
  }
  return "";
}

std::string_view NameOf(FieldStatus status) {
  switch (status) {
    case FieldStatus::kAnswered:
      return "answered";
    case FieldStatus::kBlank:
      return "blank";
    case FieldStatus::kMissing:
      return "missing";
  }
  return "";
}

}  // namespace quaestor
