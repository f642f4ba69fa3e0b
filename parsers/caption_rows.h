// parsers/caption_rows.h: words and marks of a page in rows as the eye moves
// over them, whatever way the text runs. For mark_labels.h.
#ifndef QUAESTOR_PARSERS_CAPTION_ROWS_H_
#define QUAESTOR_PARSERS_CAPTION_ROWS_H_

#include <algorithm>
#include <vector>

#include "parsers/document.h"

namespace quaestor {

// The page as the reader's eye moves over it: `along` grows in the direction
// of writing, `down` from line to line.
struct ReadingFrame {
  bool sideways = false;  // text runs down or up the page
  double along = 1;       // -1 where x (or y) falls along the text
  double down = 1;

  [[nodiscard]] Box Map(const Box& box) const {
    const double a = along * (sideways ? box.top : box.left);
    const double b = along * (sideways ? box.bottom : box.right);
    const double c = down * (sideways ? box.left : box.top);
    const double d = down * (sideways ? box.right : box.bottom);
    return {std::min(a, b), std::min(c, d), std::max(a, b), std::max(c, d)};
  }
};

struct CaptionItem {
  Box box;  // in the frame
  const Word* word = nullptr;
  int mark = -1;  // index into Page::marks, where it is no word
};

using CaptionRow = std::vector<CaptionItem>;  // sorted along

// Font size of a word, height of a mark.
double SizeOf(const CaptionItem& item);

// How the page's text runs, told by the order of the words in its lines.
ReadingFrame ReadFrame(const Page& page);

// All words and marks of the page, which must outlive them.
std::vector<CaptionItem> ReadItems(const Page& page, const ReadingFrame& frame);

// What stands at the height of `mark`, in the order of writing.
CaptionRow RowAt(const std::vector<CaptionItem>& items, const Box& mark);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_CAPTION_ROWS_H_
