// parsers/paragraph_breaks.h: does a line go on with the paragraph before it?
#ifndef QUAESTOR_PARSERS_PARAGRAPH_BREAKS_H_
#define QUAESTOR_PARSERS_PARAGRAPH_BREAKS_H_

#include <map>
#include <vector>

#include "parsers/line_facts.h"

namespace quaestor {

// How the document's text is set.
struct TextMetrics {
  double body_size = 10;  // of most letters
  // Distances of baselines seen inside paragraphs, ascending, by size class.
  std::map<int, std::vector<double>> leadings;
};

// The size of most words of the flow.
double BodySize(const std::vector<LineFacts>& lines);

// Sets the bounds of the page's own column, which only the whole document
// shows, and measures the leading.
TextMetrics MeasureText(std::vector<LineFacts>& lines);

// A paragraph as far as it has been read.
struct OpenParagraph {
  const LineFacts* first = nullptr;
  const LineFacts* last = nullptr;
  int lines = 0;
  double left = 0;      // of the second line on, once lines > 1
  double distance = 0;  // of the last two baselines on one page, 0 not known
  bool labelled = false;
};

// `next` is the line after `open.last` in the flow, perhaps on another page.
bool Continues(const OpenParagraph& open, const LineFacts& next,
               const TextMetrics& metrics);

// Whether the line begins with a label, given that it begins a paragraph.
bool HasLabel(const LineFacts& line);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PARAGRAPH_BREAKS_H_
