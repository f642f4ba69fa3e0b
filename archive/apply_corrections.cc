#include "archive/apply_corrections.h"

#include <algorithm>
#include <string>

#include "archive/correction_value.h"
#include "patterns/values.h"

namespace quaestor {
namespace {

using Json = nlohmann::ordered_json;

bool IsEmpty(const Json& value) {
  return value.is_null() || (value.is_string() && value == "") ||
         (value.is_array() && value.empty());
}

bool Holds(const Json& list, const Json& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

Json ValuesOf(const std::vector<FoundValue>& found) {
  Json values = Json::array();
  for (const FoundValue& item : found) {
    if (item.valid && !Holds(values, item.value)) {
      values.push_back(item.value);
    }
  }
  return values;
}

// What a text mentions.
void MatchText(Json& field, std::string_view region) {
  const Json& value = field.at("value");
  const std::string text = value.is_string() ? value.get<std::string>() : "";
  field["urls"] = ValuesOf(FindUrls(text));
  field["emails"] = ValuesOf(FindEmails(text));
  field["phones"] = ValuesOf(FindPhones(text, region));
}

void MatchOptions(Json& field) {
  const Json& value = field.at("value");
  for (Json& option : field.at("options")) {
    const Json& id = option.at("id");
    const bool checked = value.is_array() ? Holds(value, id) : value == id;
    if (option.at("checked") == checked) continue;
    option["checked"] = checked;
    option["confidence"] = 1.0;
  }
}

// Returns whether anything is another than it was.
bool MatchDetails(Json& field, const Json& details) {
  if (details.is_null()) return false;
  bool changed = false;
  for (Json& option : field.at("options")) {
    const auto found = details.find(option.at("id").get<std::string>());
    if (found == details.end() || option.at("detail") == *found) continue;
    option["detail"] = *found;
    option["urls"] = ValuesOf(FindUrls(
        found->is_string() ? found->get<std::string>() : std::string()));
    changed = true;
  }
  return changed;
}

void Correct(Json& field, const Correction& correction,
             std::string_view region) {
  const Json extracted = field.at("value");
  const bool detailed = MatchDetails(field, correction.details);
  const bool same = IsSameValue(correction.to, extracted);
  field["value"] = correction.to;
  if (!same) {
    field["status"] = IsEmpty(correction.to) ? "blank" : "answered";
    if (field.at("type") == "text") MatchText(field, region);
    if (field.contains("options")) MatchOptions(field);
  }
  if (!correction.evidence.is_null()) field["evidence"] = correction.evidence;
  field["confidence"] = 1.0;
  field["needs_review"] = false;
  field["reasons"] = Json::array();
  field["review"] = {{"by", correction.by},
                     {"at", correction.at},
                     {"action", same && !detailed ? "accepted" : "corrected"},
                     {"extracted", extracted}};
}

// ISO 3166, of the country that the respondent gave; "" where unknown.
std::string RegionOf(const Json& response) {
  for (const Json& field : response.at("fields")) {
    if (field.at("id") == "respondent.country" &&
        field.at("value").is_string()) {
      return RegionOfCountry(field.at("value").get<std::string>());
    }
  }
  return "";
}

void CountFlagged(Json& response) {
  const auto flagged = std::ranges::count_if(
      response.at("fields"),
      [](const Json& field) { return field.at("needs_review").get<bool>(); });
  response.at("review")["flagged"] = flagged;
}

}  // namespace

void ApplyCorrections(Json& response,
                      const std::vector<Correction>& corrections) {
  if (corrections.empty()) return;
  const std::string region = RegionOf(response);
  for (Json& field : response.at("fields")) {
    const auto is_its = [&](const Correction& correction) {
      return field.at("id") == correction.field;
    };
    const auto last =
        std::find_if(corrections.rbegin(), corrections.rend(), is_its);
    if (last != corrections.rend()) Correct(field, *last, region);
  }
  CountFlagged(response);
}

}  // namespace quaestor
