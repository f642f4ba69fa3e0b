// review/overview.h: the documents of a store at a glance.
#ifndef QUAESTOR_REVIEW_OVERVIEW_H_
#define QUAESTOR_REVIEW_OVERVIEW_H_

#include <nlohmann/json.hpp>

#include "archive/sqlite.h"
#include "review/leases.h"

namespace quaestor {

// An array with an object per document, ordered by name; failed documents come
// with their message. `open` are the flagged fields that nobody has looked at.
nlohmann::ordered_json OverviewOf(Database& store, Leases& leases);

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_OVERVIEW_H_
