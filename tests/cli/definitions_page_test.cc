// docs/definitions.md is followed by people who cannot tell whether the page or
// they are wrong: what it shows must work, and it must name every key.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/definition.h"
#include "tests/support/run_program.h"

namespace quaestor {
namespace {

using Json = nlohmann::json;

const std::filesystem::path kRoot = QUAESTOR_SOURCE_DIR;
const std::filesystem::path kExamples = kRoot / "tests/data/definitions";

std::string Page() { return ReadWholeFile(kRoot / "docs/definitions.md"); }

// What stands between ```LANGUAGE and ```.
std::vector<std::string> BlocksOf(const std::string& page,
                                  std::string_view language) {
  const std::string opening = "```" + std::string(language);
  std::vector<std::string> blocks;
  bool inside = false;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (inside && line == "```") {
      inside = false;
    } else if (inside) {
      blocks.back() += line + '\n';
    } else if (line == opening) {
      blocks.emplace_back();
      inside = true;
    }
  }
  return blocks;
}

std::vector<std::string> WholeDefinitions() {
  std::vector<std::string> definitions;
  for (std::string& block : BlocksOf(Page(), "json")) {
    if (block.find("\"schema\"") == std::string::npos) continue;
    definitions.push_back(std::move(block));
  }
  return definitions;
}

void AddKeys(const Json& schema, std::set<std::string>& keys) {
  if (!schema.is_structured()) return;
  for (const auto& [name, value] : schema.items()) {
    if (name == "properties") {
      for (const auto& property : value.items()) keys.insert(property.key());
    }
    AddKeys(value, keys);
  }
}

TEST(DefinitionsPageTest, ShowsDefinitionsThatLoad) {
  const std::vector<std::string> definitions = WholeDefinitions();
  ASSERT_FALSE(definitions.empty());
  for (const std::string& definition : definitions) {
    EXPECT_NO_THROW(ParseDefinition(definition, "the page")) << definition;
  }
}

TEST(DefinitionsPageTest, ShowsJsonThatIsValid) {
  for (const std::string& block : BlocksOf(Page(), "json")) {
    EXPECT_TRUE(Json::accept(block)) << block;
  }
}

TEST(DefinitionsPageTest, ShowsTheExampleThatIsTested) {
  const std::vector<std::string> definitions = WholeDefinitions();
  ASSERT_EQ(definitions.size(), 1U);
  EXPECT_EQ(definitions[0], ReadWholeFile(kExamples / "city-services.json"));
  const std::vector<std::string> forms = BlocksOf(Page(), "text");
  ASSERT_EQ(forms.size(), 1U);
  EXPECT_EQ(forms[0], ReadWholeFile(kExamples / "city-services.txt"));
}

TEST(DefinitionsPageTest, NamesEveryKey) {
  const std::string page = Page();
  std::set<std::string> keys;
  AddKeys(Json::parse(ReadWholeFile(kRoot / "extract/definition.schema.json")),
          keys);
  ASSERT_GT(keys.size(), 20U);
  for (const std::string& key : keys) {
    EXPECT_NE(page.find("`" + key + "`"), std::string::npos) << key;
  }
}

TEST(DefinitionsPageTest, NamesEveryFieldTypeAndEntryKind) {
  const std::string page = Page();
  for (int type = 0; type <= static_cast<int>(FieldType::kContacts); ++type) {
    const std::string name(NameOf(static_cast<FieldType>(type)));
    EXPECT_NE(page.find("\n| `" + name + "` |"), std::string::npos) << name;
  }
  for (int kind = 0; kind <= static_cast<int>(EntryKind::kFurniture); ++kind) {
    const std::string name(NameOf(static_cast<EntryKind>(kind)));
    EXPECT_NE(page.find("\n| `" + name + "` |"), std::string::npos) << name;
  }
}

TEST(DefinitionsPageTest, ExampleReadsEveryAnswerOfItsForm) {
  const RunResult run =
      RunQuaestor({"extract", "--questionnaire",
                   (kExamples / "city-services.json").string(),
                   (kExamples / "city-services.txt").string()});
  ASSERT_EQ(run.status, 0) << run.err;
  const Json response = Json::parse(run.out);
  Json values;
  for (const Json& field : response["fields"]) {
    values[field["id"].get<std::string>()] = field["value"];
  }
  EXPECT_EQ(values["country"], "Kenya");
  EXPECT_EQ(values["A.1"], Json({"https://services.lindhaven.go.ke",
                                 "https://pay.lindhaven.go.ke"}));
  EXPECT_EQ(values["A.2"], "yes");
  EXPECT_EQ(values["A.2.details"], "By a yearly survey of 2,000 households.");
  EXPECT_EQ(values["A.3.percentage"], 40);
  EXPECT_EQ(values["B.1"], Json({"phone", "other"}));
  EXPECT_EQ(values["B.contact"][0]["email"], "amina@lindhaven.go.ke");
  EXPECT_EQ(values["B.date"], "2027-03-12");
  EXPECT_TRUE(response["unassigned"].empty());
  EXPECT_EQ(response["review"]["flagged"], 0);
}

}  // namespace
}  // namespace quaestor
