#include "parsers/item_walk.h"

#include <algorithm>
#include <utility>

#include "parsers/charset.h"
#include "parsers/mail_kind.h"
#include "parsers/text_decoding.h"
#include "parsers/tnef.h"

namespace quaestor {
namespace {

constexpr std::size_t kLongestName = 180;  // bytes; systems allow 255

std::string_view WithoutFolders(std::string_view name) {
  while (name.ends_with('/') || name.ends_with('\\')) name.remove_suffix(1);
  const std::size_t slash = name.find_last_of("/\\");
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

// Cut in the middle, so that it still ends as its kind does.
std::string Shortened(std::string name) {
  if (name.size() <= kLongestName) return name;
  constexpr std::size_t kLongestEnd = 12;
  const std::size_t dot = name.rfind('.');
  std::string end;
  if (dot != std::string::npos && name.size() - dot <= kLongestEnd) {
    end = name.substr(dot);
  }
  std::size_t size = kLongestName - end.size();
  while (size > 0 && (static_cast<unsigned char>(name[size]) & 0xC0) == 0x80) {
    --size;
  }
  return name.substr(0, size) + end;
}

// What is said of a file that a message names without its content.
constexpr std::string_view kNoContent =
    "the message names it without its content; ask the sender for it again";

bool IsControl(unsigned char c) { return c < 0x20 || c == 0x7F; }

}  // namespace

std::string SafeName(std::string_view name, std::string_view fallback) {
  std::string text = DecodeText(GuessText(name));
  std::erase_if(
      text, [](char c) { return IsControl(static_cast<unsigned char>(c)); });
  std::string_view rest = Trim(WithoutFolders(Trim(text)));
  while (rest.starts_with('.')) rest.remove_prefix(1);
  if (Trim(rest).empty()) rest = fallback;
  return Shortened(std::string(Trim(rest)));
}

void ItemWalk::BeginUnit(std::uint64_t begin, std::uint64_t end) {
  unit_ = {begin, end, 0};
  items_ = 0;
}

std::string ItemWalk::UniquePart(const std::string& part) {
  std::string unique = part;
  // Counted on from the last one: many of one name take no longer.
  int number = ++parts_[part];
  for (; number > 1; ++number) {
    unique = part + " (" + std::to_string(number) + ")";
    if (parts_.try_emplace(unique, 1).second) break;
  }
  parts_[part] = number;
  return unique;
}

void ItemWalk::Hand(ContainerItem item, const WalkPlace& place) {
  if (stopped_) return;
  item.place = unit_;
  ++unit_.index;
  item.part = UniquePart(place.prefix + item.name);
  item.message = place.message;
  if (item.message && item.kind == ItemKind::kDocument) {
    item.message->attachment = item.name;
  }
  ended_ = !take_(std::move(item));
  stopped_ = ended_;
}

void ItemWalk::Skip(std::string name, std::string why, const WalkPlace& place) {
  ContainerItem item;
  item.kind = ItemKind::kSkipped;
  item.name = std::move(name);
  item.why = std::move(why);
  Hand(std::move(item), place);
}

void ItemWalk::Trouble(std::string name, ErrorCode code, std::string why,
                       const WalkPlace& place) {
  ContainerItem item;
  item.kind = ItemKind::kTrouble;
  item.name = std::move(name);
  item.why = std::move(why);
  item.trouble = code;
  Hand(std::move(item), place);
}

bool ItemWalk::Spend(std::size_t bytes, const WalkPlace& place) {
  spent_ += bytes;
  ++items_;
  const bool many = items_ > limits_.max_items;
  if (!many && spent_ <= limits_.max_total_bytes) return true;
  if (many) {
    TooMany(place);
    return false;
  }
  Trouble("...", ErrorCode::kLimit,
          "it unpacks to more than " +
              std::to_string(limits_.max_total_bytes >> 20U) +
              " MiB; what lies behind that is not read: unpack it, and give "
              "the returns by themselves",
          place);
  stopped_ = true;
  return false;
}

void ItemWalk::TooMany(const WalkPlace& place) {
  Trouble("...", ErrorCode::kLimit,
          "there are more than " + std::to_string(limits_.max_items) +
              " files in it; what lies behind these is not read: unpack it, "
              "and give the returns by themselves",
          place);
  stopped_ = true;
}

void ItemWalk::File(FoundFile file, const WalkPlace& place) {
  if (stopped_ || !Spend(file.bytes.size(), place)) return;
  file.name = SafeName(file.name, "attachment");
  if (!file.trouble.empty()) {
    return Trouble(file.name, ErrorCode::kDamaged, file.trouble, place);
  }
  if (file.bytes.size() > limits_.max_item_bytes) {
    return Trouble(file.name, ErrorCode::kLimit,
                   "it is larger than " +
                       std::to_string(limits_.max_item_bytes >> 20U) + " MiB",
                   place);
  }
  WalkPlace inside = place;
  inside.prefix += file.name + "/";
  if (IsTnef(file.bytes)) return Wrapped(file.bytes, inside);
  switch (TellContainerKind(file.bytes)) {
    case ContainerKind::kArchive:
      return Archive(file.bytes, inside, false);
    case ContainerKind::kMessage:
      ++inside.messages;
      return Message(file.bytes, inside);
    case ContainerKind::kMailbox:
      ++inside.messages;
      return Mailbox(file.bytes, inside);
    case ContainerKind::kNone:
      break;
  }
  if (std::string why = WhyNoDocument(file); !why.empty()) {
    return Skip(file.name, std::move(why), place);
  }
  ContainerItem item;
  item.name = std::move(file.name);
  item.bytes = std::move(file.bytes);
  Hand(std::move(item), place);
}

void ItemWalk::Wrapped(std::string_view bytes, const WalkPlace& place) {
  const TnefFiles wrapped =
      ReadTnef(bytes, static_cast<std::size_t>(limits_.max_items));
  for (const TnefFile& file : wrapped.files) {
    FoundFile found;
    found.name = file.name;
    found.bytes = file.bytes;
    found.attachment = true;
    if (file.bytes.empty()) found.trouble = kNoContent;
    WalkPlace inside = place;
    // As deep as a message: wrappings in wrappings come to an end.
    if (++inside.messages > limits_.max_message_depth) {
      return Trouble("...", ErrorCode::kLimit,
                     "it is wrapped too many times; unpack it first", place);
    }
    File(std::move(found), inside);
  }
  if (!wrapped.whole) {
    Trouble("...", ErrorCode::kDamaged,
            "what Outlook has wrapped here (winmail.dat) is cut off, and files "
            "may be missing; ask the sender for them again",
            place);
  } else if (wrapped.files.empty()) {
    Skip("...", "what Outlook adds to a message, without a file", place);
  }
}

void ItemWalk::Mailbox(std::string_view bytes, const WalkPlace& place) {
  std::uint64_t position = 0;
  for (int number = 1; !stopped_; ++number) {
    const MessageRange range = NextMessage(bytes, position);
    if (range.end == 0) return;
    WalkPlace inside = place;
    inside.prefix += "message " + std::to_string(number) + "/";
    Message(UnquotedMessage(bytes.substr(range.begin, range.end - range.begin)),
            inside);
    position = range.end;
  }
}

}  // namespace quaestor
