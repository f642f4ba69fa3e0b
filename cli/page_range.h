// cli/page_range.h: a choice of pages such as "2-3,7".
#ifndef QUAESTOR_CLI_PAGE_RANGE_H_
#define QUAESTOR_CLI_PAGE_RANGE_H_

#include <string_view>
#include <vector>

namespace quaestor {

// Pages first to last, counted from 1, both included.
struct PageRange {
  int first = 1;
  int last = 1;
};

// "" is no range, "5-" runs to the end. Throws UsageError.
std::vector<PageRange> ParsePageRanges(std::string_view text);

// No ranges include every page.
bool Includes(const std::vector<PageRange>& ranges, int page);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_PAGE_RANGE_H_
