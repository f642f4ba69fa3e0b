#include "bench/logistic_fit.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace quaestor {
namespace {

using Vector = std::vector<double>;

// Parameters are numbered: the bias is 0, feature i is i + 1.
struct Problem {
  std::span<const Observation> observations;
  Vector mean;
  Vector precision;  // of the prior: 1 / deviation²
};

// The quadratic that touches the objective at some parameters.
struct Quadratic {
  Vector gradient;
  std::vector<Vector> curvature;
};

double Input(const Observation& observation, std::size_t parameter) {
  return parameter == 0 ? 1 : observation.features[parameter - 1];
}

double Score(const Vector& parameters, std::span<const double> features) {
  double score = parameters[0];
  for (std::size_t i = 0; i < features.size(); ++i) {
    score += parameters[i + 1] * features[i];
  }
  return score;
}

double Probability(double score) { return 1 / (1 + std::exp(-score)); }

// log(1 + e^x) without overflow.
double Softplus(double x) {
  return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
}

// The negative logarithm of the posterior, but for a constant.
double Objective(const Problem& problem, const Vector& parameters) {
  double sum = 0;
  for (const Observation& one : problem.observations) {
    const double score = Score(parameters, one.features);
    sum += one.weight * Softplus(one.right ? -score : score);
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const double distance = parameters[i] - problem.mean[i];
    sum += problem.precision[i] * distance * distance / 2;
  }
  return sum;
}

void AddObservation(const Observation& one, const Vector& parameters,
                    Quadratic& quadratic) {
  const double probability = Probability(Score(parameters, one.features));
  const double residual = one.weight * (probability - (one.right ? 1 : 0));
  const double spread = one.weight * probability * (1 - probability);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const double input = Input(one, i);
    if (input == 0) continue;
    quadratic.gradient[i] += residual * input;
    for (std::size_t j = 0; j < parameters.size(); ++j) {
      quadratic.curvature[i][j] += spread * input * Input(one, j);
    }
  }
}

Quadratic Approximate(const Problem& problem, const Vector& parameters) {
  const std::size_t count = parameters.size();
  Quadratic quadratic{Vector(count), std::vector<Vector>(count, Vector(count))};
  for (const Observation& one : problem.observations) {
    AddObservation(one, parameters, quadratic);
  }
  for (std::size_t i = 0; i < count; ++i) {
    quadratic.gradient[i] +=
        problem.precision[i] * (parameters[i] - problem.mean[i]);
    quadratic.curvature[i][i] += problem.precision[i];
  }
  return quadratic;
}

// The step to the least point of the quadratic that leaves no coefficient
// above zero, one parameter at a time: a bound on a single parameter is then a
// clamp, and the prior keeps the quadratic strictly convex, so it converges.
Vector BoundedStep(const Quadratic& quadratic, const Vector& parameters) {
  constexpr int kMostSweeps = 1000;
  constexpr double kStill = 1e-10;
  Vector step(parameters.size());
  double moved = 1;
  for (int sweep = 0; sweep < kMostSweeps && moved > kStill; ++sweep) {
    moved = 0;
    for (std::size_t i = 0; i < step.size(); ++i) {
      double slope = quadratic.gradient[i];
      for (std::size_t j = 0; j < step.size(); ++j) {
        slope += quadratic.curvature[i][j] * step[j];
      }
      double next = step[i] - slope / quadratic.curvature[i][i];
      if (i > 0) next = std::min(next, -parameters[i]);
      moved = std::max(moved, std::abs(next - step[i]));
      step[i] = next;
    }
  }
  return step;
}

Vector Moved(const Vector& parameters, const Vector& step, double share) {
  Vector moved = parameters;
  for (std::size_t i = 0; i < moved.size(); ++i) moved[i] += share * step[i];
  return moved;
}

// Newton's method, with the step halved while it overshoots.
Vector Minimise(const Problem& problem, Vector parameters) {
  constexpr int kMostSteps = 100;
  constexpr double kStill = 1e-8;
  constexpr double kLeastShare = 1e-6;
  double objective = Objective(problem, parameters);
  for (int i = 0; i < kMostSteps; ++i) {
    const Vector step =
        BoundedStep(Approximate(problem, parameters), parameters);
    double share = 1;
    Vector next = Moved(parameters, step, share);
    while (share > kLeastShare && Objective(problem, next) > objective) {
      share /= 2;
      next = Moved(parameters, step, share);
    }
    if (Objective(problem, next) > objective) break;
    parameters = std::move(next);
    objective = Objective(problem, parameters);
    const bool still = std::ranges::all_of(
        step, [](double one) { return std::abs(one) < kStill; });
    if (still) break;
  }
  return parameters;
}

}  // namespace

LogisticModel FitLogistic(std::span<const Observation> observations,
                          const LogisticPrior& prior) {
  const auto precision = [](double deviation) {
    return 1 / (deviation * deviation);
  };
  Problem problem{
      observations, {prior.mean.bias}, {precision(prior.bias_deviation)}};
  for (const double mean : prior.mean.coefficients) {
    problem.mean.push_back(std::min(mean, 0.0));
    problem.precision.push_back(precision(prior.coefficient_deviation));
  }
  const Vector fitted = Minimise(problem, problem.mean);
  return {fitted[0], Vector(fitted.begin() + 1, fitted.end())};
}

double Predict(const LogisticModel& model, std::span<const double> features) {
  double score = model.bias;
  for (std::size_t i = 0; i < features.size(); ++i) {
    score += model.coefficients[i] * features[i];
  }
  return Probability(score);
}

}  // namespace quaestor
