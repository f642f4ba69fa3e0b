#include "extract/passage.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

struct Read {
  Vocabulary vocabulary;
  TokenStream stream;
  Passage passage;
};

Read PassageOf(const Document& document) {
  Read read;
  read.stream = MakeStream(document, Flow::kBody, read.vocabulary);
  std::vector<int> all(read.stream.tokens.size());
  std::iota(all.begin(), all.end(), 0);
  read.passage = MakePassage(document, read.stream, all, read.vocabulary);
  return read;
}

std::string TextOf(const Document& document) {
  return ToText(PassageOf(document).passage);
}

struct Case {
  std::string markdown;
  std::string text;
};

void ExpectTexts(const std::vector<Case>& cases) {
  for (const auto& [markdown, text] : cases) {
    EXPECT_EQ(TextOf(FromMarkdown(markdown)), text) << markdown;
  }
}

TEST(ToTextTest, SeparatesParagraphsByOneLineBreak) {
  ExpectTexts({{"One\ntwo\n\nthree\n", "One two\nthree"}, {"\n\n", ""}});
}

TEST(ToTextTest, ListItemsBeginWithADashOrTheirNumber) {
  ExpectTexts({
      {"- one\n- two\n", "- one\n- two"},
      {"* one\n* two\n", "- one\n- two"},
      {"1. one\n2. two\n", "1. one\n2. two"},
      {"1) one\n2) two\n", "1. one\n2. two"},
  });
}

TEST(ToTextTest, NestedItemsAreIndentedByTwoSpacesALevel) {
  ExpectTexts({
      {"- one\n  - inner\n    - deepest\n- two\n",
       "- one\n  - inner\n    - deepest\n- two"},
      {"1. one\n   - inner\n   - other\n2. two\n",
       "1. one\n  - inner\n  - other\n2. two"},
  });
}

TEST(ToTextTest, AListBehindAParagraphBeginsAtTheOuterLevel) {
  ExpectTexts({{"Before\n\n- one\n  - inner\n\nBetween\n\n- two\n",
                "Before\n- one\n  - inner\nBetween\n- two"}});
}

TEST(ToTextTest, CellsOfATableRowAreJoinedByABar) {
  ExpectTexts({{"| Portal | Visits |\n|---|---|\n| one | 12 |\n| two | 7 |\n",
                "Portal | Visits\none | 12\ntwo | 7"}});
}

TEST(ToTextTest, HasNoEmphasis) {
  ExpectTexts({{"**Bold**, *italic* and `code`\n", "Bold, italic and code"}});
}

TEST(ToTextTest, ResolvesHyphensAtLineEnds) {
  EXPECT_EQ(TextOf(PagedLines({"the e-", "services of the city"})),
            "the e-services of the city");
  EXPECT_EQ(TextOf(PagedLines({"the munici\xC2\xAD", "pality of"})),
            "the municipality of");
  EXPECT_EQ(TextOf(PagedLines(
                {"the munici-", "pality pub-", "lishes the bud-", "get"})),
            "the municipality publishes the budget");
}

TEST(ToTextTest, DropsSoftHyphensInsideWords) {
  EXPECT_EQ(TextOf(PagedLines({"the munici\xC2\xADpality of"})),
            "the municipality of");
}

TEST(ToTextTest, JoinsAUrlThatTheLineBroke) {
  const Document document =
      PagedLines({"see https://www.city.org/open-", "data/2022.pdf for more"});
  EXPECT_EQ(TextOf(document),
            "see https://www.city.org/open-data/2022.pdf for more");
  EXPECT_EQ(PassageOf(document).passage.urls_rejoined, 1);
}

TEST(ToTextTest, PutsNoSpaceWhereNoneStood) {
  Document document = PagedLines({"one two three"});
  document.pages[0].lines[0].words[1].space_before = false;
  EXPECT_EQ(TextOf(document), "onetwo three");
}

TEST(ToTextTest, LeavesMarksOut) { ExpectTexts({{"☒ Yes ☐ No\n", "Yes No"}}); }

TEST(ToLineTest, JoinsParagraphsByASpace) {
  EXPECT_EQ(ToLine(PassageOf(FromMarkdown("One\n\n- two\n- three\n")).passage),
            "One two three");
}

TEST(MakePassageTest, PiecesCoverTheWordsTheyWereReadFrom) {
  const Document document =
      PagedLines({"e-Government (see", "https://www.city.org/a/", "b.pdf)"});
  const Read read = PassageOf(document);
  const Paragraph& paragraph = read.passage.paragraphs.at(0);
  std::vector<std::string> pieces;
  for (const PassagePiece& piece : paragraph.pieces) {
    pieces.push_back(
        paragraph.text.substr(piece.begin, piece.end - piece.begin));
  }
  EXPECT_EQ(JoinedBy("|", pieces),
            "e-Government|(see|https://www.city.org/a/|b.pdf)");
}

TEST(MakePassageTest, PiecesKeepToTheirWordsWithoutSoftHyphens) {
  const Read read = PassageOf(
      PagedLines({"the munici\xC2\xADpa\xC2\xADlity \xC2\xADof Gent"}));
  const Paragraph& paragraph = read.passage.paragraphs.at(0);
  std::vector<std::string> pieces;
  for (const PassagePiece& piece : paragraph.pieces) {
    pieces.push_back(
        paragraph.text.substr(piece.begin, piece.end - piece.begin));
  }
  EXPECT_EQ(JoinedBy("|", pieces), "the|municipality|of|Gent");
}

std::string Trimmed(const std::string& line) {
  Passage passage = PassageOf(PagedLines({line})).passage;
  TrimSeparators(passage);
  return ToText(passage);
}

TEST(TrimSeparatorsTest, TakesColonsAndDashesOffTheFront) {
  const Case kCases[] = {
      {": yes", "yes"}, {": - yes", "yes"}, {"– yes – no", "yes – no"},
      {"：是", "是"},   {"yes:", "yes:"},
  };
  for (const auto& [line, text] : kCases) {
    EXPECT_EQ(Trimmed(line), text) << line;
  }
}

TEST(TrimSeparatorsTest, KeepsADashThatStandsAlone) {
  EXPECT_EQ(Trimmed("–"), "–");
  EXPECT_EQ(Trimmed("-"), "-");
}

TEST(EvidenceOfTest, GivesTheLinesOfATextFile) {
  const Document document = FromMarkdown("One\ntwo\n\nthree\n\n\n\nfour\n");
  const Read read = PassageOf(document);
  const auto evidence = EvidenceOf(document, read.stream, read.passage.tokens);
  ASSERT_EQ(evidence.size(), 3U);
  EXPECT_EQ(evidence[0].line, 1);
  EXPECT_EQ(evidence[0].end_line, 2);
  EXPECT_EQ(evidence[1].line, 4);
  EXPECT_EQ(evidence[2].line, 8);
  EXPECT_EQ(evidence[2].source, Source::kText);
}

TEST(EvidenceOfTest, GivesOneBoxForNeighbouringLinesOfAPage) {
  const Document document = PagedLines({"one two", "three"});
  const Read read = PassageOf(document);
  const auto evidence = EvidenceOf(document, read.stream, read.passage.tokens);
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(evidence[0].page, 1);
  EXPECT_DOUBLE_EQ(evidence[0].box.left, 50);
  EXPECT_DOUBLE_EQ(evidence[0].box.top, 50);
  EXPECT_DOUBLE_EQ(evidence[0].box.bottom, 72);
}

TEST(EvidenceOfTest, OfNothingIsNothing) {
  EXPECT_TRUE(EvidenceOf(PagedLines({"one"}), TokenStream{}, {}).empty());
}

}  // namespace
}  // namespace quaestor
