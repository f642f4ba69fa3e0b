#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "parsers/dump.h"
#include "parsers/reader.h"

namespace quaestor {
namespace {

struct Case {
  std::string_view text;
  std::string_view blocks;
};

Document Read(std::string_view text) { return ReadText(text, "answer.txt"); }

void ExpectAll(std::initializer_list<Case> cases) {
  for (const auto& [text, blocks] : cases) {
    EXPECT_EQ(DumpBlocks(Read(text)), blocks) << text;
  }
}

TEST(ReadPlainTextTest, JoinsWrappedLines) {
  ExpectAll({
      {"1. Does your city have an officer to manage its programmes of e-Gov\n"
       "   and its strategies?\n"
       "Yes, since 2019.\n",
       "list 0 ordered | 1. Does your city have an officer to manage its "
       "programmes of e-Gov and its strategies?\nparagraph | Yes, since "
       "2019.\n"},
      {"The strategy was adopted by the council in the spring of this year\n"
       "and is reviewed every autumn.\n\nIt has three parts.\n",
       "paragraph | The strategy was adopted by the council in the spring of "
       "this year and is reviewed every autumn.\nparagraph | It has three "
       "parts.\n"},
  });
}

TEST(ReadPlainTextTest, KeepsShortLinesApart) {
  ExpectAll({
      {"Vila Serena\nBrasil\n\nThe objective of this questionnaire is to "
       "gather information.\n",
       "paragraph | Vila Serena\nparagraph | Brasil\nparagraph | The objective "
       "of this questionnaire is to gather information.\n"},
      {"Name:   Ana Lima\nE-mail: a@b.org\n",
       "paragraph | Name: Ana Lima\nparagraph | E-mail: a@b.org\n"},
      {"https://a.org/\nhttps://b.org/\n",
       "paragraph | https://a.org/\nparagraph | https://b.org/\n"},
  });
}

TEST(ReadPlainTextTest, ReadsListsByTheColumnsOfTheirLabels) {
  ExpectAll(
      {{"• Citizen first\n"
        "     – one account for all the services of the city and of its "
        "districts\n"
        "       and one card\n"
        "• Finances\n",
        "list 0 | • Citizen first\n"
        "list 1 | – one account for all the services of the city and of "
        "its districts and one card\n"
        "list 0 | • Finances\n"}});
}

TEST(ReadPlainTextTest, IsNotMisledByMarkdownCharacters) {
  ExpectAll({
      {"    four spaces are no code\n",
       "paragraph | four spaces are no code\n"},
      {"#FixTheCity and a_b_c 2 * 3 * 4\n",
       "paragraph | #FixTheCity and a_b_c 2 * 3 * 4\n"},
      {"* one\n* two\n", "list 0 | * one\nlist 0 | * two\n"},
      {"1) one\n2) two\n",
       "list 0 ordered | 1) one\nlist 0 ordered | 2) two\n"},
  });
}

TEST(ReadPlainTextTest, FindsMarks) {
  ExpectAll({
      {"National level? [x] Yes  [ ] No\n",
       "paragraph | National level? ☒ Yes ☐ No\n"},
      {"1. Is there any law at the:\n   National level?  (X) Yes   ( ) No\n",
       "list 0 ordered | 1. Is there any law at the:\n"
       "paragraph | National level? ☒ Yes ☐ No\n"},
      {"☒ has a plan\n☐ is new\n",
       "paragraph | ☒ has a plan\n"
       "paragraph | ☐ is new\n"},
  });
}

TEST(ReadPlainTextTest, TakesHeadersAndFootersOutOfTheText) {
  const std::string page = "\n\nSurvey of the United Cities – Form F      ";
  const std::string text =
      "The strategy was prepared over fourteen months and discussed in all "
      "wards,\n" +
      page + "1\n\fand then adopted by the council.\n" + page + "2\n";
  EXPECT_EQ(DumpBlocks(Read(text)),
            "paragraph | The strategy was prepared over fourteen months and "
            "discussed in all wards, and then adopted by the council.\n"
            "footer | Survey of the United Cities – Form F 1\n"
            "footer | Survey of the United Cities – Form F 2\n");
}

TEST(ReadPlainTextTest, TellsFootnotesByTheirMarksInTheText) {
  ExpectAll(
      {{"1. The e-Government1 portal:\n\n"
        "1 E-government is defined below.\n\n"
        "2 Nothing refers to this.\n",
        "list 0 ordered | 1. The e-Government1 portal:\n"
        "footnote | 1 E-government is defined below.\n"
        "paragraph | 2 Nothing refers to this.\n"}});
}

TEST(ReadPlainTextTest, ReadsTwoColumnsRowByRow) {
  ExpectAll(
      {{"1. What is the official portal     https://a.org/\n"
        "   of the city?\n"
        "\n"
        "2. Is there an officer for all     Yes, since the year 2019,\n"
        "   of this?                        with a staff of four.\n"
        "\n"
        "3. Is there a strategy of the      No.\n"
        "   city?\n"
        "\n"
        "4. Is there a budget for the       Not yet.\n"
        "   programmes?\n",
        "list 0 ordered | 1. What is the official portal of the city?\n"
        "paragraph | https://a.org/\n"
        "list 0 ordered | 2. Is there an officer for all of this?\n"
        "paragraph | Yes, since the year 2019, with a staff of four.\n"
        "list 0 ordered | 3. Is there a strategy of the city?\n"
        "paragraph | No.\n"
        "list 0 ordered | 4. Is there a budget for the programmes?\n"
        "paragraph | Not yet.\n"}});
}

TEST(ReadPlainTextTest, HoldsEveryWordOnce) {
  const std::string text =
      "Title of the form\n\nII. Legal Framework\n1. Any law?    Yes, two\n"
      "    of them.\n  a) E-services2: www.a.org\n\n2 A list of all.\n\n"
      "left text here        right text\nmore left            more right\n"
      "Footer of the whole form\n\fFooter of the whole form\n"
      "مدينة كبيرة 城市名称 Ελλάδα\n- item • item\n";
  std::istringstream expected(text);
  std::multiset<std::string> words;
  for (std::string word; expected >> word;) words.insert(word);
  const Document document = Read(text);
  const Page& page = document.pages[0];
  std::multiset<std::string> found;
  for (const Block& block : document.blocks) {
    for (const LinePart& part : block.parts) {
      const Line& line = page.lines[static_cast<std::size_t>(part.line)];
      std::string glued;
      for (int w = part.first; w < part.end; ++w) {
        const Word& word = line.words[static_cast<std::size_t>(w)];
        if (word.space_before && !glued.empty()) {
          found.insert(std::exchange(glued, ""));
        }
        glued += word.text;
      }
      found.insert(glued);
    }
  }
  EXPECT_EQ(found, words);
}

}  // namespace
}  // namespace quaestor
