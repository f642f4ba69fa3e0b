// parsers/scanned_pdf.h: recognises what a PDF shows as a picture.
#ifndef QUAESTOR_PARSERS_SCANNED_PDF_H_
#define QUAESTOR_PARSERS_SCANNED_PDF_H_

#include <string_view>
#include <vector>

#include "parsers/document.h"
#include "parsers/page_content.h"
#include "parsers/reader.h"

namespace quaestor {

// Adds the words and marks of pictures to pages that were read already but not
// laid out; `loose` holds one entry a page. Sets Page::method; what could not
// be recognised goes to the document's warnings.
void ReadScannedPages(std::string_view bytes, const ReadingOptions& options,
                      std::vector<LooseWords>& loose, Document& document);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_SCANNED_PDF_H_
