// bench/truth.h: what is known to stand in a document (NAME.truth.json), and
// whether a field was read right.
#ifndef QUAESTOR_BENCH_TRUTH_H_
#define QUAESTOR_BENCH_TRUTH_H_

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "extract/response.h"

namespace quaestor {

struct Truth {
  std::string content;    // whose answers: documents of one content are alike
  double error_rate = 0;  // of characters, up to which a text is right
  nlohmann::json fields;  // by id
};

// Throws std::runtime_error where the file is no truth.
Truth LoadTruth(const std::filesystem::path& file);

// A field that cannot be known from the document is not scored.
bool IsScored(const nlohmann::json& field);

// Value and status are among those that the truth accepts. Of a checklist also
// the text beside every option.
bool IsRight(const nlohmann::json& field, const FieldAnswer& answer,
             double error_rate);

}  // namespace quaestor

#endif  // QUAESTOR_BENCH_TRUTH_H_
