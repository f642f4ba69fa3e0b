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
  // Shares of the length, 0 to 1, least favourable side.
  double coverage = 0;  // frame is there
  double outside = 0;   // paper is beside it
  double inside = 0;    // paper is within it: 0 for a filled box
  int corners = 0;      // that are there, of 4
  double score = 0;

  [[nodiscard]] int width() const { return right - left + 1; }
  [[nodiscard]] int height() const { return bottom - top + 1; }
};

// Measures the frame at a place, whether one is there or not.
void MeasureFrame(const InkMap& map, PixelFrame& frame);

// Frames of boxes, best first where two overlap; no two share a centre.
std::vector<PixelFrame> FindFrames(const InkMap& map);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIXEL_FRAMES_H_
