// parsers/markdown_html.h: the HTML that stands in Markdown.
#ifndef QUAESTOR_PARSERS_MARKDOWN_HTML_H_
#define QUAESTOR_PARSERS_MARKDOWN_HTML_H_

#include <string>
#include <string_view>

namespace quaestor {

enum class TagKind {
  kText,     // no tag that HTML knows: what stands there is text
  kNothing,  // known, and of no meaning here; comments
  kLineBreak,
  kBlockBreak,  // begins or ends a paragraph, a list item, a table cell
  kBold,
  kItalic,
  kSuperscript,
  kLink,
  kCheckbox
};

struct HtmlTag {
  TagKind kind = TagKind::kText;
  bool closing = false;
  bool checked = false;  // kCheckbox
  bool radio = false;    // kCheckbox
  std::string uri;       // kLink
};

// `tag` is from "<" to ">", both included.
HtmlTag ParseTag(std::string_view tag);

// Length of the tag or comment at `html[position]`, which is "<"; 0 where
// none is closed.
std::size_t TagLength(std::string_view html, std::size_t position);

// Replaces "&amp;", "&#9746;" and their like.
std::string DecodeEntities(std::string_view text);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MARKDOWN_HTML_H_
