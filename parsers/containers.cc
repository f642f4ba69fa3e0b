#include "parsers/containers.h"

#include <optional>
#include <utility>

#include "parsers/compound_file.h"
#include "parsers/file_kind.h"
#include "parsers/item_walk.h"
#include "parsers/mail_kind.h"
#include "parsers/mail_library.h"
#include "parsers/text_blocks.h"
#include "parsers/text_decoding.h"
#include "parsers/tnef.h"

namespace quaestor {
namespace {

constexpr std::uint64_t kWhole = 0;  // begin and end of what has no units

void OpenMailbox(std::string_view bytes, const ContainerLimits& limits,
                 const TakeItem& take) {
  std::uint64_t position = 0;
  for (int number = 1;; ++number) {
    const MessageRange range = NextMessage(bytes, position);
    if (range.end == 0) return;
    ItemWalk walk(limits, take);
    walk.BeginUnit(range.begin, range.end);
    WalkPlace place;
    place.prefix = "message " + std::to_string(number) + "/";
    if (number > limits.max_messages) {
      return walk.Trouble("...", ErrorCode::kLimit,
                          "there are more than " +
                              std::to_string(limits.max_messages) +
                              " messages in it; split the mailbox",
                          place);
    }
    walk.Message(
        UnquotedMessage(bytes.substr(range.begin, range.end - range.begin)),
        place);
    if (walk.stopped_by_taker()) return;
    position = range.end;
  }
}

// The item itself is kept, all others are dropped on the way.
struct ItemCatcher {
  std::uint64_t index = 0;
  std::optional<ContainerItem> caught;

  bool operator()(ContainerItem item) {
    if (item.place.index != index) return true;
    caught = std::move(item);
    return false;
  }
};

void OpenUnit(std::string_view bytes, const ItemPlace& place, ItemWalk& walk) {
  walk.BeginUnit(place.begin, place.end);
  switch (TellContainerKind(bytes)) {
    case ContainerKind::kMailbox:
      if (place.begin > place.end || place.end > bytes.size()) return;
      return walk.Message(
          UnquotedMessage(bytes.substr(place.begin, place.end - place.begin)),
          {});
    case ContainerKind::kArchive:
      return walk.Archive(bytes, {}, true,
                          static_cast<std::int64_t>(place.begin));
    case ContainerKind::kMessage:
      return walk.Message(bytes, {});
    case ContainerKind::kNone:
      return;
  }
}

}  // namespace

bool MayBeContainer(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") ||
         IsCompoundFile(head) || IsTnef(head) || LooksLikeMailbox(head) ||
         LooksLikeMessage(head);
}

ContainerKind TellContainerKind(std::string_view bytes) {
  if (!MayBeContainer(bytes)) return ContainerKind::kNone;
  switch (TellFileKind(bytes, "").kind) {
    case FileKind::kMessage:
      return ContainerKind::kMessage;
    case FileKind::kMailbox:
      return ContainerKind::kMailbox;
    case FileKind::kArchive:
      return ContainerKind::kArchive;
    default:
      return ContainerKind::kNone;
  }
}

void OpenContainer(std::string_view bytes, const ContainerLimits& limits,
                   const TakeItem& take) {
  const ContainerKind kind = TellContainerKind(bytes);
  if (kind == ContainerKind::kMailbox) return OpenMailbox(bytes, limits, take);
  ItemWalk walk(limits, take);
  walk.BeginUnit(kWhole, kWhole);
  if (kind == ContainerKind::kMessage) return walk.Message(bytes, {});
  if (kind == ContainerKind::kArchive) return walk.Archive(bytes, {}, true);
  throw Error(ErrorCode::kUnknownKind, "it holds no other files");
}

ContainerItem ReadItem(std::string_view bytes, const ItemPlace& place,
                       const ContainerLimits& limits) {
  ItemCatcher catcher = {place.index, std::nullopt};
  const TakeItem take = [&](ContainerItem item) {
    return catcher(std::move(item));
  };
  ItemWalk walk(limits, take);
  OpenUnit(bytes, place, walk);
  if (catcher.caught) return *std::move(catcher.caught);
  throw Error(ErrorCode::kDamaged, "there is no such item in it");
}

Document ReadItemDocument(const ContainerItem& item, std::string_view name,
                          const ReadingOptions& options) {
  Document document;
  if (item.kind == ItemKind::kBody) {
    // Not by its kind: what was forwarded may begin like a message.
    const bool html = item.media_type == "text/html";
    document = html ? ReadMarkdown(DecodeText(item.bytes))
                    : ReadText(item.bytes, name, options);
    document.media_type = item.media_type;
    DescribeFile(item.bytes, name, document);
  } else {
    document = ReadDocument(item.bytes, name, options);
  }
  document.message = item.message;
  return document;
}

void PrepareContainers() { PrepareMailLibrary(); }

std::string_view PartText(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  if (!part.substr(name).starts_with("...")) return part;
  return part.substr(0, name == 0 ? 0 : slash);
}

std::string_view NameOf(ContainerKind kind) {
  switch (kind) {
    case ContainerKind::kMessage:
      return "message";
    case ContainerKind::kMailbox:
      return "mailbox";
    case ContainerKind::kArchive:
      return "archive";
    case ContainerKind::kNone:
      break;
  }
  return "file";
}

}  // namespace quaestor
