// archive/status.h: what is in a store, in numbers.
#ifndef QUAESTOR_ARCHIVE_STATUS_H_
#define QUAESTOR_ARCHIVE_STATUS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "archive/sqlite.h"

namespace quaestor {

struct NamedCount {
  std::string name;
  std::int64_t count = 0;
};

struct FlaggedField {
  std::string field;
  std::int64_t flagged = 0;  // responses in which it wants a review
  std::int64_t responses = 0;
};

struct StoreStatus {
  std::int64_t documents = 0;
  std::int64_t places = 0;
  std::int64_t unopened_files = 0;
  std::vector<NamedCount> states;          // all four, in the order of work
  std::vector<NamedCount> outcomes;        // those there are, most first
  std::vector<NamedCount> questionnaires;  // responses of each
  std::int64_t fields = 0;
  std::int64_t flagged_fields = 0;     // that want a review now
  std::int64_t flagged_documents = 0;  // with such a field
  std::int64_t corrections = 0;
  std::vector<FlaggedField> flagged;  // by field, most first
};

StoreStatus StatusOf(Database& store);

// For people, and as JSON with the same content; both end with a newline.
std::string StatusText(const StoreStatus& status);
std::string StatusJson(const StoreStatus& status);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_STATUS_H_
