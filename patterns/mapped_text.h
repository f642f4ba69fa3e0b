// patterns/mapped_text.h: a text with look-alike forms folded to ASCII that
// still knows where in the original every byte stood. For the finders of
// values only.
#ifndef QUAESTOR_PATTERNS_MAPPED_TEXT_H_
#define QUAESTOR_PATTERNS_MAPPED_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/values.h"

namespace quaestor {

struct MappedText {
  std::string text;
  // Offset in the original of each byte of `text`, and of its end. Empty
  // where the two texts are the same.
  std::vector<std::size_t> origin;

  [[nodiscard]] std::size_t OriginOf(std::size_t offset) const {
    return origin.empty() ? offset : origin[offset];
  }
};

// For addresses: full-width letters, digits and signs become ASCII, hyphens
// that look alike '-', other spaces ' '; Markdown's escaping backslashes, soft
// hyphens and zero-width spaces are left out. Full-width closing punctuation
// stays, because it ends a URL.
MappedText MapAddressForms(std::string_view text);

// For figures: the same, and the digits of all scripts, all dashes, the
// Arabic signs for per cent and decimals become ASCII.
MappedText MapNumberForms(std::string_view text);

// The bytes of a text that values found before take up.
class TakenBytes {
 public:
  explicit TakenBytes(std::size_t size) : taken_(size, false) {}
  TakenBytes(std::size_t size, const std::vector<FoundValue>& values);

  void Take(const FoundValue& value);
  [[nodiscard]] bool Overlap(std::size_t begin, std::size_t end) const;

 private:
  std::vector<bool> taken_;
};

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_MAPPED_TEXT_H_
