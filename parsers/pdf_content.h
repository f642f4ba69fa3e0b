// parsers/pdf_content.h: the pages of a PDF as they are painted, before words
// and marks are made of them. ReadPdf (reader.h) builds on it; tests look at
// it.
#ifndef QUAESTOR_PARSERS_PDF_CONTENT_H_
#define QUAESTOR_PARSERS_PDF_CONTENT_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/page_content.h"
#include "parsers/reader.h"

namespace quaestor {

// Hands every page to `visit`, in page order, and returns the warnings, which
// name the page they speak of. A page that cannot be read is handed over empty,
// with a warning. The page's buffers are used again after `visit` returns.
// Throws Error.
std::vector<std::string> VisitPdfPages(
    std::string_view bytes, const ReadingOptions& options,
    const std::function<void(PageContent& page)>& visit);

struct PdfContent {
  std::vector<PageContent> pages;
  std::vector<std::string> warnings;
};

// All pages at once. Throws Error.
PdfContent ReadPdfContent(std::string_view bytes,
                          const ReadingOptions& options = {});

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PDF_CONTENT_H_
