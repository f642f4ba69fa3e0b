// parsers/scanned_pdf.h: recognises what a PDF shows as a picture.
#ifndef QUAESTOR_PARSERS_SCANNED_PDF_H_
#define QUAESTOR_PARSERS_SCANNED_PDF_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "parsers/document.h"
#include "parsers/page_content.h"
#include "parsers/projection.h"
#include "parsers/reader.h"

namespace quaestor {

// What of a page has to be recognised.
struct PictureNeed {
  enum class Extent {
    kNothing,
    kPage,     // it is a picture, perhaps with somebody's invisible text
    kPictures  // pictures stand beside its text
  };
  Extent extent = Extent::kNothing;
  // Something is painted over the picture: it is not enough on its own.
  bool painted_over = false;
  double dpi = 0;  // of the pictures
};

// Whether a picture is large and fine enough to hold readable text.
bool MayHoldText(const Picture& picture);

// `loose` holds the words of the page's text layer.
PictureNeed NeedOf(const PageContent& page, const LooseWords& loose, Ocr ocr);

// A page whose findings are where they would be on a straight sheet, which
// `width` and `height` of the page describe meanwhile.
struct StraightPage {
  std::size_t page = 0;  // index into Document::pages
  double width = 0;      // of the page as displayed
  double height = 0;
  Projection to_page;
};

// Adds the words and marks of pictures to pages that were read already but not
// laid out; `needs` and `loose` hold one entry a page. Sets Page::method; what
// could not be recognised goes to the document's warnings. Once laid out, the
// pages that are returned have to be put back with PutBack.
std::vector<StraightPage> ReadPictures(std::string_view bytes,
                                       const ReadingOptions& options,
                                       const std::vector<PictureNeed>& needs,
                                       std::vector<LooseWords>& loose,
                                       Document& document);

// Everything where it stands on the page as displayed.
void PutBack(const std::vector<StraightPage>& straight, Document& document);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_SCANNED_PDF_H_
