#include <gtest/gtest.h>

#include <string_view>

#include "tests/parsers/page_builder.h"

namespace quaestor {
namespace {

struct Case {
  std::string_view text;
  std::string_view states;
};

constexpr Case kCases[] = {
    {"[x] Yes [ ] No", "x."},
    {"[ ] Yes [X] No", ".x"},
    {"[] Yes [x] No", ".x"},
    {"Online? (X) Yes ( ) No", "x."},
    {"( x ) Yes (  ) No", "x."},
    {"_X_ Yes ___ No", "x."},
    {"Yes [x] No [ ]", "x."},
    {"[x] by e-mail", "x"},
    {"Let f(x) be odd and (x) too", ""},
    {"(x) the tenth item", ""},
    {"the set [x] of all [ ] x", ""},
    {"int a[] and b[1]", ""},
    {"Name ______ Date ____", ""},
    {"see [1] and [X1]", ""},
};

TEST(TextMarksTest, ReadsTypedBoxesAndLeavesProse) {
  for (const auto& [text, states] : kCases) {
    PageContent page;
    Write(page, 20, 100, text);
    EXPECT_EQ(States(page), states) << text;
  }
}

TEST(TextMarksTest, UsesTheGlyphsOfTheBoxOnly) {
  PageContent page;
  Write(page, 20, 100, "[x] Yes");
  const FoundMarks found = FindMarks(page);
  const std::vector<bool> expected = {true,  true,  true, false,
                                      false, false, false};
  EXPECT_EQ(found.glyph_used, expected);
}

}  // namespace
}  // namespace quaestor
