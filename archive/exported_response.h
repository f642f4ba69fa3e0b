// archive/exported_response.h: the responses of a store as they go out.
#ifndef QUAESTOR_ARCHIVE_EXPORTED_RESPONSE_H_
#define QUAESTOR_ARCHIVE_EXPORTED_RESPONSE_H_

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "archive/publish.h"
#include "archive/selection.h"
#include "archive/sqlite.h"

namespace quaestor {

struct ExportedResponse {
  std::string state;  // of its document
  nlohmann::ordered_json response;
};

struct ExportSummary {
  std::int64_t responses = 0;
  Removed removed;  // where that was asked for
};

// Hands over one response after the other, ordered by the documents' names,
// with the corrections applied and, for `publish`, without personal data.
// Throws StoreError.
ExportSummary ForEachResponse(
    Database& store, const Selection& selection, bool publish,
    const std::function<void(const ExportedResponse&)>& take);

// The country that a response gives, or "".
std::string CountryOf(const nlohmann::ordered_json& response);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_EXPORTED_RESPONSE_H_
