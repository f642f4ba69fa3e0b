#include "archive/correction_value.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "patterns/values.h"

namespace quaestor {
namespace {

using Json = nlohmann::ordered_json;

bool AreStrings(const Json& list) {
  return list.is_array() && std::ranges::all_of(list, [](const Json& item) {
           return item.is_string();
         });
}

std::vector<std::string> OptionIds(const Json& field) {
  std::vector<std::string> ids;
  for (const Json& option : field.at("options")) {
    ids.push_back(option.at("id").get<std::string>());
  }
  return ids;
}

bool IsOption(const Json& field, const Json& value) {
  const std::vector<std::string> ids = OptionIds(field);
  return value.is_string() &&
         std::ranges::find(ids, value.get<std::string>()) != ids.end();
}

// Some of the options, each once, in the order of the definition.
bool AreOptions(const Json& field, const Json& list) {
  if (!AreStrings(list)) return false;
  const std::vector<std::string> ids = OptionIds(field);
  auto next = ids.begin();
  for (const Json& item : list) {
    next = std::find(next, ids.end(), item.get<std::string>());
    if (next == ids.end()) return false;
    ++next;
  }
  return true;
}

bool IsDate(const Json& value) {
  if (!value.is_string()) return false;
  const auto text = value.get<std::string>();
  const auto date = ParseDate(text);
  return date && date->iso == text;
}

bool IsContact(const Json& value) {
  constexpr std::array<std::string_view, 5> kKeys = {
      "name", "title", "organization", "email", "phone"};
  if (!value.is_object() || value.size() != kKeys.size()) return false;
  return std::ranges::all_of(kKeys, [&](std::string_view key) {
    const auto found = value.find(key);
    return found != value.end() && (found->is_null() || found->is_string());
  });
}

bool IsPlace(const Json& place) {
  constexpr std::size_t kSides = 4;
  if (!place.is_object() || place.size() != 3) return false;
  const auto page = place.find("page");
  const auto box = place.find("bbox");
  const auto source = place.find("source");
  return page != place.end() && page->is_number_integer() && *page >= 1 &&
         box != place.end() && box->is_array() && box->size() == kSides &&
         std::ranges::all_of(
             *box, [](const Json& side) { return side.is_number(); }) &&
         source != place.end() && (*source == "text_layer" || *source == "ocr");
}

bool AreContacts(const Json& list) {
  return list.is_array() && std::ranges::all_of(list, IsContact);
}

}  // namespace

bool IsSameValue(const Json& one, const Json& other) {
  // Of the other kind of object, which knows no order of keys.
  return nlohmann::json(one) == nlohmann::json(other);
}

std::string EvidenceTrouble(const Json& evidence) {
  const bool good =
      evidence.is_null() || (evidence.is_array() && !evidence.empty() &&
                             std::ranges::all_of(evidence, IsPlace));
  return good ? "" : "its evidence is to be a list of boxes on pages";
}

std::string DetailsTrouble(const Json& field, const Json& details) {
  if (details.is_null()) return "";
  bool good = field.at("type") == "checklist" && details.is_object();
  if (good) {
    const std::vector<std::string> ids = OptionIds(field);
    for (const auto& [id, detail] : details.items()) {
      good &= std::ranges::find(ids, id) != ids.end() &&
              (detail.is_null() || detail.is_string());
    }
  }
  return good ? "" : "details are to be texts by the options of a checklist";
}

std::string ValueTrouble(const Json& field, const Json& value) {
  if (value.is_null()) return "";
  const auto type = field.at("type").get<std::string>();
  const auto unless = [](bool good, const char* trouble) {
    return std::string(good ? "" : trouble);
  };
  if (type == "text") return unless(value.is_string(), "it is to be a text");
  if (type == "urls") {
    return unless(AreStrings(value), "it is to be a list of URLs");
  }
  if (type == "choice") {
    return unless(IsOption(field, value), "it is to be one of the options");
  }
  if (type == "checklist") {
    return unless(AreOptions(field, value),
                  "it is to be a list of options in their order");
  }
  if (type == "percentage") {
    return unless(value.is_number(), "it is to be a number");
  }
  if (type == "date") {
    return unless(IsDate(value), "it is to be a day, as in 2026-05-31");
  }
  return unless(AreContacts(value),
                "it is to be a list of contacts with name, title, "
                "organization, email and phone");
}

}  // namespace quaestor
