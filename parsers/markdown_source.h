// parsers/markdown_source.h: takes out of Markdown what interrupts its text:
// footnotes, running footers and rules that a converter left where a page of
// the original ended. A list or a paragraph then goes on behind them.
#ifndef QUAESTOR_PARSERS_MARKDOWN_SOURCE_H_
#define QUAESTOR_PARSERS_MARKDOWN_SOURCE_H_

#include <string>
#include <string_view>
#include <vector>

#include "parsers/document.h"

namespace quaestor {

// A piece of Markdown of its own.
struct Interruption {
  BlockKind kind = BlockKind::kFootnote;
  int line = 1;  // 1-based number of its first line in the file
  std::string text;
};

struct MarkdownSource {
  std::string text;  // with interruptions replaced by empty lines
  std::vector<Interruption> interruptions;
  std::vector<bool> interrupted;  // per line of the file: nothing is left of it
};

MarkdownSource CutInterruptions(std::string_view markdown);

std::vector<std::string_view> SplitLines(std::string_view text);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MARKDOWN_SOURCE_H_
