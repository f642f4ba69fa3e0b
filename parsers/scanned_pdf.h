// parsers/scanned_pdf.h: recognises what a PDF shows as a picture.
#ifndef QUAESTOR_PARSERS_SCANNED_PDF_H_
#define QUAESTOR_PARSERS_SCANNED_PDF_H_

#include <string_view>
#include <vector>

#include "parsers/document.h"
#include "parsers/page_content.h"
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

// `loose` holds the words of the page's text layer.
PictureNeed NeedOf(const PageContent& page, const LooseWords& loose, Ocr ocr);

// Adds the words and marks of pictures to pages that were read already but not
// laid out; `needs` and `loose` hold one entry a page. Sets Page::method; what
// could not be recognised goes to the document's warnings.
void ReadPictures(std::string_view bytes, const ReadingOptions& options,
                  const std::vector<PictureNeed>& needs,
                  std::vector<LooseWords>& loose, Document& document);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_SCANNED_PDF_H_
