// parsers/item_walk.h: the way through a container, shared by what opens
// messages and archives. Private to parsers; see containers.h.
#ifndef QUAESTOR_PARSERS_ITEM_WALK_H_
#define QUAESTOR_PARSERS_ITEM_WALK_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/containers.h"
#include "parsers/mail_engine.h"

namespace quaestor {

// Where the walk stands: how deep, and in which message.
struct WalkPlace {
  std::string prefix;  // of ContainerItem::part, "" or ending in "/"
  int messages = 0;    // around it
  int archives = 0;
  std::optional<MessageFacts> message;
};

// A file on its way, before it is known what it is.
struct FoundFile {
  std::string name;  // as sent, or ""
  std::string media_type;
  std::string bytes;
  bool attachment = false;  // the message says that it is one
  bool referenced = false;  // shown in the message's text, by Content-ID
  std::string trouble;
};

// One walk through one file. `take` gets the items; after it returned false
// nothing more is handed over.
class ItemWalk {
 public:
  ItemWalk(const ContainerLimits& limits, const TakeItem& take)
      : limits_(limits), take_(take) {}

  // The message of a mailbox or the entry of an archive that is entered.
  void BeginUnit(std::uint64_t begin, std::uint64_t end);

  // A message (.eml, .msg) with all its parts.
  void Message(std::string_view bytes, const WalkPlace& place);
  // An archive with all its entries, or the entry `only` alone.
  void Archive(std::string_view bytes, const WalkPlace& place, bool units,
               std::int64_t only = -1);
  // Whatever it is: opened where it is a container.
  void File(FoundFile file, const WalkPlace& place);

  void Skip(std::string name, std::string why, const WalkPlace& place);
  void Trouble(std::string name, ErrorCode code, std::string why,
               const WalkPlace& place);

  // Whether `take` has ended it.
  [[nodiscard]] bool stopped_by_taker() const { return ended_; }

 private:
  // Counts what was unpacked. False, after a word on it, where it is too much.
  bool Spend(std::size_t bytes, const WalkPlace& place);
  // Says that there are too many files, and ends the walk.
  void TooMany(const WalkPlace& place);
  // The files in a winmail.dat.
  void Wrapped(std::string_view bytes, const WalkPlace& place);
  void Mailbox(std::string_view bytes, const WalkPlace& place);
  // How many more entries of archives are looked at: folders and what systems
  // leave there are no items, and many of them are an attack.
  [[nodiscard]] std::size_t EntriesLeft() const;
  // One entry of an archive; both are of archive_items.cc alone.
  void Entry(void* archive, const void* zip_entry, const WalkPlace& place);
  void Parts(MailMessage message, WalkPlace place);
  void Body(const MailMessage& message, const WalkPlace& place);
  void Hand(ContainerItem item, const WalkPlace& place);
  std::string UniquePart(const std::string& part);

  const ContainerLimits& limits_;
  const TakeItem& take_;
  ItemPlace unit_;
  // How often each part was handed over.
  std::map<std::string, int> parts_;
  std::size_t spent_ = 0;
  int items_ = 0;
  std::size_t entries_ = 0;  // of archives, folders and debris too
  bool stopped_ = false;     // nothing more is handed over
  bool ended_ = false;       // ... because `take` wanted so
};

// A file name that is harmless and readable: no folders, no control characters,
// not empty, not long. `fallback` where nothing is left of it.
std::string SafeName(std::string_view name, std::string_view fallback);

// Why a file that came with a message or an archive is no document, or "".
std::string WhyNoDocument(const FoundFile& file);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_ITEM_WALK_H_
