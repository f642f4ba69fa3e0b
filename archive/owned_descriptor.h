// archive/owned_descriptor.h: a file descriptor that closes itself.
#ifndef QUAESTOR_ARCHIVE_OWNED_DESCRIPTOR_H_
#define QUAESTOR_ARCHIVE_OWNED_DESCRIPTOR_H_

#include <unistd.h>

#include <utility>

namespace quaestor {

class OwnedDescriptor {
 public:
  OwnedDescriptor() = default;
  explicit OwnedDescriptor(int number) : number_(number) {}
  ~OwnedDescriptor() { Close(); }
  OwnedDescriptor(OwnedDescriptor&& other) noexcept
      : number_(std::exchange(other.number_, -1)) {}
  OwnedDescriptor& operator=(OwnedDescriptor&& other) noexcept {
    if (this != &other) {
      Close();
      number_ = std::exchange(other.number_, -1);
    }
    return *this;
  }

  [[nodiscard]] int number() const { return number_; }  // -1: none
  void Close() {
    const int number = std::exchange(number_, -1);
    if (number >= 0) close(number);
  }

 private:
  int number_ = -1;
};

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_OWNED_DESCRIPTOR_H_
