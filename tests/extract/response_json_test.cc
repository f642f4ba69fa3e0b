#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "extract/response.h"
#include "tests/support/schema.h"

namespace quaestor {
namespace {

using Json = nlohmann::ordered_json;

Evidence OnPage(int page, const Box& box, Source source) {
  Evidence evidence;
  evidence.page = page;
  evidence.box = box;
  evidence.source = source;
  return evidence;
}

Evidence OnLines(int first, int last) {
  Evidence evidence;
  evidence.line = first;
  evidence.end_line = last;
  evidence.source = Source::kText;
  return evidence;
}

FieldAnswer Field(FieldType type, FieldStatus status) {
  FieldAnswer field;
  field.id = "f";
  field.label = "Label";
  field.type = type;
  field.status = status;
  return field;
}

OptionAnswer Option(const std::string& id, std::optional<bool> checked) {
  OptionAnswer option;
  option.id = id;
  option.label = id;
  option.checked = checked;
  return option;
}

Response ResponseWith(const std::vector<FieldAnswer>& fields) {
  Response response;
  response.questionnaire_id = "lgq-2022";
  response.questionnaire_title = "Local Government Questionnaire";
  response.questionnaire_confidence = 0.99;
  response.name = "brussels.pdf";
  response.sha256 = std::string(64, 'a');
  response.media_type = "application/pdf";
  response.languages = {"en"};
  response.reading = {ReadingMethod::kTextLayer, ReadingMethod::kOcr};
  response.fields = fields;
  return response;
}

Json FieldJson(const FieldAnswer& field) {
  return Json::parse(ToJson(ResponseWith({field})))["fields"][0];
}

// The field of the contract's section 3.
FieldAnswer ContractField() {
  FieldAnswer field = Field(FieldType::kChoice, FieldStatus::kAnswered);
  field.id = "II.1.national";
  field.section = "II";
  field.question = "II.1";
  field.label = "National level?";
  field.text_value = "yes";
  field.confidence = 0.998;
  field.needs_review = false;
  field.evidence = {OnPage(2, {72.1, 502.4, 131.0, 514.2}, Source::kTextLayer)};
  field.options = {Option("yes", true), Option("no", false)};
  field.options[0].label = "Yes";
  field.options[0].confidence = 0.999;
  return field;
}

TEST(ResponseJsonTest, PrintsTheContractsFieldWithKeysInOrder) {
  const Json field = FieldJson(ContractField());
  std::vector<std::string> keys;
  for (const auto& [key, value] : field.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{
                      "id", "section", "question", "label", "type", "status",
                      "value", "confidence", "needs_review", "reasons", "text",
                      "options", "evidence"}));
  EXPECT_EQ(field["evidence"].dump(),
            R"([{"page":2,"bbox":[72.1,502.4,131.0,514.2],)"
            R"("source":"text_layer"}])");
  EXPECT_EQ(field["options"][0].dump(),
            R"({"id":"yes","label":"Yes","checked":true,"confidence":0.999,)"
            R"("evidence":[]})");
}

TEST(ResponseJsonTest, TopLevelKeysStandInTheContractsOrder) {
  const Json json = Json::parse(ToJson(ResponseWith({})));
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"schema", "questionnaire",
                                            "document", "fields", "unassigned",
                                            "coverage", "review", "warnings"}));
  EXPECT_EQ(json["document"]["pages"], 2);
  EXPECT_EQ(json["document"]["reading"].dump(),
            R"([{"page":1,"method":"text_layer"},{"page":2,"method":"ocr"}])");
}

TEST(ResponseJsonTest, PrintsEachTypesValueByStatus) {
  struct Case {
    FieldType type;
    FieldStatus status;
    std::string expected;
  };
  constexpr FieldStatus kAnswered = FieldStatus::kAnswered;
  constexpr FieldStatus kBlank = FieldStatus::kBlank;
  constexpr FieldStatus kMissing = FieldStatus::kMissing;
  const Case cases[] = {
      {FieldType::kText, kAnswered, R"("words")"},
      {FieldType::kText, kBlank, "null"},
      {FieldType::kUrls, kAnswered, R"(["a","b"])"},
      {FieldType::kUrls, kBlank, "null"},
      {FieldType::kChoice, kAnswered, R"("words")"},
      {FieldType::kChecklist, kAnswered, R"(["a","b"])"},
      {FieldType::kChecklist, kBlank, "[]"},
      {FieldType::kChecklist, kMissing, "null"},
      {FieldType::kPercentage, kAnswered, "12.5"},
      {FieldType::kPercentage, kBlank, "null"},
      {FieldType::kDate, kAnswered, R"("words")"},
      {FieldType::kContacts, kAnswered,
       R"([{"name":"A","title":null,"organization":null,"email":null,)"
       R"("phone":null}])"},
      {FieldType::kContacts, kMissing, "null"},
  };
  for (const Case& item : cases) {
    FieldAnswer field = Field(item.type, item.status);
    field.text_value = "words";
    field.list_value = {"a", "b"};
    field.number_value = 12.5;
    field.contacts = {{.name = "A",
                       .title = {},
                       .organization = {},
                       .email = {},
                       .phone = {}}};
    EXPECT_EQ(FieldJson(field)["value"].dump(), item.expected)
        << NameOf(item.type) << ' ' << NameOf(item.status);
  }
}

TEST(ResponseJsonTest, AChoiceWithSeveralMarksHasNoValue) {
  const FieldAnswer field = Field(FieldType::kChoice, FieldStatus::kAnswered);
  EXPECT_TRUE(FieldJson(field)["value"].is_null());
}

TEST(ResponseJsonTest, WholePercentagesHaveNoDecimals) {
  FieldAnswer field = Field(FieldType::kPercentage, FieldStatus::kAnswered);
  field.number_value = 85;
  EXPECT_NE(ToJson(ResponseWith({field})).find("\"value\": 85,"),
            std::string::npos);
}

TEST(ResponseJsonTest, TextFilesHaveLinesAsEvidence) {
  FieldAnswer field = Field(FieldType::kText, FieldStatus::kAnswered);
  field.evidence = {OnLines(12, 14)};
  EXPECT_EQ(FieldJson(field)["evidence"].dump(),
            R"([{"line":12,"end_line":14,"source":"text"}])");
}

TEST(ResponseJsonTest, CountsWhatIsToReview) {
  FieldAnswer flagged = Field(FieldType::kText, FieldStatus::kBlank);
  FieldAnswer sure = flagged;
  sure.needs_review = false;
  const Json json = Json::parse(ToJson(ResponseWith({flagged, sure, flagged})));
  EXPECT_EQ(json["review"].dump(), R"({"fields":3,"flagged":2})");
}

TEST(ResponseJsonTest, OneLineFormHasNoLineBreak) {
  const std::string json = ToJson(ResponseWith({ContractField()}), -1);
  EXPECT_EQ(json.find('\n'), std::string::npos);
  EXPECT_EQ(Json::parse(json),
            Json::parse(ToJson(ResponseWith({ContractField()}))));
}

TEST(ResponseJsonTest, FollowsTheSchemaForEveryTypeAndStatus) {
  std::vector<FieldAnswer> fields = {ContractField()};
  for (const FieldType type :
       {FieldType::kText, FieldType::kUrls, FieldType::kChoice,
        FieldType::kChecklist, FieldType::kPercentage, FieldType::kDate,
        FieldType::kContacts}) {
    for (const FieldStatus status :
         {FieldStatus::kAnswered, FieldStatus::kBlank, FieldStatus::kMissing}) {
      FieldAnswer field = Field(type, status);
      field.text_value = type == FieldType::kDate ? "2023-06-05" : "yes";
      if (type == FieldType::kUrls) field.list_value = {"https://a.example/"};
      if (type == FieldType::kChoice || type == FieldType::kChecklist) {
        field.options = {Option("yes", true), Option("no", std::nullopt)};
      }
      field.reasons = {"mark_unclear"};
      field.contacts.resize(1);
      fields.push_back(field);
    }
  }
  Response response = ResponseWith(fields);
  response.unassigned = {{"left over", {OnLines(3, 3)}}};
  response.warnings = {"page 4: damaged image skipped"};
  EXPECT_EQ(SchemaErrors("response", ToJson(response)), "");
}

TEST(ResponseSchemaTest, RefusesWhatBreaksTheContract) {
  const Json good = Json::parse(ToJson(ResponseWith({ContractField()})));
  const std::pair<std::string, std::string> breaks[] = {
      {"/fields/0/status", R"("maybe")"},
      {"/fields/0/confidence", "1.5"},
      {"/fields/0/value", "7"},
      {"/fields/0/reasons", R"(["no such reason"])"},
      {"/fields/0/evidence/0/bbox", "[1, 2, 3]"},
      {"/fields/0/surplus", "1"},
      {"/document/sha256", R"("abc")"},
      {"/coverage/words", "-1"},
      {"/schema", R"("quaestor/response/2")"},
  };
  for (const auto& [place, value] : breaks) {
    Json bad = good;
    bad[Json::json_pointer(place)] = Json::parse(value);
    EXPECT_NE(SchemaErrors("response", bad.dump()), "") << place;
  }
}

}  // namespace
}  // namespace quaestor
