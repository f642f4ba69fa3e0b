// parsers/text_furniture.h: running headers, footers and page numbers among
// the lines of a text without pages.
#ifndef QUAESTOR_PARSERS_TEXT_FURNITURE_H_
#define QUAESTOR_PARSERS_TEXT_FURNITURE_H_

#include <optional>
#include <string_view>
#include <vector>

#include "parsers/document.h"

namespace quaestor {

// For each line the kind of furniture that it is, or nullopt. A line is
// furniture where it comes again (numbers aside) and stands where pages end,
// or has the form of a page number. `boundary[i]`: line i is a rule, a
// footnote or holds a page break.
std::vector<std::optional<BlockKind>> FindFurniture(
    const std::vector<std::string_view>& lines,
    const std::vector<bool>& boundary);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_TEXT_FURNITURE_H_
