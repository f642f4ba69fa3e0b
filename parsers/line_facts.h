// parsers/line_facts.h: what the building of blocks wants to know of a line,
// measured once.
#ifndef QUAESTOR_PARSERS_LINE_FACTS_H_
#define QUAESTOR_PARSERS_LINE_FACTS_H_

#include <cstdint>
#include <vector>

#include "parsers/document.h"
#include "parsers/labels.h"
#include "parsers/layout_types.h"

namespace quaestor {

// Colour of lines that have several, or nothing but links.
inline constexpr int kNoColour = -1;

// x runs in the direction of reading: lines from right to left are mirrored at
// x = 0, so that left is always where a line begins.
struct LineFacts {
  int page = 0;  // index into Document::pages
  int line = 0;  // index into Page::lines
  Role role = Role::kFlow;
  bool footnote = false;    // set by MarkFootnotes
  bool note_start = false;  // of a new note
  int cell = 0;
  int table_row = -1;
  int column = -1;  // as in Segment
  int band = -1;
  bool newspaper = false;  // the text runs on in the next column
  int field = -1;
  bool right_to_left = false;
  // Right to left on a page that is not: its paragraphs may be set flush left.
  bool either_side = false;

  double left = 0;       // of the label, mark or first word
  double text_left = 0;  // of the text behind a label or mark
  double right = 0;
  // First the gutters beside it, then bounds of the column's text.
  double limit_left = 0;
  double limit_right = 0;
  double baseline = 0;
  double top = 0;
  double bottom = 0;
  double size = 0;
  // Room that the first word, with its label, would need on the line before.
  double first_width = 0;

  int words = 0;
  int note_mark = -1;                  // FootnoteMark of the first word
  bool raised_first = false;           // the first word is a superscript
  LabelKind label = LabelKind::kNone;  // of the first word, by its text
  bool lone_label = false;  // nothing but a number or letter and its point
  bool label_gap = false;   // more than a space behind that word
  bool begins_with_mark = false;
  bool has_mark = false;
  bool begins_lower = false;
  bool begins_uncased = false;  // a script without capitals
  bool ends_uncased = false;    // in such a script, or a comma of one
  bool ends_sentence = false;
  bool begins_whole_address = false;  // "https://..." or "www...."
  // The last word is such an address without a comma or the like behind it.
  bool ends_with_whole_address = false;
  bool ends_inside_address = false;  // "https://"
  bool ends_with_hyphen = false;
  bool raised = false;  // holds superscripts, which can spread lines
  bool bold = false;    // every word
  bool italic = false;
  int colour = kNoColour;
  std::uint32_t first_colour = 0;  // of the first and the last word
  std::uint32_t last_colour = 0;
};

// `segment` is the line's; its items stand in reading order.
LineFacts FactsOf(const Line& line, const Segment& segment,
                  bool page_is_right_to_left);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_LINE_FACTS_H_
