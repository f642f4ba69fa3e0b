#include "parsers/office_package.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "parsers/error.h"
#include "parsers/zip_memory.h"

namespace quaestor {
namespace {

std::string PartName(std::string_view name) {
  while (name.starts_with('/') || name.starts_with('\\')) name.remove_prefix(1);
  std::string result(name);
  for (char& c : result) {
    c = c == '\\'
            ? '/'
            : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

[[noreturn]] void ThrowDamaged() {
  throw Error(ErrorCode::kDamaged,
              "the file is damaged or incomplete; ask the sender for it again");
}

[[noreturn]] void ThrowTooLarge() {
  throw Error(ErrorCode::kLimit,
              "the file unpacks to far more than a questionnaire has; save it "
              "as PDF");
}

}  // namespace

struct OfficePackage::Archive {
  ZipMemory memory;
  unzFile file = nullptr;
};

OfficePackage::OfficePackage(std::string_view bytes,
                             const PackageLimits& limits)
    : limits_(limits), archive_(new Archive) {
  archive_->memory.bytes = bytes;
  archive_->file = OpenZip(archive_->memory);
  try {
    if (archive_->file == nullptr) ThrowDamaged();
    ListEntries();
  } catch (...) {
    if (archive_->file != nullptr) unzClose(archive_->file);
    delete archive_;
    throw;
  }
}

OfficePackage::~OfficePackage() {
  unzClose(archive_->file);
  delete archive_;
}

void OfficePackage::ListEntries() {
  unzFile file = archive_->file;
  int state = unzGoToFirstFile(file);
  while (state == UNZ_OK) {
    std::array<char, 512> name{};
    unz_file_info64 info;
    unz64_file_pos place;
    if (unzGetCurrentFileInfo64(file, &info, name.data(), name.size() - 1,
                                nullptr, 0, nullptr, 0) != UNZ_OK ||
        unzGetFilePos64(file, &place) != UNZ_OK) {
      ThrowDamaged();
    }
    if (entries_.size() >= limits_.max_entries) ThrowTooLarge();
    entries_.emplace(PartName(name.data()),
                     Entry{static_cast<std::size_t>(place.pos_in_zip_directory),
                           static_cast<std::size_t>(place.num_of_file)});
    state = unzGoToNextFile(file);
  }
  if (state != UNZ_END_OF_LIST_OF_FILE || entries_.empty()) ThrowDamaged();
}

bool OfficePackage::Has(std::string_view name) const {
  return entries_.contains(PartName(name));
}

std::optional<std::string> OfficePackage::Read(std::string_view name) {
  const auto found = entries_.find(PartName(name));
  if (found == entries_.end()) return std::nullopt;
  return Unpack(found->second);
}

// Makes an entry the current one, and gives its packed size.
std::size_t OfficePackage::GoTo(const Entry& entry) {
  unzFile file = archive_->file;
  const unz64_file_pos place = {entry.place, entry.number};
  unz_file_info64 info;
  if (unzGoToFilePos64(file, &place) != UNZ_OK ||
      unzGetCurrentFileInfo64(file, &info, nullptr, 0, nullptr, 0, nullptr,
                              0) != UNZ_OK) {
    ThrowDamaged();
  }
  constexpr unsigned kEncryptedFlag = 1;
  if ((info.flag & kEncryptedFlag) != 0) {
    throw Error(ErrorCode::kEncrypted,
                "the file is locked with a password; ask the sender for one "
                "without");
  }
  return std::min<std::size_t>(info.compressed_size,
                               archive_->memory.bytes.size());
}

// The sizes that the archive claims may be wrong: what comes is counted.
std::string OfficePackage::Unpack(const Entry& entry) {
  constexpr std::size_t kFreely = 1 << 20;
  const std::size_t packed = GoTo(entry);
  const std::size_t left =
      limits_.max_total_bytes - std::min(unpacked_, limits_.max_total_bytes);
  const std::size_t most =
      std::min({std::max(kFreely, limits_.max_ratio * packed),
                limits_.max_part_bytes, left});
  unzFile file = archive_->file;
  if (unzOpenCurrentFile(file) != UNZ_OK) ThrowDamaged();
  std::string part;
  std::array<char, 65536> buffer;
  int count = 0;
  while ((count = unzReadCurrentFile(file, buffer.data(), buffer.size())) > 0 &&
         part.size() <= most) {
    part.append(buffer.data(), static_cast<std::size_t>(count));
  }
  const bool whole = unzCloseCurrentFile(file) == UNZ_OK && count == 0;
  if (part.size() > most) ThrowTooLarge();
  if (!whole) ThrowDamaged();
  unpacked_ += part.size();
  return part;
}

}  // namespace quaestor
