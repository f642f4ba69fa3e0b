#include "patterns/definition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "parsers/error.h"
#include "patterns/serialization.h"

namespace quaestor {
namespace {

struct FieldCase {
  std::string_view id;
  FieldType type;
};

// The contract's section 4, in the order of a response.
constexpr FieldCase kFields[] = {
    {"respondent.city", FieldType::kText},
    {"respondent.country", FieldType::kText},
    {"I.1", FieldType::kUrls},
    {"I.2.a", FieldType::kUrls},
    {"I.2.b", FieldType::kUrls},
    {"I.2.c", FieldType::kUrls},
    {"I.2.d", FieldType::kUrls},
    {"I.2.e", FieldType::kUrls},
    {"I.3", FieldType::kText},
    {"I.3.contacts", FieldType::kContacts},
    {"I.3.linked", FieldType::kText},
    {"II.1.national", FieldType::kChoice},
    {"II.1.local", FieldType::kChoice},
    {"II.1.adoption", FieldType::kText},
    {"III.1", FieldType::kText},
    {"III.2", FieldType::kChecklist},
    {"III.3.percentage", FieldType::kPercentage},
    {"III.3", FieldType::kText},
    {"III.4", FieldType::kText},
    {"III.5", FieldType::kText},
    {"III.6", FieldType::kText},
    {"III.7", FieldType::kText},
    {"III.8", FieldType::kText},
    {"III.9", FieldType::kText},
    {"IV.1.percentage", FieldType::kPercentage},
    {"IV.1", FieldType::kText},
    {"IV.2.percentage", FieldType::kPercentage},
    {"IV.2", FieldType::kText},
    {"IV.3", FieldType::kChoice},
    {"IV.4", FieldType::kText},
    {"V.1", FieldType::kChoice},
    {"V.2", FieldType::kText},
    {"V.3.percentage", FieldType::kPercentage},
    {"V.3", FieldType::kText},
    {"VI.1", FieldType::kText},
    {"VII.1", FieldType::kText},
    {"VIII.1", FieldType::kText},
    {"VIII.2", FieldType::kChoice},
    {"VIII.2.details", FieldType::kText},
    {"IX.contact", FieldType::kContacts},
    {"IX.submission_date", FieldType::kDate},
    {"IX.declaration", FieldType::kChecklist},
};

const std::vector<std::string> kStrategyOptions = {
    "implementation_plan",
    "national_development_strategy",
    "sdgs",
    "national_digital_strategy",
    "shared_solutions",
    "sdg_11",
    "sendai",
    "e_participation",
    "co_creation",
    "social_media",
    "digital_id",
    "new_technologies",
    "vulnerable_groups",
    "ict_training",
    "cyber_security",
    "mobile_government"};
const std::vector<std::string> kDeclarationOptions = {
    "authorized", "not_full_information", "own_opinion", "other"};

Definition Lgq2022() {
  for (Definition& definition : BuiltInDefinitions()) {
    if (definition.id == "lgq-2022") return std::move(definition);
  }
  return {};
}

std::vector<std::string> OptionIds(const Definition& definition,
                                   std::string_view field) {
  std::vector<std::string> ids;
  for (const auto& option : FindField(definition, field)->options) {
    ids.push_back(option.id);
  }
  return ids;
}

TEST(Lgq2022Test, HasTheContractsFieldsInOrder) {
  const Definition definition = Lgq2022();
  ASSERT_EQ(definition.fields.size(), std::size(kFields));
  for (std::size_t i = 0; i < std::size(kFields); ++i) {
    EXPECT_EQ(definition.fields[i].id, kFields[i].id);
    EXPECT_EQ(definition.fields[i].type, kFields[i].type) << kFields[i].id;
    EXPECT_FALSE(definition.fields[i].label.empty()) << kFields[i].id;
  }
}

TEST(Lgq2022Test, HasTheContractsOptionsInOrder) {
  const Definition definition = Lgq2022();
  EXPECT_EQ(OptionIds(definition, "III.2"), kStrategyOptions);
  EXPECT_EQ(OptionIds(definition, "IX.declaration"), kDeclarationOptions);
  for (const std::string_view id :
       {"II.1.national", "II.1.local", "IV.3", "V.1", "VIII.2"}) {
    EXPECT_EQ(OptionIds(definition, id),
              (std::vector<std::string>{"yes", "no"}));
    EXPECT_FALSE(FindField(definition, id)->explained_by.empty()) << id;
  }
  EXPECT_TRUE(
      FindField(definition, "IX.declaration")->options.back().wants_detail);
}

TEST(Lgq2022Test, NamesSectionAndQuestionOfAllButTheRespondent) {
  for (const FieldDefinition& field : Lgq2022().fields) {
    EXPECT_EQ(field.section.empty(), field.id.starts_with("respondent."));
    if (!field.section.empty()) {
      EXPECT_TRUE(field.id.starts_with(field.section + ".")) << field.id;
    }
  }
}

TEST(Lgq2022Test, EveryEntryIsWordedInTheSixLanguagesOfTheUnitedNations) {
  for (const Entry& entry : Lgq2022().entries) {
    // Above the columns of editions in two columns, which exist in few.
    if (entry.id == "column_titles") continue;
    std::set<std::string> languages;
    for (const Wording& wording : entry.wordings) {
      languages.insert(wording.language);
    }
    EXPECT_EQ(entry.wordings.front().language, "en") << entry.id;
    for (const char* language : {"fr", "es", "ru", "ar", "zh"}) {
      EXPECT_EQ(languages.count(language), 1u) << entry.id << " " << language;
    }
  }
}

TEST(Lgq2022Test, EveryTextIsWrittenOnce) {
  for (const Entry& entry : Lgq2022().entries) {
    std::set<std::pair<std::string, std::string>> seen;
    for (const Wording& wording : entry.wordings) {
      EXPECT_TRUE(seen.insert({wording.language, wording.text}).second)
          << entry.id << ": " << wording.text;
    }
  }
}

TEST(BuiltInDefinitionsTest, AreTheFilesOfTheFolder) {
  const auto path =
      std::filesystem::path(QUAESTOR_SOURCE_DIR) / "patterns" / "lgq-2022.json";
  EXPECT_EQ(ToBytes(Lgq2022()), ToBytes(LoadDefinition(path)));
}

// A small definition that is right; the cases below damage it.
constexpr std::string_view kSmall = R"({
  "schema": "quaestor/definition/1", "id": "small", "title": "Small",
  "country_field": "country",
  "option_sets": {"yes_no": [{"id": "yes", "labels": {"en": "Yes"}},
                             {"id": "no", "labels": {"en": "No"}}]},
  "fields": [
    {"id": "country", "type": "text"},
    {"id": "1", "section": "A", "question": "A.1", "type": "choice",
     "options": "yes_no", "explained_by": "1.why"},
    {"id": "1.why", "type": "text"},
    {"id": "2", "type": "checklist",
     "options": [{"id": "x"}, {"id": "y", "detail": true}]},
    {"id": "3.share", "type": "percentage", "shares": "1.why"},
    {"id": "4", "type": "contacts", "attributes": ["name"], "repeats": true}
  ],
  "entries": [
    {"kind": "label", "id": "country", "wordings": {"en": "Country:"},
     "fields": ["country"], "optional": true},
    {"kind": "question", "id": "1", "number": "1",
     "wordings": {"en": ["Is it?", "Really?"], "fr": "Est-ce ?"},
     "fields": ["1"]},
    {"kind": "prompt", "id": "1.why", "wordings": {"en": "Why?"},
     "fields": ["1.why", "3.share"]},
    {"kind": "question", "id": "2", "wordings": {"en": "Which?"},
     "fields": ["2"]},
    {"kind": "option", "id": "2.x", "wordings": {"en": "An X"},
     "fields": ["2"], "option": "x"},
    {"kind": "option", "id": "2.y", "wordings": {"en": "A Y"},
     "fields": ["2"], "option": "y"},
    {"kind": "heading", "id": "4", "wordings": {"en": "Contact"},
     "fields": ["4"]},
    {"kind": "footnote", "id": "note", "wordings": {"en": "A note"}}
  ]
})";

TEST(ParseDefinitionTest, FillsInWhatIsWrittenElsewhere) {
  const Definition definition = ParseDefinition(kSmall, "small.json");
  EXPECT_EQ(FindField(definition, "1")->label, "Is it?");
  EXPECT_EQ(FindField(definition, "1")->options[0].labels[0].text, "Yes");
  EXPECT_EQ(FindField(definition, "2")->options[0].labels[0].text, "An X");
  EXPECT_TRUE(FindField(definition, "2")->options[1].wants_detail);
  EXPECT_EQ(FindField(definition, "5"), nullptr);
  ASSERT_EQ(definition.entries[1].wordings.size(), 3u);
  EXPECT_EQ(definition.entries[1].wordings[1].text, "Really?");
  EXPECT_EQ(definition.entries[1].wordings[2].language, "fr");
}

struct BadCase {
  std::string_view from;  // in kSmall
  std::string_view to;
  std::string_view message;  // without the file name
};

constexpr BadCase kBad[] = {
    {"\"quaestor/definition/1\"", "\"quaestor/definition/2\"",
     "the file: schema 'quaestor/definition/2' is not known; write \"schema\": "
     "\"quaestor/definition/1\""},
    {"\"title\": \"Small\",", "",
     "the file: 'title' is missing; add \"title\": \"...\""},
    {"\"title\": \"Small\"", "\"title\": 5",
     "the file: 'title' is not a text; write a text in double quotes that is "
     "not empty"},
    {"\"id\": \"small\"", "\"id\": \"a b\"",
     "the file: 'a b' is no id; use letters a-z, digits, '.', '_' and '-'"},
    {"\"country_field\": \"country\"", "\"country_field\": \"land\"",
     "the file: 'country_field' names the field 'land', which is not defined; "
     "add it to \"fields\" or correct the name"},
    {"\"fields\": [\"1.why\", \"3.share\"]",
     "\"fields\": [\"1.why\", \"III.9x\"]",
     "entry 1.why: field 'III.9x' is not defined; add it to \"fields\" or "
     "correct the name"},
    {"\"fields\": [\"1.why\", \"3.share\"]", "\"fields\": [\"1.why\"]",
     "field 3.share: no entry asks for it; add it to \"fields\" of the entry "
     "that its answer follows"},
    {"\"fields\": [\"1.why\", \"3.share\"]",
     "\"fields\": [\"1.why\", \"1.why\"]",
     "entry 1.why: field '1.why' is named twice; name it once"},
    {", \"shares\": \"1.why\"", "",
     "field 3.share: shares no text that its number could be read from; add "
     "\"shares\": \"...\" with the id of a text field, and name both fields at "
     "the entry"},
    {"\"fields\": [\"2\"], \"option\": \"x\"",
     "\"fields\": [\"1\"], \"option\": \"yes\"",
     "entry 2.x: field '1' is a choice; write the text into the \"labels\" of "
     "the field's option, or make the field a checklist"},
    {"{\"id\": \"1.why\", \"type\": \"text\"}",
     "{\"id\": \"1.why\", \"type\": \"prose\"}",
     "field 1.why: type 'prose' is not known; use one of 'text', 'urls', "
     "'choice', 'checklist', 'percentage', 'date', 'contacts'"},
    {"\"kind\": \"prompt\"", "\"kind\": \"prompts\"",
     "entry 1.why: kind 'prompts' is not known; use one of 'title', 'text', "
     "'heading', 'question', 'item', 'prompt', 'label', 'option', 'footnote', "
     "'furniture'"},
    {"\"optional\": true", "\"optionel\": true",
     "entry country: key 'optionel' is not known; use one of 'kind', 'id', "
     "'number', 'wordings', 'fields', 'option', 'optional'"},
    {"\"optional\": true", "\"optional\": \"yes\"",
     "entry country: 'optional' is neither true nor false; write true or "
     "false without quotes"},
    {"\"id\": \"1.why\", \"type\"", "\"id\": \"country\", \"type\"",
     "field country: the id 'country' is used twice; give each its own id"},
    {"\"id\": \"2.y\"", "\"id\": \"2.x\"",
     "entry 2.x: the id '2.x' is used twice; give each its own id"},
    {"\"option\": \"y\"", "\"option\": \"z\"",
     "entry 2.y: field '2' has no option 'z'; add it to the field's "
     "\"options\" or correct the name"},
    {"\"option\": \"y\"", "\"option\": \"x\"",
     "entry 2.y: another entry already stands for option 'x'; put both texts "
     "into the \"wordings\" of one entry"},
    {"{\"id\": \"x\"}", "{\"id\": \"x\"}, {\"id\": \"w\"}",
     "field 2: option 'w' has no text; add \"labels\" to it, or an entry of "
     "kind \"option\" with \"fields\": [\"2\"] and \"option\": \"w\""},
    {"\"options\": \"yes_no\"", "\"options\": \"maybe\"",
     "field 1: option set 'maybe' is not defined; add it to \"option_sets\" or "
     "list the options here"},
    {"\"explained_by\": \"1.why\"", "\"explained_by\": \"2\"",
     "field 1: 'explained_by' names '2', which is no text; name a field of "
     "type \"text\""},
    {"\"shares\": \"1.why\"", "\"shares\": \"9\"",
     "field 3.share: 'shares' names the field '9', which is not defined; add "
     "it to \"fields\" or correct the name"},
    {"\"attributes\": [\"name\"]", "\"attributes\": [\"fax\"]",
     "field 4: attribute 'fax' is not known; use one of 'name', 'title', "
     "'organization', 'email', 'phone'"},
    {", \"attributes\": [\"name\"], \"repeats\": true", "",
     "field 4: has no attributes; add \"attributes\": [\"name\", ...]"},
    {"{\"en\": \"Why?\"}", "{\"english\": \"Why?\"}",
     "entry 1.why: 'english' is no language code; use the two letters of ISO "
     "639-1, such as \"en\" or \"fr\""},
    {"{\"en\": \"Why?\"}", "{}",
     "entry 1.why: 'wordings' is empty; give the text in one language"},
    {"{\"en\": \"Why?\"}", "{\"en\": \"Why?\", \"en\": \"How?\"}",
     "the file: key 'en' stands twice in one object; keep one; several texts "
     "in one language are a list"},
    {"{\"en\": \"A note\"}", "{\"en\": \"A note\"}, \"fields\": [\"1\"]",
     "entry note: a footnote can have no fields; move \"fields\" to the entry "
     "that the answer follows"},
};

TEST(ParseDefinitionTest, NamesPlaceAndRemedyOfEachMistake) {
  for (const auto& [from, to, message] : kBad) {
    std::string json(kSmall);
    const auto at = json.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    json.replace(at, from.size(), to);
    try {
      ParseDefinition(json, "small.json");
      ADD_FAILURE() << "accepted: " << to;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kBadDefinition);
      EXPECT_EQ(error.what(), "small.json: " + std::string(message));
    }
  }
}

TEST(ParseDefinitionTest, RefusesWhatIsNoDefinition) {
  const std::string cases[] = {"",
                               "{",
                               "[]",
                               "null",
                               "{\"a\": 1,}",
                               "\xFF\xFE{}",
                               std::string(100'000, '['),
                               std::string((4 << 20) + 1, ' ')};
  for (const std::string& json : cases) {
    EXPECT_THROW(ParseDefinition(json, "bad.json"), Error)
        << json.substr(0, 20);
  }
}

TEST(ParseDefinitionTest, SaysWhereTheJsonIsBroken) {
  try {
    ParseDefinition("{\n  \"id\": \"a\"\n  \"title\": \"b\"\n}", "bad.json");
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("bad.json: line 3, column"),
              std::string::npos)
        << error.what();
  }
}

TEST(LoadDefinitionTest, ReadsAFileAndNamesOneThatIsMissing) {
  const auto folder = std::filesystem::path(QUAESTOR_SOURCE_DIR) / "patterns";
  EXPECT_EQ(LoadDefinition(folder / "lgq-2022.json").id, "lgq-2022");
  EXPECT_THROW(LoadDefinition(folder / "lgq-1999.json"), Error);
  EXPECT_THROW(LoadDefinition(folder), Error);
}

}  // namespace
}  // namespace quaestor
