// archive/store_error.h: a store that cannot be used.
#ifndef QUAESTOR_ARCHIVE_STORE_ERROR_H_
#define QUAESTOR_ARCHIVE_STORE_ERROR_H_

#include <stdexcept>
#include <string>

namespace quaestor {

enum class StoreErrorCode {
  kNotFound,
  kNoStore,  // a file, but no store of ours
  kNewer,    // written by a newer version of the program
  kDamaged,  // the integrity check failed
  kBusy,     // another program is writing
  kDiskFull,
  kConflict,  // a correction of a value that is no longer there
  kInvalid,   // a value that the store does not take
  kFailed     // anything else that the system reports
};

// what() is one sentence for people: what is wrong and what to do about it.
class StoreError : public std::runtime_error {
 public:
  StoreError(StoreErrorCode code, const std::string& message)
      : std::runtime_error(message), code_(code) {}
  [[nodiscard]] StoreErrorCode code() const { return code_; }

 private:
  StoreErrorCode code_;
};

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_STORE_ERROR_H_
