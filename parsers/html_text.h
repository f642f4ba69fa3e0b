// parsers/html_text.h: the HTML of mail programs as Markdown, which has a
// reader. Pictures, scripts and styles are left out.
#ifndef QUAESTOR_PARSERS_HTML_TEXT_H_
#define QUAESTOR_PARSERS_HTML_TEXT_H_

#include <string>
#include <string_view>

namespace quaestor {

// `html` in UTF-8. Paragraphs, lists, tables, links and boxes to tick stay
// what they are; what looks like Markdown is escaped.
std::string HtmlToMarkdown(std::string_view html);

// Plain text as Markdown that reads the same.
std::string PlainToMarkdown(std::string_view text);

// Whether there are boxes to tick that are no letters.
bool HoldsBoxes(std::string_view html);

// The charset that the page names in its head, or "".
std::string CharsetOfHtml(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_HTML_TEXT_H_
