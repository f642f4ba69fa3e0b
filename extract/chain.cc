#include "extract/chain.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>
#include <utility>

namespace quaestor {
namespace {

struct Best {
  double sum = 0;
  int occurrence = -1;
};

// Greatest sum over the entries before a given one (a Fenwick tree).
class PrefixBest {
 public:
  explicit PrefixBest(int size) : best_(static_cast<std::size_t>(size) + 1) {}

  void Offer(int entry, const Best& offer) {
    for (auto i = static_cast<std::size_t>(entry) + 1; i < best_.size();
         i += i & (~i + 1)) {
      if (offer.sum > best_[i].sum) best_[i] = offer;
    }
  }

  // Over entries 0 to entry - 1.
  [[nodiscard]] Best Before(int entry) const {
    Best best;
    for (auto i = static_cast<std::size_t>(entry); i > 0; i -= i & (~i + 1)) {
      if (best_[i].sum > best.sum) best = best_[i];
    }
    return best;
  }

 private:
  std::vector<Best> best_;
};

}  // namespace

std::vector<int> HeaviestChain(const std::vector<Occurrence>& occurrences,
                               int entries) {
  std::vector<int> order(occurrences.size());
  std::iota(order.begin(), order.end(), 0);
  const auto at = [&](int i) -> const Occurrence& {
    return occurrences[static_cast<std::size_t>(i)];
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return at(a).begin < at(b).begin; });
  PrefixBest done(entries);
  // Occurrences that have begun, by their ends: they count from there on.
  using Ending = std::pair<int, int>;
  std::priority_queue<Ending, std::vector<Ending>, std::greater<>> open;
  std::vector<Best> chain(occurrences.size());
  Best best;
  for (const int i : order) {
    while (!open.empty() && open.top().first <= at(i).begin) {
      const int ended = open.top().second;
      open.pop();
      done.Offer(at(ended).entry,
                 {chain[static_cast<std::size_t>(ended)].sum, ended});
    }
    const Best before = done.Before(at(i).entry);
    const Best own{before.sum + at(i).score, before.occurrence};
    chain[static_cast<std::size_t>(i)] = own;
    open.emplace(at(i).end, i);
    if (own.sum > best.sum) best = {own.sum, i};
  }
  std::vector<int> chosen;
  for (int i = best.occurrence; i >= 0;
       i = chain[static_cast<std::size_t>(i)].occurrence) {
    chosen.push_back(i);
  }
  std::reverse(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace quaestor
