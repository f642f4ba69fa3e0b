#include "parsers/markdown_builder.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "parsers/markdown_html.h"
#include "parsers/markdown_source.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

// "[^1]" is a footnote's mark. The footnotes themselves are interruptions.
void SplitFootnoteMarks(TextLine& line) {
  TextLine result;
  for (StyledText& run : line.runs) {
    std::size_t begin = 0;
    for (;;) {
      const std::size_t mark = run.text.find("[^", begin);
      const std::size_t end = run.text.find(']', mark);
      if (mark == std::string::npos || end == std::string::npos) break;
      StyledText piece = run;
      piece.text = run.text.substr(begin, mark - begin);
      AppendText(piece, result);
      piece.superscript = true;
      piece.text = run.text.substr(mark + 2, end - mark - 2);
      AppendText(piece, result);
      begin = end + 1;
    }
    run.text.erase(0, begin);
    AppendText(run, result);
  }
  line.runs = std::move(result.runs);
}

}  // namespace

std::vector<TextBlock> MarkdownBuilder::Finish() {
  EndBlock();
  return std::move(blocks_);
}

void MarkdownBuilder::BeginItem(std::string label) {
  ordered_ = label.size() > 1;
  labels_.push_back(std::move(label));
}

void MarkdownBuilder::EndItem(int line) {
  if (labels_.empty()) return;
  BeginBlock(BlockKind::kListItem, line);
  EndBlock();
}

void MarkdownBuilder::BeginBlock(BlockKind kind, int line) {
  EndBlock();
  block_ = TextBlock();
  block_.kind = kind;
  block_.level = list_depth_;
  if (!labels_.empty()) {
    if (kind == BlockKind::kParagraph) block_.kind = BlockKind::kListItem;
    block_.level = list_depth_ - 1;
    block_.ordered = ordered_;
    block_.labels = std::exchange(labels_, {});
  }
  block_.lines.push_back({line, Break::kSoft, {}});
  open_ = true;
  bold_ = italic_ = 0;
  look_ = StyledText();
}

void MarkdownBuilder::BeginHeading(int level, int line) {
  BeginBlock(BlockKind::kHeading, line);
  block_.level = level;
}

void MarkdownBuilder::EndBlock() {
  if (!open_) return;
  open_ = false;
  for (TextLine& line : block_.lines) SplitFootnoteMarks(line);
  blocks_.push_back(std::move(block_));
}

bool MarkdownBuilder::InTableRow() const {
  return open_ && block_.kind == BlockKind::kTableRow;
}

void MarkdownBuilder::BeginLine(Break before, int lines) {
  if (!open_) return;
  const int number = block_.lines.back().number;
  block_.lines.push_back({number + lines, before, {}});
}

void MarkdownBuilder::BeginLink(std::string uri) {
  links_.push_back({Box(), std::move(uri)});
  look_.link = static_cast<int>(links_.size()) - 1;
}

void MarkdownBuilder::Append(std::string text) {
  if (!open_) return;
  look_.text = std::move(text);
  look_.bold = bold_ > 0;
  look_.italic = italic_ > 0;
  AppendText(look_, block_.lines.back());
}

void MarkdownBuilder::ReadTag(std::string_view text) {
  const HtmlTag tag = ParseTag(text);
  const int change = tag.closing ? -1 : 1;
  switch (tag.kind) {
    case TagKind::kText:
      Append(std::string(text));
      break;
    case TagKind::kNothing:
      break;
    case TagKind::kLineBreak:
      BreakLine();
      break;
    case TagKind::kBlockBreak:
      BreakBlock();
      break;
    case TagKind::kBold:
      bold_ = std::max(0, bold_ + change);
      break;
    case TagKind::kItalic:
      italic_ = std::max(0, italic_ + change);
      break;
    case TagKind::kSuperscript:
      look_.superscript = !tag.closing;
      break;
    case TagKind::kLink:
      EndLink();
      if (!tag.closing && !tag.uri.empty()) BeginLink(tag.uri);
      break;
    case TagKind::kCheckbox:
      Append(tag.radio ? (tag.checked ? "◉" : "◯") : (tag.checked ? "☒" : "☐"));
      break;
  }
}

// A cell of a row is one part, whatever it holds.
void MarkdownBuilder::BreakLine() {
  if (InTableRow()) {
    Append(" ");
  } else {
    BeginLine(Break::kHard, 0);
  }
}

// Begins a new block on the same line of the file.
void MarkdownBuilder::BreakBlock() {
  if (!open_) return;
  if (block_.lines.size() == 1 && block_.lines.front().runs.empty()) return;
  const int line = block_.lines.back().number;
  if (block_.kind == BlockKind::kTableRow) {
    BreakLine();
    return;
  }
  BeginBlock(BlockKind::kParagraph, line);
}

void MarkdownBuilder::ReadVerbatim(std::string_view text, int line) {
  for (const std::string_view source : SplitLines(text)) {
    if (Trim(source).empty()) {
      EndBlock();
    } else {
      if (!open_) {
        BeginBlock(BlockKind::kParagraph, line);
      } else {
        block_.lines.push_back({line, Break::kHard, {}});
      }
      Append(std::string(source));
    }
    ++line;
  }
  EndBlock();
}

void MarkdownBuilder::ReadHtmlBlock(std::string_view html, int line) {
  BeginBlock(BlockKind::kParagraph, line);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < html.size();) {
    const std::size_t tag = html[i] == '<' ? TagLength(html, i) : 0;
    if (html[i] != '\n' && tag == 0) {
      ++i;
      continue;
    }
    Append(DecodeEntities(html.substr(begin, i - begin)));
    ReadHtml(html.substr(i, std::max<std::size_t>(tag, 1)));
    i += std::max<std::size_t>(tag, 1);
    begin = i;
  }
  Append(DecodeEntities(html.substr(begin)));
  EndBlock();
}

// A line end or a tag, which may hold line ends itself.
void MarkdownBuilder::ReadHtml(std::string_view piece) {
  if (piece == "\n") {
    BeginLine(Break::kSoft, 1);
    return;
  }
  ReadTag(piece);
  const auto lines = std::count(piece.begin(), piece.end(), '\n');
  if (lines > 0) BeginLine(Break::kSoft, static_cast<int>(lines));
}

}  // namespace quaestor
