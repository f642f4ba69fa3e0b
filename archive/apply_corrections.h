// archive/apply_corrections.h: a response as it stands after its review.
#ifndef QUAESTOR_ARCHIVE_APPLY_CORRECTIONS_H_
#define QUAESTOR_ARCHIVE_APPLY_CORRECTIONS_H_

#include <nlohmann/json.hpp>
#include <vector>

#include "archive/corrections.h"

namespace quaestor {

// Gives each field its latest correction's value and marks it with `review`
// (by, at, action, extracted). What was said about the extracted value goes
// with it: the confidence becomes 1 and the reasons go; options, and what a
// text mentions, are made to agree. `corrections` in the order of time; those
// of fields that the response has not got are passed over.
void ApplyCorrections(nlohmann::ordered_json& response,
                      const std::vector<Correction>& corrections);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_APPLY_CORRECTIONS_H_
