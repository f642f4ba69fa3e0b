// ReadMarkdown() of text_blocks.h: walks the tree that cmark-gfm makes of a
// file without its interruptions (markdown_source.h).
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "parsers/markdown_html.h"
#include "parsers/markdown_source.h"
#include "parsers/text_blocks.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

// The types of the extension for tables are known at run time only.
enum class TablePart { kNone, kTable, kRow, kCell };

TablePart TablePartOf(cmark_node* node) {
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table") return TablePart::kTable;
  if (name == "table_row" || name == "table_header") return TablePart::kRow;
  return name == "table_cell" ? TablePart::kCell : TablePart::kNone;
}

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct IteratorDeleter {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Tree = std::unique_ptr<cmark_node, NodeDeleter>;

Tree Parse(std::string_view text) {
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  const std::unique_ptr<cmark_parser, ParserDeleter> parser(cmark_parser_new(
      CMARK_OPT_DEFAULT | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE));
  for (const char* name : {"table", "autolink", "strikethrough"}) {
    cmark_parser_attach_syntax_extension(parser.get(),
                                         cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Tree(cmark_parser_finish(parser.get()));
}

std::string_view LiteralOf(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : literal;
}

std::string_view UrlOf(cmark_node* node) {
  const char* url = cmark_node_get_url(node);
  return url == nullptr ? std::string_view() : url;
}

// A bare URL or "<URL>" is raw text to cmark: "\_" and "&amp;" stand in it.
std::string WithoutEscapes(std::string_view raw) {
  std::string text;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool escape = raw[i] == '\\' && i + 1 < raw.size() &&
                        std::ispunct(static_cast<unsigned char>(raw[i + 1]));
    if (escape) ++i;
    text += raw[i];
  }
  return DecodeEntities(text);
}

// Whether the visible text of a link is a URL as raw text: an autolink, or one
// that a converter has escaped once more than needed.
bool ShowsUrl(cmark_node* link) {
  cmark_node* child = cmark_node_first_child(link);
  if (child == nullptr || cmark_node_get_type(child) != CMARK_NODE_TEXT) {
    return false;
  }
  const std::string_view text = LiteralOf(child);
  return text.starts_with("http") || text.starts_with("www.") ||
         UrlOf(link).ends_with(text);
}

class Walker {
 public:
  // `first_line` is the number of the text's first line in the file.
  Walker(std::string_view text, int first_line, std::vector<Link>& links)
      : source_(SplitLines(text)), first_line_(first_line), links_(links) {}

  std::vector<TextBlock> Walk(std::string_view text, int depth = 0) {
    nesting_ = depth;
    const Tree tree = Parse(text);
    const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(
        cmark_iter_new(tree.get()));
    for (;;) {
      const cmark_event_type event = cmark_iter_next(iterator.get());
      if (event == CMARK_EVENT_DONE) break;
      cmark_node* node = cmark_iter_get_node(iterator.get());
      event == CMARK_EVENT_ENTER ? Enter(node) : Exit(node);
    }
    EndBlock();
    return std::move(blocks_);
  }

 private:
  void Enter(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if ((type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE) {
      EnterInline(node, type);
    } else {
      EnterBlock(node, type);
    }
  }

  void EnterBlock(cmark_node* node, cmark_node_type type) {
    if (type == CMARK_NODE_LIST) {
      ++list_depth_;
    } else if (type == CMARK_NODE_ITEM) {
      BeginItem(node);
    } else if (type == CMARK_NODE_PARAGRAPH) {
      BeginBlock(BlockKind::kParagraph, LineOf(node));
    } else if (type == CMARK_NODE_HEADING) {
      BeginBlock(BlockKind::kHeading, LineOf(node));
      block_.level = cmark_node_get_heading_level(node);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      ReadCode(node);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      ReadHtmlBlock(node);
    } else if (TablePartOf(node) == TablePart::kTable) {
      BeginTable(node);
    } else if (TablePartOf(node) == TablePart::kCell) {
      BeginCell(node);
    } else if (TablePartOf(node) == TablePart::kRow && !cell_by_cell_) {
      BeginBlock(BlockKind::kTableRow, LineOf(node));
    }
  }

  void Exit(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST) {
      --list_depth_;
    } else if (type == CMARK_NODE_ITEM) {
      EndItem(node);
    } else if (type == CMARK_NODE_STRONG) {
      --bold_;
    } else if (type == CMARK_NODE_EMPH) {
      --italic_;
    } else if (type == CMARK_NODE_LINK) {
      look_.link = -1;
      shows_url_ = false;
    } else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
               TablePartOf(node) == TablePart::kRow ||
               (TablePartOf(node) == TablePart::kCell && cell_by_cell_)) {
      EndBlock();
    }
  }

  void EnterInline(cmark_node* node, cmark_node_type type) {
    if (type == CMARK_NODE_TEXT) {
      Append(shows_url_ ? WithoutEscapes(LiteralOf(node))
                        : std::string(LiteralOf(node)));
    } else if (type == CMARK_NODE_CODE) {
      Append(std::string(LiteralOf(node)));
    } else if (type == CMARK_NODE_SOFTBREAK) {
      BeginLine(Break::kSoft, 1);
    } else if (type == CMARK_NODE_LINEBREAK) {
      BeginLine(Break::kHard, 1);
    } else if (type == CMARK_NODE_STRONG) {
      ++bold_;
    } else if (type == CMARK_NODE_EMPH) {
      ++italic_;
    } else if (type == CMARK_NODE_LINK) {
      shows_url_ = ShowsUrl(node);
      BeginLink(shows_url_ ? WithoutEscapes(UrlOf(node))
                           : std::string(UrlOf(node)));
    } else if (type == CMARK_NODE_HTML_INLINE) {
      ReadTag(LiteralOf(node));
    }
  }

  int LineOf(cmark_node* node) const {
    return first_line_ + cmark_node_get_start_line(node) - 1;
  }

  // The label as it stands in the file: cmark counts ordered items itself.
  void BeginItem(cmark_node* node) {
    const auto line =
        static_cast<std::size_t>(cmark_node_get_start_line(node) - 1);
    const auto column =
        static_cast<std::size_t>(cmark_node_get_start_column(node) - 1);
    std::string label = "-";
    if (line < source_.size() && column < source_[line].size()) {
      const std::string_view text = source_[line].substr(column);
      label = text.substr(0, text.find_first_of(" \t"));
    }
    ordered_ = label.size() > 1;
    labels_.push_back(std::move(label));
  }

  void EndItem(cmark_node* node) {
    if (labels_.empty()) return;
    BeginBlock(BlockKind::kListItem, LineOf(node));
    EndBlock();
  }

  void BeginBlock(BlockKind kind, int line) {
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

  void EndBlock() {
    if (!open_) return;
    open_ = false;
    for (TextLine& line : block_.lines) SplitFootnoteMarks(line);
    blocks_.push_back(std::move(block_));
  }

  void BeginLine(Break before, int lines) {
    if (!open_) return;
    const int number = block_.lines.back().number;
    block_.lines.push_back({number + lines, before, {}});
  }

  void BeginLink(std::string uri) {
    links_.push_back({Box(), std::move(uri)});
    look_.link = static_cast<int>(links_.size()) - 1;
  }

  void Append(std::string text) {
    if (!open_) return;
    look_.text = std::move(text);
    look_.bold = bold_ > 0;
    look_.italic = italic_ > 0;
    AppendText(look_, block_.lines.back());
  }

  // "[^1]" is a footnote's mark. The footnotes themselves are interruptions.
  static void SplitFootnoteMarks(TextLine& line) {
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

  void ReadTag(std::string_view text) {
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
        look_.link = -1;
        if (!tag.closing && !tag.uri.empty()) BeginLink(tag.uri);
        break;
      case TagKind::kCheckbox:
        Append(tag.radio ? (tag.checked ? "◉" : "◯")
                         : (tag.checked ? "☒" : "☐"));
        break;
    }
  }

  // A cell of a row is one part, whatever it holds.
  void BreakLine() {
    if (open_ && block_.kind == BlockKind::kTableRow) {
      Append(" ");
    } else {
      BeginLine(Break::kHard, 0);
    }
  }

  // Begins a new block on the same line of the file.
  void BreakBlock() {
    if (!open_) return;
    if (block_.lines.size() == 1 && block_.lines.front().runs.empty()) return;
    const int line = block_.lines.back().number;
    if (block_.kind == BlockKind::kTableRow) {
      BreakLine();
      return;
    }
    BeginBlock(BlockKind::kParagraph, line);
  }

  // Indented code is a converter's or a respondent's indentation.
  void ReadCode(cmark_node* node) {
    const std::string text(LiteralOf(node));
    constexpr int kDeepest = 3;
    const bool fenced = cmark_node_get_fence_info(node) != nullptr &&
                        IsFence(cmark_node_get_start_line(node));
    const int line = LineOf(node) + (fenced ? 1 : 0);
    if (fenced || nesting_ >= kDeepest) {
      ReadVerbatim(text, line);
      return;
    }
    EndBlock();
    Walker inner(text, line, links_);
    inner.labels_ = std::exchange(labels_, {});
    inner.ordered_ = ordered_;
    inner.list_depth_ = list_depth_;
    auto blocks = inner.Walk(text, nesting_ + 1);
    blocks_.insert(blocks_.end(), std::make_move_iterator(blocks.begin()),
                   std::make_move_iterator(blocks.end()));
  }

  bool IsFence(int line) const {
    const auto index = static_cast<std::size_t>(line - 1);
    if (index >= source_.size()) return false;
    const std::string_view text = source_[index];
    return text.find("```") != std::string_view::npos ||
           text.find("~~~") != std::string_view::npos;
  }

  void ReadVerbatim(std::string_view text, int line) {
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

  void ReadHtmlBlock(cmark_node* node) {
    const std::string_view html = LiteralOf(node);
    BeginBlock(BlockKind::kParagraph, LineOf(node));
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
  void ReadHtml(std::string_view piece) {
    if (piece == "\n") {
      BeginLine(Break::kSoft, 1);
      return;
    }
    ReadTag(piece);
    const auto lines = std::count(piece.begin(), piece.end(), '\n');
    if (lines > 0) BeginLine(Break::kSoft, static_cast<int>(lines));
  }

  // Tables whose first column asks are forms: their cells are read one by one.
  void BeginTable(cmark_node* table) {
    int rows = 0;
    int prompts = 0;
    for (cmark_node* row = cmark_node_first_child(table); row != nullptr;
         row = cmark_node_next(row)) {
      ++rows;
      if (AsksInFirstCell(row)) ++prompts;
    }
    const int columns = cmark_gfm_extensions_get_table_columns(table);
    cell_by_cell_ = columns <= 3 && prompts * 2 >= rows;
  }

  bool AsksInFirstCell(cmark_node* row) const {
    constexpr std::size_t kLongPrompt = 60;
    const auto line =
        static_cast<std::size_t>(cmark_node_get_start_line(row) - 1);
    if (line >= source_.size()) return false;
    std::string_view text = Trim(source_[line]);
    if (text.starts_with('|')) text.remove_prefix(1);
    std::string_view cell = Trim(text.substr(0, text.find('|')));
    while (cell.ends_with('*') || cell.ends_with('_')) cell.remove_suffix(1);
    return cell.ends_with('?') || cell.ends_with(':') ||
           cell.size() >= kLongPrompt;
  }

  void BeginCell(cmark_node* cell) {
    cmark_node* row = cmark_node_parent(cell);
    if (cell_by_cell_) {
      BeginBlock(BlockKind::kParagraph, LineOf(row));
      return;
    }
    if (!open_ || block_.kind != BlockKind::kTableRow) {
      BeginBlock(BlockKind::kTableRow, LineOf(row));
    }
    if (cmark_node_previous(cell) != nullptr) BeginLine(Break::kCell, 0);
  }

  std::vector<std::string_view> source_;
  int first_line_;
  std::vector<Link>& links_;
  std::vector<TextBlock> blocks_;
  TextBlock block_;
  bool open_ = false;
  std::vector<std::string> labels_;  // of items whose text has not begun
  bool ordered_ = false;
  int list_depth_ = 0;
  int bold_ = 0;
  int italic_ = 0;
  StyledText look_;  // of the next text
  bool shows_url_ = false;
  bool cell_by_cell_ = false;
  int nesting_ = 0;
};

std::vector<TextBlock> BlocksOf(std::string_view text, int first_line,
                                std::vector<Link>& links) {
  return Walker(text, first_line, links).Walk(text);
}

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
         BlocksOf(interruption.text, interruption.line, links)) {
      block.kind = interruption.kind;
      block.level = 0;
      result.push_back(std::move(block));
    }
  }
  return result;
}

// With labels and nesting as columns: bullets are told by them.
std::vector<std::string> VisibleLines(const std::vector<TextBlock>& blocks) {
  std::vector<std::string> lines;
  for (const TextBlock& block : blocks) {
    std::string labels(2 * static_cast<std::size_t>(block.level), ' ');
    for (const std::string& label : block.labels) labels += label + ' ';
    for (const TextLine& line : block.lines) {
      lines.push_back(labels + TextOf(line));
    }
  }
  return lines;
}

}  // namespace

Document ReadMarkdown(std::string_view text) {
  Document document = NewTextDocument();
  std::vector<Link>& links = document.pages.front().links;
  const MarkdownSource source = CutInterruptions(text);
  std::vector<TextBlock> body = BlocksOf(source.text, 1, links);
  NoteInterruptions(source.interrupted, body);
  std::vector<TextBlock> blocks =
      Merged(std::move(body), ReadInterruptions(source.interruptions, links));
  const std::vector<std::string> lines = VisibleLines(blocks);
  const MarkHabits habits = SurveyMarks({lines.begin(), lines.end()});
  AppendBlocks(Rearranged(std::move(blocks), habits), habits, document);
  return document;
}

}  // namespace quaestor
