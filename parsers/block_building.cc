#include "parsers/block_building.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "parsers/paragraph_breaks.h"

namespace quaestor {
namespace {

// A block with the facts of its lines.
struct Draft {
  Block block;
  std::vector<const LineFacts*> lines;
};

using Drafts = std::vector<Draft>;

LinePart WholeLine(const LineFacts& line) {
  return {line.page, line.line, 0, line.words};
}

BlockKind KindOfRole(Role role) {
  switch (role) {
    case Role::kHeader:
      return BlockKind::kHeader;
    case Role::kFooter:
      return BlockKind::kFooter;
    case Role::kPageNumber:
      return BlockKind::kPageNumber;
    case Role::kFlow:
      break;
  }
  return BlockKind::kParagraph;
}

bool IsFlow(const LineFacts& line) {
  return line.role == Role::kFlow && !line.footnote;
}

double IndentOf(const LineFacts& line, const Document& document) {
  if (!line.right_to_left) return line.left;
  const Page& page = document.pages[static_cast<std::size_t>(line.page)];
  return page.width + line.left;
}

Draft NewDraft(const LineFacts& line, const Document& document) {
  Draft draft;
  draft.block.kind = KindOfRole(line.role);
  draft.block.indent = IndentOf(line, document);
  draft.block.filled_in = line.field >= 0;
  if (line.table_row >= 0) draft.block.kind = BlockKind::kTableRow;
  if (IsFlow(line) && line.table_row < 0 && HasLabel(line)) {
    draft.block.kind = BlockKind::kListItem;
    draft.block.ordered =
        IsOrdered(line.label) || line.label == LabelKind::kUncertain;
  }
  if (line.footnote) draft.block.kind = BlockKind::kFootnote;
  return draft;
}

void Append(const LineFacts& line, Draft& draft, OpenParagraph& open) {
  if (open.lines == 0) {
    open.first = &line;
    open.labelled = draft.block.kind == BlockKind::kListItem;
  } else {
    open.distance = open.last->page == line.page
                        ? line.baseline - open.last->baseline
                        : open.distance;
    if (open.lines == 1) open.left = line.left;
  }
  open.last = &line;
  ++open.lines;
  draft.lines.push_back(&line);
  draft.block.parts.push_back(WholeLine(line));
}

bool IsSameTableRow(const OpenParagraph& open, const LineFacts& line) {
  return open.lines > 0 && line.table_row >= 0 &&
         open.last->page == line.page && open.last->table_row == line.table_row;
}

// The paragraphs of one stream of lines: the flow, or the footnotes.
Drafts BuildDrafts(const std::vector<const LineFacts*>& lines,
                   const TextMetrics& metrics, const Document& document) {
  Drafts drafts;
  OpenParagraph open;
  for (const LineFacts* line : lines) {
    const bool goes_on = open.lines > 0 && (IsSameTableRow(open, *line) ||
                                            Continues(open, *line, metrics));
    if (!goes_on) {
      drafts.push_back(NewDraft(*line, document));
      open = {};
    }
    Append(*line, drafts.back(), open);
  }
  return drafts;
}

bool LooksLikeHeading(const Draft& draft, const TextMetrics& metrics) {
  if (draft.lines.size() > 3 || draft.block.filled_in) return false;
  int words = 0;
  for (const LineFacts* line : draft.lines) {
    words += line->words;
    if (line->has_mark) return false;
  }
  const LineFacts& first = *draft.lines.front();
  if (words == 0 || words > 30) return false;
  if (draft.block.kind == BlockKind::kListItem && !first.bold) return false;
  return first.size > 1.1 * metrics.body_size ||
         (first.bold && draft.lines.back()->bold);
}

// Headings, their levels by size: the largest is level 1.
void MarkHeadings(const TextMetrics& metrics, Drafts& drafts) {
  std::vector<double> sizes;
  std::vector<Draft*> headings;
  for (Draft& draft : drafts) {
    const bool text = draft.block.kind == BlockKind::kParagraph ||
                      draft.block.kind == BlockKind::kListItem;
    if (!text || !LooksLikeHeading(draft, metrics)) continue;
    headings.push_back(&draft);
    sizes.push_back(draft.lines.front()->size);
  }
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  std::vector<double> ranks;
  for (const double size : sizes) {
    if (ranks.empty() || size < ranks.back() - 0.3) ranks.push_back(size);
  }
  for (Draft* heading : headings) {
    heading->block.kind = BlockKind::kHeading;
    const double size = heading->lines.front()->size;
    const auto rank = std::find_if(ranks.begin(), ranks.end(), [&](double r) {
      return std::abs(size - r) <= 0.3;
    });
    heading->block.level =
        static_cast<int>(std::distance(ranks.begin(), rank)) + 1;
  }
}

// Levels of neighbouring list items, by their indents.
void SetLevels(Drafts& drafts) {
  std::vector<double> indents;
  for (Draft& draft : drafts) {
    if (draft.block.kind != BlockKind::kListItem) {
      indents.clear();
      continue;
    }
    const double indent = draft.block.indent;
    const double slack = 0.35 * draft.lines.front()->size;
    while (!indents.empty() && indents.back() > indent + slack) {
      indents.pop_back();
    }
    if (indents.empty() || indents.back() < indent - slack) {
      indents.push_back(indent);
    }
    draft.block.level = static_cast<int>(indents.size()) - 1;
  }
}

void SetLabels(const Drafts& drafts, Document& document) {
  for (const Draft& draft : drafts) {
    const bool may = draft.block.kind == BlockKind::kListItem ||
                     draft.block.kind == BlockKind::kHeading ||
                     draft.block.kind == BlockKind::kTableRow;
    const LineFacts& first = *draft.lines.front();
    if (!may || !HasLabel(first)) continue;
    Page& page = document.pages[static_cast<std::size_t>(first.page)];
    Line& line = page.lines[static_cast<std::size_t>(first.line)];
    if (!line.words.empty()) line.words.front().label = true;
  }
}

// Whether a block stands before the lines of a page in the document's order.
bool BeginsBefore(const Draft& draft, int page) {
  return draft.lines.front()->page < page;
}

// Sets what stands around the flow between its blocks, so that a block that
// runs over a page's end stays whole: the headers of a page before the first
// block that begins on it, notes and footers after the last one.
std::vector<Block> InOrder(Drafts flow, Drafts around) {
  std::vector<Block> blocks;
  blocks.reserve(flow.size() + around.size());
  std::size_t next = 0;
  for (Draft& draft : around) {
    const int page = draft.lines.front()->page;
    const bool before = draft.block.kind == BlockKind::kHeader;
    while (next < flow.size() &&
           BeginsBefore(flow[next], before ? page : page + 1)) {
      blocks.push_back(std::move(flow[next++].block));
    }
    blocks.push_back(std::move(draft.block));
  }
  while (next < flow.size()) blocks.push_back(std::move(flow[next++].block));
  return blocks;
}

// Headers first within each page, then footnotes, then footers.
int OrderAround(const Draft& draft) {
  switch (draft.block.kind) {
    case BlockKind::kHeader:
      return 0;
    case BlockKind::kFootnote:
      return 1;
    default:
      return 2;
  }
}

}  // namespace

void BuildBlocks(std::vector<LineFacts> lines, Document& document) {
  const TextMetrics metrics = MeasureText(lines);
  std::vector<const LineFacts*> flow;
  std::vector<const LineFacts*> around;
  for (const LineFacts& line : lines) {
    (IsFlow(line) ? flow : around).push_back(&line);
  }
  Drafts drafts = BuildDrafts(flow, metrics, document);
  MarkHeadings(metrics, drafts);
  SetLevels(drafts);
  SetLabels(drafts, document);
  Drafts others;
  for (const LineFacts* line : around) {
    others.push_back(NewDraft(*line, document));
    OpenParagraph open;
    Append(*line, others.back(), open);
  }
  std::stable_sort(others.begin(), others.end(),
                   [](const Draft& a, const Draft& b) {
                     return std::pair(a.lines.front()->page, OrderAround(a)) <
                            std::pair(b.lines.front()->page, OrderAround(b));
                   });
  document.blocks = InOrder(std::move(drafts), std::move(others));
}

}  // namespace quaestor
