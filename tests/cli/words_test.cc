// The small parsers of the command line: page ranges, mistyped words.
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "cli/messages.h"
#include "cli/nearest.h"
#include "cli/page_range.h"
#include "cli/usage_error.h"

namespace quaestor {
namespace {

std::string Printed(std::string_view text) {
  std::string printed;
  for (const PageRange& range : ParsePageRanges(text)) {
    const bool open = range.last == std::numeric_limits<int>::max();
    printed += std::to_string(range.first) + ".." +
               (open ? "" : std::to_string(range.last)) + " ";
  }
  return printed;
}

TEST(PageRangeTest, ReadsEachSpelling) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},       {"2", "2..2 "},          {"2-3", "2..3 "},
      {"5-", "5.. "}, {"1,4-6", "1..1 4..6 "}, {"3,3", "3..3 3..3 "}};
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(Printed(text), expected) << text;
  }
}

TEST(PageRangeTest, RefusesWhatIsNone) {
  for (const char* text : {"0", "-3", "3-2", "a", "1,", ",1", "1,,2", "2-3-4",
                           "99999999999", " 1", "1.5"}) {
    EXPECT_THROW(ParsePageRanges(text), UsageError) << text;
  }
}

TEST(PageRangeTest, NoRangeIncludesEveryPage) {
  EXPECT_TRUE(Includes({}, 7));
  EXPECT_TRUE(Includes(ParsePageRanges("2-3,7"), 7));
  EXPECT_FALSE(Includes(ParsePageRanges("2-3,7"), 4));
}

TEST(NearestTest, FindsWhatWasMeantOrNothing) {
  const std::vector<std::string> names = {"extract", "inspect", "schema",
                                          "definitions"};
  const std::pair<std::string, std::string> cases[] = {
      {"extrat", "extract"},
      {"extarct", "extract"},
      {"inspct", "inspect"},
      {"schemas", "schema"},
      {"definition", "definitions"},
      {"zzz", ""},
      {"x", ""}};
  for (const auto& [word, expected] : cases) {
    EXPECT_EQ(Nearest(word, names), expected) << word;
  }
}

TEST(PrintableTest, KeepsMessagesOnOneLine) {
  EXPECT_EQ(Printable("a\nb\033[31mc"), "a b [31mc");
  EXPECT_EQ(Printable("Zürich.pdf"), "Zürich.pdf");
}

}  // namespace
}  // namespace quaestor
