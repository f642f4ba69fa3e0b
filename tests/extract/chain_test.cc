#include "extract/chain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace quaestor {
namespace {

Occurrence At(int entry, int begin, int end, double score) {
  Occurrence found;
  found.entry = entry;
  found.begin = begin;
  found.end = end;
  found.score = score;
  return found;
}

bool MayFollow(const Occurrence& first, const Occurrence& second) {
  return first.entry < second.entry && first.end <= second.begin;
}

double SumOf(const std::vector<Occurrence>& all,
             const std::vector<int>& chosen) {
  double sum = 0;
  for (const int i : chosen) sum += all[static_cast<std::size_t>(i)].score;
  return sum;
}

bool IsChain(const std::vector<Occurrence>& all,
             const std::vector<int>& chosen) {
  for (std::size_t i = 1; i < chosen.size(); ++i) {
    if (!MayFollow(all[static_cast<std::size_t>(chosen[i - 1])],
                   all[static_cast<std::size_t>(chosen[i])])) {
      return false;
    }
  }
  return true;
}

// The greatest sum of any chain that ends with occurrence `last`.
double HeaviestEndingIn(const std::vector<Occurrence>& all, std::size_t last) {
  double best = 0;
  for (std::size_t before = 0; before < all.size(); ++before) {
    if (before != last && MayFollow(all[before], all[last])) {
      best = std::max(best, HeaviestEndingIn(all, before));
    }
  }
  return best + all[last].score;
}

double HeaviestByTryingAll(const std::vector<Occurrence>& all) {
  double best = 0;
  for (std::size_t last = 0; last < all.size(); ++last) {
    best = std::max(best, HeaviestEndingIn(all, last));
  }
  return best;
}

TEST(HeaviestChainTest, OfNothingIsEmpty) {
  EXPECT_EQ(HeaviestChain({}, 0), std::vector<int>());
  EXPECT_EQ(HeaviestChain({}, 5), std::vector<int>());
}

TEST(HeaviestChainTest, TakesAllThatStandInTheFormsOrder) {
  EXPECT_EQ(
      HeaviestChain({At(0, 0, 4, 1), At(1, 4, 8, 1), At(3, 10, 12, 1)}, 4),
      (std::vector<int>{0, 1, 2}));
}

TEST(HeaviestChainTest, IsInDocumentOrderWhateverTheOrderGiven) {
  EXPECT_EQ(
      HeaviestChain({At(3, 10, 12, 1), At(0, 0, 4, 1), At(1, 4, 8, 1)}, 4),
      (std::vector<int>{1, 2, 0}));
}

TEST(HeaviestChainTest, LeavesOutWhatWasMoved) {
  EXPECT_EQ(HeaviestChain({At(3, 0, 4, 1), At(0, 5, 8, 1), At(1, 9, 12, 1)}, 4),
            (std::vector<int>{1, 2}));
}

TEST(HeaviestChainTest, PrefersWeightToNumber) {
  EXPECT_EQ(
      HeaviestChain({At(0, 5, 8, 1), At(1, 9, 12, 1), At(3, 0, 4, 2.5)}, 4),
      (std::vector<int>{2}));
}

TEST(HeaviestChainTest, TakesOneOfTwoThatOverlap) {
  EXPECT_EQ(HeaviestChain({At(0, 0, 5, 1), At(1, 4, 8, 2)}, 2),
            (std::vector<int>{1}));
}

TEST(HeaviestChainTest, TakesAnEntryOnce) {
  EXPECT_EQ(
      HeaviestChain({At(2, 0, 5, 1), At(2, 6, 11, 3), At(2, 12, 17, 2)}, 3),
      (std::vector<int>{1}));
}

TEST(HeaviestChainTest, WeighsAsMuchAsTheBestOfAllChains) {
  std::mt19937 random(20220713);
  const auto number = [&](int below) {
    return static_cast<int>(random() % static_cast<unsigned>(below));
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<Occurrence> all;
    const int entries = 1 + number(6);
    for (int i = number(10); i >= 0; --i) {
      const int begin = number(25);
      all.push_back(At(number(entries), begin, begin + 1 + number(6),
                       0.25 * (1 + number(12))));
    }
    const std::vector<int> chosen = HeaviestChain(all, entries);
    EXPECT_TRUE(IsChain(all, chosen)) << "round " << round;
    EXPECT_DOUBLE_EQ(SumOf(all, chosen), HeaviestByTryingAll(all))
        << "round " << round;
  }
}

}  // namespace
}  // namespace quaestor
