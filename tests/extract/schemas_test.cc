#include "extract/schemas.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/run_program.h"
#include "tests/support/schema.h"

namespace quaestor {
namespace {

using Json = nlohmann::json;

// Calls `visit` for every schema that stands under "properties".
template <typename Visit>
void ForEachProperty(const Json& schema, const std::string& place,
                     const Visit& visit) {
  if (!schema.is_structured()) return;
  for (const auto& [key, value] : schema.items()) {
    const std::string inner = place + "/" + key;
    const bool conditional = key == "if" || key == "then";
    if (key == "properties") {
      for (const auto& [name, property] : value.items()) {
        visit(inner + "/" + name, property);
      }
    }
    if (!conditional) ForEachProperty(value, inner, visit);
  }
}

std::string Resolved(const Json& root, const Json& property) {
  if (property.contains("description")) return property["description"];
  if (!property.contains("$ref")) return "";
  const std::string reference = property["$ref"];
  return root[Json::json_pointer(reference.substr(1))].value("description", "");
}

TEST(SchemasTest, DescribeEveryKey) {
  for (const std::string_view name : EmbeddedExtractNames()) {
    const Json schema = Json::parse(EmbeddedExtractFile(name));
    ForEachProperty(schema, std::string(name),
                    [&](const std::string& place, const Json& property) {
                      EXPECT_NE(Resolved(schema, property), "") << place;
                    });
  }
}

TEST(SchemasTest, DefinitionsInTheFolderFollowTheirs) {
  const std::filesystem::path folder =
      std::filesystem::path(QUAESTOR_SOURCE_DIR) / "patterns";
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("lgq-") || !name.ends_with(".json")) continue;
    EXPECT_EQ(SchemaErrors("definition", ReadWholeFile(entry.path())), "")
        << name;
    ++count;
  }
  EXPECT_GT(count, 0);
}

}  // namespace
}  // namespace quaestor
