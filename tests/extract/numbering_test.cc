#include "extract/numbering.h"

#include <gtest/gtest.h>

#include <string_view>

namespace quaestor {
namespace {

struct Case {
  std::string_view text;
  std::string_view last;  // "": no numbering
};

constexpr Case kCases[] = {
    {"3.", "3"},
    {"3", "3"},
    {"III.4", "4"},
    {"III. 4", ""},  // two words: the caller joins what belongs together
    {"Q5:", "5"},
    {"(a)", "a"},
    {"a)", "a"},
    {"2.1.", "1"},
    {"I.2.e", "e"},
    {"IV)", "iv"},
    {"1)", "1"},
    {"Question 3 -", "3"},
    {"Question 12:", "12"},
    {"Section B", "b"},
    {"Part IX.", "ix"},
    {"N° 7", "7"},
    {"Nº 7", "7"},
    {"§ 3", "3"},
    {"№ 4.", "4"},
    {"Frage 2:", "2"},
    {"Вопрос 5.", "5"},
    {"３．", "3"},  // full-width
    {"4 –", "4"},
    {"", ""},
    {".", ""},
    {"2022", ""},  // a year
    {"100", ""},
    {"3 services", ""},
    {"3rd", ""},
    {"www", ""},
    {"no", ""},
    {"12%", ""},
    {"Question", ""},
    {"1.5 million", ""},
};

TEST(LastNumberTest, GivesTheLastPartOfANumberAndNothingOfOtherTexts) {
  for (const auto& [text, last] : kCases) {
    EXPECT_EQ(LastNumber(text), last) << '"' << text << '"';
  }
}

TEST(IsNumberingTest, HoldsExactlyWhereThereIsALastNumber) {
  for (const auto& [text, last] : kCases) {
    EXPECT_EQ(IsNumbering(text), !last.empty()) << '"' << text << '"';
  }
}

}  // namespace
}  // namespace quaestor
