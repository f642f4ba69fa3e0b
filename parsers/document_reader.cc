// ReadDocument() of reader.h.
#include <openssl/evp.h>

#include <array>
#include <memory>

#include "parsers/file_kind.h"
#include "parsers/reader.h"

namespace quaestor {
namespace {

std::string Sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length,
                 EVP_sha256(), nullptr) != 1) {
    throw Error(ErrorCode::kNotReadable,
                "its checksum cannot be computed; check the OpenSSL library");
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (unsigned int i = 0; i < length; ++i) {
    hex += kDigits[digest[i] >> 4];
    hex += kDigits[digest[i] & 15];
  }
  return hex;
}

Document ReadKind(std::string_view bytes, std::string_view name,
                  const ReadingOptions& options) {
  const KindFound found = TellFileKind(bytes, name);
  switch (found.kind) {
    case FileKind::kPdf:
      return ReadPdf(bytes, name, options);
    case FileKind::kText:
      return ReadText(bytes, name, options);
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
