#include "parsers/pixel_recovery.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace quaestor {
namespace {

constexpr int kDark = 100;         // a pen's stroke, 0 .. 255
constexpr double kCovered = 0.35;  // dark share of a place worth a look
constexpr double kBeyond = 0.12;   // dark share of the half box beside it
constexpr int kSlack = 3;          // cells around the expected place
constexpr std::size_t kMostModels = 24;

double DarkShare(const InkMap& map, int left, int top, int right, int bottom) {
  int count = 0;
  for (int y = top; y <= bottom; ++y) {
    for (int x = left; x <= right; ++x) count += map.at(x, y) >= kDark;
  }
  const int size = (right - left + 1) * (bottom - top + 1);
  return size <= 0 ? 0 : static_cast<double>(count) / size;
}

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

double AboveAndBelow(const InkMap& map, const PixelFrame& frame) {
  const int half = frame.height() / 2;
  return std::min(
      DarkShare(map, frame.left, frame.top - half, frame.right, frame.top - 2),
      DarkShare(map, frame.left, frame.bottom + 2, frame.right,
                frame.bottom + half));
}

double ToTheLeft(const InkMap& map, const PixelFrame& frame) {
  return DarkShare(map, frame.left - frame.width() / 2, frame.top,
                   frame.left - 2, frame.bottom);
}

// The ink ends around the box: it is no scanner's edge and no picture.
bool Ends(const InkMap& map, const PixelFrame& frame) {
  const int near_x = frame.width() * 5 / 4;
  const int far_x = frame.width() * 2;
  const int near_y = frame.height() * 5 / 4;
  const int far_y = frame.height() * 2;
  const double above = DarkShare(map, frame.left, frame.top - far_y,
                                 frame.right, frame.top - near_y);
  const double below = DarkShare(map, frame.left, frame.bottom + near_y,
                                 frame.right, frame.bottom + far_y);
  const double left = DarkShare(map, frame.left - far_x, frame.top,
                                frame.left - near_x, frame.bottom);
  const double right = DarkShare(map, frame.right + near_x, frame.top,
                                 frame.right + far_x, frame.bottom);
  return std::max({above, below, left, right}) < 0.55 &&
         above + below + left + right < 1.2 && frame.left > far_x &&
         frame.right + far_x < map.width && frame.top > far_y &&
         frame.bottom + far_y < map.height;
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

void AddCovered(const InkMap& map, const std::vector<PixelFrame>& guesses,
                const std::vector<PixelFrame>& boxes,
                std::vector<PixelFrame>& found) {
  for (const PixelFrame& guess : guesses) {
    if (!Ends(map, guess) || OverlapsAny(guess, boxes) ||
        OverlapsAny(guess, found)) {
      continue;
    }
    const PixelFrame frame = BestFit(map, guess);
    if (frame.coverage > 0.8 && !OverlapsAny(frame, boxes) &&
        !OverlapsAny(frame, found)) {
      found.push_back(frame);
    }
  }
}

// Places below and above a box, densest first.
std::vector<PixelFrame> CoveredInColumn(const InkMap& map,
                                        const PixelFrame& model) {
  std::vector<std::pair<double, PixelFrame>> places;
  for (int top = 0; top + model.height() < map.height; top += 2) {
    const PixelFrame frame = Moved(model, model.left, top);
    const double dark =
        DarkShare(map, frame.left, frame.top, frame.right, frame.bottom);
    if (dark >= kCovered && ToTheLeft(map, frame) >= kBeyond &&
        AboveAndBelow(map, frame) >= kBeyond / 2) {
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

std::vector<PixelFrame> CoveredInRow(const InkMap& map,
                                     const PixelFrame& model) {
  std::vector<std::pair<double, PixelFrame>> places;
  for (int left = 0; left + model.width() < map.width; left += 2) {
    const PixelFrame frame = Moved(model, left, model.top);
    const double dark =
        DarkShare(map, frame.left, frame.top, frame.right, frame.bottom);
    if (dark >= kCovered && AboveAndBelow(map, frame) >= kBeyond)
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
    AddCovered(map, CoveredInColumn(map, model), boxes, found);
  }
  for (const PixelFrame& model : rows) {
    AddCovered(map, CoveredInRow(map, model), boxes, found);
  }
  return found;
}

}  // namespace quaestor
