// parsers/containers.h: files that hold other files: e-mail messages,
// mailboxes, archives. What they hold is handed over as bytes, to be read like
// any other file.
#ifndef QUAESTOR_PARSERS_CONTAINERS_H_
#define QUAESTOR_PARSERS_CONTAINERS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/document.h"
#include "parsers/error.h"
#include "parsers/reader.h"

namespace quaestor {

// The budget of one file, so that a hostile one cannot hold up a batch. What
// lies beyond is named as trouble, and what came before it stays.
struct ContainerLimits {
  int max_message_depth = 8;   // messages attached to messages
  int max_archive_depth = 2;   // an archive in an archive, and no deeper
  int max_messages = 100'000;  // of one mailbox
  int max_items = 1000;        // of one message or archive, nested ones too
  std::size_t max_item_bytes = std::size_t{256} << 20U;  // of one, unpacked
  // Of all that one message or archive unpacks to.
  std::size_t max_total_bytes = std::size_t{512} << 20U;
  // Unpacked to packed, of what unpacks to more than 16 MiB. Scans and office
  // files, which are packed already, reach 2, plain text 20.
  std::size_t max_ratio = 100;
};

// Where an item lies, for ReadItem.
struct ItemPlace {
  // The message of a mailbox; of other files all bytes.
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::uint64_t index = 0;  // of the items handed over from there
};

enum class ItemKind {
  kDocument,  // to be read
  kBody,      // text of a message: a document where it holds the form
  kSkipped,   // no document: a logo, a signature, a calendar entry
  kTrouble    // may be one, and cannot be had: locked, damaged, too deep
};

struct ContainerItem {
  ItemKind kind = ItemKind::kDocument;
  ItemPlace place;
  std::string name;  // file name without folders; ends as its kind does
  // Where it lies in the file: "message 3/returns.zip/city.pdf"; "..." at the
  // end: it concerns all that lies there. Of the items of one file no two are
  // the same.
  std::string part;
  std::string bytes;                    // kDocument, kBody
  std::string media_type;               // kBody: "text/plain" or "text/html"
  std::optional<MessageFacts> message;  // that it came in
  std::string why;  // kSkipped, kTrouble: a phrase or sentence for people
  ErrorCode trouble = ErrorCode::kDamaged;  // kTrouble
};

enum class ContainerKind { kNone, kMessage, kMailbox, kArchive };

// Whether the first bytes of a file (16 KiB are enough) look like a container.
// Looks at bytes only and unpacks nothing, so that it is safe anywhere; office
// files and some texts look so too.
bool MayBeContainer(std::string_view head);

// What it is.
ContainerKind TellContainerKind(std::string_view bytes);

// Hands the items over in the order of the file, each once; false from `take`
// ends it. The same bytes give the same items. Throws Error (kUnknownKind)
// where it is no container, and what `take` throws; damage is an item.
using TakeItem = std::function<bool(ContainerItem item)>;
void OpenContainer(std::string_view bytes, const ContainerLimits& limits,
                   const TakeItem& take);

// The item at a place that OpenContainer has given; `part` is not as it was
// there. Throws Error.
ContainerItem ReadItem(std::string_view bytes, const ItemPlace& place,
                       const ContainerLimits& limits);

// Reads a document or body; `name` is its name. Throws Error.
Document ReadItemDocument(const ContainerItem& item, std::string_view name,
                          const ReadingOptions& options);

// Loads what messages and their pictures need, for processes that may open no
// file later. Never throws; what is missing is told when it is needed.
void PrepareContainers();

// The part as people read it: of what concerns a message or archive as a whole
// the part of that, "" of the file itself.
std::string_view PartText(std::string_view part);

std::string_view NameOf(ContainerKind kind);  // "message", "mailbox", ...

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_CONTAINERS_H_
