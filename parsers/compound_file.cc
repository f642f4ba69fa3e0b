#include "parsers/compound_file.h"

#include <cstdint>
#include <set>

namespace quaestor {
namespace {

constexpr std::uint32_t kNoSector = 0xFFFFFFFA;  // and all above
constexpr std::uint32_t kNoEntry = 0xFFFFFFFF;
constexpr std::size_t kEntrySize = 128;

class CompoundDirectory {
 public:
  explicit CompoundDirectory(std::string_view bytes) : bytes_(bytes) {
    constexpr std::size_t kShiftAt = 30;
    constexpr std::size_t kFirstAt = 48;
    const std::uint32_t shift = Number(bytes_, kShiftAt) & 0xFFFFU;
    if (shift < 7 || shift > 16) return;
    size_ = std::size_t{1} << shift;
    Collect(Number(bytes_, kFirstAt));
  }

  // The names among the children of the root.
  [[nodiscard]] TopEntries Top() const;

 private:
  static std::uint32_t Number(std::string_view from, std::size_t at) {
    std::uint32_t number = kNoEntry;
    if (at + 4 > from.size()) return number;
    for (std::size_t i = 4; i-- > 0;) {
      number = number << 8U | static_cast<unsigned char>(from[at + i]);
    }
    return number;
  }
  // Shorter than it should be where the file is cut off.
  [[nodiscard]] std::string_view Sector(std::uint32_t sector) const {
    const std::size_t at = (std::size_t{sector} + 1) * size_;
    return at < bytes_.size() ? bytes_.substr(at, size_) : std::string_view();
  }
  // Where the table of sectors has its part `part`.
  [[nodiscard]] std::uint32_t TableSector(std::size_t part) const;
  [[nodiscard]] std::uint32_t After(std::uint32_t sector) const;
  void Collect(std::uint32_t sector);
  [[nodiscard]] std::string_view Entry(std::uint32_t number) const {
    const std::size_t at = std::size_t{number} * kEntrySize;
    return at + kEntrySize <= directory_.size()
               ? std::string_view(directory_).substr(at, kEntrySize)
               : std::string_view();
  }

  std::string_view bytes_;
  std::size_t size_ = 0;  // of a sector
  std::string directory_;
};

std::uint32_t CompoundDirectory::TableSector(std::size_t part) const {
  constexpr std::size_t kListAt = 76;
  constexpr std::size_t kListed = 109;  // in the head of the file
  constexpr std::size_t kMoreAt = 68;
  if (part < kListed) return Number(bytes_, kListAt + 4 * part);
  const std::size_t in_sector = size_ / 4 - 1;
  part -= kListed;
  std::uint32_t list = Number(bytes_, kMoreAt);
  for (; part >= in_sector && list < kNoSector; part -= in_sector) {
    list = Number(Sector(list), size_ - 4);
  }
  return list < kNoSector ? Number(Sector(list), 4 * part) : kNoSector;
}

std::uint32_t CompoundDirectory::After(std::uint32_t sector) const {
  const std::size_t in_sector = size_ / 4;
  const std::uint32_t table = TableSector(sector / in_sector);
  return table < kNoSector ? Number(Sector(table), 4 * (sector % in_sector))
                           : kNoSector;
}

void CompoundDirectory::Collect(std::uint32_t sector) {
  constexpr std::size_t kLargest = std::size_t{4} << 20U;
  while (sector < kNoSector && directory_.size() < kLargest) {
    const std::string_view bytes = Sector(sector);
    directory_ += bytes;
    if (bytes.size() < size_) return;
    sector = After(sector);
  }
}

std::string NameOfEntry(std::string_view entry) {
  constexpr std::size_t kLongest = 32;
  std::string name;
  for (std::size_t i = 0; i < kLongest; ++i) {
    const char low = entry[2 * i];
    const char high = entry[2 * i + 1];
    if (low == '\0' && high == '\0') break;
    name += high == '\0' && static_cast<unsigned char>(low) < 0x80 ? low : '?';
  }
  return name;
}

TopEntries CompoundDirectory::Top() const {
  constexpr std::size_t kLeftAt = 68;
  constexpr std::size_t kRightAt = 72;
  constexpr std::size_t kChildAt = 76;
  TopEntries top;
  const std::string_view root = Entry(0);
  if (root.empty()) return top;
  top.whole = true;
  std::vector<std::uint32_t> open = {Number(root, kChildAt)};
  std::set<std::uint32_t> seen = {0};
  while (!open.empty()) {
    const std::uint32_t number = open.back();
    open.pop_back();
    if (number == kNoEntry || !seen.insert(number).second) continue;
    const std::string_view entry = Entry(number);
    top.whole &= !entry.empty();
    if (entry.empty()) continue;
    top.names.push_back(NameOfEntry(entry));
    open.push_back(Number(entry, kLeftAt));
    open.push_back(Number(entry, kRightAt));
  }
  return top;
}

}  // namespace

bool IsCompoundFile(std::string_view bytes) {
  return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

TopEntries TopOfCompoundFile(std::string_view bytes) {
  return CompoundDirectory(bytes).Top();
}

}  // namespace quaestor
