// archive/outcome.h: what became of one document, as a worker hands it over
// and the store keeps it.
#ifndef QUAESTOR_ARCHIVE_OUTCOME_H_
#define QUAESTOR_ARCHIVE_OUTCOME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

enum class OutcomeKind {
  kConverted,
  kCrashed,
  kTimedOut,
  kOutOfMemory,
  kUnreadable,
  kEncrypted,
  kNotAQuestionnaire
};

std::string_view NameOf(OutcomeKind kind);  // "converted", "timed_out", ...
// nullopt for another name.
std::optional<OutcomeKind> ParseOutcomeKind(std::string_view name);

// A field as a row of the table `fields` (docs/store.md).
struct FieldRow {
  std::string field;
  std::optional<std::string> section;
  std::optional<std::string> question;
  std::string label;
  std::string type;
  std::string status;
  std::optional<std::string> value;  // text, or JSON of a list
  std::optional<double> number;      // instead of `value`: percentages
  std::optional<std::string> beside;
  double confidence = 0;
  bool needs_review = true;
  std::string reasons;               // JSON array
  std::optional<std::int64_t> page;  // of the first evidence
};

struct Conversion {
  OutcomeKind outcome = OutcomeKind::kConverted;
  std::string message;  // for people; "" where it was converted

  // Of a converted document only.
  std::string questionnaire;
  double confidence = 0;  // that it is this questionnaire
  std::string media_type;
  std::int64_t pages = 0;
  std::int64_t flagged = 0;  // fields that want a review
  std::string json;          // the response, on one line
  std::vector<FieldRow> fields;
};

// Of the JSON of a response. Throws nlohmann::json::exception where it is none.
Conversion ConversionOf(std::string response_json);

// A conversion as bytes, to be sent from one process of this program to
// another of the same build. ParseConversion trusts nothing: nullopt where the
// bytes are no conversion.
std::string SerializeConversion(const Conversion& conversion);
std::optional<Conversion> ParseConversion(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_OUTCOME_H_
