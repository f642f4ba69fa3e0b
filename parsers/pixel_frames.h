// parsers/pixel_frames.h: finds the frames of boxes in an ink map.
#ifndef QUAESTOR_PARSERS_PIXEL_FRAMES_H_
#define QUAESTOR_PARSERS_PIXEL_FRAMES_H_

#include <array>
#include <vector>

#include "parsers/ink_map.h"

namespace quaestor {

// Cells; the frame's outermost dark columns and rows are inside.
struct PixelFrame {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  bool round = false;
  double strength = 0;  // darkness of the frame, 0 .. 255
  int thickness = 1;    // cells
  // Shares of the length of a side, 0 to 1, of the least favourable side or,
  // with _all, the mean of the four.
  double coverage = 0;  // the frame is there
  double straight = 0;  // darkness of a straight line along it
  double straight_all = 0;
  double outside = 0;  // paper begins beside it
  // Paper is beside it as far as letters of a word would stand.
  double clear = 0;
  double clear_third = 0;  // of the third best side
  double core = 0;         // share of the inside that is dark
  double corner = 0;       // darkness of the palest end of a side
  int gap = 0;             // longest piece missing, cells
  int extensions = 0;      // ends of sides that go on past the corner, of 8

  [[nodiscard]] int width() const { return right - left + 1; }
  [[nodiscard]] int height() const { return bottom - top + 1; }
};

// Measures the frame at a place, whether one is there or not.
void MeasureFrame(const InkMap& map, PixelFrame& frame);

// All that looks like the frame of a box: several for one box, and letters too
// (see pixel_boxes.h).
std::vector<PixelFrame> FindFrames(const InkMap& map);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIXEL_FRAMES_H_
