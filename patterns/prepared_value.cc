#include <algorithm>
#include <string_view>

#include "patterns/prepared.h"

namespace quaestor {

std::string_view PreparedValue(std::string_view lines, std::string_view name) {
  if (name.empty()) return {};
  std::size_t begin = 0;
  std::size_t end = lines.size();
  while (begin < end) {  // both are starts of lines
    const std::size_t middle = begin + (end - begin) / 2;
    const std::size_t line =
        middle == begin ? begin
                        : std::max(begin, lines.rfind('\n', middle - 1) + 1);
    const std::size_t tab = lines.find('\t', line);
    const std::size_t next = lines.find('\n', tab) + 1;
    const int order = lines.substr(line, tab - line).compare(name);
    if (order == 0) return lines.substr(tab + 1, next - tab - 2);
    if (order > 0) {
      end = line;
    } else {
      begin = next;
    }
  }
  return {};
}

}  // namespace quaestor
