#include "archive/selection.h"

#include <algorithm>

#include "archive/store_error.h"
#include "patterns/values.h"

namespace quaestor {
namespace {

[[noreturn]] void Refuse(const std::string& text) {
  throw StoreError(StoreErrorCode::kInvalid, text);
}

std::vector<std::string> SplitAtCommas(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t comma = text.find(',');
    parts.emplace_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

void RequireState(const std::string& state) {
  if (state == "converted" || state == "in_review" || state == "done") return;
  Refuse("there is no state \"" + state +
         "\" of a response; there are converted, in_review and done");
}

bool Holds(const std::vector<std::string>& list, std::string_view item) {
  return list.empty() || std::ranges::find(list, item) != list.end();
}

bool IsSameCountry(const std::string& wanted, std::string_view written) {
  if (FoldText(wanted) == FoldText(written)) return true;
  const std::string region = RegionOfCountry(written);
  return !region.empty() &&
         (region == wanted || region == RegionOfCountry(wanted));
}

}  // namespace

Selection ParseSelection(const std::vector<std::string>& conditions) {
  Selection selection;
  for (const std::string& condition : conditions) {
    const std::size_t equals = condition.find('=');
    const std::string key = condition.substr(0, equals);
    std::vector<std::string>* list = key == "state" ? &selection.states
                                     : key == "questionnaire"
                                         ? &selection.questionnaires
                                     : key == "country" ? &selection.countries
                                                        : nullptr;
    if (list == nullptr || equals == std::string::npos ||
        equals + 1 == condition.size()) {
      Refuse("\"" + condition +
             "\" is no condition; write state=, questionnaire= or country= "
             "and values, as in state=done,in_review");
    }
    for (std::string& value :
         SplitAtCommas(std::string_view(condition).substr(equals + 1))) {
      if (key == "state") RequireState(value);
      list->push_back(std::move(value));
    }
  }
  return selection;
}

bool IsSelected(const Selection& selection, std::string_view state,
                std::string_view questionnaire, std::string_view country) {
  const auto is_it = [&](const std::string& wanted) {
    return IsSameCountry(wanted, country);
  };
  return Holds(selection.states, state) &&
         Holds(selection.questionnaires, questionnaire) &&
         (selection.countries.empty() ||
          std::ranges::any_of(selection.countries, is_it));
}

}  // namespace quaestor
