#include "parsers/mark_labels.h"

#include <cstddef>

namespace quaestor {
namespace {

// The words after a mark up to the next mark of its line.
std::string TextAfter(const Page& page, const Mark& mark) {
  const Line& line = page.lines[static_cast<std::size_t>(mark.line)];
  std::size_t end = line.words.size();
  for (const Mark& other : page.marks) {
    if (other.line == mark.line && other.word > mark.word) {
      end = std::min(end, static_cast<std::size_t>(other.word));
    }
  }
  std::string text;
  for (std::size_t i = static_cast<std::size_t>(mark.word); i < end; ++i) {
    if (!text.empty() && line.words[i].space_before) text += ' ';
    text += line.words[i].text;
  }
  return text;
}

}  // namespace

void LabelMarks(Page& page) {
  for (Mark& mark : page.marks) {
    if (mark.line >= 0 && mark.line < static_cast<int>(page.lines.size())) {
      mark.label = TextAfter(page, mark);
    }
  }
}

}  // namespace quaestor
