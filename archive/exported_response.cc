#include "archive/exported_response.h"

#include "archive/apply_corrections.h"
#include "archive/corrections.h"
#include "archive/store_error.h"

namespace quaestor {
namespace {

using Json = nlohmann::ordered_json;

Json ParseResponse(std::string_view json, std::string_view sha256) {
  try {
    return Json::parse(json);
  } catch (const Json::exception&) {
    throw StoreError(StoreErrorCode::kDamaged,
                     "the response of document " + std::string(sha256) +
                         " in the store is damaged; convert it again");
  }
}

}  // namespace

std::string CountryOf(const Json& response) {
  for (const Json& field : response.at("fields")) {
    if (field.at("id") == "respondent.country" &&
        field.at("value").is_string()) {
      return field.at("value").get<std::string>();
    }
  }
  return "";
}

ExportSummary ForEachResponse(
    Database& store, const Selection& selection, bool publish,
    const std::function<void(const ExportedResponse&)>& take) {
  ExportSummary summary;
  SqlQuery query = store.Query(
      "SELECT d.sha256, d.state, r.questionnaire, r.json FROM documents AS d "
      "JOIN responses AS r USING (sha256) ORDER BY d.name, d.sha256");
  while (query.Step()) {
    const std::string sha256(query.Text(0));
    ExportedResponse item;
    item.state = query.Text(1);
    item.response = ParseResponse(query.Text(3), sha256);
    ApplyCorrections(item.response, CorrectionsOf(store, sha256));
    if (!IsSelected(selection, item.state, query.Text(2),
                    CountryOf(item.response))) {
      continue;
    }
    if (publish) {
      summary.removed = summary.removed + RemovePersonalData(item.response);
    }
    ++summary.responses;
    take(item);
  }
  return summary;
}

}  // namespace quaestor
