#include "cli/page_range.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

#include "cli/usage_error.h"

namespace quaestor {
namespace {

[[noreturn]] void Refuse(std::string_view text) {
  throw UsageError("--pages: \"" + std::string(text) +
                   "\" is no choice of pages; write for example 2, 2-5 or "
                   "1,4-6");
}

int ParsePage(std::string_view number, std::string_view whole) {
  int page = 0;
  const char* end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, page);
  if (error != std::errc() || stop != end || page < 1) Refuse(whole);
  return page;
}

PageRange ParseRange(std::string_view part, std::string_view whole) {
  const std::size_t dash = part.find('-');
  const int first = ParsePage(part.substr(0, dash), whole);
  if (dash == std::string_view::npos) return {first, first};
  const std::string_view rest = part.substr(dash + 1);
  const int last =
      rest.empty() ? std::numeric_limits<int>::max() : ParsePage(rest, whole);
  if (last < first) Refuse(whole);
  return {first, last};
}

}  // namespace

std::vector<PageRange> ParsePageRanges(std::string_view text) {
  std::vector<PageRange> ranges;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    ranges.push_back(ParseRange(rest.substr(0, comma), text));
    if (comma + 1 == rest.size()) Refuse(text);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return ranges;
}

bool Includes(const std::vector<PageRange>& ranges, int page) {
  return ranges.empty() ||
         std::ranges::any_of(ranges, [page](const PageRange& range) {
           return range.first <= page && page <= range.last;
         });
}

}  // namespace quaestor
