#include "parsers/ocr/language_data.h"

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>

namespace quaestor {
namespace {

// Tesseract asks for data through a plain function, so it stands here for the
// whole process. Entries are never taken away.
struct Store {
  std::mutex mutex;
  std::map<std::string, std::vector<char>> files;
};

Store& TheStore() {
  static Store store;
  return store;
}

// A file is a count, as many places of its parts in the file (-1: not there),
// and the parts one after another.
constexpr std::size_t kWordList = 19;
constexpr std::int32_t kMostParts = 64;
// More words than any text has: the list of the model for all Latin letters,
// which takes 90 MB and helps no more than none does.
constexpr std::int64_t kLargestWordList = 40'000'000;

std::int64_t EndOfPart(const std::vector<std::int64_t>& places,
                       std::size_t part, std::int64_t size) {
  for (std::size_t next = part + 1; next < places.size(); ++next) {
    if (places[next] >= 0) return places[next];
  }
  return size;
}

void Append(std::ifstream& file, std::int64_t from, std::int64_t to,
            std::vector<char>& data) {
  const std::size_t before = data.size();
  data.resize(before + static_cast<std::size_t>(to - from));
  file.seekg(from);
  file.read(data.data() + before, to - from);
}

// Reads all but a word list of that size.
std::vector<char> ReadParts(std::ifstream& file, std::int64_t size) {
  std::int32_t count = 0;
  file.read(reinterpret_cast<char*>(&count), sizeof count);
  if (count <= static_cast<std::int32_t>(kWordList) || count > kMostParts) {
    return {};
  }
  std::vector<std::int64_t> places(static_cast<std::size_t>(count));
  const std::size_t head = sizeof count + places.size() * sizeof(std::int64_t);
  file.read(reinterpret_cast<char*>(places.data()),
            static_cast<std::streamsize>(head - sizeof count));
  std::vector<char> data(head);
  std::vector<std::int64_t> moved = places;
  for (std::size_t part = 0; part < places.size(); ++part) {
    if (places[part] < 0) continue;
    const std::int64_t end = EndOfPart(places, part, size);
    if (end < places[part] || end > size) return {};
    const bool skip =
        part == kWordList && end - places[part] > kLargestWordList;
    moved[part] = skip ? -1 : static_cast<std::int64_t>(data.size());
    if (!skip) Append(file, places[part], end, data);
  }
  std::memcpy(data.data(), &count, sizeof count);
  std::memcpy(data.data() + sizeof count, moved.data(), head - sizeof count);
  return file ? data : std::vector<char>{};
}

std::vector<char> ReadFromDisk(const std::string& name) {
  const std::filesystem::path path = std::filesystem::path(kDataFolder) / name;
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  std::ifstream file(path, std::ios::binary);
  if (error || !file) return {};
  return ReadParts(file, static_cast<std::int64_t>(size));
}

}  // namespace

bool ReadLanguageData(const char* path, std::vector<char>* data) {
  const std::string name = std::filesystem::path(path).filename().string();
  Store& store = TheStore();
  const std::lock_guard lock(store.mutex);
  auto [found, fresh] = store.files.try_emplace(name);
  if (fresh) found->second = ReadFromDisk(name);
  if (found->second.empty()) return false;
  if (data != nullptr) *data = found->second;
  return true;
}

bool HasLanguage(const std::string& language) {
  return ReadLanguageData((language + ".traineddata").c_str(), nullptr);
}

}  // namespace quaestor
