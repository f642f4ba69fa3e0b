// parsers/error.h: a file that cannot be read.
#ifndef QUAESTOR_PARSERS_ERROR_H_
#define QUAESTOR_PARSERS_ERROR_H_

#include <stdexcept>
#include <string>

namespace quaestor {

enum class ErrorCode {
  kNotFound,
  kNotReadable,  // the system refuses, or it is a folder
  kEmpty,
  kUnknownKind,  // not a kind of file that a reader exists for
  kDamaged,
  kEncrypted,
  kLimit,  // a bound of the reader was passed
  kNotAQuestionnaire,
  kBadDefinition
};

// The one exception of the readers. what() is one sentence for people: what
// is wrong and what to do about it; the file is named by the caller.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, int page = 0)
      : std::runtime_error(message), code_(code), page_(page) {}
  [[nodiscard]] ErrorCode code() const { return code_; }
  [[nodiscard]] int page() const { return page_; }  // 0: the whole file

 private:
  ErrorCode code_;
  int page_;
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_ERROR_H_
