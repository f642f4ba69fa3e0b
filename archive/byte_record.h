// archive/byte_record.h: texts and numbers as bytes, from one process of this
// program to another of the same build. What is read is not trusted.
#ifndef QUAESTOR_ARCHIVE_BYTE_RECORD_H_
#define QUAESTOR_ARCHIVE_BYTE_RECORD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quaestor {

template <typename Number>
void AppendNumber(std::string& bytes, Number number) {
  bytes.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

inline void AppendText(std::string& bytes, std::string_view text) {
  AppendNumber(bytes, static_cast<std::uint64_t>(text.size()));
  bytes += text;
}

inline void AppendText(std::string& bytes,
                       const std::optional<std::string>& text) {
  bytes += text ? '\1' : '\0';
  if (text) AppendText(bytes, std::string_view(*text));
}

// Reads what these wrote; after a failure everything reads as empty.
class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool AtEnd() const { return good_ && rest_.empty(); }
  [[nodiscard]] bool good() const { return good_; }

  template <typename Number>
  Number TakeNumber() {
    Number number{};
    const std::string_view bytes = Take(sizeof(Number));
    if (good_) bytes.copy(reinterpret_cast<char*>(&number), sizeof(Number));
    return number;
  }
  // Of a byte that is anything but 0 or 1, a bool must not be made.
  bool TakeBool() { return TakeNumber<char>() != '\0'; }
  std::string TakeText() {
    return std::string(Take(TakeNumber<std::uint64_t>()));
  }
  std::optional<std::string> TakeOptionalText() {
    if (!TakeBool()) return std::nullopt;
    return TakeText();
  }

 private:
  std::string_view Take(std::uint64_t size) {
    if (size > rest_.size()) {
      good_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view rest_;
  bool good_ = true;
};

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_BYTE_RECORD_H_
