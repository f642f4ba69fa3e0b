// archive/file_walk.h: the files below some folders, in an order that depends
// on their names alone, without holding more than the folders in hand.
#ifndef QUAESTOR_ARCHIVE_FILE_WALK_H_
#define QUAESTOR_ARCHIVE_FILE_WALK_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace quaestor {

struct WalkOptions {
  // Patterns as the shell's; one with a slash is matched against the path
  // below the source, one without against the name. None: every file.
  std::vector<std::string> include;
  // Files that are never documents: the store, its log, the report.
  std::vector<std::filesystem::path> except;
};

struct WalkedFile {
  std::filesystem::path path;  // absolute
  std::string trouble;         // a folder that cannot be read: why; else ""
};

class FileWalk {
 public:
  // A source is a file, which is taken whatever it is called, or a folder. One
  // that lies in another is left out. Throws Error (kNotFound).
  FileWalk(const std::vector<std::string>& sources, WalkOptions options);

  // nullopt at the end. Links to files are followed, links to folders are not;
  // hidden files, lock files of office programs and what systems leave in
  // folders are passed over.
  std::optional<WalkedFile> Next();

 private:
  struct Folder {
    std::filesystem::path path;
    std::vector<std::string> names;  // last first
  };

  std::optional<WalkedFile> Enter(const std::filesystem::path& folder);
  [[nodiscard]] bool IsWanted(const std::filesystem::path& file) const;
  [[nodiscard]] bool IsExcepted(const std::filesystem::path& file) const;

  WalkOptions options_;
  std::vector<std::filesystem::path> sources_;  // last first
  std::filesystem::path source_;                // the one in hand
  std::vector<Folder> folders_;                 // from the source down
};

// How many files a walk gives.
std::uint64_t CountFiles(const std::vector<std::string>& sources,
                         const WalkOptions& options);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_FILE_WALK_H_
