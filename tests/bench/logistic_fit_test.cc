#include "bench/logistic_fit.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace quaestor {
namespace {

// Each feature is present in a third of the observations.
std::vector<Observation> MadeUp(const LogisticModel& truth, int count) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> uniform(0, 1);
  std::vector<Observation> made;
  for (int i = 0; i < count; ++i) {
    Observation one;
    for (std::size_t f = 0; f < truth.coefficients.size(); ++f) {
      one.features.push_back(uniform(random) < 1.0 / 3 ? 1 : 0);
    }
    one.right = uniform(random) < Predict(truth, one.features);
    made.push_back(std::move(one));
  }
  return made;
}

LogisticPrior FlatPrior(std::size_t features) {
  return {{0, std::vector<double>(features, 0)}, 100, 100};
}

TEST(FitLogisticTest, RecoversTheCoefficientsThatMadeTheData) {
  const LogisticModel truth{2, {-1.5, -0.5, -3}};
  const LogisticModel fitted = FitLogistic(MadeUp(truth, 20'000), FlatPrior(3));
  EXPECT_NEAR(fitted.bias, truth.bias, 0.1);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(fitted.coefficients[i], truth.coefficients[i], 0.15) << i;
  }
}

TEST(FitLogisticTest, IsThePriorWithoutData) {
  const LogisticPrior prior{{6, {-4, 0, -0.25}}, 1, 1};
  const LogisticModel fitted = FitLogistic({}, prior);
  EXPECT_DOUBLE_EQ(fitted.bias, 6);
  EXPECT_EQ(fitted.coefficients, prior.mean.coefficients);
}

TEST(FitLogisticTest, KeepsThePriorOfAFeatureThatNeverOccurs) {
  auto observations = MadeUp({1, {-2}}, 1'000);
  for (Observation& one : observations) one.features.push_back(0);
  const LogisticModel fitted = FitLogistic(observations, {{6, {-4, -3}}, 1, 1});
  EXPECT_DOUBLE_EQ(fitted.coefficients[1], -3);
  EXPECT_NE(fitted.coefficients[0], -4);
}

TEST(FitLogisticTest, NeverGoesAboveZero) {
  const LogisticModel truth{0, {3, -2, 1}};
  const LogisticModel fitted = FitLogistic(MadeUp(truth, 5'000), FlatPrior(3));
  EXPECT_EQ(fitted.coefficients[0], 0);
  EXPECT_LT(fitted.coefficients[1], -1);
  EXPECT_EQ(fitted.coefficients[2], 0);
}

TEST(FitLogisticTest, StaysFiniteWhereAFeatureTellsAll) {
  std::vector<Observation> observations(200, {{0}, true, 1});
  observations.resize(400, {{1}, false, 1});
  const LogisticModel fitted = FitLogistic(observations, {{6, {-4}}, 1, 1});
  EXPECT_GT(Predict(fitted, std::vector<double>{0}), 0.95);
  EXPECT_LT(Predict(fitted, std::vector<double>{1}), 0.05);
  EXPECT_GT(fitted.coefficients[0], -20);
}

TEST(FitLogisticTest, TakesAWeightForSoManyObservations) {
  const auto once = MadeUp({1, {-2, -1}}, 300);
  auto twice = once;
  twice.insert(twice.end(), once.begin(), once.end());
  auto heavy = once;
  for (Observation& one : heavy) one.weight = 2;
  const LogisticPrior prior{{3, {-1, -1}}, 1, 1};
  const LogisticModel expected = FitLogistic(twice, prior);
  const LogisticModel fitted = FitLogistic(heavy, prior);
  EXPECT_NEAR(fitted.bias, expected.bias, 1e-6);
  EXPECT_NEAR(fitted.coefficients[0], expected.coefficients[0], 1e-6);
}

}  // namespace
}  // namespace quaestor
