// ReadDocument() of reader.h.
#include <nettle/sha2.h>

#include <array>
#include <cstdint>

#include "parsers/file_kind.h"
#include "parsers/office_text.h"
#include "parsers/reader.h"

namespace quaestor {
namespace {

// By Nettle: loading OpenSSL takes a fifth of the time that reading does.
std::string Sha256(std::string_view bytes) {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(),
                reinterpret_cast<const std::uint8_t*>(bytes.data()));
  sha256_digest(&context, digest.size(), digest.data());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

Document ReadKind(std::string_view bytes, std::string_view name,
                  const ReadingOptions& options) {
  const KindFound found = TellFileKind(bytes, name);
  switch (found.kind) {
    case FileKind::kPdf:
      return ReadPdf(bytes, name, options);
    case FileKind::kPicture:
      return ReadPicture(bytes, name, options);
    case FileKind::kText:
      return ReadText(bytes, name, options);
    case FileKind::kDocx:
      return ReadDocx(bytes, options);
    case FileKind::kOdt:
      return ReadOdt(bytes, options);
    case FileKind::kEmpty:
      throw Error(ErrorCode::kEmpty,
                  "the file is empty; ask the sender for it again");
    case FileKind::kOther:
      break;
  }
  throw Error(ErrorCode::kUnknownKind, found.advice);
}

std::string_view WithoutFolders(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

}  // namespace

Document ReadDocument(std::string_view bytes, std::string_view name,
                      const ReadingOptions& options) {
  Document document = ReadKind(bytes, name, options);
  document.name = WithoutFolders(name);
  document.sha256 = Sha256(bytes);
  if (document.media_type.empty()) document.media_type = "application/pdf";
  return document;
}

}  // namespace quaestor
