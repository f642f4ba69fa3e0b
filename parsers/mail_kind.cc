#include "parsers/mail_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string>

#include "parsers/ascii.h"
#include "parsers/compound_file.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

constexpr std::size_t kHead = 16384;  // bytes that header lines are sought in

// The line without its end; removes it from `text`.
std::string_view TakeLine(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "subject" of "Subject: ..."; "" of what is no header line.
std::string HeaderName(std::string_view line) {
  constexpr std::size_t kLongest = 60;
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon > kLongest) return "";
  std::string_view name = line.substr(0, colon);
  while (name.ends_with(' ')) name.remove_suffix(1);
  const bool plain = std::ranges::all_of(name, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
  });
  return plain ? LowerCase(name) : "";
}

template <std::size_t size>
bool IsAmong(const std::array<std::string_view, size>& names,
             std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// Written by programs alone.
bool IsTechnical(std::string_view name) {
  constexpr std::array<std::string_view, 9> kNames = {
      "mime-version",   "message-id",   "received",
      "return-path",    "delivered-to", "content-transfer-encoding",
      "dkim-signature", "references",   "in-reply-to"};
  return IsAmong(kNames, name) || name.starts_with("x-") ||
         name.starts_with("arc-");
}

bool IsUsual(std::string_view name) {
  constexpr std::array<std::string_view, 9> kNames = {
      "from", "to",       "subject",      "date",  "cc",
      "bcc",  "reply-to", "content-type", "sender"};
  return IsAmong(kNames, name);
}

struct HeaderCount {
  int usual = 0;
  int technical = 0;
  bool broken = false;  // a line that is none stands before the empty one
};

HeaderCount CountHeaders(std::string_view head) {
  HeaderCount count;
  bool first = true;
  while (!head.empty()) {
    const bool cut = head.find('\n') == std::string_view::npos;
    const std::string_view line = TakeLine(head);
    if (line.empty()) break;
    const bool folded = line.front() == ' ' || line.front() == '\t';
    const bool quoted = line.starts_with(">From ");
    const std::string name = HeaderName(line);
    if (name.empty() && !folded && !quoted && !cut) {
      count.broken = true;
      // Damage among many lines does not make it another kind of file.
      if (first || count.technical == 0) break;
    }
    count.usual += IsUsual(name) ? 1 : 0;
    count.technical += IsTechnical(name) ? 1 : 0;
    first = false;
  }
  return count;
}

bool HeadersFollow(std::string_view text) {
  const std::string_view line = TakeLine(text);
  return !HeaderName(line).empty() || line.starts_with(">From ");
}

// "From ana@example.org Mon May  4 09:30:00 2026", or the address alone.
bool IsFromLine(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  const auto digits = std::ranges::count_if(
      line, [](unsigned char c) { return std::isdigit(c) != 0; });
  const bool address = line.find('@') != std::string_view::npos &&
                       line.find(' ', 5) == std::string_view::npos;
  return digits >= 4 || address || line.size() < 8;
}

// Text files of Windows have two bytes a letter.
bool IsWide(std::string_view bytes) {
  using std::string_view_literals::operator""sv;
  return bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv) ||
         (bytes.size() > 4 && (bytes[1] == '\0') == (bytes[3] == '\0') &&
          (bytes[1] == '\0' || bytes[0] == '\0'));
}

// Whether the line can stand without an empty one before it: programs that join
// messages forget that, and people write no time of day behind an address.
bool IsWholeFromLine(std::string_view line) {
  const std::size_t at = line.find('@');
  const std::size_t space = line.find(' ', 5);
  const std::size_t colon = line.find(':', space);
  return IsFromLine(line) && at < space && space != std::string_view::npos &&
         colon != std::string_view::npos;
}

bool UsualHeadersFollow(std::string_view text) {
  const std::string name = HeaderName(TakeLine(text));
  return IsUsual(name) || IsTechnical(name);
}

// Whether a "From " line of a mailbox begins at `position`.
bool MessageBeginsAt(std::string_view text, std::size_t position) {
  std::string_view rest = text.substr(position);
  if (!rest.starts_with("From ")) return false;
  const std::string_view before = text.substr(0, position);
  const bool after_empty =
      position == 0 || before.ends_with("\n\n") || before.ends_with("\n\r\n") ||
      before.find_first_not_of("\r\n") == std::string_view::npos;
  const std::string_view line = TakeLine(rest);
  if (after_empty) return IsFromLine(line) && HeadersFollow(rest);
  return IsWholeFromLine(line) && UsualHeadersFollow(rest);
}

// Where the next "From " line of a message begins, from `position` on.
std::size_t NextFromLine(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    const bool at_start = position == 0 || text.substr(position - 1, 1) == "\n";
    if (at_start && MessageBeginsAt(text, position)) return position;
    const std::size_t next = text.find("\nFrom ", position);
    if (next == std::string_view::npos) break;
    position = next + 1;
  }
  return text.size();
}

// Of the header lines; 0 where they say none.
std::size_t ContentLength(std::string_view message, std::size_t& header_size) {
  std::size_t length = 0;
  std::string_view rest = message.substr(0, 4 * kHead);
  const std::size_t whole = rest.size();
  while (!rest.empty()) {
    const std::string_view line = TakeLine(rest);
    if (line.empty()) break;
    if (HeaderName(line) != "content-length") continue;
    std::string_view value = line.substr(line.find(':') + 1);
    while (value.starts_with(' ')) value.remove_prefix(1);
    std::from_chars(value.data(), value.data() + value.size(), length);
  }
  header_size = whole - rest.size();
  return length;
}

// The end that Content-Length gives, if a "From " line or the end of the file
// comes there; else 0.
std::size_t EndByLength(std::string_view mailbox, std::size_t begin) {
  std::size_t header = 0;
  const std::size_t length = ContentLength(mailbox.substr(begin), header);
  if (length == 0 || length > mailbox.size() - begin - header) return 0;
  const std::size_t end = begin + header + length;
  std::size_t next = end;
  while (next < mailbox.size() && next < end + 4 &&
         (mailbox[next] == '\n' || mailbox[next] == '\r')) {
    ++next;
  }
  const bool good =
      next == mailbox.size() || mailbox.substr(next).starts_with("From ");
  return good ? end : 0;
}

}  // namespace

std::string_view MessageStart(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  bytes.remove_prefix(first);
  std::string_view rest = bytes;
  std::string_view line = TakeLine(rest);
  while (line.ends_with(' ')) line.remove_suffix(1);
  const bool length = !line.empty() && line.size() < 12 &&
                      std::ranges::all_of(line, [](unsigned char c) {
                        return std::isdigit(c) != 0;
                      });
  return length ? rest : bytes;
}

std::string InBytes(std::string_view bytes) {
  return IsWide(bytes) ? DecodeText(bytes) : "";
}

bool LooksLikeMessage(std::string_view bytes, bool strict) {
  const std::string narrow = InBytes(bytes.substr(0, 2 * kHead));
  if (!narrow.empty()) bytes = narrow;
  const std::string_view start = MessageStart(bytes.substr(0, 2 * kHead));
  const HeaderCount count = CountHeaders(start.substr(0, kHead));
  const int all = count.usual + count.technical;
  if (strict) return count.usual >= 1 && count.technical >= 1 && all >= 3;
  if (count.broken && count.technical < 2) return false;
  return count.usual >= 1 && all >= 2 &&
         (count.technical >= 1 || count.usual >= 3);
}

bool LooksLikeMailbox(std::string_view bytes) {
  bytes = MessageStart(bytes.substr(0, 2 * kHead));
  std::string_view rest = bytes;
  const std::string_view line = TakeLine(rest);
  if (!IsFromLine(line) || !HeadersFollow(rest)) return false;
  const HeaderCount count = CountHeaders(rest.substr(0, kHead));
  return count.usual + 2 * count.technical >= 2;
}

bool IsOutlookMessage(std::string_view bytes) {
  if (!IsCompoundFile(bytes)) return false;
  const TopEntries top = TopOfCompoundFile(bytes);
  return std::ranges::find(top.names, "__properties_version1.0") !=
         top.names.end();
}

std::string UnquotedMessage(std::string_view message) {
  if (message.find("\nFrom ") != std::string_view::npos) {
    return std::string(message);
  }
  std::string result;
  result.reserve(message.size());
  while (!message.empty()) {
    const std::size_t end = message.find('\n');
    std::string_view line = message.substr(
        0, end == std::string_view::npos ? message.size() : end + 1);
    message.remove_prefix(line.size());
    const std::size_t text = line.find_first_not_of('>');
    const bool quoted = text != std::string_view::npos && text > 0 &&
                        line.substr(text).starts_with("From ");
    result += quoted ? line.substr(1) : line;
  }
  return result;
}

MessageRange NextMessage(std::string_view mailbox, std::uint64_t position) {
  const std::size_t from = NextFromLine(mailbox, position);
  if (from >= mailbox.size()) return {};
  std::string_view rest = mailbox.substr(from);
  TakeLine(rest);
  // Mailboxes that were copied carry further ones, quoted.
  while (rest.starts_with(">From ")) TakeLine(rest);
  const std::size_t begin = mailbox.size() - rest.size();
  const std::size_t by_length = EndByLength(mailbox, begin);
  const std::size_t end =
      by_length > 0 ? by_length : NextFromLine(mailbox, begin);
  return {begin, end};
}

}  // namespace quaestor
