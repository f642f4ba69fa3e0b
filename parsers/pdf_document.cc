// From the pages of a PDF to a Document: reader.h.
#include <algorithm>
#include <string>
#include <vector>

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

std::string PageMessage(int number, const std::string& what) {
  return "page " + std::to_string(number) + ": " + what;
}

void CapWords(const PageContent& content, int limit, LooseWords& loose,
              std::vector<std::string>& warnings) {
  if (loose.words.size() <= static_cast<std::size_t>(limit)) return;
  loose.words.resize(static_cast<std::size_t>(limit));
  warnings.push_back(PageMessage(
      content.number, "holds too many words; the rest of it is skipped"));
}

// The beginning of a note, cut between characters.
std::string Beginning(const std::string& text) {
  constexpr std::size_t kBytes = 80;
  std::string line = text;
  std::replace(line.begin(), line.end(), '\n', ' ');
  if (line.size() <= kBytes) return line;
  std::size_t end = kBytes;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return line.substr(0, end) + "…";
}

// Notes that open on a click are not on the page, and nobody can tell which
// answer they belong to.
void TellNotes(const PageContent& content, std::vector<std::string>& warnings) {
  constexpr int kMost = 5;
  int count = 0;
  for (const TextAnnotation& text : content.texts) {
    if (text.free_text || ++count > kMost) continue;
    warnings.push_back(PageMessage(
        content.number, "a note was left out: " + Beginning(text.text)));
  }
}

}  // namespace

Document ReadPdf(std::string_view bytes, std::string_view name,
                 const ReadingOptions& options) {
  Document document;
  document.name = name;
  document.media_type = "application/pdf";
  std::vector<LooseWords> loose;
  std::vector<std::string> notes;
  document.warnings = VisitPdfPages(bytes, options, [&](PageContent& content) {
    FoundMarks found = FindMarks(content);
    loose.push_back(BuildWords(content, found.glyph_used));
    CapWords(content, options.limits.max_words_per_page, loose.back(), notes);
    TellNotes(content, notes);
    const bool read = !loose.back().words.empty() || !found.marks.empty();
    document.pages.push_back(MakePage(content, std::move(found.marks), read));
  });
  document.warnings.insert(document.warnings.end(), notes.begin(), notes.end());
  LayOut(loose, document);
  return document;
}

}  // namespace quaestor
