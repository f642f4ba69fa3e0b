// From the pages of a PDF to a Document: reader.h.
#include "parsers/layout.h"
#include "parsers/marks.h"
#include "parsers/pdf_content.h"
#include "parsers/reader.h"
#include "parsers/words.h"

namespace quaestor {
namespace {

Page MakePage(PageContent& content, std::vector<Mark> marks, bool has_words) {
  Page page;
  page.number = content.number;
  page.width = content.width;
  page.height = content.height;
  page.method = has_words ? ReadingMethod::kTextLayer : ReadingMethod::kNone;
  page.marks = std::move(marks);
  page.links = content.links;
  page.pictures = content.pictures;
  return page;
}

}  // namespace

Document ReadPdf(std::string_view bytes, std::string_view name,
                 const ReadingOptions& options) {
  Document document;
  document.name = name;
  document.media_type = "application/pdf";
  std::vector<LooseWords> loose;
  document.warnings = VisitPdfPages(bytes, options, [&](PageContent& content) {
    FoundMarks found = FindMarks(content);
    loose.push_back(BuildWords(content, found.glyph_used));
    const bool read = !loose.back().words.empty() || !found.marks.empty();
    document.pages.push_back(MakePage(content, std::move(found.marks), read));
  });
  LayOut(loose, document);
  return document;
}

}  // namespace quaestor
