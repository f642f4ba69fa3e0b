#include "parsers/markdown_tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cctype>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "parsers/markdown_builder.h"
#include "parsers/markdown_html.h"
#include "parsers/markdown_source.h"
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

// What stands in "<...>" and "[...]": text that the writer made a link.
std::unordered_set<std::string> WrittenLinks(std::string_view text) {
  std::unordered_set<std::string> links;
  for (std::size_t open = text.find_first_of("<[");
       open != std::string_view::npos;
       open = text.find_first_of("<[", open + 1)) {
    const std::size_t end = text.find_first_of("<>[]\n", open + 1);
    if (end == std::string_view::npos) break;
    const std::string_view inside = text.substr(open + 1, end - open - 1);
    const bool closed = text[end] == (text[open] == '<' ? '>' : ']');
    if (closed && !inside.empty()) links.insert(WithoutEscapes(inside));
  }
  return links;
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
  // `nesting` counts the indented code that it stands in.
  Walker(std::string_view text, int first_line, int nesting,
         MarkdownBuilder& builder)
      : text_(text),
        source_(SplitLines(text)),
        first_line_(first_line),
        nesting_(nesting),
        builder_(builder),
        written_links_(WrittenLinks(text)) {}

  void Walk() {
    const Tree tree = Parse(text_);
    const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(
        cmark_iter_new(tree.get()));
    for (;;) {
      const cmark_event_type event = cmark_iter_next(iterator.get());
      if (event == CMARK_EVENT_DONE) break;
      cmark_node* node = cmark_iter_get_node(iterator.get());
      event == CMARK_EVENT_ENTER ? Enter(node) : Exit(node);
    }
    builder_.EndBlock();
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
      builder_.BeginList();
    } else if (type == CMARK_NODE_ITEM) {
      BeginItem(node);
    } else if (type == CMARK_NODE_PARAGRAPH) {
      builder_.BeginBlock(BlockKind::kParagraph, LineOf(node));
    } else if (type == CMARK_NODE_HEADING) {
      builder_.BeginHeading(cmark_node_get_heading_level(node), LineOf(node));
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      ReadCode(node);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      builder_.ReadHtmlBlock(LiteralOf(node), LineOf(node));
    } else if (TablePartOf(node) == TablePart::kTable) {
      BeginTable(node);
    } else if (TablePartOf(node) == TablePart::kCell) {
      BeginCell(node);
    } else if (TablePartOf(node) == TablePart::kRow && !cell_by_cell_) {
      builder_.BeginBlock(BlockKind::kTableRow, LineOf(node));
    }
  }

  void Exit(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LIST) {
      builder_.EndList();
    } else if (type == CMARK_NODE_ITEM) {
      builder_.EndItem(LineOf(node));
    } else if (type == CMARK_NODE_STRONG) {
      builder_.EndBold();
    } else if (type == CMARK_NODE_EMPH) {
      builder_.EndItalic();
    } else if (type == CMARK_NODE_LINK) {
      builder_.EndLink();
      shows_url_ = false;
    } else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
               TablePartOf(node) == TablePart::kRow ||
               (TablePartOf(node) == TablePart::kCell && cell_by_cell_)) {
      builder_.EndBlock();
    }
  }

  void EnterInline(cmark_node* node, cmark_node_type type) {
    if (type == CMARK_NODE_TEXT) {
      builder_.Append(shows_url_ ? WithoutEscapes(LiteralOf(node))
                                 : std::string(LiteralOf(node)));
    } else if (type == CMARK_NODE_CODE) {
      builder_.Append(std::string(LiteralOf(node)));
    } else if (type == CMARK_NODE_SOFTBREAK) {
      builder_.BeginLine(Break::kSoft, 1);
    } else if (type == CMARK_NODE_LINEBREAK) {
      builder_.BeginLine(Break::kHard, 1);
    } else if (type == CMARK_NODE_STRONG) {
      builder_.BeginBold();
    } else if (type == CMARK_NODE_EMPH) {
      builder_.BeginItalic();
    } else if (type == CMARK_NODE_LINK) {
      shows_url_ = ShowsUrl(node);
      if (IsBare(node)) return;
      builder_.BeginLink(shows_url_ ? WithoutEscapes(UrlOf(node))
                                    : std::string(UrlOf(node)));
    } else if (type == CMARK_NODE_HTML_INLINE) {
      builder_.ReadTag(LiteralOf(node));
    }
  }

  // A link that the parser made of a bare URL or address: it says no more than
  // the text does, and nothing of where a URL ends that goes on below.
  bool IsBare(cmark_node* link) const {
    cmark_node* child = cmark_node_first_child(link);
    if (child == nullptr || cmark_node_get_type(child) != CMARK_NODE_TEXT ||
        cmark_node_next(child) != nullptr) {
      return false;
    }
    const std::string shown = WithoutEscapes(LiteralOf(child));
    const std::string target = WithoutEscapes(UrlOf(link));
    return (target == shown || target == "http://" + shown ||
            target == "mailto:" + shown) &&
           !written_links_.contains(shown);
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
    builder_.BeginItem(std::move(label));
  }

  // Indented code is a converter's or a respondent's indentation.
  void ReadCode(cmark_node* node) {
    constexpr int kDeepest = 3;
    const std::string text(LiteralOf(node));
    const bool fenced = cmark_node_get_fence_info(node) != nullptr &&
                        IsFence(cmark_node_get_start_line(node));
    const int line = LineOf(node) + (fenced ? 1 : 0);
    if (fenced || nesting_ >= kDeepest) {
      builder_.ReadVerbatim(text, line);
      return;
    }
    builder_.EndBlock();
    Walker(text, line, nesting_ + 1, builder_).Walk();
    builder_.DropLabels();  // an item of nothing but definitions of links
  }

  bool IsFence(int line) const {
    const auto index = static_cast<std::size_t>(line - 1);
    if (index >= source_.size()) return false;
    const std::string_view text = source_[index];
    return text.find("```") != std::string_view::npos ||
           text.find("~~~") != std::string_view::npos;
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
      builder_.BeginBlock(BlockKind::kParagraph, LineOf(row));
      return;
    }
    if (!builder_.InTableRow()) {
      builder_.BeginBlock(BlockKind::kTableRow, LineOf(row));
    }
    if (cmark_node_previous(cell) == nullptr) return;
    builder_.BeginLine(Break::kCell, 0);
  }

  std::string_view text_;
  std::vector<std::string_view> source_;  // its lines
  int first_line_;
  int nesting_;
  MarkdownBuilder& builder_;
  std::unordered_set<std::string> written_links_;
  bool shows_url_ = false;
  bool cell_by_cell_ = false;
};

}  // namespace

std::vector<TextBlock> ReadMarkdownTree(std::string_view text, int first_line,
                                        std::vector<Link>& links) {
  MarkdownBuilder builder(links);
  Walker(text, first_line, 0, builder).Walk();
  return builder.Finish();
}

}  // namespace quaestor
