#include "parsers/pixel_recovery.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace quaestor {
namespace {

constexpr int kDark = 100;         // a pen's stroke, 0 .. 255
constexpr double kCovered = 0.35;  // dark share of a place worth a look
constexpr double kInked = 0.25;    // the same where the frame is plain
constexpr double kDense = 0.5;     // the same where lines of text stand
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

// Left of a column there is no text: what stands there was drawn.
constexpr LeastShape kBesideText{0.75, 0.5};
constexpr LeastShape kAmongText{0.88, 0.75};

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
  // Filled boxes may stand above and below.
  const int dark = (above > 0.55) + (below > 0.55) + (right > 0.55);
  return dark <= 2 && left < 0.3 && frame.left > far_x &&
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

// A place of a box's size that is full of ink.
struct CoveredPlace {
  double dark;  // share
  PixelFrame frame;
  LeastShape least;
};

void AddCovered(const InkMap& map, const DarkCells& cells,
                std::vector<CoveredPlace> places,
                const std::vector<PixelFrame>& boxes,
                std::vector<PixelFrame>& found) {
  std::stable_sort(places.begin(), places.end(),
                   [](const CoveredPlace& a, const CoveredPlace& b) {
                     return a.dark > b.dark;
                   });
  std::vector<PixelFrame> tried;
  for (const CoveredPlace& place : places) {
    if (!Ends(cells, place.frame) || OverlapsAny(place.frame, boxes) ||
        OverlapsAny(place.frame, tried) || OverlapsAny(place.frame, found)) {
      continue;
    }
    tried.push_back(place.frame);
    const PixelFrame frame = BestFit(map, place.frame);
    if (frame.coverage > 0.85 && frame.straight > place.least.straight &&
        frame.corner > place.least.corner && !IsBlot(cells, frame) &&
        !OverlapsAny(frame, boxes) && !OverlapsAny(frame, found)) {
      found.push_back(frame);
    }
  }
}

std::vector<CoveredPlace> CoveredInColumn(const DarkCells& cells,
                                          const PixelFrame& model) {
  std::vector<CoveredPlace> places;
  for (int top = 0; top + model.height() < cells.height(); top += 2) {
    const PixelFrame frame = Moved(model, model.left, top);
    const double dark =
        cells.Share(frame.left, frame.top, frame.right, frame.bottom);
    if (dark < kCovered) continue;
    const double upright = AboveAndBelow(cells, frame);
    if (ToTheLeft(cells, frame) >= kBeyond && upright >= kBeyond / 2) {
      places.push_back({dark, frame, kBesideText});
    } else if (dark >= kDense && upright >= kBeyond / 3) {
      places.push_back({dark, frame, kAmongText});
    }
  }
  return places;
}

std::vector<CoveredPlace> CoveredInRow(const DarkCells& cells,
                                       const PixelFrame& model) {
  std::vector<CoveredPlace> places;
  for (int left = 0; left + model.width() < cells.width(); left += 2) {
    const PixelFrame frame = Moved(model, left, model.top);
    const double dark =
        cells.Share(frame.left, frame.top, frame.right, frame.bottom);
    if (dark >= kDense && AboveAndBelow(cells, frame) >= kBeyond) {
      places.push_back({dark, frame, kAmongText});
    }
  }
  return places;
}

// The frame of a known size shows as plainly as that of an empty box.
bool IsPlainFrame(const PixelFrame& frame) {
  return frame.strength >= kDark && frame.coverage > 0.93 &&
         frame.straight > 0.93 && frame.corner > 0.88;
}

// Nothing but paper where the letters of a line would stand to the left.
bool BeginsLine(const DarkCells& cells, const PixelFrame& frame) {
  return cells.Share(frame.left - 3 * frame.width(), frame.top,
                     frame.left - frame.width() * 5 / 4, frame.bottom) < 0.02;
}

// A pen's strokes leave by the top or the bottom, or to the left of all text.
bool IsCrossedByPen(const DarkCells& cells, const PixelFrame& frame) {
  const int reach = std::max(4, frame.height() / 5);
  const double above =
      cells.Share(frame.left, frame.top - reach, frame.right, frame.top - 3);
  const double below = cells.Share(frame.left, frame.bottom + 3, frame.right,
                                   frame.bottom + reach);
  return above >= kBeyond || below >= kBeyond ||
         (ToTheLeft(cells, frame) >= kBeyond && BeginsLine(cells, frame));
}

// Solid, with paper on all sides.
bool IsFilledAlone(const DarkCells& cells, const PixelFrame& frame) {
  const int far = std::max(5, frame.width() / 3);
  return cells.Share(frame.left, frame.top, frame.right, frame.bottom) > 0.9 &&
         cells.Share(frame.left - far, frame.top, frame.left - 3,
                     frame.bottom) < 0.1 &&
         cells.Share(frame.left, frame.top - far, frame.right, frame.top - 3) <
             0.1 &&
         cells.Share(frame.left, frame.bottom + 3, frame.right,
                     frame.bottom + far) < 0.1 &&
         cells.Share(frame.right + 3, frame.top, frame.right + far,
                     frame.bottom) < 0.1;
}

// Frames that show in spite of the ink, at places where a pen went.
void AddPlain(const InkMap& map, const DarkCells& cells,
              const std::vector<PixelFrame>& places,
              const std::vector<PixelFrame>& boxes,
              std::vector<PixelFrame>& found) {
  std::vector<PixelFrame> tried;
  for (const PixelFrame& place : places) {
    const double dark =
        cells.Share(place.left, place.top, place.right, place.bottom);
    const bool near =
        std::any_of(tried.begin(), tried.end(), [&](const PixelFrame& other) {
          return std::abs(other.left - place.left) <= kSlack &&
                 std::abs(other.top - place.top) <= kSlack;
        });
    if (dark < kInked || near || OverlapsAny(place, boxes) ||
        OverlapsAny(place, found)) {
      continue;
    }
    tried.push_back(place);
    const PixelFrame frame = BestFit(map, place);
    if (IsPlainFrame(frame) && Ends(cells, frame) && !IsBlot(cells, frame) &&
        (IsCrossedByPen(cells, frame) || IsFilledAlone(cells, frame)) &&
        !OverlapsAny(frame, boxes) && !OverlapsAny(frame, found)) {
      found.push_back(frame);
    }
  }
}

std::vector<PixelFrame> PlacesBelow(const DarkCells& cells,
                                    const PixelFrame& model) {
  std::vector<PixelFrame> places;
  for (int top = 0; top + model.height() < cells.height(); top += 2) {
    places.push_back(Moved(model, model.left, top));
  }
  return places;
}

std::vector<PixelFrame> PlacesBeside(const DarkCells& cells,
                                     const PixelFrame& model) {
  std::vector<PixelFrame> places;
  for (int left = 0; left + model.width() < cells.width(); left += 2) {
    places.push_back(Moved(model, left, model.top));
  }
  return places;
}

// A filled box is as large as the pen made it: it gets the size of others.
std::vector<PixelFrame> AsPrinted(const std::vector<PixelFrame>& boxes) {
  const auto printed =
      std::find_if(boxes.begin(), boxes.end(),
                   [](const PixelFrame& box) { return box.core < 0.9; });
  std::vector<PixelFrame> models = boxes;
  if (printed == boxes.end()) return models;
  for (PixelFrame& model : models) {
    if (model.core < 0.9) continue;
    model =
        Moved(*printed, (model.left + model.right - printed->width() + 1) / 2,
              (model.top + model.bottom - printed->height() + 1) / 2);
  }
  return models;
}

// Boxes that differ by more than a few cells in what `place` tells of them.
template <typename PlaceOf>
std::vector<PixelFrame> Distinct(const std::vector<PixelFrame>& boxes,
                                 PlaceOf place) {
  std::vector<PixelFrame> distinct;
  for (const PixelFrame& box : boxes) {
    const bool known = std::any_of(
        distinct.begin(), distinct.end(), [&](const PixelFrame& other) {
          return std::abs(place(other) - place(box)) <= kSlack;
        });
    if (!known && distinct.size() < kMostModels) distinct.push_back(box);
  }
  return distinct;
}

}  // namespace

std::vector<PixelFrame> RecoverBoxes(const InkMap& map,
                                     const std::vector<PixelFrame>& boxes) {
  std::vector<PixelFrame> found;
  if (boxes.empty()) return found;
  const DarkCells cells(map);
  const std::vector<PixelFrame> models = AsPrinted(boxes);
  for (const PixelFrame& model :
       Distinct(models, [](const PixelFrame& box) { return box.left; })) {
    AddCovered(map, cells, CoveredInColumn(cells, model), boxes, found);
    AddPlain(map, cells, PlacesBelow(cells, model), boxes, found);
  }
  for (const PixelFrame& model :
       Distinct(models, [](const PixelFrame& box) { return box.top; })) {
    AddCovered(map, cells, CoveredInRow(cells, model), boxes, found);
    AddPlain(map, cells, PlacesBeside(cells, model), boxes, found);
  }
  return found;
}

}  // namespace quaestor
