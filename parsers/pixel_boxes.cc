#include "parsers/pixel_boxes.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace quaestor {
namespace {

bool Thin(const PixelFrame& frame) {
  return frame.thickness <=
         std::max(2.0, 0.2 * std::min(frame.width(), frame.height()));
}

bool Closed(const PixelFrame& frame) {
  return frame.gap <= std::max(1, std::min(frame.width(), frame.height()) / 12);
}

bool IsSquare(const PixelFrame& frame) {
  return std::max(frame.width(), frame.height()) * 5 <=
         std::min(frame.width(), frame.height()) * 6 + 2;
}

// In few cells the round corners of an O are hard to tell from square ones.
double LeastCorner(const PixelFrame& frame) {
  return std::min(frame.width(), frame.height()) < 14 ? 0.82 : 0.72;
}

// An empty box with nothing beside it but its label: no other ink looks so.
bool IsCleanBox(const PixelFrame& frame) {
  return frame.core < 0.03 && IsSquare(frame) && Thin(frame) && Closed(frame) &&
         frame.straight > 0.82 && frame.corner > LeastCorner(frame) &&
         frame.extensions <= 1 && frame.clear_third > 0.85;
}

// A marked box with nothing beside it, such as a printed one.
bool IsCleanMarkedBox(const PixelFrame& frame) {
  return IsSquare(frame) && Thin(frame) && Closed(frame) &&
         frame.straight > 0.92 && frame.corner > 0.87 &&
         frame.extensions == 0 && frame.clear_third > 0.95 && frame.core < 0.6;
}

// As straight as only a drawn frame is, whatever was done to it.
bool IsDrawnFrame(const PixelFrame& frame) {
  return IsSquare(frame) && Thin(frame) && frame.gap == 0 &&
         frame.straight > 0.93 && frame.corner > 0.93 &&
         frame.extensions <= 3 && frame.clear_third > 0.65 &&
         std::min(frame.width(), frame.height()) >= 14;
}

// Closed, but perhaps with a pen's strokes across.
bool IsStraightBox(const PixelFrame& frame) {
  return Closed(frame) && frame.coverage > 0.96 && frame.straight > 0.7 &&
         frame.corner > 0.6 && frame.extensions <= 2;
}

bool SameSize(const PixelFrame& a, const PixelFrame& b) {
  const double slack = std::max(1.0, 0.06 * std::max(b.width(), b.height()));
  return std::abs(a.width() - b.width()) <= slack &&
         std::abs(a.height() - b.height()) <= slack;
}

bool InColumn(const PixelFrame& a, const PixelFrame& b) {
  return std::abs(a.left - b.left) <= b.width() / 3;
}

bool InLine(const PixelFrame& a, const PixelFrame& b) {
  return InColumn(a, b) || std::abs(a.top - b.top) <= b.height() / 3;
}

bool SamePlace(const PixelFrame& a, const PixelFrame& b) {
  const int shared_x =
      std::min(a.right, b.right) - std::max(a.left, b.left) + 1;
  const int shared_y =
      std::min(a.bottom, b.bottom) - std::max(a.top, b.top) + 1;
  return shared_x > 0 && shared_y > 0 &&
         shared_x * shared_y * 5 >
             std::min(a.width() * a.height(), b.width() * b.height());
}

double Quality(const PixelFrame& frame) {
  return frame.straight_all + frame.straight + frame.coverage + frame.corner -
         0.1 * frame.extensions;
}

void Add(const PixelFrame& frame, std::vector<PixelFrame>& boxes) {
  if (std::none_of(boxes.begin(), boxes.end(), [&](const PixelFrame& box) {
        return SamePlace(frame, box);
      })) {
    boxes.push_back(frame);
  }
}

bool MayBeTwin(const PixelFrame& frame) {
  return IsStraightBox(frame) && Thin(frame) && frame.width() >= 13;
}

// Frames that have twins below each other, on a page where each box is marked.
// Letters are twins within a line only.
void AddTwins(const std::vector<PixelFrame>& ranked,
              std::vector<PixelFrame>& boxes) {
  for (const PixelFrame& frame : ranked) {
    if (!MayBeTwin(frame)) continue;
    const auto twins = std::count_if(
        ranked.begin(), ranked.end(), [&](const PixelFrame& other) {
          return MayBeTwin(other) && SameSize(frame, other) &&
                 InLine(frame, other) && !SamePlace(frame, other);
        });
    if (twins >= 2) Add(frame, boxes);
  }
}

// A filled box is as large as the pen made it.
bool ResemblesFilled(const PixelFrame& frame, const PixelFrame& model) {
  const double least = 0.85;
  const double most = 1.35;
  return frame.core > 0.9 && frame.coverage > 0.85 && frame.clear_third > 0.8 &&
         frame.extensions <= 2 && frame.width() > least * model.width() &&
         frame.width() < most * model.width() &&
         frame.height() > least * model.height() &&
         frame.height() < most * model.height() && InLine(frame, model);
}

bool ResemblesFrame(const PixelFrame& frame, const PixelFrame& model) {
  const bool marked = frame.core > 0.05;
  return frame.coverage > 0.85 &&
         frame.gap <= std::max(2, frame.width() / 10) &&
         frame.straight > (marked ? 0.6 : 0.75) &&
         frame.corner > (marked ? 0.35 : 0.6) && SameSize(frame, model) &&
         (InLine(frame, model) || IsStraightBox(frame)) &&
         frame.strength > 0.5 * model.strength;
}

// A frame of the size that boxes have on other pages, marked or filled.
bool IsKnownSize(const PixelFrame& frame, double width, double height) {
  const double wider = frame.width() / width;
  const double higher = frame.height() / height;
  const bool same = std::abs(wider - 1) < 0.08 && std::abs(higher - 1) < 0.08;
  const bool filled = frame.core > 0.9 && wider > 0.9 && wider < 1.3 &&
                      higher > 0.9 && higher < 1.3 && frame.extensions == 0 &&
                      frame.clear_third > 0.9 && frame.straight > 0.9 &&
                      frame.coverage > 0.95 && frame.corner > 0.6;
  return filled || (same && IsStraightBox(frame) && frame.clear_third > 0.5);
}

bool Resembles(const PixelFrame& frame, const std::vector<PixelFrame>& models) {
  return std::any_of(
      models.begin(), models.end(), [&](const PixelFrame& model) {
        return ResemblesFrame(frame, model) || ResemblesFilled(frame, model);
      });
}

// The size of a letter is that of many frames which nearly are boxes.
bool HasSizeOfLetters(const PixelFrame& box,
                      const std::vector<PixelFrame>& candidates) {
  int good = 0;
  int poor = 0;
  for (const PixelFrame& other : candidates) {
    if (!SameSize(other, box)) continue;
    ++(IsCleanBox(other) || IsStraightBox(other) ? good : poor);
  }
  return poor > 30 + 8 * good;
}

// Boxes have labels between them; cells of a comb and letters have not.
bool HasNeighbourAtOnce(const PixelFrame& box,
                        const std::vector<PixelFrame>& boxes) {
  return std::any_of(boxes.begin(), boxes.end(), [&](const PixelFrame& other) {
    const int gap = std::max(other.left - box.right, box.left - other.right);
    return &other != &box &&
           std::abs(other.top - box.top) <= box.height() / 3 &&
           gap < box.width() * 2 / 3;
  });
}

std::vector<PixelFrame> WithoutNeighbours(
    const std::vector<PixelFrame>& boxes) {
  std::vector<PixelFrame> apart;
  for (const PixelFrame& box : boxes) {
    if (!HasNeighbourAtOnce(box, boxes)) apart.push_back(box);
  }
  return apart;
}

}  // namespace

std::vector<PixelFrame> SelectBoxes(const std::vector<PixelFrame>& candidates,
                                    double known_width, double known_height) {
  std::vector<PixelFrame> ranked = candidates;
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const PixelFrame& a, const PixelFrame& b) {
                     return Quality(a) > Quality(b);
                   });
  std::vector<PixelFrame> boxes;
  for (const PixelFrame& frame : ranked) {
    if (IsCleanBox(frame) || IsCleanMarkedBox(frame) || IsDrawnFrame(frame))
      Add(frame, boxes);
  }
  std::erase_if(boxes, [&](const PixelFrame& box) {
    return HasSizeOfLetters(box, candidates);
  });
  if (known_width > 0 && known_height > 0) {
    for (const PixelFrame& frame : ranked) {
      if (IsKnownSize(frame, known_width, known_height)) Add(frame, boxes);
    }
  }
  if (boxes.empty()) AddTwins(ranked, boxes);
  const std::vector<PixelFrame> models = boxes;
  for (const PixelFrame& frame : ranked) {
    if (Resembles(frame, models)) Add(frame, boxes);
  }
  return WithoutNeighbours(boxes);
}

}  // namespace quaestor
