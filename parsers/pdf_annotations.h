// parsers/pdf_annotations.h: form fields, links and annotations of a page.
// Internal to the files pdf_*.cc.
#ifndef QUAESTOR_PARSERS_PDF_ANNOTATIONS_H_
#define QUAESTOR_PARSERS_PDF_ANNOTATIONS_H_

#include "parsers/page_content.h"
#include "parsers/pdf_output.h"

class Gfx;
class PDFDoc;
class Page;

namespace quaestor {

// Adds the page's annotations to `content`. Those that only show (stamps, ink,
// captions of push buttons) are painted through `gfx`, so that `collector`
// sees them; form fields and FreeText are not, since their text is known.
void ReadAnnotations(PDFDoc& document, ::Page& page, Gfx& gfx,
                     PageCollector& collector, PageContent& content);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PDF_ANNOTATIONS_H_
