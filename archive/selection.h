// archive/selection.h: which responses of a store are meant.
#ifndef QUAESTOR_ARCHIVE_SELECTION_H_
#define QUAESTOR_ARCHIVE_SELECTION_H_

#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

// A response is selected where it has one of the values of each list that is
// not empty.
struct Selection {
  std::vector<std::string> states;
  std::vector<std::string> questionnaires;
  std::vector<std::string> countries;  // names in any language, or ISO 3166
};

// Of texts such as "state=done,in_review" and "country=Belgium". Throws
// StoreError (kInvalid) for other keys and unknown states.
Selection ParseSelection(const std::vector<std::string>& conditions);

// `country` as the respondent wrote it, or "".
bool IsSelected(const Selection& selection, std::string_view state,
                std::string_view questionnaire, std::string_view country);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_SELECTION_H_
