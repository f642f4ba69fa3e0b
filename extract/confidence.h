// extract/confidence.h: from a field's findings to the probability that its
// value and status are right.
//
// A logistic model whose coefficients are data (patterns/confidence.json),
// fitted on a labelled corpus by bench/fit_confidence.
#ifndef QUAESTOR_EXTRACT_CONFIDENCE_H_
#define QUAESTOR_EXTRACT_CONFIDENCE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/response.h"

namespace quaestor {

struct ConfidenceModel {
  double bias = 0;
  // By the finding's name. A finding without coefficient has no weight.
  std::vector<std::pair<std::string, double>> coefficients;
};

// Throws Error (kBadDefinition).
ConfidenceModel ParseConfidenceModel(std::string_view json);
const ConfidenceModel& BuiltInConfidenceModel();

double Confidence(const ConfidenceModel& model,
                  const std::vector<Finding>& findings);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_CONFIDENCE_H_
