// bench/confidence_fit.h: the model of extract/confidence.h fitted on labelled
// fields.
#ifndef QUAESTOR_BENCH_CONFIDENCE_FIT_H_
#define QUAESTOR_BENCH_CONFIDENCE_FIT_H_

#include <string>
#include <string_view>
#include <vector>

#include "bench/labelled_fields.h"
#include "bench/reliability.h"
#include "extract/confidence.h"

namespace quaestor {

// What a finding is expected to weigh that has no prior of its own yet.
inline constexpr double kUsualWeight = -3;

struct ConfidencePrior {
  ConfidenceModel mean;
  // Findings that call for a person by themselves, however often the field
  // proves right: a date that reads both ways stays one.
  std::vector<std::string> always_review;
};

// The prior of a model file: its "prior" (for findings that this does not
// name, or where there is none, the model itself) and "always_review". Throws
// Error.
ConfidencePrior ParsePrior(std::string_view json);

// The prior with every finding that occurs, sorted by name.
ConfidencePrior WithAllFindings(ConfidencePrior prior,
                                const std::vector<LabelledField>& fields);

// Fits the coefficients of the prior's findings.
ConfidenceModel FitConfidence(const std::vector<LabelledField>& fields,
                              const ConfidencePrior& prior);

// What the model says of each field, under the limits that the program sets.
std::vector<Judgement> JudgeWith(const ConfidenceModel& model,
                                 const std::vector<LabelledField>& fields);

// The same, each field judged by a model that was fitted on the other contents.
std::vector<Judgement> CrossValidate(const std::vector<LabelledField>& fields,
                                     const ConfidencePrior& prior);

// The file patterns/confidence.json, with a newline at its end.
std::string ToModelFile(const ConfidenceModel& model,
                        const ConfidencePrior& prior,
                        const LabelledCorpus& corpus);

}  // namespace quaestor

#endif  // QUAESTOR_BENCH_CONFIDENCE_FIT_H_
