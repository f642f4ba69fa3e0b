#include "bench/truth.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "bench/compared_text.h"

namespace quaestor {
namespace {

using Json = nlohmann::json;

constexpr double kDigitalErrorRate = 0.005;
constexpr double kScanErrorRate = 0.02;

// "" for what is absent or null.
std::string StringIn(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>()
                                                     : std::string();
}

std::vector<std::string> StringsOf(const Json& value) {
  return value.is_array() ? value.get<std::vector<std::string>>()
                          : std::vector<std::string>();
}

bool TextIsRight(const std::string& want, const std::string& got,
                 double error_rate) {
  const std::u32string wanted = Comparable(want);
  const auto limit = static_cast<std::size_t>(
      std::floor(error_rate * static_cast<double>(wanted.size())));
  return AreWithin(wanted, Comparable(got), limit);
}

// The slash after a bare host says nothing.
std::string WithoutBareSlash(std::string url) {
  const std::size_t host = url.find("://");
  if (host != std::string::npos && url.ends_with('/') &&
      url.find_first_of("/?#", host + 3) == url.size() - 1) {
    url.pop_back();
  }
  return url;
}

bool UrlsAreRight(const Json& want, const std::vector<std::string>& got) {
  return std::ranges::equal(StringsOf(want), got, {}, WithoutBareSlash,
                            WithoutBareSlash);
}

bool ContactIsRight(const Json& want, const Contact& got) {
  const auto same = [&](const char* attribute,
                        const std::optional<std::string>& have) {
    return Comparable(StringIn(want, attribute)) ==
           Comparable(have.value_or(""));
  };
  return same("name", got.name) && same("title", got.title) &&
         same("organization", got.organization) && same("email", got.email) &&
         same("phone", got.phone);
}

bool ContactsAreRight(const Json& want, const std::vector<Contact>& got) {
  const std::size_t wanted = want.is_array() ? want.size() : 0;
  if (wanted != got.size()) return false;
  for (std::size_t i = 0; i < wanted; ++i) {
    if (!ContactIsRight(want[i], got[i])) return false;
  }
  return true;
}

bool DetailsAreRight(const Json& field, const FieldAnswer& answer,
                     double error_rate) {
  const auto options = field.find("options");
  if (options == field.end()) return true;
  for (const auto& [id, option] : options->items()) {
    const auto mine = std::ranges::find(answer.options, id, &OptionAnswer::id);
    const std::string detail =
        mine == answer.options.end() ? "" : mine->detail.value_or("");
    if (!TextIsRight(StringIn(option, "detail"), detail, error_rate)) {
      return false;
    }
  }
  return true;
}

bool NumberIsRight(const Json& want, const FieldAnswer& answer) {
  const bool answered = answer.status == FieldStatus::kAnswered;
  if (!want.is_number()) return !answered;
  return answered && std::abs(want.get<double>() - answer.number_value) <= 1e-9;
}

bool ValueIsRight(const Json& want, const FieldAnswer& answer,
                  double error_rate) {
  const std::string text =
      want.is_string() ? want.get<std::string>() : std::string();
  switch (answer.type) {
    case FieldType::kText:
      return TextIsRight(text, answer.text_value, error_rate);
    case FieldType::kUrls:
      return UrlsAreRight(want, answer.list_value);
    case FieldType::kChoice:
    case FieldType::kDate:
      return text == answer.text_value;
    case FieldType::kChecklist:
      return StringsOf(want) == answer.list_value;
    case FieldType::kPercentage:
      return NumberIsRight(want, answer);
    case FieldType::kContacts:
      return ContactsAreRight(want, answer.contacts);
  }
  return false;
}

bool StatusIsRight(const Json& field, FieldStatus status) {
  const std::string_view name = NameOf(status);
  const auto others = field.find("accept_status");
  if (others != field.end() &&
      std::ranges::count(StringsOf(*others), name) > 0) {
    return true;
  }
  const bool has_value = field.contains("value") && !field["value"].is_null();
  const std::string want = StringIn(field, "status");
  return name == (want.empty() ? (has_value ? "answered" : "blank") : want);
}

bool AnyValueIsRight(const Json& field, const FieldAnswer& answer,
                     double error_rate) {
  const auto right = [&](const Json& want) {
    return ValueIsRight(want, answer, error_rate);
  };
  const auto others = field.find("accept");
  return right(field.value("value", Json())) ||
         (others != field.end() && std::ranges::any_of(*others, right));
}

}  // namespace

Truth LoadTruth(const std::filesystem::path& file) {
  std::ifstream stream(file);
  const Json data = Json::parse(stream, nullptr, false);
  if (!data.is_object() || !data.contains("fields") ||
      !data["fields"].is_object()) {
    throw std::runtime_error(file.string() + " is not a truth");
  }
  const Json style = data.value("style", Json());
  const bool scan = style.is_object() && style.value("scan", Json()) == true;
  return {StringIn(data, "content"), scan ? kScanErrorRate : kDigitalErrorRate,
          data["fields"]};
}

bool IsScored(const Json& field) { return field.value("skip", Json()) != true; }

bool IsRight(const Json& field, const FieldAnswer& answer, double error_rate) {
  return StatusIsRight(field, answer.status) &&
         AnyValueIsRight(field, answer, error_rate) &&
         (answer.type != FieldType::kChecklist ||
          DetailsAreRight(field, answer, error_rate));
}

}  // namespace quaestor
