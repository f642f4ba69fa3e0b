// archive/listing.h: what a worker found in a message, a mailbox or an archive.
#ifndef QUAESTOR_ARCHIVE_LISTING_H_
#define QUAESTOR_ARCHIVE_LISTING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/containers.h"

namespace quaestor {

// As ContainerItem (containers.h), without its bytes.
struct ListedItem {
  ItemKind kind = ItemKind::kDocument;  // a kBody is listed where it is one
  ItemPlace place;
  std::string part;
  std::string name;
  std::string sha256;  // kDocument, kBody: of its bytes
  std::uint64_t bytes = 0;
  std::string message;  // JSON of MessageFacts, or ""
  std::string why;      // kSkipped, kTrouble
  ErrorCode trouble = ErrorCode::kDamaged;
};

struct Listing {
  ContainerKind kind = ContainerKind::kNone;  // kNone: it is no container
  std::vector<ListedItem> items;
};

// As SerializeConversion and ParseConversion (outcome.h).
std::string SerializeListing(const Listing& listing);
std::optional<Listing> ParseListing(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_LISTING_H_
