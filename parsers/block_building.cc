#include "parsers/block_building.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "parsers/footnotes.h"
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

// Where the last paragraph of a cell stands, so that the cell can go on on the
// next page.
struct OpenCell {
  int column = -1;
  std::size_t draft = 0;
  OpenParagraph open;
};

// Builds the paragraphs of the flow line by line.
class DraftBuilder {
 public:
  DraftBuilder(const TextMetrics& metrics, const Document& document)
      : metrics_(metrics), document_(document) {}

  void Add(LineFacts& line) {
    if (BehindLabel(line)) {
      AppendToLabel(line);
      return;
    }
    if (line.page != page_) TurnPage(line);
    if (line.band != band_) {
      band_ = line.band;
      cells_.clear();
      in_lone_cell_ = false;
    }
    const bool resumed = ResumeCell(line);
    const OpenParagraph& open = cursor_.open;
    const bool goes_on =
        open.lines > 0 && (resumed || IsSameTableRow(open, line) ||
                           Continues(open, line, metrics_));
    if (!goes_on) {
      drafts_.push_back(NewDraft(line, document_));
      cursor_ = {line.column, drafts_.size() - 1, {}};
    }
    Append(line, drafts_[cursor_.draft], cursor_.open);
    RememberCell(line);
  }

  Drafts Take() { return std::move(drafts_); }

 private:
  // A number in a column of its own is the label of the cell beside it.
  bool BehindLabel(const LineFacts& line) const {
    const OpenParagraph& open = cursor_.open;
    return open.lines == 1 && open.last->lone_label && line.column >= 0 &&
           line.table_row < 0 && line.page == open.last->page &&
           line.band == open.last->band && line.column == open.last->column + 1;
  }

  void AppendToLabel(const LineFacts& line) {
    Draft& draft = drafts_[cursor_.draft];
    draft.block.kind = BlockKind::kListItem;
    draft.block.ordered = true;
    cursor_.open = {};
    Append(line, draft, cursor_.open);
    RememberCell(line);
  }

  void TurnPage(const LineFacts& line) {
    page_ = line.page;
    first_band_ = line.band;
    band_ = line.band;
    last_page_cells_ = std::move(cells_);
    cells_.clear();
    in_lone_cell_ = false;
  }

  // A row of a table that runs over the page's end goes on in each cell.
  // Returns whether the line goes on with one.
  bool ResumeCell(LineFacts& line) {
    if (line.newspaper || line.band != first_band_) return false;
    if (line.column < 0) return ResumeLoneCell(line);
    const auto cell = std::find_if(
        last_page_cells_.begin(), last_page_cells_.end(),
        [&](const OpenCell& other) { return other.column == line.column; });
    if (cell == last_page_cells_.end()) return false;
    if (!Continues(cell->open, line, metrics_)) {
      // One cell begins anew, so this is another row.
      last_page_cells_.clear();
      return false;
    }
    cursor_ = *cell;
    last_page_cells_.erase(cell);
    return true;
  }

  // Where all other cells of the row ended on the page before, nothing tells
  // the lines that are left of one from a paragraph of the page but their
  // place.
  bool ResumeLoneCell(LineFacts& line) {
    for (const OpenCell& cell : std::exchange(last_page_cells_, {})) {
      if (!GoesOnWith(cell.open, line)) continue;
      cursor_ = cell;
      in_lone_cell_ = true;
      return true;
    }
    in_lone_cell_ = in_lone_cell_ && GoesOnWith(cursor_.open, line);
    return in_lone_cell_;
  }

  // Whether a line goes on with a cell; it then belongs to that.
  bool GoesOnWith(const OpenParagraph& open, LineFacts& line) {
    const LineFacts& last = *open.last;
    LineFacts inside = line;
    inside.column = last.column;
    inside.cell = last.cell;
    inside.limit_left = last.limit_left;
    inside.limit_right = last.limit_right;
    if (line.right > last.limit_right + 1 ||
        !Continues(open, inside, metrics_)) {
      return false;
    }
    line = inside;
    return true;
  }

  void RememberCell(const LineFacts& line) {
    if (line.column < 0 || line.newspaper) {
      cells_.clear();
      return;
    }
    const auto cell = std::find_if(
        cells_.begin(), cells_.end(),
        [&](const OpenCell& other) { return other.column == line.column; });
    cursor_.column = line.column;
    if (cell == cells_.end()) {
      cells_.push_back(cursor_);
    } else {
      *cell = cursor_;
    }
  }

  const TextMetrics& metrics_;
  const Document& document_;
  Drafts drafts_;
  OpenCell cursor_;
  std::vector<OpenCell> cells_;  // of the band being read
  std::vector<OpenCell> last_page_cells_;
  int page_ = -1;
  int band_ = -1;
  int first_band_ = -1;  // of the page
  bool in_lone_cell_ = false;
};

// Lines that turn out to stand in a cell of the page before get its bounds.
Drafts BuildFlow(std::vector<LineFacts>& lines, const TextMetrics& metrics,
                 const Document& document) {
  DraftBuilder builder(metrics, document);
  for (LineFacts& line : lines) {
    if (IsFlow(line)) builder.Add(line);
  }
  return builder.Take();
}

// Headers, footers and notes; a note goes on until the next one starts.
Drafts BuildAround(const std::vector<LineFacts>& lines,
                   const Document& document) {
  Drafts drafts;
  OpenParagraph open;
  std::size_t note = 0;
  bool in_note = false;
  for (const LineFacts& line : lines) {
    if (IsFlow(line)) continue;
    if (line.footnote && !line.note_start && in_note) {
      Append(line, drafts[note], open);
      continue;
    }
    OpenParagraph other;
    drafts.push_back(NewDraft(line, document));
    Append(line, drafts.back(), line.footnote ? open = {} : other);
    if (!line.footnote) continue;
    note = drafts.size() - 1;
    in_note = true;
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
    heading->block.ordered = false;
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
    const bool alone = first.lone_label && draft.lines.size() > 1;
    if (!may || !(alone || HasLabel(first))) continue;
    Page& page = document.pages[static_cast<std::size_t>(first.page)];
    Line& line = page.lines[static_cast<std::size_t>(first.line)];
    if (!line.words.empty()) line.words.front().label = true;
  }
}

std::pair<int, int> PlaceOf(const Draft& draft) {
  return {draft.lines.front()->page, draft.lines.front()->line};
}

// Sets what stands around the flow between its blocks, so that a block that
// runs over a page's end stays whole.
std::vector<Block> InOrder(Drafts flow, Drafts around) {
  std::vector<Block> blocks;
  blocks.reserve(flow.size() + around.size());
  std::size_t next = 0;
  for (Draft& draft : around) {
    while (next < flow.size() && PlaceOf(flow[next]) < PlaceOf(draft)) {
      blocks.push_back(std::move(flow[next++].block));
    }
    blocks.push_back(std::move(draft.block));
  }
  while (next < flow.size()) blocks.push_back(std::move(flow[next++].block));
  return blocks;
}

}  // namespace

void BuildBlocks(std::vector<LineFacts> lines,
                 const std::vector<std::vector<Box>>& rules,
                 Document& document) {
  MarkFootnotes(rules, BodySize(lines), lines);
  const TextMetrics metrics = MeasureText(lines);
  Drafts flow = BuildFlow(lines, metrics, document);
  MarkHeadings(metrics, flow);
  SetLevels(flow);
  SetLabels(flow, document);
  document.blocks = InOrder(std::move(flow), BuildAround(lines, document));
}

}  // namespace quaestor
