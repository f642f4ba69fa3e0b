// Opens a PDF and shows its pages to a PageCollector: pdf_content.h.
#include <Catalog.h>
#include <Gfx.h>
#include <PDFDoc.h>
#include <Page.h>

#include <algorithm>
#include <memory>

#include "parsers/pdf_annotations.h"
#include "parsers/pdf_content.h"
#include "parsers/pdf_forms.h"
#include "parsers/pdf_open.h"
#include "parsers/pdf_output.h"

namespace quaestor {
namespace {

constexpr std::size_t kMaxWarnings = 20;

void ClearPage(PageContent& page, int number) {
  page.number = number;
  page.width = page.height = 0;
  page.fonts.clear();
  page.glyphs.clear();
  page.paths.clear();
  page.widgets.clear();
  page.texts.clear();
  page.ink.clear();
  page.links.clear();
  page.pictures.clear();
}

bool AskCollector(void* collector) {
  return static_cast<PageCollector*>(collector)->MustStop();
}

// Points per unit of the page's own space.
double UserUnit(PDFDoc& document, ::Page& page) {
  const Object dictionary = document.getXRef()->fetch(page.getRef());
  if (!dictionary.isDict()) return 1;
  const double unit =
      dictionary.dictLookup("UserUnit").getNumWithDefaultValue(1);
  return unit > 0 && unit < 1000 ? unit : 1;
}

void ReadPage(PDFDoc& document, ::Page& page, PageCollector& collector,
              PageContent& content) {
  collector.BeginPage(content);
  const double resolution = 72 * UserUnit(document, page);
  // A crop box that leaves nothing of the page cannot be meant.
  const bool whole = page.getCropWidth() < 1 || page.getCropHeight() < 1;
  const std::unique_ptr<Gfx> gfx(
      page.createGfx(&collector, resolution, resolution, 0, whole, !whole, -1,
                     -1, -1, -1, false, AskCollector, &collector));
  page.display(gfx.get());
  ReadAnnotations(document, page, *gfx, collector, content);
  collector.FinishPage();
}

std::string PageMessage(int number, const std::string& what) {
  return "page " + std::to_string(number) + ": " + what;
}

// Reads page `number` into `content`; what was wrong goes to `warnings`.
void TryPage(PDFDoc& document, int number, PageCollector& collector,
             PageContent& content, std::vector<std::string>& warnings) {
  PopplerTroubles() = 0;
  ::Page* page = document.getPage(number);
  if (page == nullptr || !page->isOk()) {
    warnings.push_back(PageMessage(number, "damaged; it cannot be read"));
    return;
  }
  ReadPage(document, *page, collector, content);
  for (const std::string& omission : collector.omissions()) {
    warnings.push_back(PageMessage(number, omission));
  }
  if (PopplerTroubles() > 0) {
    warnings.push_back(PageMessage(
        number, "damaged in part; what can be read of it was read"));
  }
}

void CapWarnings(std::vector<std::string>& warnings) {
  if (warnings.size() <= kMaxWarnings) return;
  const std::size_t more = warnings.size() - kMaxWarnings;
  warnings.resize(kMaxWarnings);
  warnings.push_back("and " + std::to_string(more) + " more such warnings");
}

// The pages of an XFA form hold what is asked in it, or only the advice to open
// it with an Adobe program.
void CheckXfaPage(const PageContent& page, int page_count,
                  std::vector<std::string>& warnings) {
  if (!page.widgets.empty()) return;
  std::string text;
  for (const Glyph& glyph : page.glyphs) text += glyph.text;
  if (page_count <= 2 &&
      (text.empty() || text.find("Adobe") != std::string::npos)) {
    throw Error(ErrorCode::kUnknownKind,
                "the PDF is an XFA form, whose answers only Adobe programs "
                "show; print it to a new PDF there and use that");
  }
  warnings.emplace_back(
      "the PDF is an XFA form; answers that its pages do not show were not "
      "read; print it to a new PDF with an Adobe program");
}

}  // namespace

std::vector<std::string> VisitPdfPages(
    std::string_view bytes, const ReadingOptions& options,
    const std::function<void(PageContent& page)>& visit) {
  const std::unique_ptr<PDFDoc> document = OpenPdf(bytes, options.password);
  const int page_count = document->getNumPages();
  if (page_count <= 0) {
    throw Error(ErrorCode::kDamaged,
                "the PDF has no pages; ask for the file again");
  }
  std::vector<std::string> warnings;
  if (PopplerTroubles() > 0) {
    warnings.emplace_back(
        "the file is damaged; what can be read of it was read");
  }
  const bool xfa_only = IsXfaOnly(*document);
  const int read_count = std::min(page_count, options.limits.max_pages);
  PageCollector collector(options.limits);
  PageContent content;
  for (int number = 1; number <= read_count; ++number) {
    ClearPage(content, number);
    TryPage(*document, number, collector, content, warnings);
    if (xfa_only && number == 1) CheckXfaPage(content, page_count, warnings);
    visit(content);
  }
  CapWarnings(warnings);
  if (read_count < page_count) {
    warnings.push_back("only the first " + std::to_string(read_count) + " of " +
                       std::to_string(page_count) + " pages were read");
  }
  return warnings;
}

PdfContent ReadPdfContent(std::string_view bytes,
                          const ReadingOptions& options) {
  PdfContent content;
  content.warnings = VisitPdfPages(bytes, options, [&](PageContent& page) {
    content.pages.push_back(page);
  });
  return content;
}

}  // namespace quaestor
