// Whatever the words: nothing is lost, nothing comes twice, and it is quick.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "parsers/dump.h"
#include "parsers/layout.h"

namespace quaestor {
namespace {

constexpr const char* kTexts[] = {
    "word", "1.", "•", "-",     "العربية", "中文", "https://a.org/b",
    "(a)",  "3",  "",  "Name:", "E-",      "N/A",  "2022",
    "\xFF"};

using Random = std::mt19937;

double Coordinate(Random& random, bool broken) {
  constexpr double kOdd[] = {std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::infinity(), -1e300, 0,
                             1e9};
  if (broken && random() % 8 == 0) return kOdd[random() % 5];
  return static_cast<double>(random() % 8000) / 10;
}

Box RandomBox(Random& random, bool broken) {
  const double left = Coordinate(random, broken);
  const double top = Coordinate(random, broken);
  const auto size = static_cast<double>(random() % 40);
  return {left, top, left + size, top + size / 3};
}

struct Pages {
  std::vector<LooseWords> loose;
  Document document;
  std::size_t words = 0;
  std::size_t marks = 0;
};

Pages RandomPages(unsigned seed, int page_count, int word_count) {
  Random random(seed);
  const bool broken = seed % 3 == 0;
  const bool on_grid = seed % 2 == 0;
  Pages pages;
  for (int p = 0; p < page_count; ++p) {
    Page page;
    page.number = p + 1;
    page.width = 600;
    page.height = 800;
    LooseWords loose;
    for (int i = 0; i < word_count; ++i) {
      Word word;
      word.text = kTexts[random() % std::size(kTexts)];
      word.box = RandomBox(random, broken);
      if (on_grid) {
        const auto row = static_cast<double>(random() % 40) * 18 + 40;
        const auto column = static_cast<double>(random() % 5) * 110 + 40;
        word.box = {column, row, column + 60, row + 10};
      }
      word.baseline = word.box.bottom - 2;
      word.size = static_cast<double>(random() % 20);
      word.superscript = random() % 20 == 0;
      word.field = random() % 25 == 0 ? static_cast<int>(random() % 3) : -1;
      loose.words.push_back(word);
      ++pages.words;
    }
    for (int i = 0; i < word_count / 10; ++i) {
      Mark mark;
      mark.box = RandomBox(random, broken);
      page.marks.push_back(mark);
      ++pages.marks;
      loose.rules.push_back(RandomBox(random, broken));
      loose.shades.push_back(RandomBox(random, broken));
    }
    pages.document.pages.push_back(page);
    pages.loose.push_back(loose);
  }
  return pages;
}

void ExpectEachWordOnce(const Pages& pages, unsigned seed) {
  std::set<std::tuple<int, int, int>> seen;
  std::set<std::pair<int, int>> lines;
  for (const Block& block : pages.document.blocks) {
    ASSERT_FALSE(block.parts.empty());
    for (const LinePart& part : block.parts) {
      lines.emplace(part.page, part.line);
      for (int word = part.first; word < part.end; ++word) {
        EXPECT_TRUE(seen.emplace(part.page, part.line, word).second)
            << "seed " << seed;
      }
    }
  }
  EXPECT_EQ(seen.size(), pages.words) << "seed " << seed;
  std::size_t marks = 0;
  for (std::size_t p = 0; p < pages.document.pages.size(); ++p) {
    for (const Mark& mark : pages.document.pages[p].marks) {
      ++marks;
      EXPECT_TRUE(lines.contains({static_cast<int>(p), mark.line}));
      ASSERT_LT(static_cast<std::size_t>(mark.line),
                pages.document.pages[p].lines.size());
      const Line& line =
          pages.document.pages[p].lines[static_cast<std::size_t>(mark.line)];
      EXPECT_LE(static_cast<std::size_t>(mark.word), line.words.size());
    }
  }
  EXPECT_EQ(marks, pages.marks) << "seed " << seed;
}

TEST(LayoutPropertyTest, EveryWordAndMarkStandsInOneBlock) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    Pages pages = RandomPages(seed, 1 + static_cast<int>(seed % 4),
                              static_cast<int>(seed % 7) * 30);
    LayOut(pages.loose, pages.document);
    ExpectEachWordOnce(pages, seed);
  }
}

TEST(LayoutPropertyTest, ThousandsOfWordsInOnePlaceStandInOneBlockEach) {
  for (const bool one_place : {false, true}) {
    Pages pages = RandomPages(1, 1, 8'000);
    for (Word& word : pages.loose[0].words) {
      if (one_place) word.box = {100, 100, 110, 110};
      if (one_place) word.baseline = 108;
    }
    LayOut(pages.loose, pages.document);
    ExpectEachWordOnce(pages, 1);
  }
}

TEST(LayoutPropertyTest, NoPagesGiveNoBlocks) {
  std::vector<LooseWords> loose;
  Document document;
  LayOut(loose, document);
  EXPECT_TRUE(document.blocks.empty());
}

}  // namespace
}  // namespace quaestor
