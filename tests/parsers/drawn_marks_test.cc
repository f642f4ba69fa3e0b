#include <gtest/gtest.h>

#include <functional>
#include <string_view>

#include "tests/parsers/page_builder.h"

namespace quaestor {
namespace {

constexpr Box kBox{20, 91, 30, 101};

// A page with one drawn box beside "Yes".
PageContent PageWithBox() {
  PageContent page;
  Draw(page, Rectangle(kBox));
  Write(page, 36, 100, "Yes");
  return page;
}

struct Case {
  std::string_view what;
  std::function<void(PageContent&)> draw;
  std::string_view states;
};

const Case kContents[] = {
    {"nothing", [](PageContent&) {}, "."},
    {"two diagonals",
     [](PageContent& page) {
       Draw(page, Polyline({{21, 92}, {29, 100}}, 0.5));
       Draw(page, Polyline({{29, 92}, {21, 100}}, 0.5));
     },
     "x"},
    {"a tick of three points",
     [](PageContent& page) {
       Draw(page, Polyline({{22, 96}, {24, 99}, {29, 92}}));
     },
     "x"},
    {"a dark fill",
     [](PageContent& page) {
       Draw(page, Filled(Rectangle({22, 93, 28, 99})));
     },
     "x"},
    {"a letter", [](PageContent& page) { Write(page, 22, 99, "X"); }, "x"},
    {"a dingbat",
     [](PageContent& page) { Write(page, 22, 99, "4", "ZapfDingbats"); }, "x"},
    {"a stroke of a pen",
     [](PageContent& page) {
       page.ink.push_back({19, 90, 31, 103});
     },
     "x"},
    {"a stray line",
     [](PageContent& page) {
       Draw(page, Polyline({{23, 96}, {28, 96}}, 0.2));
     },
     "?"},
    {"a cross under a white fill",
     [](PageContent& page) {
       Draw(page, Polyline({{21, 92}, {29, 100}}));
       Draw(page, Polyline({{29, 92}, {21, 100}}));
       Draw(page, Filled(Rectangle({20.6, 91.6, 29.4, 100.4}), 0xFFFFFF));
     },
     "."},
    {"a cross outside the clip",
     [](PageContent& page) {
       Path path = Polyline({{21, 92}, {29, 100}});
       path.clip = {0, 0, 10, 10};
       Draw(page, path);
     },
     "."},
    {"a word", [](PageContent& page) { Write(page, 20, 99, "ab"); }, ""},
    {"a digit", [](PageContent& page) { Write(page, 22, 99, "7"); }, ""},
    {"a box on its right",
     [](PageContent& page) {
       Draw(page, Rectangle({30, 91, 40, 101}));
     },
     ""},
};

TEST(DrawnMarksTest, TellsWhatStandsInABox) {
  for (const Case& test : kContents) {
    PageContent page = PageWithBox();
    test.draw(page);
    EXPECT_EQ(States(page), test.states) << test.what;
  }
}

TEST(DrawnMarksTest, FindsABoxOfFourLines) {
  PageContent page;
  Draw(page, Polyline({{20, 91}, {30, 91}}));
  Draw(page, Polyline({{20, 101}, {30, 101}}));
  Draw(page, Polyline({{20, 91}, {20, 101}}));
  Draw(page, Polyline({{30, 91}, {30, 101}}));
  Write(page, 36, 100, "Yes");
  EXPECT_EQ(States(page), ".");
}

TEST(DrawnMarksTest, FindsABoxOfABlackAndAWhiteFill) {
  PageContent page;
  Draw(page, Filled(Rectangle({20, 91, 28.5, 99.5})));
  Draw(page, Filled(Rectangle({20.6, 91.6, 27.9, 98.9}), 0xFFFFFF));
  Write(page, 36, 100, "Yes");
  EXPECT_EQ(States(page), ".");
}

TEST(DrawnMarksTest, WhiteTickOnAFilledBoxIsChecked) {
  PageContent page;
  Draw(page, Filled(Rectangle(kBox), 0x0075FF));
  Path tick = Polyline({{22, 96}, {24, 99}, {28, 93}}, 1.5);
  tick.colour = 0xFFFFFF;
  Draw(page, tick);
  Write(page, 36, 100, "Yes");
  EXPECT_EQ(States(page), "x");
}

TEST(DrawnMarksTest, TellsRadioButtonsByTheirDot) {
  PageContent page;
  Draw(page, Circle({25, 96}, 6));
  Write(page, 36, 100, "Yes");
  Draw(page, Circle({85, 96}, 6));
  Draw(page, Filled(Circle({85, 96}, 2.5)));
  Write(page, 96, 100, "No");
  const FoundMarks found = FindMarks(page);
  EXPECT_EQ(States(found), ".x");
  EXPECT_EQ(found.marks[0].kind, MarkKind::kRadio);
}

TEST(DrawnMarksTest, FilledSquareAloneIsABullet) {
  PageContent page;
  Draw(page, Filled(Rectangle({20, 92, 27, 99})));
  Write(page, 36, 100, "item");
  EXPECT_EQ(States(page), "");
  Draw(page, Rectangle({20, 112, 27, 119}));
  Write(page, 36, 120, "item");
  EXPECT_EQ(States(page), "x.");
}

TEST(DrawnMarksTest, SquareWithoutTextIsNoBox) {
  PageContent page;
  Draw(page, Rectangle(kBox));
  EXPECT_EQ(States(page), "");
}

TEST(DrawnMarksTest, CellOfATableRowIsNoBox) {
  PageContent page = PageWithBox();
  Draw(page, Rectangle({30, 91, 200, 101}));
  EXPECT_EQ(States(page), "");
}

TEST(DrawnMarksTest, LetterOfAnOutlinedWordIsNoRadioButton) {
  PageContent page;
  Path ring = Filled(Circle({25, 96}, 5));
  const Path hole = Circle({25, 96}, 3);
  ring.points.insert(ring.points.end(), hole.points.begin(), hole.points.end());
  Draw(page, ring);
  Draw(page, Filled(Circle({36.5, 96}, 5)));
  Write(page, 50, 100, "Invoice");
  EXPECT_EQ(States(page), "");
}

TEST(DrawnMarksTest, FramesOfOneBoxAreOneMark) {
  PageContent page = PageWithBox();
  Draw(page, Rectangle({21, 92, 29, 100}));
  EXPECT_EQ(States(page), ".");
}

}  // namespace
}  // namespace quaestor
