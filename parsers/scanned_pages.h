// parsers/scanned_pages.h: words and marks of pages that are pictures.
#ifndef QUAESTOR_PARSERS_SCANNED_PAGES_H_
#define QUAESTOR_PARSERS_SCANNED_PAGES_H_

#include <string>
#include <vector>

#include "parsers/document.h"
#include "parsers/ocr_engine.h"
#include "parsers/projection.h"

namespace quaestor {

// A sheet as it would lie if it had been put straight into the scanner, in
// points. Layout sees it so; `to_page` leads to the page as displayed.
struct ScannedSheet {
  double width = 0;
  double height = 0;
  std::vector<Word> words;
  std::vector<Mark> marks;
  Projection to_page;
  // Why not all of it was read, as the end of a sentence about the page; "":
  // it was.
  std::string trouble;
};

// A picture that was recognised, and where it lies on its page.
struct RecognisedRegion {
  RecognisedPage page;
  int source_width = 0;  // of the picture as it was given, pixels
  int source_height = 0;
  Box place;  // on the page, points
};

ScannedSheet ToSheet(const RecognisedRegion& region);

// The middle goes where it goes, and the sides keep their lengths: a box that
// is turned by a degree does not grow by that.
Box Apply(const Projection& projection, const Box& box);

// Moves all that was found on a page.
void MoveFindings(const Projection& projection, Page& page);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_SCANNED_PAGES_H_
