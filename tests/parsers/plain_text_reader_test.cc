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

TEST(ReadPlainTextTest, TellsCrossesInRoundBracketsFromListLetters) {
  ExpectAll({
      {"(x) Yes ( ) No\n", "paragraph | ☒ Yes ☐ No\n"},
      {"(x) has a plan\n( ) is new\n(x) is old\n",
       "paragraph | ☒ has a plan\nparagraph | ☐ is new\n"
       "paragraph | ☒ is old\n"},
      {"(v) roads\n(w) parks\n(x) schools\n",
       "list 0 ordered | (v) roads\nlist 0 ordered | (w) parks\n"
       "list 0 ordered | (x) schools\n"},
      {"(ix) roads\n(x) parks\nAny law? ( ) Yes (x) No\n",
       "list 0 ordered | (ix) roads\nlist 0 ordered | (x) parks\n"
       "paragraph | Any law? ☐ Yes ☒ No\n"},
  });
}

TEST(ReadPlainTextTest, ReadsBoxesThatAreGluedOrReplacedByTicks) {
  ExpectAll({
      {"Any law? ☒Yes☐No\n", "paragraph | Any law? ☒ Yes ☐ No\n"},
      {"☐ has a plan\n✓ is new\n✓ is old\n☐ is big\n",
       "paragraph | ☐ has a plan\nparagraph | ☒ is new\n"
       "paragraph | ☒ is old\nparagraph | ☐ is big\n"},
      {"☑ has a plan\n✓ is new\n☐ is big\n",
       "paragraph | ☒ has a plan\nparagraph | ☒ is new\n"
       "paragraph | ☐ is big\n"},
      {"☑ uses social media:\n✓ one\n✓ two\n☐ is big\n",
       "paragraph | ☒ uses social media:\nlist 0 | ✓ one\nlist 0 | ✓ two\n"
       "paragraph | ☐ is big\n"},
  });
}

TEST(ReadPlainTextTest, TakesTheMarksOfQuotedMailAway) {
  ExpectAll({
      {"1. Is there a plan?\n> Yes\n>\n> 1. Roads\n>    - east\n"
       "2. How many?\n> 0\n",
       "list 0 ordered | 1. Is there a plan?\nparagraph | Yes\n"
       "list 0 ordered | 1. Roads\nlist 1 | - east\n"
       "list 0 ordered | 2. How many?\nparagraph | 0\n"},
      {">> 1. Is there a plan?\n>> Or not?\n> > Any?\n\nYes, > 80 %.\n",
       "list 0 ordered | 1. Is there a plan?\nparagraph | Or not?\n"
       "paragraph | Any?\nparagraph | Yes, > 80 %.\n"},
      {"| Is there a plan?\n|\n| And a law?\n\nYes | No\n",
       "paragraph | Is there a plan?\nparagraph | And a law?\n"
       "paragraph | Yes | No\n"},
      {"How many?\n\n>80 %\n\nHow many more?\n\n> 20\n",
       "paragraph | How many?\nparagraph | >80 %\n"
       "paragraph | How many more?\nparagraph | > 20\n"},
  });
}

TEST(ReadPlainTextTest, EndsFootnotesWhereTheBodyGoesOn) {
  const std::string prompt = "The e-Government1 portal:\n\n";
  const std::string note = "1 E-government is defined\nbelow.\n";
  const std::string read =
      "paragraph | The e-Government1 portal:\n"
      "footnote | 1 E-government is defined below.\n";
  EXPECT_EQ(DumpBlocks(Read(prompt + note + "\fYes, it is.\n")),
            read + "paragraph | Yes, it is.\n");
  EXPECT_EQ(DumpBlocks(Read(prompt + note + "2. Is there any law?\n")),
            read + "list 0 ordered | 2. Is there any law?\n");
  EXPECT_EQ(DumpBlocks(Read(prompt + note + "☐ has a plan\n")),
            read + "paragraph | ☐ has a plan\n");
  EXPECT_EQ(DumpBlocks(Read(prompt + note + "II. Legal Framework\n")),
            read + "heading 1 | II. Legal Framework\n");
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

TEST(ReadPlainTextTest, FindsFootnotesWithoutGapsAndMarksApartFromTheirWords) {
  ExpectAll(
      {{"1. The e-Government1 portal of the city, which is open to everyone:\n"
        "2. Measures for the most vulnerable groups 2. Please list them all.\n"
        "Name: Ana\n"
        "1 E-government is defined as delivering services on the internet.\n"
        "2Poor, immigrants, older persons, persons with disabilities, youth\n"
        "and women.\n",
        "list 0 ordered | 1. The e-Government1 portal of the city, which is "
        "open to everyone:\n"
        "list 0 ordered | 2. Measures for the most vulnerable groups 2. "
        "Please list them all.\n"
        "paragraph | Name: Ana\n"
        "footnote | 1 E-government is defined as delivering services on the "
        "internet.\n"
        "footnote | 2Poor, immigrants, older persons, persons with "
        "disabilities, youth and women.\n"}});
}

TEST(ReadPlainTextTest, FindsAFootnoteInTheMiddleOfASentence) {
  ExpectAll(
      {{"1. The e-Government1 portal of the city, which is open to everyone\n"
        "1Poor, immigrants, older persons, persons with disabilities, youth\n"
        "\fand to all the businesses.\n",
        "list 0 ordered | 1. The e-Government1 portal of the city, which is "
        "open to everyone and to all the businesses.\n"
        "footnote | 1Poor, immigrants, older persons, persons with "
        "disabilities, youth\n"}});
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

TEST(ReadPlainTextTest, EachRowMayHaveAGutterOfItsOwn) {
  ExpectAll({
      {"1. What is the official portals of https://www.a-\n"
       "the city? If more than one exists, b.org/pt/\n"
       "please list all.                   online/\n"
       "                                   home\n"
       "2. Please list the addresses of all portals of the services below\n"
       "If Yes, how do you adopt these in your      The law no. 58/2019.\n"
       "organization?\n"
       "II. Legal Framework\n",
       "list 0 ordered | 1. What is the official portals of the city? If more "
       "than one exists, please list all.\n"
       "paragraph | https://www.a- b.org/pt/ online/ home\n"
       "list 0 ordered | 2. Please list the addresses of all portals of the "
       "services below\n"
       "paragraph | If Yes, how do you adopt these in your organization?\n"
       "paragraph | The law no. 58/2019.\n"
       "heading 1 | II. Legal Framework\n"},
      {"1. What share of the                              Forty services.\n"
       "services of the city is online?\n",
       "list 0 ordered | 1. What share of the services of the city is online?\n"
       "paragraph | Forty services.\n"},
      {"If yes, is the city/municipality CIO              Yes, since 2019.\n"
       "linked to any extent to the national\n"
       "CIO or with any government agency?\n",
       "paragraph | If yes, is the city/municipality CIO linked to any extent "
       "to the "
       "national CIO or with any government agency?\n"
       "paragraph | Yes, since 2019.\n"},
      {"Year                    Budget (million)          Published at\n"
       "2022                    4,512                     www.a.org/\n"
       "                                                  budget\n"
       "2023                    4,630                     www.b.org/\n",
       "paragraph | Year Budget (million) Published at 2022 4,512 "
       "www.a.org/ "
       "budget\n"
       "paragraph | 2023 4,630 www.b.org/\n"},
      {"1. Is there any law on digital services or on access to data at the:\n"
       "National level?  (X) Yes  ( ) No\n"
       "Local level?     ( ) Yes  (X) No\n",
       "list 0 ordered | 1. Is there any law on digital services or on access "
       "to data at the:\n"
       "paragraph | National level? ☒ Yes ☐ No\n"
       "paragraph | Local level? ☐ Yes ☒ No\n"},
      {"Organization:             City of A\n"
       "Submission Date:          5 March 2022\n"
       "Please select whichever applies:\n",
       "paragraph | Organization: City of A\n"
       "paragraph | Submission Date: 5 March 2022\n"
       "paragraph | Please select whichever applies:\n"},
  });
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

TEST(ReadTextTest, AParagraphOfManyLinesTakesNoLongerForIt) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "bG9uZyBhbmQgd2l0aG91dCBhIGdhcA\n";
  EXPECT_EQ(Read(text).pages[0].lines.size(), 20'000U);
}

}  // namespace
}  // namespace quaestor
