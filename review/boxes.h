// review/boxes.h: the boxes of one question in all documents, to be looked at
// side by side.
#ifndef QUAESTOR_REVIEW_BOXES_H_
#define QUAESTOR_REVIEW_BOXES_H_

#include <nlohmann/json.hpp>
#include <string>

#include "archive/sqlite.h"

namespace quaestor {

// The questions that are answered in boxes, with how many documents wait for
// somebody to look at them.
nlohmann::ordered_json BoxQuestionsOf(Database& store);

// The documents where nobody has looked at the boxes of `field` yet, the least
// sure first, `most` of them: each with the field as it was extracted.
nlohmann::ordered_json BoxesOf(Database& store, const std::string& field,
                               int most);

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_BOXES_H_
