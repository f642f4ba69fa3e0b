#include "cli/draft_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <system_error>

namespace quaestor {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void ThrowFor(const fs::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

DraftFile::DraftFile(fs::path target) : target_(std::move(target)) {
  draft_ = target_;
  draft_.replace_filename("." + target_.filename().string().substr(0, 200) +
                          "." + std::to_string(getpid()) + ".part");
}

DraftFile::~DraftFile() { unlink(draft_.c_str()); }

void DraftFile::Finish() {
  if (rename(draft_.c_str(), target_.c_str()) != 0) ThrowFor(target_);
}

void SaveStream(const fs::path& path,
                const std::function<void(const ByteSink& write)>& fill) {
  DraftFile draft(path);
  std::unique_ptr<std::FILE, FileCloser> file(
      std::fopen(draft.path().c_str(), "wb"));
  if (file == nullptr) ThrowFor(path);
  fill([&](std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) !=
        bytes.size()) {
      ThrowFor(path);
    }
  });
  if (std::fflush(file.get()) != 0) ThrowFor(path);
  draft.Finish();
}

}  // namespace quaestor
