// parsers/message_text.h: the text that somebody typed into a message.
#ifndef QUAESTOR_PARSERS_MESSAGE_TEXT_H_
#define QUAESTOR_PARSERS_MESSAGE_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "parsers/mail_engine.h"

namespace quaestor {

struct BodyText {
  std::string text;        // UTF-8; of text/html in Markdown
  std::string media_type;  // "text/plain", "text/html", or "" for no text
};

// One text of all parts that are the message's text. Of several ways to show
// the same, plain text; HTML where it holds boxes to tick that plain text
// cannot show, or where the plain text is next to nothing.
BodyText BodyOf(const std::vector<const MailPart*>& parts);

// Joins the lines that format=flowed has wrapped (RFC 3676). `delete_space`:
// the space before the wrap is none of the text.
std::string Unflowed(std::string_view text, bool delete_space);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MESSAGE_TEXT_H_
