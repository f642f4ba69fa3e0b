// parsers/file_kind.h: tells the kind of a file by its content.
#ifndef QUAESTOR_PARSERS_FILE_KIND_H_
#define QUAESTOR_PARSERS_FILE_KIND_H_

#include <string>
#include <string_view>

namespace quaestor {

enum class FileKind {
  kPdf,
  kPicture,
  kText,
  kDocx,
  kOdt,
  kMessage,  // these three hold other files: containers.h
  kMailbox,
  kArchive,
  kEmpty,
  kOther
};

struct KindFound {
  FileKind kind = FileKind::kOther;
  // kOther, and what holds other files: one sentence for people: what the file
  // is and what to do.
  std::string advice;
  // kOther: somebody may have returned the form in such a file.
  bool may_be_return = false;
};

KindFound TellFileKind(std::string_view bytes, std::string_view name);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_FILE_KIND_H_
