// What item_walk.h says about messages.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>
#include <utility>

#include "parsers/charset.h"
#include "parsers/item_walk.h"
#include "parsers/mail_kind.h"
#include "parsers/mail_library.h"
#include "parsers/message_text.h"
#include "parsers/text_decoding.h"
#include "parsers/tnef.h"

namespace quaestor {
namespace {

bool IsBodyText(const MailPart& part) {
  const bool text =
      part.media_type == "text/plain" || part.media_type == "text/html";
  return text && !part.attachment && part.name.empty() && part.trouble.empty();
}

// On one line, and in UTF-8 whatever it was sent in.
std::string Fact(const std::string& text) {
  std::string line = DecodeText(GuessText(text));
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return std::string(Trim(line));
}

MessageFacts CleanFacts(const MessageFacts& facts) {
  return {Fact(facts.from), Fact(facts.subject), Fact(facts.date),
          Fact(facts.id), ""};
}

bool SaysNothing(const MessageFacts& facts) {
  return facts.from.empty() && facts.subject.empty() && facts.date.empty() &&
         facts.id.empty();
}

// What the message calls the part, or what it would have been called.
std::string NameOf(const MailPart& part) {
  if (!part.name.empty()) return part.name;
  if (part.media_type == "application/pdf") return "attachment.pdf";
  if (part.media_type.starts_with("image/")) {
    return "picture." + part.media_type.substr(6);
  }
  return part.media_type.starts_with("text/") ? "attachment.txt" : "attachment";
}

// By its subject, where it has no name of its own.
std::string NameOfForwarded(const MailPart& part) {
  if (!part.name.empty()) return SafeName(part.name, "forwarded message");
  std::string subject = Fact(part.message.front().facts.subject);
  std::ranges::replace_if(
      subject, [](char c) { return c == '/' || c == '\\'; }, '-');
  return SafeName(subject, "forwarded message");
}

std::string WithoutPercents(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned letter = 0;
    const char* digits = text.data() + i + 1;
    const bool escape =
        text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(digits, digits + 2, letter, 16).ptr == digits + 2;
    plain += escape ? static_cast<char>(letter) : text[i];
    if (escape) i += 2;
  }
  return plain;
}

// The Content-IDs that the texts of a message show: "cid:part1@example.org".
std::set<std::string> ShownIn(const std::vector<MailPart>& parts) {
  constexpr std::string_view kMark = "cid:";
  std::set<std::string> shown;
  for (const MailPart& part : parts) {
    if (part.media_type != "text/html") continue;
    const std::string_view html = part.bytes;
    for (std::size_t at = html.find(kMark); at != std::string_view::npos;) {
      const std::size_t begin = at + kMark.size();
      const std::size_t end =
          std::min(html.find_first_of("\"' \t\r\n<>)", begin), html.size());
      shown.insert(WithoutPercents(html.substr(begin, end - begin)));
      at = html.find(kMark, end);
    }
  }
  return shown;
}

}  // namespace

void ItemWalk::Message(std::string_view bytes, const WalkPlace& place) {
  if (place.messages > limits_.max_message_depth) {
    return Trouble("message", ErrorCode::kLimit,
                   "it lies in too many messages, one in the other; save it "
                   "by itself",
                   place);
  }
  if (IsTnef(bytes)) return Wrapped(bytes, place);
  MailLimits limits;
  limits.max_depth = limits_.max_message_depth - place.messages;
  limits.max_parts = limits_.max_items;
  limits.max_bytes = limits_.max_total_bytes;
  const std::string narrow = InBytes(bytes);
  if (!narrow.empty()) bytes = narrow;
  try {
    Parts(IsOutlookMessage(bytes) ? ParseOutlook(bytes, limits)
                                  : ParseMime(MessageStart(bytes), limits),
          place);
  } catch (const Error& error) {
    Trouble("message", error.code(), error.what(), place);
  }
}

void ItemWalk::Parts(MailMessage message, WalkPlace place) {
  MessageFacts facts = CleanFacts(message.facts);
  // A forwarded text without header lines: the outer message has to do.
  if (!SaysNothing(facts) || !place.message) place.message = std::move(facts);
  Body(message, place);
  const std::set<std::string> shown = ShownIn(message.parts);
  for (std::size_t i = 0; i < message.parts.size() && !stopped_; ++i) {
    MailPart& part = message.parts[i];
    if (IsBodyText(part)) continue;
    if (!part.message.empty()) {
      WalkPlace inside = place;
      inside.prefix += NameOfForwarded(part) + "/";
      ++inside.messages;
      Parts(std::move(part.message.front()), std::move(inside));
      continue;
    }
    FoundFile file = {NameOf(part),
                      part.media_type,
                      std::move(part.bytes),
                      part.attachment,
                      shown.contains(part.content_id),
                      part.trouble};
    File(std::move(file), place);
  }
  if (!message.trouble.empty()) {
    Trouble("...", ErrorCode::kLimit, message.trouble, place);
  }
}

void ItemWalk::Body(const MailMessage& message, const WalkPlace& place) {
  std::vector<const MailPart*> texts;
  for (const MailPart& part : message.parts) {
    if (IsBodyText(part)) texts.push_back(&part);
  }
  BodyText body = BodyOf(texts);
  if (Trim(body.text).empty() || !Spend(body.text.size(), place)) return;
  ContainerItem item;
  item.kind = ItemKind::kBody;
  item.name = "text of the message";
  item.bytes = std::move(body.text);
  item.media_type = std::move(body.media_type);
  Hand(std::move(item), place);
}

}  // namespace quaestor
