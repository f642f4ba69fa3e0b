// parsers/mail_kind.h: tells messages and mailboxes by their first lines, and
// finds the messages of a mailbox.
#ifndef QUAESTOR_PARSERS_MAIL_KIND_H_
#define QUAESTOR_PARSERS_MAIL_KIND_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace quaestor {

// The message without what may stand before it: a byte order mark, empty lines,
// the length that Apple Mail writes first.
std::string_view MessageStart(std::string_view bytes);

// A text of two bytes a letter (UTF-16) in UTF-8; "" of any other.
std::string InBytes(std::string_view bytes);

// Whether it begins with the header lines of a message. `strict`: with some
// that only a program writes.
bool LooksLikeMessage(std::string_view bytes, bool strict = false);

// Whether it begins as a mailbox does: "From " and header lines.
bool LooksLikeMailbox(std::string_view bytes);

// A message of Outlook (.msg), by what lies at the top of the file: what was
// attached to it is no matter.
bool IsOutlookMessage(std::string_view bytes);

// Where a message of a mailbox lies, without its "From " line.
struct MessageRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;  // 0: there is none
};

// A message of a mailbox without the signs that quote its lines "From ". Where
// such lines stand unquoted in it (mboxcl2), nothing is quoted.
std::string UnquotedMessage(std::string_view message);

// The message whose "From " line stands at `position` or is the first one
// behind it. Of the dialects, a "From " line counts where an empty line stands
// before it and header lines follow, or, without one, where it names an address
// and a time and the usual header lines follow; a Content-Length that leads to
// such a line (mboxcl, mboxcl2) is believed.
MessageRange NextMessage(std::string_view mailbox, std::uint64_t position);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MAIL_KIND_H_
