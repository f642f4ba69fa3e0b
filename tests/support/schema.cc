#include "tests/support/schema.h"

// The library is not written for our warnings.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

#include "extract/schemas.h"

namespace quaestor {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

std::string Describe(valijson::ValidationResults& results) {
  std::string text;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const std::string& place : error.context) text += place;
    text += ": " + error.description + "\n";
  }
  return text;
}

}  // namespace

std::string SchemaErrors(std::string_view subject, std::string_view json) {
  return ErrorsAgainst(
      EmbeddedExtractFile(std::string(subject) + ".schema.json"), json);
}

std::string ErrorsAgainst(std::string_view schema_text, std::string_view json) {
  const nlohmann::json schema_json = nlohmann::json::parse(schema_text);
  const nlohmann::json value = nlohmann::json::parse(json, nullptr, false);
  if (value.is_discarded()) return "not JSON";
  valijson::Schema schema;
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(Adapter(schema_json), schema);
  valijson::ValidationResults results;
  valijson::Validator validator;
  validator.validate(schema, Adapter(value), &results);
  return Describe(results);
}

}  // namespace quaestor
