#include "parsers/markdown_html.h"

#include <cmark-gfm/buffer.h>
#include <cmark-gfm/houdini.h>

#include <algorithm>
#include <array>

#include "parsers/ascii.h"

namespace quaestor {
namespace {

constexpr std::array<std::string_view, 33> kBlockTags = {
    "p",      "div",     "li",    "ul",       "ol",      "dl",         "dt",
    "dd",     "table",   "thead", "tbody",    "tfoot",   "tr",         "td",
    "th",     "caption", "h1",    "h2",       "h3",      "h4",         "h5",
    "h6",     "hr",      "pre",   "section",  "article", "blockquote", "header",
    "footer", "main",    "form",  "fieldset", "address"};

constexpr std::array<std::string_view, 37> kOtherTags = {
    "span",   "font",       "u",       "s",       "del",    "ins",
    "sub",    "small",      "big",     "mark",    "code",   "kbd",
    "label",  "input",      "img",     "abbr",    "cite",   "q",
    "center", "nobr",       "tt",      "strike",  "wbr",    "html",
    "body",   "head",       "meta",    "link",    "col",    "colgroup",
    "figure", "figcaption", "details", "summary", "legend", "nav",
    "o:p"};

template <std::size_t size>
bool Holds(const std::array<std::string_view, size>& names,
           std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The value of href="..." or href='...'; "" where there is none.
std::string Attribute(std::string_view tag, std::string_view name) {
  const std::string lower = LowerCase(tag);
  std::size_t start = lower.find(std::string(name) + "=");
  if (start == std::string::npos) return "";
  start += name.size() + 1;
  if (start >= tag.size()) return "";
  const char quote = tag[start];
  const bool quoted = quote == '"' || quote == '\'';
  const std::size_t begin = quoted ? start + 1 : start;
  const std::size_t end =
      quoted ? tag.find(quote, begin) : tag.find_first_of(" \t\n>", begin);
  if (end == std::string_view::npos) return "";
  return DecodeEntities(tag.substr(begin, end - begin));
}

TagKind KindOf(std::string_view name) {
  if (name == "br") return TagKind::kLineBreak;
  if (name == "b" || name == "strong") return TagKind::kBold;
  if (name == "i" || name == "em") return TagKind::kItalic;
  if (name == "sup") return TagKind::kSuperscript;
  if (name == "a") return TagKind::kLink;
  if (Holds(kBlockTags, name)) return TagKind::kBlockBreak;
  return Holds(kOtherTags, name) ? TagKind::kNothing : TagKind::kText;
}

void ReadInput(std::string_view tag, HtmlTag& result) {
  const std::string type = LowerCase(Attribute(tag, "type"));
  if (type != "checkbox" && type != "radio") return;
  result.kind = TagKind::kCheckbox;
  result.radio = type == "radio";
  result.checked = LowerCase(tag).find("checked") != std::string::npos;
}

}  // namespace

HtmlTag ParseTag(std::string_view tag) {
  HtmlTag result;
  if (tag.starts_with("<!--") || tag.starts_with("<?")) {
    result.kind = TagKind::kNothing;
    return result;
  }
  std::size_t i = 1;
  result.closing = tag.substr(1, 1) == "/";
  if (result.closing) ++i;
  const std::size_t end = tag.find_first_of(" \t\n/>", i);
  if (end == std::string_view::npos) return result;
  const std::string name = LowerCase(tag.substr(i, end - i));
  result.kind = KindOf(name);
  if (name == "input") ReadInput(tag, result);
  if (result.kind == TagKind::kLink) result.uri = Attribute(tag, "href");
  return result;
}

std::size_t TagLength(std::string_view html, std::size_t position) {
  // Longer tags are no tags: the bound keeps a text full of "<" linear.
  constexpr std::size_t kLongest = 4096;
  const std::string_view rest = html.substr(position);
  if (rest.starts_with("<!--")) {
    const std::size_t end = rest.substr(0, 64 * kLongest).find("-->");
    return end == std::string_view::npos ? 0 : end + 3;
  }
  const std::size_t end = rest.substr(0, kLongest).find('>');
  return end == std::string_view::npos ? 0 : end + 1;
}

std::string DecodeEntities(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer,
                    static_cast<bufsize_t>(text.size()) + 1);
  houdini_unescape_html_f(&buffer,
                          reinterpret_cast<const unsigned char*>(text.data()),
                          static_cast<bufsize_t>(text.size()));
  std::string result(reinterpret_cast<const char*>(buffer.ptr),
                     static_cast<std::size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return result;
}

}  // namespace quaestor
