#include "parsers/dump.h"

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace quaestor {
namespace {

// Marks by page and line, in reading order.
using MarksByLine = std::map<std::pair<int, int>, std::vector<const Mark*>>;

MarksByLine IndexMarks(const Document& document) {
  MarksByLine index;
  for (std::size_t page = 0; page < document.pages.size(); ++page) {
    for (const Mark& mark : document.pages[page].marks) {
      index[{static_cast<int>(page), mark.line}].push_back(&mark);
    }
  }
  return index;
}

std::string_view SignOf(const Mark& mark) {
  switch (mark.state) {
    case MarkState::kChecked:
      return "☒";
    case MarkState::kUnchecked:
      return "☐";
    case MarkState::kUnclear:
      break;
  }
  return "▣";
}

void AppendSpaced(std::string_view text, std::string& out) {
  if (!out.empty() && out.back() != ' ') out += ' ';
  out += text;
}

std::string TextOfPart(const Document& document, const LinePart& part,
                       const MarksByLine& marks) {
  const Page& page = document.pages[static_cast<std::size_t>(part.page)];
  const Line& line = page.lines[static_cast<std::size_t>(part.line)];
  const auto found = marks.find({part.page, part.line});
  std::string text;
  for (int i = part.first; i <= part.end; ++i) {
    if (found != marks.end()) {
      for (const Mark* mark : found->second) {
        // A mark behind the last word belongs to the part that ends the line.
        const bool here =
            mark->word == i &&
            (i < part.end || i == static_cast<int>(line.words.size()));
        if (here) AppendSpaced(SignOf(*mark), text);
      }
    }
    if (i == part.end) break;
    const Word& word = line.words[static_cast<std::size_t>(i)];
    if (word.space_before || text.empty()) {
      AppendSpaced(word.text, text);
    } else {
      text += word.text;
    }
  }
  return text;
}

std::string TextOfBlock(const Document& document, const Block& block,
                        const MarksByLine& marks) {
  const bool row = block.kind == BlockKind::kTableRow;
  std::string text;
  for (const LinePart& part : block.parts) {
    if (row && !text.empty()) AppendSpaced("|", text);
    AppendSpaced(TextOfPart(document, part, marks), text);
  }
  return text;
}

std::string_view NameOf(BlockKind kind) {
  switch (kind) {
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kListItem:
      return "list";
    case BlockKind::kTableRow:
      return "row";
    case BlockKind::kFootnote:
      return "footnote";
    case BlockKind::kHeader:
      return "header";
    case BlockKind::kFooter:
      return "footer";
    case BlockKind::kPageNumber:
      break;
  }
  return "number";
}

}  // namespace

std::string TextOf(const Document& document, const Block& block) {
  return TextOfBlock(document, block, IndexMarks(document));
}

std::string DumpBlocks(const Document& document) {
  const MarksByLine marks = IndexMarks(document);
  std::string out;
  for (const Block& block : document.blocks) {
    out += NameOf(block.kind);
    const bool levelled =
        block.kind == BlockKind::kHeading || block.kind == BlockKind::kListItem;
    if (levelled) out += ' ' + std::to_string(block.level);
    if (block.ordered) out += " ordered";
    if (block.filled_in) out += " filled";
    out += " | " + TextOfBlock(document, block, marks) + '\n';
  }
  return out;
}

}  // namespace quaestor
