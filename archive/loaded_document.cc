#include "archive/loaded_document.h"

#include <fcntl.h>
#include <nettle/sha2.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

#include "parsers/error.h"

namespace quaestor {
namespace {

class Sha256Sum {
 public:
  Sha256Sum() { sha256_init(&context_); }
  void Add(std::string_view bytes) {
    sha256_update(&context_, bytes.size(),
                  reinterpret_cast<const std::uint8_t*>(bytes.data()));
  }
  std::string Hex() {
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context_, digest.size(), digest.data());
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t byte : digest) {
      hex += kDigits[byte >> 4U];
      hex += kDigits[byte & 15U];
    }
    return hex;
  }

 private:
  sha256_ctx context_{};
};

OwnedDescriptor OpenRegular(const std::filesystem::path& path,
                            std::uint64_t& size) {
  // Not to wait for a pipe that nobody writes to.
  OwnedDescriptor in(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (in.number() < 0) {
    throw Error(
        errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kNotReadable,
        std::string("it cannot be opened: ") + std::strerror(errno));
  }
  struct stat status = {};
  if (fstat(in.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
    throw Error(ErrorCode::kNotReadable, "it is no file");
  }
  size = static_cast<std::uint64_t>(status.st_size);
  return in;
}

void WriteToMemory(int content, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(content, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      throw std::system_error(errno, std::generic_category(),
                              "there is not enough memory for the document");
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

OwnedDescriptor NewMemory() {
  OwnedDescriptor content(
      memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (content.number() < 0) {
    throw std::system_error(errno, std::generic_category(), "memfd_create");
  }
  return content;
}

std::size_t ReadPiece(int in, std::vector<char>& piece) {
  ssize_t count = -1;
  do {
    count = read(in, piece.data(), piece.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) {
    throw Error(ErrorCode::kNotReadable,
                std::string("it cannot be read: ") + std::strerror(errno));
  }
  return static_cast<std::size_t>(count);
}

}  // namespace

LoadedDocument LoadDocument(const std::filesystem::path& path,
                            std::uint64_t most_bytes) {
  constexpr std::size_t kPiece = 128 << 10;
  LoadedDocument document;
  std::uint64_t expected = 0;
  const OwnedDescriptor in = OpenRegular(path, expected);
  if (expected <= most_bytes) document.content = NewMemory();
  Sha256Sum sum;
  std::vector<char> piece(kPiece);
  while (const std::size_t count = ReadPiece(in.number(), piece)) {
    document.bytes += count;
    sum.Add({piece.data(), count});
    // A file may grow while it is read.
    if (document.bytes > most_bytes) document.content.Close();
    if (document.content.number() >= 0) {
      WriteToMemory(document.content.number(), {piece.data(), count});
    }
  }
  document.sha256 = sum.Hex();
  if (document.content.number() >= 0) {
    fcntl(document.content.number(), F_ADD_SEALS,
          F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
  }
  return document;
}

LoadedDocument CopyOf(const LoadedDocument& document) {
  const int copy = fcntl(document.content.number(), F_DUPFD_CLOEXEC, 0);
  if (copy < 0) {
    throw std::system_error(errno, std::generic_category(),
                            "a document cannot be handed on");
  }
  return {document.sha256, document.bytes, OwnedDescriptor(copy)};
}

std::string HeadOf(const LoadedDocument& document, std::size_t most) {
  if (document.content.number() < 0) return "";
  std::string head(most, '\0');
  const ssize_t count =
      pread(document.content.number(), head.data(), head.size(), 0);
  head.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return head;
}

std::string Sha256Of(std::string_view bytes) {
  Sha256Sum sum;
  sum.Add(bytes);
  return sum.Hex();
}

}  // namespace quaestor
