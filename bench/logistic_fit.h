// bench/logistic_fit.h: logistic regression with a Gaussian prior, for models
// in which a feature may lower the probability and never raise it.
#ifndef QUAESTOR_BENCH_LOGISTIC_FIT_H_
#define QUAESTOR_BENCH_LOGISTIC_FIT_H_

#include <span>
#include <vector>

namespace quaestor {

struct Observation {
  std::vector<double> features;  // as many in every observation
  bool right = false;
  double weight = 1;
};

struct LogisticModel {
  double bias = 0;
  std::vector<double> coefficients;  // by feature
};

// Where the model stands without data, and how far data may easily move it.
struct LogisticPrior {
  LogisticModel mean;
  double bias_deviation = 1;
  double coefficient_deviation = 1;
};

// The model of the greatest posterior probability among those without a
// coefficient above zero. Deviations must be positive; a prior mean above zero
// is taken for zero.
LogisticModel FitLogistic(std::span<const Observation> observations,
                          const LogisticPrior& prior);

// The probability that an observation with these features is right.
double Predict(const LogisticModel& model, std::span<const double> features);

}  // namespace quaestor

#endif  // QUAESTOR_BENCH_LOGISTIC_FIT_H_
