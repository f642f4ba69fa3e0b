#include "parsers/html_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "parsers/ascii.h"
#include "parsers/markdown_html.h"
#include "parsers/symbol_fonts.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

// What Markdown would take for its own.
std::string Escaped(std::string_view text) {
  constexpr std::string_view kSigns = "\\`*_[]<>|~#";
  std::string escaped;
  for (const char c : text) {
    if (kSigns.find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

// One tag, or the text up to the next one.
struct HtmlPiece {
  std::string_view source;
  std::string name;  // of a tag, in lower case; "" of text
  bool closing = false;
};

class HtmlPieces {
 public:
  explicit HtmlPieces(std::string_view html) : rest_(html) {}

  bool Next(HtmlPiece& piece) {
    if (rest_.empty()) return false;
    const std::size_t length = IsTag(rest_) ? LengthOfTag() : 0;
    piece = {};
    if (length > 0) {
      piece.source = rest_.substr(0, length);
      piece.closing = piece.source.substr(1, 1) == "/";
      const std::size_t begin = piece.closing ? 2 : 1;
      const std::size_t end = piece.source.find_first_of(" \t\r\n/>", begin);
      piece.name = LowerCase(piece.source.substr(begin, end - begin));
    } else {
      piece.source = rest_.substr(
          0,
          std::max<std::size_t>(1, std::min(rest_.find('<', 1), rest_.size())));
    }
    rest_.remove_prefix(piece.source.size());
    return true;
  }

  // Leaves out everything to the end of the element `name`.
  void SkipElement(const std::string& name) {
    const std::string close = "</" + name;
    for (std::size_t at = rest_.find("</"); at != std::string_view::npos;
         at = rest_.find("</", at + 2)) {
      if (LowerCase(rest_.substr(at, close.size())) != close) continue;
      rest_.remove_prefix(at);
      return;
    }
    rest_ = {};
  }

  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  static bool IsTag(std::string_view text) {
    if (text.size() < 2 || text[0] != '<') return false;
    const auto next = static_cast<unsigned char>(text[1]);
    return std::isalpha(next) != 0 || next == '/' || next == '!' || next == '?';
  }

  // 0 of a tag that does not end. Comments without an end are sought once:
  // a page may begin any number of them.
  std::size_t LengthOfTag() {
    constexpr std::string_view kBegin = "<!--";
    if (!rest_.starts_with(kBegin)) return TagLength(rest_, 0);
    if (comments_end_ == 0) return 0;
    const std::size_t end = rest_.find("-->", kBegin.size());
    comments_end_ = end == std::string_view::npos ? 0 : end + 3;
    return comments_end_;
  }

  std::string_view rest_;
  std::size_t comments_end_ = 1;  // 0: no comment ends any more
};

template <std::size_t size>
bool IsAmong(const std::array<std::string_view, size>& names,
             std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool IsUnseen(std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames = {
      "script", "style", "head", "title", "noscript", "svg"};
  return IsAmong(kNames, name);
}

bool IsBlock(std::string_view name) {
  constexpr std::array<std::string_view, 20> kNames = {
      "p",        "div",    "dl",      "dt",      "dd",
      "form",     "pre",    "section", "article", "blockquote",
      "header",   "footer", "address", "center",  "hr",
      "fieldset", "table",  "tr",      "caption", "body"};
  return IsAmong(kNames, name);
}

int HeadingLevel(std::string_view name) {
  const bool heading =
      name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  return heading ? name[1] - '0' : 0;
}

// The rows of a table come as one: cells are gathered before they are written.
struct OpenTable {
  bool of_data = false;  // else it only lays out the page
  std::vector<std::vector<std::string>> rows;
};

struct OpenList {
  bool ordered = false;
  int number = 0;
};

class MarkdownWriter {
 public:
  std::string Write(std::string_view html);

 private:
  void Tag(const HtmlPiece& piece, HtmlPieces& pieces);
  void StartOrEnd(const HtmlPiece& piece);
  void Text(std::string_view source);
  void Input(const HtmlPiece& piece);
  void Link(const HtmlPiece& piece);
  void List(const HtmlPiece& piece);
  void Item(const HtmlPiece& piece);
  void Table(const HtmlPiece& piece, std::string_view rest);
  void Cell(const HtmlPiece& piece);
  void WriteTable(const OpenTable& table);
  void Break();     // a new line in the paragraph
  void EndBlock();  // the paragraph ends
  void Put(std::string_view markdown);
  [[nodiscard]] bool InData() const {
    return !tables_.empty() && tables_.back().of_data;
  }

  std::string out_;
  std::string line_;  // of the paragraph in hand
  std::string lead_;  // "- ", "## " ahead of it
  std::vector<OpenList> lists_;
  std::vector<OpenTable> tables_;
  std::vector<std::string> fonts_;  // of the open span and font elements
  std::string link_;
  std::size_t link_begin_ = 0;
  bool preformatted_ = false;
  bool option_ = false;  // in an option that is not the chosen one
};

std::string AttributeOf(std::string_view tag, std::string_view name) {
  const std::string lower = LowerCase(tag);
  std::size_t at = lower.find(std::string(name) + "=");
  if (at == std::string::npos) return "";
  at += name.size() + 1;
  const char quote = at < tag.size() ? tag[at] : '\0';
  const bool quoted = quote == '"' || quote == '\'';
  const std::size_t begin = quoted ? at + 1 : at;
  const std::size_t end =
      quoted ? tag.find(quote, begin) : tag.find_first_of(" \t\r\n>", begin);
  if (begin >= tag.size() || end == std::string_view::npos) return "";
  return DecodeEntities(tag.substr(begin, end - begin));
}

// "Wingdings" of style="font-family:Wingdings;..." or face="Wingdings".
std::string FontOf(std::string_view tag) {
  const std::string face = AttributeOf(tag, "face");
  if (!face.empty()) return face;
  const std::string style = AttributeOf(tag, "style");
  const std::size_t at = LowerCase(style).find("font-family:");
  if (at == std::string::npos) return "";
  std::string font = style.substr(at + 12);
  font = font.substr(0, font.find_first_of(";,"));
  std::erase_if(font, [](char c) { return c == '"' || c == '\''; });
  return std::string(Trim(font));
}

std::string InSymbols(std::string_view font, std::string_view text) {
  std::string symbols;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = CodePointAt(text, i);
    AppendUtf8(IsSpace(point.value) ? point.value : SymbolIn(font, point.value),
               symbols);
    i += static_cast<std::size_t>(std::max(1, point.length));
  }
  return symbols;
}

void MarkdownWriter::Put(std::string_view markdown) { line_ += markdown; }

void MarkdownWriter::Break() {
  if (Trim(line_).empty()) return EndBlock();
  while (line_.ends_with(' ')) line_.pop_back();
  line_ += InData() ? "<br>" : "\\\n";
}

void MarkdownWriter::EndBlock() {
  if (InData()) {
    if (!line_.empty() && !line_.ends_with("<br>")) line_ += "<br>";
    return;
  }
  std::string_view text = Trim(line_);
  while (text.ends_with('\\')) text = Trim(text.substr(0, text.size() - 1));
  if (!text.empty()) {
    const std::string indent(2 * (lists_.empty() ? 0 : lists_.size() - 1), ' ');
    out_ += indent + lead_ + std::string(text) + "\n\n";
    if (lead_.ends_with(' ')) lead_.assign(lead_.starts_with('#') ? 0 : 2, ' ');
  }
  line_.clear();
}

void MarkdownWriter::Text(std::string_view source) {
  if (option_) return;
  std::string text = DecodeEntities(source);
  if (!fonts_.empty() && IsSymbolFont(fonts_.back())) {
    text = InSymbols(fonts_.back(), text);
  }
  std::string words;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = CodePointAt(text, i);
    const std::size_t length =
        static_cast<std::size_t>(std::max(1, point.length));
    const bool space = IsSpace(point.value) && point.value != 0x3000;
    if (preformatted_ && text[i] == '\n') {
      Put(Escaped(words));
      words.clear();
      Break();
    } else if (!space) {
      words += text.substr(i, length);
    } else if (!words.ends_with(' ') &&
               !(words.empty() && (line_.empty() || line_.ends_with(' ') ||
                                   line_.ends_with('\n')))) {
      words += ' ';
    }
    i += length;
  }
  Put(Escaped(words));
}

void MarkdownWriter::Input(const HtmlPiece& piece) {
  const HtmlTag tag = ParseTag(piece.source);
  if (tag.kind == TagKind::kCheckbox) {
    // Unescaped: these are no text.
    Put(tag.checked ? " ☒ " : " ☐ ");
    return;
  }
  const std::string type = LowerCase(AttributeOf(piece.source, "type"));
  const bool seen = type.empty() || type == "text" || type == "email" ||
                    type == "url" || type == "tel" || type == "date" ||
                    type == "number";
  if (seen) Put(" " + Escaped(AttributeOf(piece.source, "value")) + " ");
}

void MarkdownWriter::Link(const HtmlPiece& piece) {
  if (!piece.closing) {
    link_ = AttributeOf(piece.source, "href");
    link_begin_ = line_.size();
    return;
  }
  if (link_begin_ > line_.size()) link_begin_ = line_.size();
  const std::string text = line_.substr(link_begin_);
  const bool address = link_.starts_with("http") &&
                       link_.find_first_of("<> \n") == std::string::npos;
  if (address && !Trim(text).empty() && text.find('\n') == std::string::npos) {
    line_.resize(link_begin_);
    Put("[" + text + "](<" + link_ + ">)");
  }
  link_.clear();
}

void MarkdownWriter::List(const HtmlPiece& piece) {
  EndBlock();
  lead_.clear();
  if (!piece.closing) {
    lists_.push_back({piece.name == "ol", 0});
  } else if (!lists_.empty()) {
    lists_.pop_back();
  }
}

void MarkdownWriter::Item(const HtmlPiece& piece) {
  EndBlock();
  lead_.clear();
  if (piece.closing) return;
  if (lists_.empty()) lists_.push_back({});
  OpenList& list = lists_.back();
  lead_ = list.ordered ? std::to_string(++list.number) + ". " : "- ";
}

// The part of the table that holds neither a table nor its end.
std::string_view BeforeNextTable(std::string_view rest, bool& ends) {
  constexpr std::string_view kTable = "table";
  ends = false;
  for (std::size_t at = rest.find('<'); at != std::string_view::npos;
       at = rest.find('<', at + 1)) {
    const bool closing = rest.substr(at + 1, 1) == "/";
    const std::size_t name = at + (closing ? 2 : 1);
    if (name > rest.size() ||
        LowerCase(rest.substr(name, kTable.size())) != kTable) {
      continue;
    }
    ends = closing;
    return rest.substr(0, at);
  }
  return rest;
}

// Tables that hold tables, or one cell a row, lay out the page.
bool IsDataTable(std::string_view rest) {
  bool ends = false;
  const std::string inside = LowerCase(BeforeNextTable(rest, ends));
  if (!ends) return false;
  const std::string_view row =
      std::string_view(inside).substr(0, inside.find("</tr"));
  std::size_t cells = 0;
  for (std::size_t at = row.find("</t"); at != std::string_view::npos;
       at = row.find("</t", at + 1)) {
    const std::string_view name = row.substr(at + 2, 2);
    cells += name == "td" || name == "th" ? 1 : 0;
  }
  return cells >= 2;
}

void MarkdownWriter::Table(const HtmlPiece& piece, std::string_view rest) {
  if (!piece.closing) {
    EndBlock();
    tables_.push_back({IsDataTable(rest), {}});
    return;
  }
  if (tables_.empty()) return EndBlock();
  const OpenTable table = std::move(tables_.back());
  tables_.pop_back();
  line_.clear();
  if (table.of_data) WriteTable(table);
}

void MarkdownWriter::Cell(const HtmlPiece& piece) {
  if (!InData()) return EndBlock();
  if (!piece.closing) {
    line_.clear();
    return;
  }
  while (line_.ends_with("<br>")) line_.resize(line_.size() - 4);
  if (tables_.back().rows.empty()) tables_.back().rows.emplace_back();
  tables_.back().rows.back().emplace_back(Trim(line_));
  line_.clear();
}

void MarkdownWriter::WriteTable(const OpenTable& table) {
  std::size_t columns = 0;
  for (const auto& row : table.rows) columns = std::max(columns, row.size());
  bool first = true;
  for (const auto& row : table.rows) {
    if (row.empty()) continue;
    for (std::size_t i = 0; i < columns; ++i) {
      out_ += "| " + (i < row.size() ? row[i] : "") + " ";
    }
    out_ += "|\n";
    if (first) {
      for (std::size_t i = 0; i < columns; ++i) out_ += "|---";
      out_ += "|\n";
    }
    first = false;
  }
  out_ += '\n';
}

void MarkdownWriter::StartOrEnd(const HtmlPiece& piece) {
  EndBlock();
  const int level = HeadingLevel(piece.name);
  if (level > 0 || !lead_.starts_with(' ')) {
    if (lead_.starts_with('#')) lead_.clear();
  }
  if (level > 0 && !piece.closing) {
    lead_ = std::string(static_cast<std::size_t>(level), '#') + " ";
  }
  if (piece.name == "pre") preformatted_ = !piece.closing;
  if (piece.name == "tr" && InData() && !piece.closing) {
    tables_.back().rows.emplace_back();
  }
}

void MarkdownWriter::Tag(const HtmlPiece& piece, HtmlPieces& pieces) {
  const std::string& name = piece.name;
  if (IsUnseen(name) && !piece.closing) return pieces.SkipElement(name);
  if (name == "br") return Break();
  if (name == "input") return Input(piece);
  if (name == "a") return Link(piece);
  if (name == "ul" || name == "ol") return List(piece);
  if (name == "li") return Item(piece);
  if (name == "table") return Table(piece, pieces.rest());
  if (name == "td" || name == "th") return Cell(piece);
  if (name == "option") {
    option_ = !piece.closing &&
              LowerCase(piece.source).find("selected") == std::string::npos;
  } else if (name == "span" || name == "font") {
    if (!piece.closing) {
      const std::string font = FontOf(piece.source);
      fonts_.push_back(font.empty() && !fonts_.empty() ? fonts_.back() : font);
    } else if (!fonts_.empty()) {
      fonts_.pop_back();
    }
  } else if (name == "sup") {
    Put(piece.closing ? "</sup>" : "<sup>");
  } else if (IsBlock(name) || HeadingLevel(name) > 0) {
    StartOrEnd(piece);
  }
}

std::string MarkdownWriter::Write(std::string_view html) {
  HtmlPieces pieces(html);
  HtmlPiece piece;
  while (pieces.Next(piece)) {
    if (piece.name.empty()) {
      Text(piece.source);
    } else {
      Tag(piece, pieces);
    }
  }
  // A page that was cut off.
  while (!tables_.empty()) Table({{}, "table", true}, {});
  EndBlock();
  return std::move(out_);
}

}  // namespace

std::string HtmlToMarkdown(std::string_view html) {
  return MarkdownWriter().Write(html);
}

std::string PlainToMarkdown(std::string_view text) {
  std::string markdown;
  for (const char c : DecodeText(text)) {
    markdown += c == '\n' ? "\\\n" : Escaped(std::string_view(&c, 1));
  }
  return markdown;
}

bool HoldsBoxes(std::string_view html) {
  const std::string lower = LowerCase(html);
  for (std::size_t at = lower.find("<input"); at != std::string::npos;
       at = lower.find("<input", at + 1)) {
    const std::size_t length = TagLength(lower, at);
    if (length > 0 &&
        ParseTag(html.substr(at, length)).kind == TagKind::kCheckbox) {
      return true;
    }
  }
  return lower.find("font-family:wingdings") != std::string::npos;
}

std::string CharsetOfHtml(std::string_view bytes) {
  const std::string head = LowerCase(bytes.substr(0, 4096));
  std::size_t at = head.find("charset=");
  if (at == std::string::npos) return "";
  at = head.find_first_not_of("\"' ", at + 8);
  if (at == std::string::npos) return "";
  return head.substr(at, head.find_first_of("\"' ;>/", at) - at);
}

}  // namespace quaestor
