#include "learn/assignment.h"

#include <algorithm>
#include <limits>

namespace quaestor {
namespace {

// The Hungarian method with potentials, one row after the other. Rows and
// columns count from 1; 0 is a column that stands for none.
class Assignment {
 public:
  explicit Assignment(const std::vector<std::vector<double>>& worth)
      : worth_(worth),
        size_(std::max(worth.size(), worth.empty() ? 0 : worth[0].size())),
        row_potential_(size_ + 1, 0),
        column_potential_(size_ + 1, 0),
        row_of_(size_ + 1, 0) {}

  std::vector<int> Solve() {
    for (std::size_t row = 1; row <= size_; ++row) Add(row);
    std::vector<int> pairs(worth_.size(), -1);
    for (std::size_t column = 1; column <= size_; ++column) {
      const std::size_t row = row_of_[column];
      if (row >= 1 && Worth(row, column) > 0) {
        pairs[row - 1] = static_cast<int>(column) - 1;
      }
    }
    return pairs;
  }

 private:
  [[nodiscard]] double Worth(std::size_t row, std::size_t column) const {
    const bool real = row <= worth_.size() && column <= worth_[row - 1].size();
    return real ? worth_[row - 1][column - 1] : 0;
  }

  // The shortest way from a new row to a column that is free.
  void Add(std::size_t row) {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    std::vector<double> distance(size_ + 1, kFar);
    std::vector<std::size_t> way(size_ + 1, 0);
    std::vector<bool> done(size_ + 1, false);
    row_of_[0] = row;
    std::size_t column = 0;
    do {
      done[column] = true;
      const std::size_t at = row_of_[column];
      std::size_t next = 0;
      double step = kFar;
      for (std::size_t j = 1; j <= size_; ++j) {
        if (done[j]) continue;
        const double cost =
            -Worth(at, j) - row_potential_[at] - column_potential_[j];
        if (cost < distance[j]) {
          distance[j] = cost;
          way[j] = column;
        }
        if (distance[j] < step) {
          step = distance[j];
          next = j;
        }
      }
      Shift(step, done, distance);
      column = next;
    } while (row_of_[column] != 0);
    for (; column != 0; column = way[column]) {
      row_of_[column] = row_of_[way[column]];
    }
  }

  void Shift(double step, const std::vector<bool>& done,
             std::vector<double>& distance) {
    for (std::size_t j = 0; j <= size_; ++j) {
      if (done[j]) {
        row_potential_[row_of_[j]] += step;
        column_potential_[j] -= step;
      } else {
        distance[j] -= step;
      }
    }
  }

  const std::vector<std::vector<double>>& worth_;
  std::size_t size_;
  std::vector<double> row_potential_;
  std::vector<double> column_potential_;
  std::vector<std::size_t> row_of_;
};

}  // namespace

std::vector<int> BestPairs(const std::vector<std::vector<double>>& worth) {
  return Assignment(worth).Solve();
}

}  // namespace quaestor
