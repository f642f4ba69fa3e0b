// parsers/text_blocks.h: what the readers of Markdown, plain text and Word
// files share: blocks of styled text with the lines of the file, and how they
// become the words, marks and blocks of a Document.
#ifndef QUAESTOR_PARSERS_TEXT_BLOCKS_H_
#define QUAESTOR_PARSERS_TEXT_BLOCKS_H_

#include <optional>
#include <string>
#include <vector>

#include "parsers/document.h"
#include "parsers/line_marks.h"

namespace quaestor {

// A check box that the file says is one, whatever it looks like.
struct WrittenBox {
  MarkState state = MarkState::kUnclear;
  MarkKind kind = MarkKind::kCheckbox;
  bool conflict = false;  // as Mark::conflict
};

// Text of one look. Runs follow each other without white space between them.
struct StyledText {
  std::string text;
  std::optional<WrittenBox> box;  // `text` is then its sign, "☒" or "☐"
  bool bold = false;
  bool italic = false;
  bool superscript = false;
  int link = -1;  // index into Page::links
};

// How a line follows the one before it in its block.
enum class Break {
  kSoft,  // the text was wrapped
  kHard,  // the writer wanted a new line
  kCell   // the next cell of a table row
};

// What one line of the file gives to a block.
struct TextLine {
  int number = 0;  // 1-based line of the file, or paragraph of a Word file
  Break before = Break::kSoft;
  std::vector<StyledText> runs;
};

struct TextBlock {
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;  // headings and list items as in Block; else depth of nesting
  bool ordered = false;
  bool filled_in = false;  // as in Block
  // As in Block, where the file tells it; else it is told by the level.
  std::optional<double> indent;
  // Something that is no text of the body (a footnote, a footer, a rule, a
  // page break) stands between this block and the one before it.
  bool after_interruption = false;
  std::vector<std::string> labels;  // of a list item, as written
  std::vector<TextLine> lines;
};

// The visible text of a line.
std::string TextOf(const TextLine& line);

// Adds text to the last run where it looks the same, else as a new run.
void AppendText(const StyledText& text, TextLine& line);

// How the blocks use their signs.
MarkHabits SurveyBlocks(const std::vector<TextBlock>& blocks);

// Splits paragraphs at lines that begin something of their own ("Name: ...",
// a check box, a bullet) and joins those that a footnote or a page break cut
// in two. What is left of a label in the text becomes one.
std::vector<TextBlock> Rearranged(std::vector<TextBlock> blocks,
                                  const MarkHabits& habits);

// The same without joining, for files that know where their paragraphs end;
// numbers at the start are labels as they are in PDF.
std::vector<TextBlock> SplitAtLines(std::vector<TextBlock> blocks,
                                    const MarkHabits& habits);

// Appends lines, marks and blocks to the one page of the document.
void AppendBlocks(const std::vector<TextBlock>& blocks,
                  const MarkHabits& habits, Document& document);

// A document of one page without size and without blocks.
Document NewTextDocument();

// The two readers; `text` is as DecodeText gives it. Neither throws.
Document ReadMarkdown(std::string_view text);
Document ReadPlainText(std::string_view text);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_TEXT_BLOCKS_H_
