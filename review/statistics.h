// review/statistics.h: what the review has shown about the program: the honest
// record of its confidence.
#ifndef QUAESTOR_REVIEW_STATISTICS_H_
#define QUAESTOR_REVIEW_STATISTICS_H_

#include <nlohmann/json.hpp>

#include "archive/sqlite.h"

namespace quaestor {

// Counts fields that people have looked at, and those of them that they
// corrected: in all, by reason, by how sure the program was, by reviewer; and
// how many errors were caught after so many fields, least sure first.
nlohmann::ordered_json StatisticsOf(Database& store);

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_STATISTICS_H_
