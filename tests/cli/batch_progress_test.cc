#include "cli/batch_progress.h"

#include <gtest/gtest.h>

namespace quaestor {
namespace {

using Duration = std::chrono::duration<double>;

TEST(BatchProgressTest, SaysHowFarItIsAndHowLongItTakes) {
  BatchTotals totals;
  totals.files = 300;
  totals.met = 120;
  totals.failed = 3;
  totals.flagged = 12;
  EXPECT_EQ(ProgressText(totals, Duration(60), 10),
            "[####......] 120 of 300, 3 failed, 12 to review, 2.0/s, 1 min 30 "
            "s left");
  EXPECT_EQ(ProgressText(totals, Duration(60), 0).front(), '1');
}

TEST(BatchProgressTest, KnowsTheBeginningAndTheEnd) {
  BatchTotals totals;
  EXPECT_EQ(ProgressText(totals, Duration(0), 4),
            "[####] 0 of 0, 0 failed, 0 to review, 0.0/s");
  totals.files = 5;
  EXPECT_EQ(ProgressText(totals, Duration(0), 4),
            "[....] 0 of 5, 0 failed, 0 to review, 0.0/s");
  totals.met = 5;
  EXPECT_EQ(ProgressText(totals, Duration(1), 4),
            "[####] 5 of 5, 0 failed, 0 to review, 5.0/s");
  // A file that appeared after the counting.
  totals.met = 6;
  EXPECT_TRUE(ProgressText(totals, Duration(1), 4).starts_with("[####] 6 of"));
}

TEST(BatchProgressTest, DurationsAreForPeople) {
  EXPECT_EQ(DurationText(Duration(0)), "0 s");
  EXPECT_EQ(DurationText(Duration(21.2)), "22 s");
  EXPECT_EQ(DurationText(Duration(125)), "2 min 5 s");
  EXPECT_EQ(DurationText(Duration(11'520)), "3 h 12 min");
}

}  // namespace
}  // namespace quaestor
