#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "parsers/error.h"

namespace quaestor {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 30U;

// Closes on every way out.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  int Close() {
    const int number = std::exchange(number_, -1);
    return number > STDERR_FILENO ? close(number) : 0;
  }

 private:
  int number_;
};

[[noreturn]] void ThrowSystemError(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

int OpenForReading(const std::string& path) {
  if (path == "-") return STDIN_FILENO;
  const int number = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number >= 0) return number;
  if (errno == ENOENT || errno == ENOTDIR) {
    throw Error(ErrorCode::kNotFound,
                "there is no such file; check the name and the folder");
  }
  throw Error(ErrorCode::kNotReadable,
              std::string("it cannot be opened: ") + std::strerror(errno));
}

// How much to expect, 0 where that is not known. Throws for a folder.
std::size_t ExpectedSize(int descriptor) {
  struct stat status = {};
  if (fstat(descriptor, &status) != 0) return 0;
  if (S_ISDIR(status.st_mode)) {
    throw Error(ErrorCode::kNotReadable,
                "this is a folder; name the files in it, for example with "
                "FOLDER/*.pdf");
  }
  return S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
}

void WriteAll(int descriptor, std::string_view bytes, const std::string& what) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) ThrowSystemError(what);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void WriteDirectly(const std::filesystem::path& path, std::string_view bytes) {
  Descriptor out(open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
  if (out.number() < 0) ThrowSystemError(path.string());
  WriteAll(out.number(), bytes, path.string());
  if (out.Close() != 0) ThrowSystemError(path.string());
}

}  // namespace

std::string ReadFile(const std::string& path) {
  const Descriptor in(OpenForReading(path));
  const std::size_t expected = ExpectedSize(in.number());
  std::string bytes;
  // One byte more shows the end without growing.
  bytes.resize(std::min(expected, kMostBytes) + 1);
  std::size_t size = 0;
  while (true) {
    if (size == bytes.size()) bytes.resize(std::max(bytes.size() * 2, 65536UL));
    const ssize_t count =
        read(in.number(), bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      throw Error(ErrorCode::kNotReadable,
                  std::string("it cannot be read: ") + std::strerror(errno));
    }
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > kMostBytes) {
      throw Error(ErrorCode::kLimit,
                  "it is larger than 1 GiB; split it before converting it");
    }
  }
  bytes.resize(size);
  return bytes;
}

std::string DocumentName(const std::string& path) {
  if (path == "-") return "stdin";
  return std::filesystem::path(path).filename().string();
}

void SaveFile(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code ignored;
  const std::filesystem::path target =
      std::filesystem::is_symlink(path, ignored)
          ? std::filesystem::weakly_canonical(path, ignored)
          : path;
  const auto kind = std::filesystem::status(target, ignored).type();
  if (kind != std::filesystem::file_type::regular &&
      kind != std::filesystem::file_type::not_found) {
    return WriteDirectly(target, bytes);
  }
  std::filesystem::path draft = target;
  draft.replace_filename("." + target.filename().string().substr(0, 200) + "." +
                         std::to_string(getpid()) + ".part");
  Descriptor out(
      open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
           S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH));
  if (out.number() < 0) ThrowSystemError(path.string());
  try {
    WriteAll(out.number(), bytes, path.string());
    if (out.Close() != 0) ThrowSystemError(path.string());
    if (rename(draft.c_str(), target.c_str()) != 0) {
      ThrowSystemError(path.string());
    }
  } catch (...) {
    unlink(draft.c_str());
    throw;
  }
}

void WriteToStandardOutput(std::string_view bytes) {
  WriteAll(STDOUT_FILENO, bytes, "standard output");
}

void CreateFolder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) {
    throw std::system_error(error,
                            "the folder " + path.string() + " cannot be made");
  }
}

}  // namespace quaestor
