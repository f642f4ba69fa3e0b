#include "review/page_pictures.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "archive/loaded_document.h"
#include "parsers/error.h"
#include "review/api_call.h"

namespace quaestor {
namespace {

constexpr std::uint64_t kMostFileBytes = std::uint64_t{1} << 30U;
constexpr std::chrono::seconds kPatience{60};

struct OriginalFile {
  std::string path;
  std::string part;
};

std::vector<OriginalFile> PlacesOf(Database& store, const std::string& sha256) {
  SqlQuery query = store.Query(
      "SELECT path, part FROM places WHERE sha256 = ? ORDER BY part, path");
  query.Bind(sha256);
  std::vector<OriginalFile> places;
  while (query.Step()) {
    places.push_back({std::string(query.Text(0)), std::string(query.Text(1))});
  }
  return places;
}

std::optional<LoadedDocument> LoadUnchanged(const std::string& path,
                                            const std::string& sha256) {
  try {
    LoadedDocument document = LoadDocument(path, kMostFileBytes);
    if (document.sha256 == sha256 && document.content.number() >= 0) {
      return document;
    }
  } catch (const Error&) {
    // It has gone; it may lie at another place as well.
  }
  return std::nullopt;
}

[[noreturn]] void TellWhatBecameOf(const std::vector<OriginalFile>& places) {
  const std::string where = places.empty() ? "" : places.front().path;
  if (!places.empty() && !places.front().part.empty()) {
    throw ApiRefusal(410, "inside_another_file",
                     "The document came inside " + where +
                         "; its pages are not shown. The values can be "
                         "reviewed all the same.");
  }
  std::error_code ignored;
  const bool there = std::filesystem::exists(where, ignored);
  throw ApiRefusal(
      410, there ? "file_changed" : "file_gone",
      (there ? "The file has changed since it was read: "
             : "The file is no longer where it was read: ") +
          where +
          ". Put it back to see its pages. The values can be reviewed all the "
          "same.");
}

struct FoundOriginal {
  LoadedDocument document;
  std::string name;
};

FoundOriginal FindOriginal(Database& store, const std::string& sha256) {
  const std::vector<OriginalFile> places = PlacesOf(store, sha256);
  for (const OriginalFile& place : places) {
    if (!place.part.empty()) continue;
    if (auto document = LoadUnchanged(place.path, sha256)) {
      return {std::move(*document),
              std::filesystem::path(place.path).filename().string()};
    }
  }
  TellWhatBecameOf(places);
}

}  // namespace

PageAnswer PagePictures::Answer(Database& store, const std::string& sha256,
                                PageRequest request) {
  const FoundOriginal original = FindOriginal(store, sha256);
  request.name = original.name;
  PageAnswer answer = workers_.Ask(original.document, request, kPatience);
  if (!answer.good) throw ApiRefusal(422, "not_shown", answer.bytes);
  return answer;
}

std::shared_ptr<const PagePicture> PagePictures::Of(Database& store,
                                                    const std::string& sha256,
                                                    int page, int dpi) {
  const Key key =
      sha256 + '/' + std::to_string(page) + '/' + std::to_string(dpi);
  if (auto picture = Find(key)) return picture;
  PageRequest request;
  request.page = page;
  request.dpi = dpi;
  PageAnswer answer = Answer(store, sha256, request);
  auto picture = std::make_shared<const PagePicture>(
      PagePicture{std::move(answer.bytes), answer.scale});
  Keep(key, picture);
  return picture;
}

std::string PagePictures::Ask(Database& store, const std::string& sha256,
                              PageRequest request) {
  return Answer(store, sha256, std::move(request)).bytes;
}

std::shared_ptr<const PagePicture> PagePictures::Find(const Key& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  kept_.splice(kept_.begin(), kept_, found->second);
  return found->second->picture;
}

void PagePictures::Keep(const Key& key,
                        std::shared_ptr<const PagePicture> picture) {
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(key)) return;
  bytes_ += picture->png.size();
  kept_.push_front({key, std::move(picture)});
  by_key_[key] = kept_.begin();
  while (bytes_ > most_bytes_ && kept_.size() > 1) {
    bytes_ -= kept_.back().picture->png.size();
    by_key_.erase(kept_.back().key);
    kept_.pop_back();
  }
}

}  // namespace quaestor
