#include "parsers/mark_labels.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/parsers/page_builder.h"

namespace quaestor {
namespace {

// Lays text out in a grid of 6-point columns: "#" is a mark, words are parted
// by spaces, each string is a line 14 points below the one before.
Page PageOf(const std::vector<std::string_view>& lines) {
  Page page;
  double top = 50;
  for (const std::string_view text : lines) {
    Line line;
    double x = 20;
    bool in_word = false;
    for (const std::string& character : Characters(text)) {
      const Box box{x, top, x + 6, top + 10};
      if (character == "#") {
        Mark mark;
        mark.box = {x, top + 1, x + 6, top + 9};
        page.marks.push_back(mark);
      } else if (character != " " && in_word) {
        line.words.back().text += character;
        line.words.back().box.right = box.right;
      } else if (character != " ") {
        Word word;
        word.text = character;
        word.box = box;
        word.size = 10;
        line.words.push_back(word);
      }
      in_word = character != " " && character != "#";
      x += 6;
    }
    page.lines.push_back(line);
    top += 14;
  }
  return page;
}

std::string Labels(Page page) {
  LabelMarks(page);
  std::string labels;
  for (const Mark& mark : page.marks) {
    labels += (labels.empty() ? "" : " | ") + mark.label;
  }
  return labels;
}

struct Case {
  std::vector<std::string_view> lines;
  std::string_view labels;
};

const Case kCases[] = {
    {{"# Yes # No"}, "Yes | No"},
    {{"Yes # No #"}, "Yes | No"},
    {{"National level? # Yes # No"}, "Yes | No"},
    {{"Is the portal open to all? Yes # No #"}, "Yes | No"},
    {{"# has a plan that", "  goes on here", "# has none"},
     "has a plan that goes on here | has none"},
    {{"8. # Asthma # Diabetes"}, "Asthma | Diabetes"},
    {{"# Personal - or - # Business"}, "Personal | Business"},
    {{"Account type: # Checking # Savings"}, "Checking | Savings"},
    {{"# Single           Yes # No #"}, "Single | Yes | No"},
    {{"VOID", " #"}, "VOID"},
    {{"Oui # Non #", "Ja # Nein #"}, "Oui | Non | Ja | Nein"},
    {{"#"}, ""},
};

TEST(MarkLabelsTest, FindsTheTextOfEachBox) {
  for (const Case& test : kCases) {
    EXPECT_EQ(Labels(PageOf(test.lines)), test.labels) << test.lines[0];
  }
}

TEST(MarkLabelsTest, RightToLeftTextIsReadFromTheRight) {
  Page page;
  const std::string_view texts[] = {"نعم", "لا"};
  Line line;
  double right = 300;
  for (const std::string_view text : texts) {
    Mark mark;
    mark.box = {right - 8, 51, right, 59};
    page.marks.push_back(mark);
    Word word;
    word.text = text;
    word.box = {right - 34, 50, right - 14, 60};
    word.size = 10;
    line.words.push_back(word);
    right -= 60;
  }
  page.lines.push_back(line);
  EXPECT_EQ(Labels(page), "نعم | لا");
}

TEST(MarkLabelsTest, PageWithoutWordsLeavesLabelsEmpty) {
  Page page;
  page.marks.resize(2);
  EXPECT_EQ(Labels(page), "");
}

}  // namespace
}  // namespace quaestor
