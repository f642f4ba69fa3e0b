// Columns, tables, running lines, footnotes and paragraphs over page ends.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/parsers/layout_page.h"

namespace quaestor {
namespace {

// Text of `count` lines that fills columns of 30 characters.
void AddColumn(double x, std::string_view letter, int count,
               std::vector<TestLine>& lines) {
  static auto& texts = *new std::vector<std::string>();
  texts.reserve(1000);
  for (int i = 0; i < count; ++i) {
    std::string word(5, letter[0]);
    texts.push_back(word + " " + word + " " + word + " " + word + " " + word);
    lines.push_back({x, 100 + 12.0 * i, texts.back()});
  }
}

TEST(LayoutPagesTest, NewspaperColumnsAreReadOneAfterTheOther) {
  std::vector<TestLine> lines;
  AddColumn(72, "a", 10, lines);
  AddColumn(250, "b", 10, lines);
  const std::string blocks = BlocksOf(lines);
  EXPECT_LT(blocks.rfind("aaaaa"), blocks.find("bbbbb")) << blocks;
}

TEST(LayoutPagesTest, TableOfPromptsAndAnswersIsReadRowByRow) {
  const std::string blocks = BlocksOf({
      {72, 100, "What is the official name"},
      {250, 100, "City of Example"},
      {72, 112, "of your municipality?"},
      {72, 150, "Do you publish the budget"},
      {250, 150, "Yes, on the portal of the"},
      {72, 162, "of the city on the portal?"},
      {250, 162, "city, since 2019."},
      {72, 200, "Other remarks"},
      {250, 200, "None"},
      {72, 230, "More remarks"},
      {250, 230, "None either"},
  });
  EXPECT_EQ(blocks,
            "paragraph | What is the official name of your municipality?\n"
            "paragraph | City of Example\n"
            "paragraph | Do you publish the budget of the city on the portal?\n"
            "paragraph | Yes, on the portal of the city, since 2019.\n"
            "paragraph | Other remarks\n"
            "paragraph | None\n"
            "paragraph | More remarks\n"
            "paragraph | None either\n");
}

// Answers from right to left begin at the right edge of their column.
TEST(LayoutPagesTest, AnswersFlushRightMakeAColumnBesidePrompts) {
  const std::string blocks = BlocksOf({
      {72, 100, "What is the official name"},
      {250, 96, "https://www.example.jo/ar"},
      {72, 112, "of your municipality?"},
      {72, 150, "Do you publish the budget"},
      {405, 146, "يوجد لا"},
      {72, 162, "of the city on the portal?"},
      {72, 200, "Other remarks"},
      {415, 196, "معروف"},
      {72, 230, "More remarks"},
      {250, 226, "https://www.example.jo/more"},
  });
  EXPECT_EQ(blocks,
            "paragraph | What is the official name of your municipality?\n"
            "paragraph | https://www.example.jo/ar\n"
            "paragraph | Do you publish the budget of the city on the portal?\n"
            "paragraph | لا يوجد\n"
            "paragraph | Other remarks\n"
            "paragraph | معروف\n"
            "paragraph | More remarks\n"
            "paragraph | https://www.example.jo/more\n");
}

TEST(LayoutPagesTest, RuledTableOfDataIsRows) {
  TestPages pages = MakePages({{75, 100, "Year"},
                               {150, 100, "Visits"},
                               {225, 100, "Share"},
                               {75, 120, "2022"},
                               {150, 120, "1,000"},
                               {225, 120, "10 %"},
                               {75, 140, "2023"},
                               {150, 140, "2,000"},
                               {225, 140, "20 %"}});
  for (const double x : {72.0, 147.0, 222.0, 297.0}) {
    pages.loose[0].rules.push_back({x, 88, x + 0.5, 146});
  }
  for (const double y : {88.0, 106.0, 126.0, 146.0}) {
    pages.loose[0].rules.push_back({72, y, 297, y + 0.5});
  }
  LayOut(pages.loose, pages.document);
  EXPECT_EQ(DumpBlocks(pages.document),
            "row | Year | Visits | Share\n"
            "row | 2022 | 1,000 | 10 %\n"
            "row | 2023 | 2,000 | 20 %\n");
}

TEST(LayoutPagesTest, AddressThatWrapsInACellIsOneWord) {
  TestPages pages = MakePages({{75, 100, "Year"},
                               {150, 100, "Budget"},
                               {225, 100, "Published at"},
                               {75, 120, "2022"},
                               {150, 120, "4,512"},
                               {225, 120, "https://"},
                               {225, 132, "www.example.dk"},
                               {225, 144, "/budget/2022"},
                               {225, 156, "and elsewhere"}});
  for (const double x : {72.0, 147.0, 222.0, 330.0}) {
    pages.loose[0].rules.push_back({x, 88, x + 0.5, 162});
  }
  for (const double y : {88.0, 106.0, 162.0}) {
    pages.loose[0].rules.push_back({72, y, 330, y + 0.5});
  }
  LayOut(pages.loose, pages.document);
  EXPECT_EQ(DumpBlocks(pages.document),
            "row | Year | Budget | Published at\n"
            "row | 2022 | 4,512 | https://www.example.dk/budget/2022 and "
            "elsewhere\n");
}

TEST(LayoutPagesTest, RowsOfATableBelongToItAcrossThePageEnd) {
  const std::string blocks = BlocksOf({
      {72, 700, "The table is:"},
      {72, 720, "Month"},
      {150, 720, "Visits"},
      {225, 720, "Forms sent"},
      {72, 100, "January", 10, false, 0, 1},
      {150, 100, "212,400", 10, false, 0, 1},
      {225, 100, "8,120", 10, false, 0, 1},
      {72, 114, "February", 10, false, 0, 1},
      {150, 114, "230,950", 10, false, 0, 1},
      {225, 114, "9,004", 10, false, 0, 1},
      {72, 128, "March", 10, false, 0, 1},
      {150, 128, "251,300", 10, false, 0, 1},
      {225, 128, "9,871", 10, false, 0, 1},
  });
  EXPECT_EQ(blocks,
            "paragraph | The table is:\n"
            "row | Month | Visits | Forms sent\n"
            "row | January | 212,400 | 8,120\n"
            "row | February | 230,950 | 9,004\n"
            "row | March | 251,300 | 9,871\n");
}

// What is left of a prompt when the answer beside it ended on the page before.
TEST(LayoutPagesTest, PromptRunsOverThePageEndAlone) {
  const std::string blocks = BlocksOf({
      {72, 600, "1. Do you publish the data?"},
      {300, 600, "Yes, all of them are open,"},
      {300, 612, "but for those of the poll"},
      {300, 624, "that was held last year."},
      {72, 680, "2. Do you measure whether"},
      {300, 680, "No."},
      {84, 692, "people are satisfied with"},
      {84, 704, "the services of the town"},
      {84, 100, "on paper and online? If", 10, false, 0, 1},
      {84, 112, "so, please explain.", 10, false, 0, 1},
      {72, 150, "3. Anything else to add?", 10, false, 0, 1},
      {300, 150, "Nothing at all, but that", 10, false, 0, 1},
      {300, 162, "we liked the questions.", 10, false, 0, 1},
      {72, 190, "4. And do you want this?", 10, false, 0, 1},
      {300, 190, "Certainly.", 10, false, 0, 1},
  });
  EXPECT_EQ(blocks,
            "list 0 ordered | 1. Do you publish the data?\n"
            "paragraph | Yes, all of them are open, but for those of the poll "
            "that was held last year.\n"
            "list 0 ordered | 2. Do you measure whether people are satisfied "
            "with the services of the town on paper and online? If so, please "
            "explain.\n"
            "paragraph | No.\n"
            "list 0 ordered | 3. Anything else to add?\n"
            "paragraph | Nothing at all, but that we liked the questions.\n"
            "list 0 ordered | 4. And do you want this?\n"
            "paragraph | Certainly.\n");
}

// Two shades meet under the first row; together they are no wider than one.
TEST(LayoutPagesTest, ShadesOfTheFirstColumnMakeNoRowOfSeveral) {
  TestPages pages = MakePages({{72, 100, "Name of the municipality:"},
                               {250, 104, "Example"},
                               {72, 130, "Country of the municipality:"},
                               {250, 134, "Utopia"},
                               {72, 180, "Which is its portal?"},
                               {250, 184, "www.example.org"},
                               {72, 210, "Does it have a strategy?"},
                               {250, 214, "It has one."}});
  for (const auto& [top, bottom] :
       {std::pair(88.0, 117.0), std::pair(117.0, 145.0),
        std::pair(166.0, 197.0), std::pair(197.0, 225.0)}) {
    pages.loose[0].shades.push_back({68, top, 240, bottom});
  }
  LayOut(pages.loose, pages.document);
  EXPECT_EQ(DumpBlocks(pages.document),
            "paragraph | Name of the municipality:\n"
            "paragraph | Example\n"
            "paragraph | Country of the municipality:\n"
            "paragraph | Utopia\n"
            "paragraph | Which is its portal?\n"
            "paragraph | www.example.org\n"
            "paragraph | Does it have a strategy?\n"
            "paragraph | It has one.\n");
}

TEST(LayoutPagesTest, SchemeAtALinesEndGoesOnWithItsHost) {
  EXPECT_EQ(BlocksOf({{72, 100, "All of the reports of the year: https://"},
                      {72, 112,
                       "www.example.org/your-council/plans-and-reports"
                       "/all"},
                      {72, 124, "are public."}}),
            "paragraph | All of the reports of the year: https:// "
            "www.example.org/your-council/plans-and-reports/all are public.\n");
}

// Three full pages, each with a header, a footer with its number and text
// that does not end on the page.
std::vector<TestLine> RunningPages() {
  std::vector<TestLine> lines;
  constexpr std::string_view kFooters[] = {
      "LGQ 2022 – City 1", "LGQ 2022 – City 2", "LGQ 2022 – City 3"};
  for (int page = 0; page < 3; ++page) {
    lines.push_back({72, 40, "UN Survey", 8, false, 0, page});
    for (int i = 0; i < 5; ++i) {
      lines.push_back(
          {72, 100 + 12.0 * i,
           "and the text goes on over the end of the page without any break",
           10, false, 0, page});
    }
    lines.push_back({72, 800, kFooters[page], 8, false, 0, page});
  }
  return lines;
}

TEST(LayoutPagesTest, RunningHeadersAndFootersStandOutsideTheFlow) {
  const std::string blocks = BlocksOf(RunningPages());
  int headers = 0;
  int footers = 0;
  int paragraphs = 0;
  for (std::size_t at = 0; at < blocks.size(); at = blocks.find('\n', at) + 1) {
    headers += blocks.compare(at, 6, "header") == 0;
    footers += blocks.compare(at, 6, "footer") == 0;
    paragraphs += blocks.compare(at, 9, "paragraph") == 0;
  }
  EXPECT_EQ(headers, 3) << blocks;
  EXPECT_EQ(footers, 3) << blocks;
  EXPECT_EQ(paragraphs, 1) << blocks;
}

TEST(LayoutPagesTest, AnswersThatRepeatAtPageEndsAreNoFooters) {
  std::vector<TestLine> lines;
  for (int page = 0; page < 3; ++page) {
    for (int i = 0; i < 8; ++i) {
      lines.push_back({72, 100 + 12.0 * i,
                       "Some question of the form that is asked here?", 10,
                       false, 0, page});
    }
    lines.push_back({72, 196, "N/A", 10, false, 0, page});
  }
  EXPECT_EQ(BlocksOf(lines).find("footer"), std::string::npos);
}

TEST(LayoutPagesTest, ParagraphRunsOnBehindTheFootnote) {
  TestPages pages = MakePages({
      {72, 100,
       "The first line of a paragraph of the body that is as long as can be"},
      {72, 112,
       "and the second line of it which is about as long as the first one is"},
      {72, 712, "1 A note in small print about something.", 8},
      {72, 722, "2 Another note.", 8},
      {72, 100, "goes on here.", 10, false, 0, 1},
      {72, 130, "Another paragraph.", 10, false, 0, 1},
  });
  pages.loose[0].rules.push_back({72, 700, 200, 700.5});
  LayOut(pages.loose, pages.document);
  EXPECT_EQ(
      DumpBlocks(pages.document),
      "paragraph | The first line of a paragraph of the body that is as "
      "long as can be and the second line of it which is about as long as "
      "the first one is goes on here.\n"
      "footnote | 1 A note in small print about something.\n"
      "footnote | 2 Another note.\n"
      "paragraph | Another paragraph.\n");
}

// Turns a page so that its words run downward, the first line at the right.
void LayOnItsSide(LooseWords& loose, Page& page) {
  for (Word& word : loose.words) {
    const Box box = word.box;
    word.box = {page.height - box.bottom, box.left, page.height - box.top,
                box.right};
    word.baseline = word.box.top;
  }
  std::swap(page.width, page.height);
}

TEST(LayoutPagesTest, PageOnItsSideIsReadAlongItsText) {
  TestPages pages =
      MakePages({{72, 100, "First line of the text on this page which is long"},
                 {72, 112, "and its second line"}});
  LayOnItsSide(pages.loose[0], pages.document.pages[0]);
  LayOut(pages.loose, pages.document);
  EXPECT_EQ(DumpBlocks(pages.document),
            "paragraph | First line of the text on this page which is long and "
            "its second line\n");
}

TEST(LayoutPagesTest, PageOnItsSideHasTheFurnitureOfTheOthers) {
  std::vector<TestLine> lines;
  const char* const numbers[] = {"1", "2", "3"};
  for (int page = 0; page < 3; ++page) {
    lines.push_back({300, 40, "Survey of Examples", 8, false, 0, page});
    lines.push_back({72, 130, "Text of the page.", 10, false, 0, page});
    lines.push_back({72, 700, "More text.", 10, false, 0, page});
    lines.push_back({290, 810, numbers[page], 8, false, 0, page});
  }
  TestPages pages = MakePages(lines);
  LayOnItsSide(pages.loose[1], pages.document.pages[1]);
  LayOut(pages.loose, pages.document);
  std::vector<BlockKind> kinds;
  for (const Block& block : pages.document.blocks) kinds.push_back(block.kind);
  const auto count = [&](BlockKind kind) {
    return std::count(kinds.begin(), kinds.end(), kind);
  };
  EXPECT_EQ(count(BlockKind::kHeader), 3) << DumpBlocks(pages.document);
  EXPECT_EQ(count(BlockKind::kPageNumber), 3) << DumpBlocks(pages.document);
}

}  // namespace
}  // namespace quaestor
