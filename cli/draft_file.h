// cli/draft_file.h: files that are written piece by piece, and that others see
// whole or not at all.
#ifndef QUAESTOR_CLI_DRAFT_FILE_H_
#define QUAESTOR_CLI_DRAFT_FILE_H_

#include <filesystem>
#include <functional>

#include "archive/export.h"

namespace quaestor {

// A file beside the target that takes its name when it is whole, and is gone
// otherwise.
class DraftFile {
 public:
  explicit DraftFile(std::filesystem::path target);
  ~DraftFile();
  DraftFile(const DraftFile&) = delete;
  DraftFile& operator=(const DraftFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return draft_; }
  // Throws std::system_error.
  void Finish();

 private:
  std::filesystem::path target_;
  std::filesystem::path draft_;
};

// Writes what `fill` gives. Throws std::system_error, for example on a full
// disk, and what `fill` throws.
void SaveStream(const std::filesystem::path& path,
                const std::function<void(const ByteSink& write)>& fill);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_DRAFT_FILE_H_
