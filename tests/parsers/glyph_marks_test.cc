#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "parsers/marks.h"
#include "tests/parsers/page_builder.h"

namespace quaestor {
namespace {

struct SymbolCase {
  std::string_view font;
  std::string_view checked;
  std::string_view empty;
};

constexpr SymbolCase kSymbols[] = {
    {"SegoeUISymbol", "☒", "☐"},
    {"MS-Gothic", "☑", "☐"},
    {"DejaVuSans", "■", "□"},
    {"DejaVuSans", "◉", "○"},
    {"DejaVuSans", "●", "○"},
    {"SegoeUISymbol", "🗹", "☐"},
    {"OpenSymbol", "\uF0FE", "\uF0A8"},
    {"Wingdings-Regular", "\uF0FD", "\uF06F"},
    {"Wingdings-Regular", "\u00FE", "\u00A8"},  // þ ¨
    {"Wingdings-Regular", "x", "o"},
    {"Wingdings-Regular", "n", "r"},
    {"Wingdings2", "R", "\u00A3"},
    {"Wingdings2", "\uF054", "\uF0A3"},
    {"Webdings", "g", "c"},
    {"ZapfDingbats", "n", "o"},
    {"FontAwesome", "\uF14A", "\uF096"},
    {"", "\uF0FE", "\uF0A8"},
};

TEST(GlyphMarksTest, ReadsTheBoxesOfEachFont) {
  for (const auto& [font, checked, empty] : kSymbols) {
    PageContent page;
    Write(page, 20, 100, checked, font);
    Write(page, 40, 100, "Yes");
    Write(page, 80, 100, empty, font);
    Write(page, 100, 100, "No");
    EXPECT_EQ(States(page), "x.") << font << " " << checked << " " << empty;
  }
}

TEST(GlyphMarksTest, LettersOfAnOrdinaryFontAreNoBoxes) {
  for (const std::string_view text : {"x", "o", "n", "R", "þ", "¨", "®"}) {
    PageContent page;
    Write(page, 20, 100, text, "Arial");
    Write(page, 40, 100, "Yes");
    EXPECT_EQ(States(page), "") << text;
  }
}

TEST(GlyphMarksTest, ReadsWingdingsInMacRomanByItsCode) {
  PageContent page;
  const int box = Write(page, 20, 100, "˛", "Wingdings");
  page.glyphs[static_cast<std::size_t>(box)].code = 0xFE;
  Write(page, 40, 100, "Yes");
  EXPECT_EQ(States(page), "x");
}

TEST(GlyphMarksTest, ReadsDingbatsByGlyphName) {
  PageContent page;
  const int box = Write(page, 20, 100, "A", "ZapfDingbats");
  page.glyphs[static_cast<std::size_t>(box)].name = "a75";
  Write(page, 40, 100, "Yes");
  EXPECT_EQ(States(page), ".");
}

struct ListCase {
  std::string_view bullet;
  std::string_view states;
};

constexpr ListCase kLists[] = {
    {"■", ""}, {"●", ""}, {"○", ""}, {"✓", ""},
    {"✗", ""}, {"▪", ""}, {"•", ""}, {"☐", "..."},
};

TEST(GlyphMarksTest, BulletsOfAListAreNoMarks) {
  for (const auto& [bullet, states] : kLists) {
    PageContent page;
    for (int item = 0; item < 3; ++item) {
      Write(page, 20, 100 + 14 * item, bullet, "DejaVuSans");
      Write(page, 32, 100 + 14 * item, "item");
    }
    EXPECT_EQ(States(page), states) << bullet;
  }
}

TEST(GlyphMarksTest, FilledSquareIsABoxOnceAnEmptyOneWasSeen) {
  PageContent first;
  Write(first, 20, 100, "□", "DejaVuSans");
  Write(first, 32, 100, "Yes");
  PageContent second;
  Write(second, 20, 100, "■", "DejaVuSans");
  Write(second, 32, 100, "item");
  SeenMarks seen;
  FindMarks(first, seen);
  EXPECT_EQ(States(FindMarks(second, seen)), "x");
  EXPECT_EQ(States(second), "");
}

TEST(GlyphMarksTest, LoneTickBesideAnAnswerIsAMark) {
  PageContent page;
  Write(page, 20, 100, "✓", "DejaVuSans");
  Write(page, 32, 100, "Yes");
  Write(page, 90, 100, "No");
  EXPECT_EQ(States(page), "x");
}

TEST(GlyphMarksTest, CrossBesideATickRefuses) {
  PageContent page;
  Write(page, 20, 100, "✓", "DejaVuSans");
  Write(page, 32, 100, "Yes");
  Write(page, 80, 100, "✗", "DejaVuSans");
  Write(page, 92, 100, "No");
  EXPECT_EQ(States(page), "x.");
}

TEST(GlyphMarksTest, TickOrLetterOverAnEmptyBoxChecksIt) {
  for (const std::string_view tick : {"✓", "✗", "X", "x"}) {
    PageContent page;
    Write(page, 20, 100, "☐", "MS-Gothic");
    Write(page, 40, 100, "Yes");
    Write(page, 20.5, 100, tick, "DejaVuSans");
    const FoundMarks found = FindMarks(page);
    EXPECT_EQ(States(found), "x") << tick;
    EXPECT_TRUE(found.glyph_used.back()) << tick;
  }
}

TEST(GlyphMarksTest, StrokesOverAnEmptyBoxCheckIt) {
  PageContent page;
  Write(page, 20, 100, "☐", "MS-Gothic");
  Write(page, 40, 100, "Yes");
  Draw(page, Polyline({{19, 92}, {27, 102}}));
  Draw(page, Polyline({{27, 92}, {19, 102}}));
  EXPECT_EQ(States(page), "x");
}

TEST(GlyphMarksTest, TableOfCharactersHasNoMarks) {
  PageContent page;
  double y = 20;
  for (const std::string& character : Characters("❏❐❑❒✓✔✕✖✗✘●■")) {
    Write(page, 20, y, character, "ZapfDingbats");
    Write(page, 40, y, "name");
    y += 14;
  }
  EXPECT_EQ(States(page), "");
}

TEST(GlyphMarksTest, InvisibleTextOfARecogniserGivesNoState) {
  PageContent page;
  Write(page, 20, 100, "☒", "Helvetica");
  page.glyphs[0].invisible = true;
  EXPECT_EQ(States(page), "");
}

TEST(GlyphMarksTest, BoxesOnASidewaysPageAreFound) {
  PageContent page;
  page.width = 600;
  page.height = 800;
  const Box boxes[] = {
      {300, 20, 311, 26}, {300, 40, 311, 46}, {300, 46, 311, 52}};
  const std::string_view texts[] = {"☒", "N", "o"};
  for (int i = 0; i < 3; ++i) {
    Write(page, 0, 0, texts[i], "MS-Gothic");
    page.glyphs.back().angle = 90;
    page.glyphs.back().box = boxes[i];
    page.glyphs.back().origin = {302, boxes[i].top};
  }
  const FoundMarks found = FindMarks(page);
  ASSERT_EQ(States(found), "x");
  EXPECT_NEAR(found.marks[0].box.center_y(), 23, 1);
}

}  // namespace
}  // namespace quaestor
