#include "parsers/marks.h"

namespace quaestor {

FoundMarks FindMarks(const PageContent& page) {
  return {{}, std::vector<bool>(page.glyphs.size(), false)};
}

}  // namespace quaestor
