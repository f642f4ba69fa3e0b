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

// Size of a box in points (1/72 inch); 0: unknown.
struct BoxSize {
  double width = 0;
  double height = 0;
};

// The image is upright and deskewed to within half a degree, grey or
// two-level, 100 to 400 dpi; light may be uneven. `word_boxes` are those of
// recognised words in the same pixels, and may be empty: what stands in the
// middle of a word is no box. `known` is the size of the boxes of other pages
// of the same document: with it boxes are found on a page where pens left none
// clean. Marks come from top to bottom, then from left to right. Uses no state;
// safe to call from several threads. An image that holds less than its size
// says gives no marks.
std::vector<PixelMark> FindPixelMarks(const GreyImage& image,
                                      const std::vector<Box>& word_boxes,
                                      const BoxSize& known = {});

// The median size of the boxes of a page, for `known` above.
BoxSize TypicalBoxSize(const std::vector<PixelMark>& marks, double dpi);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIXEL_MARKS_H_
