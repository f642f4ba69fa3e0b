// From the pages of a PDF to a Document: reader.h.
#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/layout.h"
#include "parsers/mark_labels.h"
#include "parsers/marks.h"
#include "parsers/pdf_content.h"
#include "parsers/reader.h"
#include "parsers/scanned_pdf.h"
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

// A note that opens on a click: somebody's words, but nobody can tell which
// answer they belong to.
struct Note {
  std::size_t page = 0;  // index into Document::pages
  Box box;
  std::string text;
};

void CollectNotes(const PageContent& content, std::size_t page,
                  std::vector<Note>& notes) {
  for (const TextAnnotation& text : content.texts) {
    if (!text.free_text) notes.push_back({page, text.box, text.text});
  }
}

// A block of its own behind all others, a line a note.
void AppendNote(const Note& note, Document& document) {
  Page& page = document.pages[note.page];
  Line line;
  line.box = note.box;
  line.baseline = note.box.bottom;
  std::istringstream words(note.text);
  for (std::string text; words >> text;) {
    Word word;
    word.text = text;
    word.box = note.box;
    word.baseline = note.box.bottom;
    word.source = Source::kAnnotation;
    line.words.push_back(std::move(word));
  }
  if (line.words.empty()) return;
  Block block;
  block.filled_in = true;
  block.indent = note.box.left;
  block.parts.push_back({static_cast<int>(note.page),
                         static_cast<int>(page.lines.size()), 0,
                         static_cast<int>(line.words.size())});
  page.lines.push_back(std::move(line));
  document.blocks.push_back(std::move(block));
}

// "X", "✓": what people type over a box to tick it.
bool IsTypedTick(const std::string& text) {
  static constexpr std::string_view kTicks[] = {
      "X", "x", "✓", "✔", "✗", "✘", "×", "☒", "☑", "■", "●", "v", "V", "√"};
  return std::find(std::begin(kTicks), std::end(kTicks), text) !=
         std::end(kTicks);
}

// A tick typed as an annotation is ink before marks are looked for.
void TypedTicksToInk(PageContent& content) {
  for (const TextAnnotation& text : content.texts) {
    if (text.free_text && IsTypedTick(text.text)) {
      content.ink.push_back(text.box);
    }
  }
}

// And no word where it marks a box.
void DropTypedTicks(const std::vector<Mark>& marks, PageContent& content) {
  std::erase_if(content.texts, [&](const TextAnnotation& text) {
    return text.free_text && IsTypedTick(text.text) &&
           std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
             return Contains(text.box,
                             {mark.box.center_x(), mark.box.center_y()}) ||
                    Contains(mark.box,
                             {text.box.center_x(), text.box.center_y()});
           });
  });
}

}  // namespace

Document ReadPdf(std::string_view bytes, std::string_view name,
                 const ReadingOptions& options) {
  Document document;
  document.name = name;
  document.media_type = "application/pdf";
  std::vector<LooseWords> loose;
  std::vector<PictureNeed> needs;
  std::vector<std::string> cuts;
  std::vector<Note> notes;
  SeenMarks seen;
  document.warnings = VisitPdfPages(bytes, options, [&](PageContent& content) {
    TypedTicksToInk(content);
    FoundMarks found = FindMarks(content, seen);
    DropTypedTicks(found.marks, content);
    loose.push_back(BuildWords(content, found.glyph_used));
    CapWords(content, options.limits.max_words_per_page, loose.back(), cuts);
    needs.push_back(NeedOf(content, loose.back(), options.ocr));
    CollectNotes(content, document.pages.size(), notes);
    const bool read = !loose.back().words.empty() || !found.marks.empty();
    document.pages.push_back(MakePage(content, std::move(found.marks), read));
  });
  document.warnings.insert(document.warnings.end(), cuts.begin(), cuts.end());
  const std::vector<StraightPage> straight =
      ReadPictures(bytes, options, needs, loose, document);
  LayOut(loose, document);
  for (Page& page : document.pages) LabelMarks(page);
  PutBack(straight, document);
  for (const Note& note : notes) AppendNote(note, document);
  return document;
}

}  // namespace quaestor
