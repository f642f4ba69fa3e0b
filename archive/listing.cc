#include "archive/listing.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/byte_record.h"

namespace quaestor {
namespace {

constexpr std::size_t kHashDigits = 64;

bool HoldsContent(ItemKind kind) {
  return kind == ItemKind::kDocument || kind == ItemKind::kBody;
}

bool IsHash(std::string_view text) {
  return text.size() == kHashDigits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool IsSound(const ListedItem& item) {
  const bool hash = !HoldsContent(item.kind) || IsHash(item.sha256);
  return hash && !item.part.empty() &&
         (item.message.empty() || nlohmann::json::accept(item.message));
}

// nullopt where the number is none of the enumeration's.
template <typename Enumeration>
std::optional<Enumeration> TakeEnumeration(RecordReader& reader,
                                           Enumeration last) {
  const auto number = reader.TakeNumber<std::uint8_t>();
  if (number > static_cast<std::uint8_t>(last)) return std::nullopt;
  return static_cast<Enumeration>(number);
}

std::optional<ListedItem> TakeItemOf(RecordReader& reader) {
  ListedItem item;
  const auto kind = TakeEnumeration(reader, ItemKind::kTrouble);
  const auto trouble = TakeEnumeration(reader, ErrorCode::kBadDefinition);
  item.place.begin = reader.TakeNumber<std::uint64_t>();
  item.place.end = reader.TakeNumber<std::uint64_t>();
  item.place.index = reader.TakeNumber<std::uint64_t>();
  item.bytes = reader.TakeNumber<std::uint64_t>();
  item.part = reader.TakeText();
  item.name = reader.TakeText();
  item.sha256 = reader.TakeText();
  item.message = reader.TakeText();
  item.why = reader.TakeText();
  if (!kind || !trouble || !reader.good()) return std::nullopt;
  item.kind = *kind;
  item.trouble = *trouble;
  if (!IsSound(item)) return std::nullopt;
  return item;
}

void AppendItem(std::string& bytes, const ListedItem& item) {
  AppendNumber(bytes, static_cast<std::uint8_t>(item.kind));
  AppendNumber(bytes, static_cast<std::uint8_t>(item.trouble));
  AppendNumber(bytes, item.place.begin);
  AppendNumber(bytes, item.place.end);
  AppendNumber(bytes, item.place.index);
  AppendNumber(bytes, item.bytes);
  for (const std::string* text :
       {&item.part, &item.name, &item.sha256, &item.message, &item.why}) {
    AppendText(bytes, std::string_view(*text));
  }
}

}  // namespace

std::string SerializeListing(const Listing& listing) {
  std::string bytes;
  AppendNumber(bytes, static_cast<std::uint8_t>(listing.kind));
  AppendNumber(bytes, static_cast<std::uint64_t>(listing.items.size()));
  for (const ListedItem& item : listing.items) AppendItem(bytes, item);
  return bytes;
}

std::optional<Listing> ParseListing(std::string_view bytes) {
  RecordReader reader(bytes);
  Listing listing;
  const auto kind = TakeEnumeration(reader, ContainerKind::kArchive);
  if (!kind) return std::nullopt;
  listing.kind = *kind;
  const auto count = reader.TakeNumber<std::uint64_t>();
  for (std::uint64_t i = 0; i < count && reader.good(); ++i) {
    std::optional<ListedItem> item = TakeItemOf(reader);
    if (!item) return std::nullopt;
    listing.items.push_back(*std::move(item));
  }
  if (!reader.AtEnd()) return std::nullopt;
  return listing;
}

}  // namespace quaestor
