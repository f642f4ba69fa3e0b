// ReadDocument() of reader.h.
#include "parsers/file_kind.h"
#include "parsers/office_text.h"
#include "parsers/reader.h"
#include "parsers/sha256.h"

namespace quaestor {
namespace {

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
    case FileKind::kMessage:
    case FileKind::kMailbox:
    case FileKind::kArchive:
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

void DescribeFile(std::string_view bytes, std::string_view name,
                  Document& document) {
  document.name = WithoutFolders(name);
  document.sha256 = Sha256Hex(bytes);
  if (document.media_type.empty()) document.media_type = "application/pdf";
}

Document ReadDocument(std::string_view bytes, std::string_view name,
                      const ReadingOptions& options) {
  Document document = ReadKind(bytes, name, options);
  DescribeFile(bytes, name, document);
  return document;
}

}  // namespace quaestor
