#include "bench/reliability.h"

#include <gtest/gtest.h>

#include <vector>

namespace quaestor {
namespace {

const std::vector<Judgement> kJudgements = {
    {0.2, false}, {0.2, true}, {0.95, true}, {0.97, false}, {1, true}};

TEST(ReliabilityTest, PutsEachTenthInABin) {
  const ReliabilityBins bins = BinsOf(kJudgements);
  EXPECT_EQ(bins[2].count, 2);
  EXPECT_DOUBLE_EQ(bins[2].right, 0.5);
  EXPECT_EQ(bins[9].count, 3);
  EXPECT_NEAR(bins[9].confidence, 0.9733, 1e-4);
}

TEST(ReliabilityTest, WeighsTheBinsDistancesByTheirFields) {
  EXPECT_NEAR(CalibrationError(kJudgements),
              (2 * 0.3 + 3 * (2.92 / 3 - 2.0 / 3)) / 5, 1e-9);
}

TEST(ReliabilityTest, LooksAtFieldsOfTheSameConfidenceTogether) {
  EXPECT_DOUBLE_EQ(ReviewShare(kJudgements, 50), 0.4);
  EXPECT_DOUBLE_EQ(ReviewShare(kJudgements, 100), 0.8);
  EXPECT_DOUBLE_EQ(ReviewShare({}, 100), 0);
}

}  // namespace
}  // namespace quaestor
