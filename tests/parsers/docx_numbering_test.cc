#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "parsers/dump.h"
#include "parsers/number_formats.h"
#include "parsers/reader.h"
#include "tests/support/office_files.h"

namespace quaestor {
namespace {

std::string Level(int level, std::string_view format, std::string_view text,
                  std::string_view more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(level) +
         "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + std::string(format) +
         "\"/>" + std::string(more) + "<w:lvlText w:val=\"" +
         std::string(text) + "\"/></w:lvl>";
}

std::string Counter(int id, std::string_view levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" +
         std::string(levels) + "</w:abstractNum>";
}

std::string List(int id, int counter, std::string_view overrides = "") {
  return "<w:num w:numId=\"" + std::to_string(id) +
         "\"><w:abstractNumId w:val=\"" + std::to_string(counter) + "\"/>" +
         std::string(overrides) + "</w:num>";
}

struct Item {
  int list;
  int level;
};

// The labels of items, one after the other.
std::string Labels(const std::vector<Item>& items,
                   const std::string& numbering) {
  std::string body;
  for (const Item& item : items) {
    body += Paragraph("x", InList(item.list, item.level));
  }
  const Document document =
      ReadDocument(MakeDocx(body, {{"numbering.xml", numbering}}), "a.docx");
  std::string labels;
  for (const Line& line : document.pages.front().lines) {
    for (const Word& word : line.words) {
      if (word.label) labels += word.text + " ";
    }
    if (!line.words.front().label) labels += "- ";
  }
  return labels;
}

TEST(DocxNumberingTest, CountsLevelsAndBeginsDeeperOnesAnew) {
  const std::string numbering =
      Counter(1, Level(0, "decimal", "%1.") + Level(1, "lowerLetter", "%2)") +
                     Level(2, "upperRoman", "%1.%2.%3")) +
      List(1, 1);
  EXPECT_EQ(Labels({{1, 0}, {1, 1}, {1, 1}, {1, 2}, {1, 0}, {1, 1}, {1, 2}},
                   numbering),
            "1. a) b) 1.b.I 2. a) 2.a.I ");
}

TEST(DocxNumberingTest, ListsOfOneCounterGoOnUnlessTheyBeginAnew) {
  const std::string numbering =
      Counter(1, Level(0, "decimal", "%1.")) + List(1, 1) + List(2, 1) +
      List(3, 1,
           "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/>"
           "</w:lvlOverride>");
  EXPECT_EQ(Labels({{1, 0}, {2, 0}, {3, 0}, {3, 0}, {1, 0}}, numbering),
            "1. 2. 5. 6. 7. ");
}

TEST(DocxNumberingTest, MindsWhereALevelIsSaidToRestart) {
  const std::string numbering =
      Counter(1,
              Level(0, "upperRoman", "%1.") +
                  Level(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>")) +
      List(1, 1);
  EXPECT_EQ(Labels({{1, 0}, {1, 1}, {1, 0}, {1, 1}}, numbering),
            "I. 1. II. 2. ");
}

TEST(DocxNumberingTest, PrintsBulletsAsTheSignsTheyShow) {
  const std::string symbol = "<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>";
  const std::string numbering =
      Counter(1, Level(0, "bullet", "\xEF\x82\xB7", symbol) +
                     Level(1, "bullet", "o") + Level(2, "none", "")) +
      List(1, 1);
  EXPECT_EQ(Labels({{1, 0}, {1, 1}, {1, 2}}, numbering), "• o - ");
}

TEST(DocxNumberingTest, TakesABoxAsBulletForABox) {
  const std::string font = "<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr>";
  const std::string numbering =
      Counter(1, Level(0, "bullet", "\xEF\x82\xA8", font)) +
      Counter(2, Level(0, "bullet", "\xEF\x83\xBE", font)) + List(1, 1) +
      List(2, 2);
  const Document document = ReadDocument(
      MakeDocx(Paragraph("Yes", InList(2, 0)) + Paragraph("No", InList(1, 0)),
               {{"numbering.xml", numbering}}),
      "a.docx");
  EXPECT_EQ(DumpBlocks(document), "paragraph | ☒ Yes\nparagraph | ☐ No\n");
}

TEST(DocxNumberingTest, FindsTheListInTheStyleAndTheStyleInTheList) {
  const std::string numbering =
      Counter(1,
              Level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"One\"/>") +
                  Level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"Two\"/>")) +
      List(1, 1);
  const auto style = [](std::string_view id) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) +
           "\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
           "</w:style>";
  };
  const Document document = ReadDocument(
      MakeDocx(Paragraph("a", "<w:pStyle w:val=\"One\"/>") +
                   Paragraph("b", "<w:pStyle w:val=\"Two\"/>") +
                   Paragraph("c",
                             "<w:pStyle w:val=\"Two\"/><w:numPr><w:numId "
                             "w:val=\"0\"/></w:numPr>"),
               {{"numbering.xml", numbering},
                {"styles.xml", style("One") + style("Two")}}),
      "a.docx");
  EXPECT_EQ(DumpBlocks(document),
            "list 0 ordered | I. a\nlist 1 ordered | I.1 b\nparagraph | c\n");
}

struct Printed {
  int number;
  std::string_view format;
  std::string_view text;
};

TEST(FormatNumberTest, WritesTheNumbersOfEachFormat) {
  constexpr Printed kCases[] = {
      {4, "upperRoman", "IV"},
      {1999, "lowerRoman", "mcmxcix"},
      {5000, "upperRoman", "5000"},
      {26, "lowerLetter", "z"},
      {28, "upperLetter", "BB"},
      {3, "decimalZero", "03"},
      {12, "ordinal", "12th"},
      {22, "ordinal", "22nd"},
      {11, "chineseCounting", "十一"},
      {40, "japaneseCounting", "四十"},
      {2, "decimalEnclosedCircle", "②"},
      {12, "hindiNumbers", "١٢"},
      {2, "arabicAlpha", "ب"},
      {3, "russianLower", "в"},
      {0, "upperRoman", "0"},
      {-3, "lowerLetter", "-3"},
      {7, "somethingNew", "7"},
      {7, "none", ""},
  };
  for (const auto& [number, format, text] : kCases) {
    EXPECT_EQ(FormatNumber(number, FormatOfOoxml(format)), text) << format;
  }
}

}  // namespace
}  // namespace quaestor
