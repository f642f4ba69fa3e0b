#include "parsers/pixel_recovery.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace quaestor {
namespace {

constexpr int kDark = 100;         // a pen's stroke, 0 .. 255
constexpr double kCovered = 0.35;  // dark share of a place worth a look
constexpr double kBeyond = 0.12;   // dark share of the half box beside it
constexpr int kSlack = 3;          // cells around the expected place
constexpr std::size_t kMostModels = 24;

// Counts dark cells of areas at once.
class DarkCells {
 public:
  explicit DarkCells(const InkMap& map)
      : width_(map.width),
        height_(map.height),
        sums_(static_cast<std::size_t>(map.width + 1) * (map.height + 1)) {
    for (int y = 0; y < height_; ++y) {
      std::uint32_t row = 0;
      for (int x = 0; x < width_; ++x) {
        row += map.row(y)[x] >= kDark;
        sums_[Index(x + 1, y + 1)] = sums_[Index(x + 1, y)] + row;
      }
    }
  }

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

  // Share of an area, borders inclusive, that is dark. Beyond the picture all
  // is paper.
  [[nodiscard]] double Share(int left, int top, int right, int bottom) const {
    const double size =
        static_cast<double>(right - left + 1) * (bottom - top + 1);
    left = std::clamp(left, 0, width_);
    top = std::clamp(top, 0, height_);
    right = std::clamp(right + 1, left, width_);
    bottom = std::clamp(bottom + 1, top, height_);
    const std::uint32_t count =
        sums_[Index(right, bottom)] - sums_[Index(left, bottom)] -
        sums_[Index(right, top)] + sums_[Index(left, top)];
    return size <= 0 ? 0 : count / size;
  }

 private:
  [[nodiscard]] std::size_t Index(int x, int y) const {
    return static_cast<std::size_t>(y) * (width_ + 1) + x;
  }

  int width_;
  int height_;
  std::vector<std::uint32_t> sums_;
};

PixelFrame Moved(const PixelFrame& model, int left, int top) {
  PixelFrame frame;
  frame.left = left;
  frame.top = top;
  frame.right = left + model.width() - 1;
  frame.bottom = top + model.height() - 1;
  return frame;
}

bool Overlaps(const PixelFrame& a, const PixelFrame& b) {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom &&
         b.top <= a.bottom;
}

bool OverlapsAny(const PixelFrame& frame,
                 const std::vector<PixelFrame>& boxes) {
  return std::any_of(boxes.begin(), boxes.end(), [&](const PixelFrame& box) {
    return Overlaps(frame, box);
  });
}

// Strokes that leave by the top and the bottom: lines of text do not.
double AboveAndBelow(const DarkCells& cells, const PixelFrame& frame) {
  const int reach = std::max(3, frame.height() / 6);
  return std::min(
      cells.Share(frame.left, frame.top - reach, frame.right, frame.top - 2),
      cells.Share(frame.left, frame.bottom + 2, frame.right,
                  frame.bottom + reach));
}

double ToTheLeft(const DarkCells& cells, const PixelFrame& frame) {
  return cells.Share(frame.left - frame.width() / 2, frame.top, frame.left - 2,
                     frame.bottom);
}

// How well the frame must show through the ink.
struct LeastShape {
  double straight;
  double corner;
};

// In a column the pen goes beyond the text; in a row text is on both sides.
constexpr LeastShape kInColumn{0.75, 0.5};
constexpr LeastShape kInRow{0.88, 0.75};

// The ink ends around the box: it is no scanner's edge and no picture.
bool Ends(const DarkCells& cells, const PixelFrame& frame) {
  const int near_x = frame.width() * 5 / 4;
  const int far_x = frame.width() * 2;
  const int near_y = frame.height() * 5 / 4;
  const int far_y = frame.height() * 2;
  const double above = cells.Share(frame.left, frame.top - far_y, frame.right,
                                   frame.top - near_y);
  const double below = cells.Share(frame.left, frame.bottom + near_y,
                                   frame.right, frame.bottom + far_y);
  const double left = cells.Share(frame.left - far_x, frame.top,
                                  frame.left - near_x, frame.bottom);
  const double right = cells.Share(frame.right + near_x, frame.top,
                                   frame.right + far_x, frame.bottom);
  return std::max({above, below, left, right}) < 0.55 &&
         above + below + left + right < 1.2 && frame.left > far_x &&
         frame.right + far_x < cells.width() && frame.top > far_y &&
         frame.bottom + far_y < cells.height();
}

// A punch hole or a blot is dark all around; strokes are not.
bool IsBlot(const DarkCells& cells, const PixelFrame& frame) {
  const int margin = frame.width() / 4;
  return cells.Share(frame.left - margin, frame.top - margin,
                     frame.right + margin, frame.bottom + margin) > 0.9;
}

// Where the frame shows best within a few cells.
PixelFrame BestFit(const InkMap& map, const PixelFrame& guess) {
  PixelFrame best = guess;
  double most = -1;
  for (int dy = -kSlack; dy <= kSlack; ++dy) {
    for (int dx = -kSlack; dx <= kSlack; ++dx) {
      PixelFrame frame = Moved(guess, guess.left + dx, guess.top + dy);
      MeasureFrame(map, frame);
      const double fit = frame.straight_all + frame.straight;
      if (fit > most) {
        most = fit;
        best = frame;
      }
    }
  }
  return best;
}

void AddCovered(const InkMap& map, const DarkCells& cells,
                const std::vector<PixelFrame>& guesses,
                const std::vector<PixelFrame>& boxes, const LeastShape& least,
                std::vector<PixelFrame>& found) {
  std::vector<PixelFrame> tried;
  for (const PixelFrame& guess : guesses) {
    if (!Ends(cells, guess) || OverlapsAny(guess, boxes) ||
        OverlapsAny(guess, tried) || OverlapsAny(guess, found)) {
      continue;
    }
    tried.push_back(guess);
    const PixelFrame frame = BestFit(map, guess);
    if (frame.coverage > 0.85 && frame.straight > least.straight &&
        frame.corner > least.corner && !IsBlot(cells, frame) &&
        !OverlapsAny(frame, boxes) && !OverlapsAny(frame, found)) {
      found.push_back(frame);
    }
  }
}

// Places below and above a box, densest first.
std::vector<PixelFrame> CoveredInColumn(const InkMap& map,
                                        const DarkCells& cells,
                                        const PixelFrame& model) {
  std::vector<std::pair<double, PixelFrame>> places;
  for (int top = 0; top + model.height() < map.height; top += 2) {
    const PixelFrame frame = Moved(model, model.left, top);
    const double dark =
        cells.Share(frame.left, frame.top, frame.right, frame.bottom);
    if (dark >= kCovered && ToTheLeft(cells, frame) >= kBeyond &&
        AboveAndBelow(cells, frame) >= kBeyond / 2) {
      places.emplace_back(dark, frame);
    }
  }
  std::stable_sort(
      places.begin(), places.end(),
      [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<PixelFrame> frames;
  for (const auto& place : places) frames.push_back(place.second);
  return frames;
}

std::vector<PixelFrame> CoveredInRow(const InkMap& map, const DarkCells& cells,
                                     const PixelFrame& model) {
  std::vector<std::pair<double, PixelFrame>> places;
  for (int left = 0; left + model.width() < map.width; left += 2) {
    const PixelFrame frame = Moved(model, left, model.top);
    const double dark =
        cells.Share(frame.left, frame.top, frame.right, frame.bottom);
    if (dark >= kCovered && AboveAndBelow(cells, frame) >= kBeyond)
      places.emplace_back(dark, frame);
  }
  std::stable_sort(
      places.begin(), places.end(),
      [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<PixelFrame> frames;
  for (const auto& place : places) frames.push_back(place.second);
  return frames;
}

}  // namespace

std::vector<PixelFrame> RecoverBoxes(const InkMap& map,
                                     const std::vector<PixelFrame>& boxes) {
  if (boxes.empty()) return {};
  const DarkCells cells(map);
  std::vector<PixelFrame> columns;
  std::vector<PixelFrame> rows;
  for (const PixelFrame& box : boxes) {
    if (box.core > 0.9) continue;
    const auto apart = [&](const std::vector<PixelFrame>& models,
                           auto distance) {
      return models.size() < kMostModels &&
             std::none_of(models.begin(), models.end(),
                          [&](const PixelFrame& model) {
                            return distance(model) <= kSlack;
                          });
    };
    if (apart(columns, [&](const PixelFrame& model) {
          return std::abs(model.left - box.left);
        })) {
      columns.push_back(box);
    }
    if (apart(rows, [&](const PixelFrame& model) {
          return std::abs(model.top - box.top);
        })) {
      rows.push_back(box);
    }
  }
  std::vector<PixelFrame> found;
  for (const PixelFrame& model : columns) {
    AddCovered(map, cells, CoveredInColumn(map, cells, model), boxes, kInColumn,
               found);
  }
  for (const PixelFrame& model : rows) {
    AddCovered(map, cells, CoveredInRow(map, cells, model), boxes, kInRow,
               found);
  }
  return found;
}

}  // namespace quaestor
