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

// Words and marks of what was recognised in `source`, in points; `box` is where
// that picture lies on the page.
ScannedContent ToContent(const RecognisedPage& recognised,
                         const GreyImage& source, const Box& box);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_SCANNED_PAGES_H_
