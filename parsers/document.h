// parsers/document.h: what every reader gives, whatever the kind of file.
//
// Plain data that knows no library. Boxes are in points from the top left
// corner of the page as displayed (geometry.h). Text is UTF-8 in Unicode NFC,
// in logical order. Documents without pages (plain text, Markdown, Word files)
// have one Page of width and height 0, whose lines carry the line numbers of
// the file, or the numbers of its paragraphs.
#ifndef QUAESTOR_PARSERS_DOCUMENT_H_
#define QUAESTOR_PARSERS_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "parsers/geometry.h"

namespace quaestor {

// Where something was read.
enum class Source {
  kTextLayer,
  kFormField,
  kAnnotation,
  kVector,
  kImage,
  kOcr,
  kText
};

// How the words of a page were obtained; the contract's `reading.method`.
enum class ReadingMethod { kTextLayer, kOcr, kMixed, kText, kNone };

// A run of non-space characters. Marks (check boxes) are never words.
struct Word {
  std::string text;
  Box box;
  double baseline = 0;  // y of the baseline, points
  double size = 0;      // font size, points
  double confidence = 1;
  std::uint32_t colour = 0;  // 0xRRGGBB
  bool bold = false;
  bool italic = false;
  // Raised or lowered small text that is glued to the word before it, such as
  // a footnote mark. It is a word of its own so that it spoils no other.
  bool superscript = false;
  bool invisible = false;         // text render mode 3: somebody's OCR layer
  bool encoding_suspect = false;  // glyphs without a trustworthy Unicode value
  // The bullet or number that introduces a list item or a numbered question;
  // set by layout. `text` is the label as written: "•", "1.", "a)".
  bool label = false;
  // False where no white space stands between this word and the one before it
  // on the same line.
  bool space_before = true;
  // Recognised words: the first reading, where `text` was corrected.
  std::string raw;
  Source source = Source::kTextLayer;
  int link = -1;   // index into Page::links, or -1
  int field = -1;  // number of the form text field on this page, or -1
};

struct Line {
  Box box;
  double baseline = 0;
  std::vector<Word> words;  // in reading order; empty where only marks stand
  // Without pages: 1-based line of the file, or paragraph of the Word file; 0
  // otherwise.
  int number = 0;
  int end_number = 0;  // the last such line, where one was joined of several
};

enum class MarkKind { kCheckbox, kRadio };
enum class MarkState { kChecked, kUnchecked, kUnclear };

// A box that can be ticked, and whether it is.
struct Mark {
  Box box;
  MarkKind kind = MarkKind::kCheckbox;
  MarkState state = MarkState::kUnclear;
  double confidence = 1;  // probability that the state is right
  Source source = Source::kTextLayer;
  // Two sources speak of this box and disagree (value against appearance,
  // widget against drawing).
  bool conflict = false;
  std::string label;         // text that belongs to the box, or ""
  std::string field_name;    // form fields: full name, or ""
  std::string export_value;  // form fields: the value when checked, or ""
  // Place in reading order, set by layout: the mark stands on
  // Page::lines[line] before words[word] (word may equal words.size()).
  int line = -1;
  int word = 0;
};

struct Link {
  Box box;
  std::string uri;
};

struct Picture {
  Box box;
  double dpi = 0;  // its own pixels per inch; 0: unknown
};

struct Page {
  int number = 1;  // 1-based
  double width = 0;
  double height = 0;
  ReadingMethod method = ReadingMethod::kNone;
  // It shows a picture that was not recognised, or not all of it: words of the
  // respondent may be missing here. The document's warnings say why.
  bool unreadable = false;
  std::vector<Line> lines;  // in reading order
  std::vector<Mark> marks;  // in reading order
  std::vector<Link> links;
  std::vector<Picture> pictures;
};

enum class BlockKind {
  kParagraph,
  kHeading,
  kListItem,
  kTableRow,  // each part is a cell
  kFootnote,  // with its mark as first word
  kHeader,    // running header
  kFooter,    // running footer
  kPageNumber
};

// Words [first, end) of one line.
struct LinePart {
  int page = 0;  // index into Document::pages
  int line = 0;  // index into Page::lines
  int first = 0;
  int end = 0;
};

// A paragraph, list item, heading, ...: it may run over lines and pages.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  // Left edge of the first word (of a list item: of its label) in points;
  // in text files 18 per level of nesting. Nesting is told by comparing
  // neighbours.
  double indent = 0;
  int level = 0;         // headings: 1 and deeper; list items: 0 and deeper
  bool ordered = false;  // list items: the label is a number or letter
  // Words are read from a form's text field or a FreeText annotation: nothing
  // of the form itself can stand in it.
  bool filled_in = false;
  std::vector<LinePart> parts;
};

struct Document {
  std::string name;  // file name without folders
  std::string sha256;
  std::string media_type;
  bool paged = true;        // false: evidence is lines, not boxes
  bool paragraphs = false;  // not paged: lines are numbered by paragraph
  std::vector<Page> pages;
  // The whole document in reading order. Every word and every mark's line
  // stands in exactly one block part, once.
  std::vector<Block> blocks;
  std::vector<std::string> warnings;
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_DOCUMENT_H_
