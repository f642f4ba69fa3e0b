// parsers/plain_text_notes.h: the marks of footnotes in a plain text, where
// they are no longer raised. Inside of plain_text_reader.cc.
#ifndef QUAESTOR_PARSERS_PLAIN_TEXT_NOTES_H_
#define QUAESTOR_PARSERS_PLAIN_TEXT_NOTES_H_

#include <set>
#include <vector>

#include "parsers/plain_text_lines.h"
#include "parsers/text_blocks.h"

namespace quaestor {

// Numbers that may refer to footnotes.
struct NoteReferences {
  std::set<int> glued;  // "Government1", "(CIO)5"
  std::set<int> apart;  // "groups 6."
};

NoteReferences FindNoteReferences(const std::vector<PlainLine>& lines);

// Raises in the text the marks of the footnotes 1 to `count`, which are among
// the blocks.
void RaiseNoteMarks(int count, std::vector<TextBlock>& blocks);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PLAIN_TEXT_NOTES_H_
