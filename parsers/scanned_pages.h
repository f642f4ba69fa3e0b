// parsers/scanned_pages.h: words and marks of pages that are pictures.
#ifndef QUAESTOR_PARSERS_SCANNED_PAGES_H_
#define QUAESTOR_PARSERS_SCANNED_PAGES_H_

#include <vector>

#include "parsers/document.h"
#include "parsers/ocr_engine.h"

namespace quaestor {

struct ScannedContent {
  std::vector<Word> words;
  std::vector<Mark> marks;
};

// Words and marks of what was recognised, in points: `left` and `top` are where
// the picture's corner lies on the page, `scale` its pixels per point.
ScannedContent ToContent(const RecognisedPage& recognised, double left,
                         double top, double scale);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_SCANNED_PAGES_H_
