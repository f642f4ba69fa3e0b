// What item_walk.h says about archives.
#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "parsers/charset.h"
#include "parsers/item_walk.h"
#include "parsers/mail_kind.h"
#include "parsers/unicode.h"
#include "parsers/zip_memory.h"

namespace quaestor {
namespace {

constexpr unsigned kLockedFlag = 1U;
constexpr unsigned kUtf8Flag = 1U << 11U;

struct ZipEntry {
  std::string name;  // as it stands there
  bool utf8 = false;
  bool locked = false;
  std::size_t packed = 0;
  unz64_file_pos place{};
};

// The name that Info-ZIP adds in UTF-8 ("up", 0x7075), or "".
std::string UnicodeName(std::string_view extra) {
  constexpr std::size_t kHead = 9;  // id, size, version, checksum
  while (extra.size() > 4) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(extra[i]));
    };
    const std::size_t size =
        std::min(4 + byte(2) + 256 * byte(3), extra.size());
    if (extra.starts_with("up") && size > kHead) {
      return std::string(extra.substr(kHead, size - kHead));
    }
    extra.remove_prefix(size);
  }
  return "";
}

class ZipReader {
 public:
  explicit ZipReader(std::string_view bytes)
      : memory_{bytes, 0}, file_(OpenZip(memory_)) {}
  ~ZipReader() {
    if (file_ != nullptr) unzClose(file_);
  }
  ZipReader(const ZipReader&) = delete;
  ZipReader& operator=(const ZipReader&) = delete;

  // At most `most` entries; `whole` tells whether the list came to its end.
  std::vector<ZipEntry> List(std::size_t most, bool& whole);
  // At most `most` bytes and one more. False where it is damaged.
  bool Unpack(const ZipEntry& entry, std::size_t most, std::string& bytes);

 private:
  bool Describe(ZipEntry& entry);

  ZipMemory memory_;
  unzFile file_;
};

bool ZipReader::Describe(ZipEntry& entry) {
  std::array<char, 4096> name{};
  std::array<char, 4096> extra{};
  unz_file_info64 info;
  if (unzGetCurrentFileInfo64(file_, &info, name.data(), name.size() - 1,
                              extra.data(), extra.size(), nullptr,
                              0) != UNZ_OK ||
      unzGetFilePos64(file_, &entry.place) != UNZ_OK) {
    return false;
  }
  const std::string unicode =
      UnicodeName({extra.data(),
                   std::min<std::size_t>(info.size_file_extra, extra.size())});
  entry.name = unicode.empty() ? name.data() : unicode;
  entry.utf8 = !unicode.empty() || (info.flag & kUtf8Flag) != 0;
  entry.locked = (info.flag & kLockedFlag) != 0;
  entry.packed =
      std::min<std::size_t>(info.compressed_size, memory_.bytes.size());
  return true;
}

std::vector<ZipEntry> ZipReader::List(std::size_t most, bool& whole) {
  std::vector<ZipEntry> entries;
  whole = false;
  if (file_ == nullptr) return entries;
  int state = unzGoToFirstFile(file_);
  while (state == UNZ_OK && entries.size() <= most) {
    ZipEntry entry;
    if (!Describe(entry)) return entries;
    entries.push_back(std::move(entry));
    state = unzGoToNextFile(file_);
  }
  // An archive without entries is whole too.
  whole = state == UNZ_END_OF_LIST_OF_FILE || entries.size() > most;
  return entries;
}

bool ZipReader::Unpack(const ZipEntry& entry, std::size_t most,
                       std::string& bytes) {
  if (unzGoToFilePos64(file_, &entry.place) != UNZ_OK ||
      unzOpenCurrentFile(file_) != UNZ_OK) {
    return false;
  }
  std::array<char, 65536> buffer;
  int count = 0;
  while ((count = unzReadCurrentFile(file_, buffer.data(), buffer.size())) >
             0 &&
         bytes.size() <= most) {
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  const bool sound = unzCloseCurrentFile(file_) == UNZ_OK && count == 0;
  return sound || bytes.size() > most;
}

// Programs write names in the charset of their system without a word on it;
// all names together tell it best.
void DecodeNames(std::vector<ZipEntry>& entries) {
  std::string sample;
  for (const ZipEntry& entry : entries) {
    const bool open = !entry.utf8 || !IsValidUtf8(entry.name);
    if (open && !IsValidUtf8(entry.name)) sample += entry.name + "\n";
  }
  if (sample.empty()) return;
  const std::string charset = GuessCharset(sample);
  for (ZipEntry& entry : entries) {
    if (!IsValidUtf8(entry.name)) {
      entry.name = DecodeCharset(entry.name, charset);
    }
  }
}

std::vector<std::string> FoldersOf(std::string_view name) {
  std::vector<std::string> folders;
  for (std::size_t slash = name.find_first_of("/\\");
       slash != std::string_view::npos; slash = name.find_first_of("/\\")) {
    std::string folder = SafeName(name.substr(0, slash), "");
    if (!folder.empty()) folders.push_back(std::move(folder));
    name.remove_prefix(slash + 1);
  }
  return folders;
}

// Left there by a system or a program, never by a person.
bool IsDebris(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  const std::string_view file =
      slash == std::string_view::npos ? name : name.substr(slash + 1);
  return name.starts_with("__MACOSX/") || file.starts_with("._") ||
         file.starts_with("~$") || file.starts_with(".~lock.") ||
         file == ".DS_Store" || file == "Thumbs.db" || file == "desktop.ini";
}

// Its directory of no entries is all it has; minizip finds nothing there.
bool IsEmptyArchive(std::string_view bytes) {
  constexpr std::size_t kSize = 22;
  return bytes.size() >= kSize && bytes.starts_with("PK\x05\x06") &&
         std::ranges::all_of(bytes.substr(8, 12),
                             [](char c) { return c == '\0'; });
}

std::size_t MostBytes(const ZipEntry& entry, const ContainerLimits& limits) {
  constexpr std::size_t kFreely = std::size_t{16} << 20U;
  return std::min(std::max(kFreely, limits.max_ratio * entry.packed),
                  limits.max_item_bytes);
}

}  // namespace

void ItemWalk::Entry(void* archive, const void* zip_entry,
                     const WalkPlace& place) {
  auto& reader = *static_cast<ZipReader*>(archive);
  const auto& entry = *static_cast<const ZipEntry*>(zip_entry);
  WalkPlace inside = place;
  for (const std::string& folder : FoldersOf(entry.name)) {
    inside.prefix += folder + "/";
  }
  FoundFile file;
  file.name = entry.name;
  file.attachment = true;
  const std::string name = SafeName(entry.name, "file");
  // Debian builds minizip without deciphering.
  if (entry.locked) {
    if (!Spend(0, inside)) return;
    return Trouble(name, ErrorCode::kEncrypted,
                   "it is locked with a password; unpack it first", inside);
  }
  const std::size_t most = MostBytes(entry, limits_);
  const bool sound = reader.Unpack(entry, most, file.bytes);
  if (file.bytes.size() > most) {
    if (!Spend(file.bytes.size(), inside)) return;
    return Trouble(name, ErrorCode::kLimit,
                   "it unpacks to far more than a return has (a ZIP bomb?)",
                   inside);
  }
  if (!sound) {
    return Trouble(name, ErrorCode::kDamaged,
                   "it is damaged in the archive; ask for it again", inside);
  }
  File(std::move(file), inside);
}

std::size_t ItemWalk::EntriesLeft() const {
  constexpr std::size_t kPerItem = 10;
  const std::size_t most =
      kPerItem * static_cast<std::size_t>(std::max(0, limits_.max_items));
  return most > entries_ ? most - entries_ : 0;
}

void ItemWalk::Archive(std::string_view bytes, const WalkPlace& place,
                       bool units, std::int64_t only) {
  WalkPlace inside = place;
  if (++inside.archives > limits_.max_archive_depth) {
    return Trouble("...", ErrorCode::kLimit,
                   "it is an archive in an archive in another one; unpack it "
                   "first",
                   place);
  }
  ZipReader reader(bytes);
  bool whole = false;
  std::vector<ZipEntry> entries = reader.List(EntriesLeft(), whole);
  DecodeNames(entries);
  for (std::size_t i = 0; i < entries.size() && !stopped_; ++i) {
    const ZipEntry& entry = entries[i];
    if (EntriesLeft() == 0) return TooMany(place);
    ++entries_;
    if (only >= 0 && static_cast<std::size_t>(only) != i) continue;
    if (units) unit_ = {i, i + 1, 0};
    const bool folder = entry.name.ends_with('/') || entry.name.ends_with('\\');
    if (folder || IsDebris(entry.name)) continue;
    Entry(&reader, &entry, inside);
  }
  if (!whole && only < 0 && !IsEmptyArchive(bytes)) {
    if (units) unit_ = {entries.size(), entries.size() + 1, 0};
    Trouble("...", ErrorCode::kDamaged,
            "the archive is damaged or incomplete; ask the sender for it again",
            place);
  }
}

}  // namespace quaestor
