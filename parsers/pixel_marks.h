// parsers/pixel_marks.h: finds check boxes and radio buttons in the picture of
// a page and tells checked from unchecked.
#ifndef QUAESTOR_PARSERS_PIXEL_MARKS_H_
#define QUAESTOR_PARSERS_PIXEL_MARKS_H_

#include <vector>

#include "parsers/document.h"
#include "parsers/grey_image.h"

namespace quaestor {

// A box in pixels of the image, origin top left; the frame is inside it.
struct PixelMark {
  Box box;
  MarkKind kind = MarkKind::kCheckbox;
  MarkState state = MarkState::kUnclear;
  double confidence = 0;  // probability that the state is right
};

// The image is upright and deskewed to within half a degree, grey or
// two-level, 100 to 400 dpi; light may be uneven. `word_boxes` are those of
// recognised words in the same pixels, and may be empty: they help to tell
// letters from boxes. Marks come from top to bottom, then from left to right.
// Uses no state; safe to call from several threads. An image that holds less
// than its size says gives no marks.
std::vector<PixelMark> FindPixelMarks(const GreyImage& image,
                                      const std::vector<Box>& word_boxes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIXEL_MARKS_H_
