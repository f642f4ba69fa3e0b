#include "parsers/pixel_edges.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace quaestor {
namespace {

constexpr int kReach = 2;  // cells from an edge to the paper beside it
constexpr std::size_t kMostEdges = 150'000;  // of a side: bounds the search

// Runs of hits down the columns, one open at a time per column.
class EdgeRuns {
 public:
  EdgeRuns(int width, int length) : length_(length), open_(width, {0, -9}) {}

  // The window of `length` rows that ends in row y is an edge at column x.
  void Hit(int x, int y) {
    auto& [first, last] = open_[x];
    if (y - last > 2) {
      Close(x);
      first = y;
    }
    last = y;
  }

  std::vector<UprightEdge> Finish() {
    for (int x = 0; x < static_cast<int>(open_.size()); ++x) Close(x);
    std::sort(edges_.begin(), edges_.end(),
              [](const UprightEdge& a, const UprightEdge& b) {
                return std::pair(a.x, a.top) < std::pair(b.x, b.top);
              });
    return std::move(edges_);
  }

 private:
  void Close(int x) {
    auto& [first, last] = open_[x];
    if (last >= 0 && edges_.size() < kMostEdges) {
      edges_.push_back({x, first - length_ + 1, last});
    }
    last = -9;
  }

  int length_;
  std::vector<std::pair<int, int>> open_;  // first and last row hit
  std::vector<UprightEdge> edges_;
};

// Adds (sign 1) or takes away (sign -1) the contrasts of row y.
void AddRow(const InkMap& map, int y, int sign, std::vector<int>& left,
            std::vector<int>& right) {
  const std::uint8_t* row = map.row(y);
  for (int x = kReach; x < map.width - kReach; ++x) {
    left[x] += sign * (row[x] - row[x - kReach]);
    right[x] += sign * (row[x] - row[x + kReach]);
  }
}

void Collect(const std::vector<int>& sums, int least, int y, EdgeRuns& runs) {
  const int end = static_cast<int>(sums.size()) - kReach;
  for (int x = kReach; x < end; ++x) {
    // A line between two columns is in both: neither may lose rows to the
    // other.
    if (sums[x] >= least &&
        sums[x] * 8 >= std::max(sums[x - 1], sums[x + 1]) * 7) {
      runs.Hit(x, y);
    }
  }
}

// Boxes that stand close below each other are one run: it is cut where several
// rows in a row are paper.
std::vector<UprightEdge> CutAtGaps(const InkMap& map,
                                   const std::vector<UprightEdge>& runs,
                                   int outward, int length) {
  constexpr int kGap = 4;
  constexpr int kPaper = 12;  // contrast
  std::vector<UprightEdge> edges;
  for (const UprightEdge& run : runs) {
    int top = run.top;
    int last = run.top - 1;  // the last row that is dark
    const auto finish = [&] {
      if (last - top + 1 >= length) edges.push_back({run.x, top, last});
    };
    for (int y = run.top; y <= run.bottom; ++y) {
      const std::uint8_t* row = map.row(y);
      if (row[run.x] - row[run.x + outward * kReach] < kPaper) continue;
      if (y - last > kGap) {
        finish();
        top = y;
      }
      last = y;
    }
    finish();
  }
  return edges;
}

}  // namespace

UprightEdges FindUprightEdges(const InkMap& map, int length) {
  if (map.width <= 2 * kReach || map.height <= length) return {};
  std::vector<int> left(map.width);
  std::vector<int> right(map.width);
  EdgeRuns left_runs(map.width, length);
  EdgeRuns right_runs(map.width, length);
  const int contrast = kEdgeContrast * length;
  for (int y = 0; y < map.height; ++y) {
    AddRow(map, y, 1, left, right);
    if (y >= length) AddRow(map, y - length, -1, left, right);
    if (y < length - 1) continue;
    Collect(left, contrast, y, left_runs);
    Collect(right, contrast, y, right_runs);
  }
  const int least = length * 3 / 4;
  return {CutAtGaps(map, left_runs.Finish(), -1, least),
          CutAtGaps(map, right_runs.Finish(), 1, least)};
}

double UprightContrast(const InkMap& map, int x, int top, int bottom,
                       int outward) {
  int sum = 0;
  for (int y = top; y <= bottom; ++y) {
    sum += map.at(x, y) - map.at(x + outward * kReach, y);
  }
  return static_cast<double>(sum) / std::max(1, bottom - top + 1);
}

LevelEdges::LevelEdges(const InkMap& map, int length)
    : width_(map.width),
      height_(map.height),
      sums_(static_cast<std::size_t>(map.width + 1) * map.height),
      tops_(map.ink.size()),
      bottoms_(map.ink.size()) {
  for (int y = 0; y < height_; ++y) {
    const std::uint8_t* row = map.row(y);
    std::uint32_t* sums =
        sums_.data() + static_cast<std::size_t>(y) * (width_ + 1);
    for (int x = 0; x < width_; ++x) sums[x + 1] = sums[x] + row[x];
  }
  for (int y = 0; y < height_; ++y) {
    FlagRow(y, length, -1, tops_);
    FlagRow(y, length, 1, bottoms_);
  }
}

void LevelEdges::FlagRow(int y, int length, int outward,
                         std::vector<std::uint8_t>& flags) const {
  const int beyond = y + outward * kReach;
  if (beyond < 0 || beyond >= height_) return;
  const std::uint32_t* here =
      sums_.data() + static_cast<std::size_t>(y) * (width_ + 1);
  const std::uint32_t* there =
      sums_.data() + static_cast<std::size_t>(beyond) * (width_ + 1);
  const int least = kEdgeContrast * length;
  for (int x = 0; x + length <= width_; ++x) {
    const int contrast = static_cast<int>(here[x + length] - here[x]) -
                         static_cast<int>(there[x + length] - there[x]);
    if (contrast >= least) flags[Column(x + length / 2) + y] = 1;
  }
}

double LevelEdges::Contrast(int y, int left, int right, int outward) const {
  const int beyond = y + outward * kReach;
  const int sum = Sum(right + 1, y) - Sum(left, y) - Sum(right + 1, beyond) +
                  Sum(left, beyond);
  return static_cast<double>(sum) / std::max(1, right - left + 1);
}

}  // namespace quaestor
