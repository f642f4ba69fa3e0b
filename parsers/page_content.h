// parsers/page_content.h: one page as its content stream paints it and its
// annotations add to it, before anything is made of it. It stands between the
// reader of PDF (pdf_reader.cc, the only file that sees Poppler) and the
// stages that find words and marks, which know no library.
//
// Coordinates as in geometry.h. Everything stands in painting order; `order`
// tells which of a glyph and a path was painted later.
#ifndef QUAESTOR_PARSERS_PAGE_CONTENT_H_
#define QUAESTOR_PARSERS_PAGE_CONTENT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "parsers/document.h"
#include "parsers/geometry.h"

namespace quaestor {

struct Font {
  std::string name;  // PostScript name without the subset prefix, or ""
  bool bold = false;
  bool italic = false;
  bool symbolic = false;  // Wingdings, Dingbats, Symbol and their like
  bool type3 = false;
};

// One character code as shown.
struct Glyph {
  std::string text;  // UTF-8; several characters for a ligature; "" unmapped
  std::string name;  // glyph name of the font's encoding ("a19"), or ""
  Box box;           // advance width by font ascent and descent
  Point origin;      // on the baseline
  double size = 0;   // points, as displayed
  float angle = 0;   // direction of writing, degrees clockwise from rightward
  std::uint32_t code = 0;
  std::uint32_t colour = 0;  // 0xRRGGBB
  int font = 0;              // index into PageContent::fonts
  int order = 0;
  bool invisible = false;  // render mode 3 or 7
  bool unmapped = false;   // no Unicode value: text is a guess or ""
};

struct PathPoint {
  Point at;
  bool move = false;   // begins a subpath
  bool curve = false;  // end of a Bézier segment (control points are left out)
};

// A path that was stroked or filled. Parts outside the clip are kept, but a
// path wholly outside is not.
struct Path {
  std::vector<PathPoint> points;
  Box box;             // of the points, clipped
  Box clip;
  bool stroke = false;
  bool fill = false;
  double line_width = 0;  // points
  std::uint32_t colour = 0;  // of the stroke or the fill, 0xRRGGBB
  double opacity = 1;
  int order = 0;
  bool annotation = false;  // drawn by an annotation's appearance (ink, stamp)
};

enum class WidgetKind { kCheckbox, kRadio, kText, kChoice, kOther };

// A form field's place on the page.
struct Widget {
  Box box;
  WidgetKind kind = WidgetKind::kOther;
  std::string name;          // full field name
  std::string value;         // text and choice: whole value, UTF-8
  std::string export_value;  // checkbox, radio: name of its "on" state
  bool checked = false;      // by /AS, or /V where there is no /AS
  bool conflict = false;     // /V says otherwise than /AS
  bool multiline = false;
  bool hidden = false;       // not shown on the page
  bool read_only = false;
  double font_size = 0;      // 0: automatic
};

// An annotation with text that a reader of the page sees or may open.
struct TextAnnotation {
  Box box;
  std::string text;
  bool free_text = false;  // written on the page; otherwise a note
  double font_size = 0;
  std::uint32_t colour = 0;
};

struct PageContent {
  int number = 1;
  double width = 0;
  double height = 0;
  std::vector<Font> fonts;
  std::vector<Glyph> glyphs;
  std::vector<Path> paths;
  std::vector<Widget> widgets;
  std::vector<TextAnnotation> texts;
  // Ink, stamp, line, square, ... annotations that can be strokes of a pen.
  std::vector<Box> ink;
  std::vector<Link> links;
  std::vector<Picture> pictures;
};

// What the words and marks stages hand to layout, a page each.
struct LooseWords {
  std::vector<Word> words;  // in painting order
  std::vector<Box> rules;   // thin straight lines, horizontal and vertical
  std::vector<Box> shades;  // filled areas larger than a word: table cells
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PAGE_CONTENT_H_
