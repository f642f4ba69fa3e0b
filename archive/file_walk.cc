#include "archive/file_walk.h"

#include <fnmatch.h>

#include <algorithm>
#include <functional>
#include <system_error>

#include "parsers/error.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

// Left behind by programs, never sent by anybody.
bool IsDebris(const std::string& name) {
  return name.starts_with('.') || name.starts_with("~$") ||
         name == "Thumbs.db" || name == "desktop.ini" || name == "__MACOSX";
}

bool LiesIn(const fs::path& inner, const fs::path& outer) {
  const auto [end, rest] =
      std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  return end == outer.end();
}

fs::path Absolute(const std::string& source) {
  const fs::path path = fs::absolute(source).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

FileWalk::FileWalk(const std::vector<std::string>& sources, WalkOptions options)
    : options_(std::move(options)) {
  for (const std::string& source : sources) {
    const fs::path path = Absolute(source);
    std::error_code ignored;
    if (!fs::exists(path, ignored)) {
      throw Error(ErrorCode::kNotFound, "there is no file or folder \"" +
                                            source + "\"; check the name");
    }
    const auto covers = [&](const fs::path& other) {
      return LiesIn(path, other);
    };
    if (std::ranges::any_of(sources_, covers)) continue;
    std::erase_if(sources_,
                  [&](const fs::path& other) { return LiesIn(other, path); });
    sources_.push_back(path);
  }
  std::ranges::reverse(sources_);
}

bool FileWalk::IsExcepted(const fs::path& file) const {
  return std::ranges::find(options_.except, file) != options_.except.end();
}

bool FileWalk::IsWanted(const fs::path& file) const {
  if (IsExcepted(file)) return false;
  const auto matches = [&](const std::string& pattern) {
    const bool deep = pattern.find('/') != std::string::npos;
    const fs::path subject =
        deep ? file.lexically_relative(source_) : file.filename();
    return fnmatch(pattern.c_str(), subject.c_str(), 0) == 0;
  };
  return options_.include.empty() ||
         std::ranges::any_of(options_.include, matches);
}

std::optional<WalkedFile> FileWalk::Enter(const fs::path& folder) {
  std::error_code error;
  Folder entered = {folder, {}};
  for (fs::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    std::string name = it->path().filename().string();
    if (!IsDebris(name)) entered.names.push_back(std::move(name));
  }
  if (error) {
    return WalkedFile{folder, "the folder cannot be read: " + error.message()};
  }
  std::ranges::sort(entered.names, std::greater<>());
  folders_.push_back(std::move(entered));
  return std::nullopt;
}

std::optional<WalkedFile> FileWalk::Next() {
  while (!folders_.empty() || !sources_.empty()) {
    if (folders_.empty()) {
      source_ = sources_.back();
      sources_.pop_back();
      std::error_code ignored;
      if (!fs::is_directory(source_, ignored)) {
        if (!IsExcepted(source_)) return WalkedFile{source_, ""};
      } else if (auto trouble = Enter(source_)) {
        return trouble;
      }
      continue;
    }
    Folder& folder = folders_.back();
    if (folder.names.empty()) {
      folders_.pop_back();
      continue;
    }
    const fs::path path = folder.path / folder.names.back();
    folder.names.pop_back();
    std::error_code ignored;
    const fs::file_type own = fs::symlink_status(path, ignored).type();
    if (own == fs::file_type::directory) {
      if (auto trouble = Enter(path)) return trouble;
    } else if (fs::is_regular_file(path, ignored) && IsWanted(path)) {
      return WalkedFile{path, ""};
    } else if (own == fs::file_type::symlink && !fs::exists(path, ignored) &&
               IsWanted(path)) {
      return WalkedFile{path, "it is a link to a file that is not there"};
    }
  }
  return std::nullopt;
}

std::uint64_t CountFiles(const std::vector<std::string>& sources,
                         const WalkOptions& options) {
  FileWalk walk(sources, options);
  std::uint64_t count = 0;
  while (walk.Next()) ++count;
  return count;
}

}  // namespace quaestor
