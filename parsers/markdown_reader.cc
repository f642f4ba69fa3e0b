// ReadMarkdown() of text_blocks.h: reads a file without its interruptions
// (markdown_source.h), and puts them back where they stood.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/markdown_source.h"
#include "parsers/markdown_tree.h"
#include "parsers/text_blocks.h"

namespace quaestor {
namespace {

int FirstLine(const TextBlock& block) { return block.lines.front().number; }

// Puts the blocks of the interruptions back where they stood.
std::vector<TextBlock> Merged(std::vector<TextBlock> body,
                              std::vector<TextBlock> others) {
  std::vector<TextBlock> result;
  std::merge(std::make_move_iterator(body.begin()),
             std::make_move_iterator(body.end()),
             std::make_move_iterator(others.begin()),
             std::make_move_iterator(others.end()), std::back_inserter(result),
             [](const TextBlock& a, const TextBlock& b) {
               return FirstLine(a) < FirstLine(b);
             });
  return result;
}

void NoteInterruptions(const std::vector<bool>& interrupted,
                       std::vector<TextBlock>& body) {
  int last = 1;
  for (TextBlock& block : body) {
    for (int line = last; line <= FirstLine(block); ++line) {
      const auto index = static_cast<std::size_t>(line - 1);
      if (index < interrupted.size() && interrupted[index]) {
        block.after_interruption = true;
      }
    }
    last = std::max(last, block.lines.back().number);
  }
}

std::vector<TextBlock> ReadInterruptions(
    const std::vector<Interruption>& interruptions, std::vector<Link>& links) {
  std::vector<TextBlock> result;
  for (const Interruption& interruption : interruptions) {
    for (TextBlock& block :
         ReadMarkdownTree(interruption.text, interruption.line, links)) {
      block.kind = interruption.kind;
      block.level = 0;
      result.push_back(std::move(block));
    }
  }
  return result;
}

}  // namespace

Document ReadMarkdown(std::string_view text) {
  Document document = NewTextDocument();
  std::vector<Link>& links = document.pages.front().links;
  const MarkdownSource source = CutInterruptions(text);
  std::vector<TextBlock> body = ReadMarkdownTree(source.text, 1, links);
  NoteInterruptions(source.interrupted, body);
  std::vector<TextBlock> blocks =
      Merged(std::move(body), ReadInterruptions(source.interruptions, links));
  const MarkHabits habits = SurveyBlocks(blocks);
  AppendBlocks(Rearranged(std::move(blocks), habits), habits, document);
  return document;
}

}  // namespace quaestor
