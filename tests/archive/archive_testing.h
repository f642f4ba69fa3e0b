// tests/archive/archive_testing.h: stores with something in them.
#ifndef QUAESTOR_TESTS_ARCHIVE_ARCHIVE_TESTING_H_
#define QUAESTOR_TESTS_ARCHIVE_ARCHIVE_TESTING_H_

#include <nlohmann/json.hpp>
#include <string>

#include "archive/corrections.h"
#include "archive/loaded_document.h"
#include "archive/store.h"
#include "tests/support/run_program.h"

namespace quaestor {

inline std::string SamplePath(const std::string& name) {
  return std::string(QUAESTOR_SOURCE_DIR) + "/samples/" + name;
}

// The checked response of a sample.
inline nlohmann::ordered_json SampleResponse(const std::string& name) {
  return nlohmann::ordered_json::parse(
      ReadWholeFile(SamplePath("expected/" + name + ".json")));
}

inline nlohmann::ordered_json& FieldIn(nlohmann::ordered_json& response,
                                       const std::string& id) {
  for (nlohmann::ordered_json& field : response["fields"]) {
    if (field["id"] == id) return field;
  }
  throw std::out_of_range(id);
}

// A document of its own for every name. Returns its sha256.
inline std::string AddResponse(Database& store, const std::string& name,
                               const nlohmann::ordered_json& response,
                               const std::string& program = "1.0.0") {
  const DocumentSeen seen = {Sha256Of(name), name, 7, "/returned/" + name};
  RecordConversion(store, seen, {program, "{}"}, ConversionOf(response.dump()));
  return seen.sha256;
}

inline std::string AddFailure(Database& store, const std::string& name,
                              OutcomeKind outcome) {
  const DocumentSeen seen = {Sha256Of(name), name, 7, "/returned/" + name};
  Conversion conversion;
  conversion.outcome = outcome;
  conversion.message = "because";
  RecordConversion(store, seen, {"1.0.0", "{}"}, conversion);
  return seen.sha256;
}

inline Correction CorrectionTo(const std::string& sha256,
                               const std::string& field,
                               const nlohmann::ordered_json& from,
                               const nlohmann::ordered_json& to) {
  return {sha256, field, "ana", "2026-05-04T09:30:00.000Z", from, to, "seen"};
}

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_ARCHIVE_ARCHIVE_TESTING_H_
