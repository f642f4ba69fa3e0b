// patterns/embedded.h: the data files of this folder as compiled in. CMake's
// quaestor_embed() turns them into source again whenever one changes.
#ifndef QUAESTOR_PATTERNS_EMBEDDED_H_
#define QUAESTOR_PATTERNS_EMBEDDED_H_

#include <string_view>
#include <vector>

namespace quaestor {

// The content of patterns/NAME ("lgq-2022.json"), valid for ever; empty where
// there is no such file.
std::string_view EmbeddedPatternsFile(std::string_view name);
// The names of all of them.
std::vector<std::string_view> EmbeddedPatternsNames();

inline std::string_view EmbeddedFile(std::string_view name) {
  return EmbeddedPatternsFile(name);
}

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_EMBEDDED_H_
