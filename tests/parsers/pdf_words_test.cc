// From the text of a page to words.
#include <gtest/gtest.h>

#include "parsers/drawn_bullets.h"
#include "parsers/pdf_content.h"
#include "parsers/reader.h"
#include "tests/parsers/pdf_testing.h"

namespace quaestor {
namespace {

struct Case {
  const char* what;
  std::string content;
  std::string words;  // joined by '|'
};

void ExpectWords(const std::vector<Case>& cases) {
  for (const auto& [what, content, words] : cases) {
    EXPECT_EQ(WordTexts(OnePage{content}), words) << what;
  }
}

TEST(PdfWordsTest, GapsAndSpacesPartWords) {
  ExpectWords({
      {"painted spaces", Show(50, 250, "City of Brussels"), "City|of|Brussels"},
      {"spaces that are gaps",
       "BT /F1 12 Tf 50 250 Td [(City) -300 (of) -300 (Brussels)] TJ ET",
       "City|of|Brussels"},
      {"kerning", "BT /F1 12 Tf 50 250 Td [(A) 80 (V) 60 (A) -30 (l)] TJ ET",
       "AVAl"},
      {"a change of colour",
       "BT /F1 12 Tf 50 250 Td (Brus) Tj 1 0 0 rg (sels) Tj ET", "Brussels"},
      {"letters set apart", "BT /F1 12 Tf 5 Tc 50 250 Td (Title) Tj ET",
       "Title"},
      {"letters set apart in two words",
       "BT /F1 12 Tf 4 Tc 50 250 Td (Title page) Tj ET", "Title|page"},
      {"a list's number that stands close",
       Show(50, 250, "1.") + Show(62, 250, "Putting"), "1.|Putting"},
  });
}

TEST(PdfWordsTest, CharactersAreThoseOfTheText) {
  ExpectWords({
      {"a ligature of one code point", ShowHex(50, 250, "006FFB01006E0065"),
       "ofine"},
      {"an accent painted over its letter",
       "BT /F1 12 Tf 50 250 Td (caf) Tj (\\264) Tj ET BT "
       "/F1 12 Tf 65 250 Td (e) Tj ET",
       "café"},
      {"a combining accent", ShowHex(50, 250, "00630061006600650301"), "café"},
      {"a soft hyphen inside", ShowHex(50, 250, "0061002D006200AD0063"),
       "a-bc"},
      {"a hyphen that its font names a soft one",
       ShowHex(50, 250, "006500AD00670076"), "e-gv"},
      {"a soft hyphen at the end", ShowHex(50, 250, "0061006200AD"),
       "ab\u00AD"},
      {"an ideograph named as its radical", ShowHex(50, 250, "2F26"), "子"},
      {"full-width letters are the respondent's", ShowHex(50, 250, "FF21"),
       "Ａ"},
      {"zero width space", ShowHex(50, 250, "0061200B0062"), "ab"},
      {"no-break space", ShowHex(50, 250, "006100A00062"), "a|b"},
      {"Chinese", ShowHex(50, 250, "57CE5E02653F5E9C"), "城市政府"},
  });
}

TEST(PdfWordsTest, LeadersAreWordsOfTheirOwn) {
  ExpectWords({
      {"a blank to write on", Show(50, 250, "Name:______"), "Name:|______"},
      {"dots", Show(50, 250, "Total....... 5"), "Total|.......|5"},
      {"an ellipsis of three dots", Show(50, 250, "etc..."), "etc..."},
      {"an underscore in a name", Show(50, 250, "open_data"), "open_data"},
  });
}

TEST(PdfWordsTest, OverprintedTextIsReadOnce) {
  ExpectWords({
      {"bold by a second run",
       Show(50, 250, "Bold text") + Show(50.3, 250, "Bold text"), "Bold|text"},
      {"each letter twice",
       Show(50, 250, "a") + Show(50.3, 250, "a") + Show(56.7, 250, "b") +
           Show(57, 250, "b"),
       "ab"},
      {"double letters stay", Show(50, 250, "llama"), "llama"},
  });
}

TEST(PdfWordsTest, RightToLeftTextIsInLogicalOrder) {
  ExpectWords({
      {"Hebrew painted from the left", ShowHex(50, 250, "05DD05D505DC05E9"),
       "שלום"},
      {"Arabic presentation forms", ShowHex(50, 250, "FE94FEE8FEF3FEAAFEE3"),
       "مدينة"},
      {"two words, the right one first",
       ShowHex(50, 250, "05D105D0002005D305D2"), "גד|אב"},
      {"a number beside letters", ShowHex(50, 250, "003200300032003305D1"),
       "ב2023"},
  });
}

TEST(PdfWordsTest, FiguresOfALineReadToTheLeftKeepTheirSigns) {
  ExpectWords({
      {"a percentage", ShowHex(50, 250, "002500340035002005D305D2"), "גד|45%"},
      {"a percentage painted as it is read",
       ShowHex(50, 250, "003200300025002005D305D2"), "גד|20%"},
      {"a prompt before a longer answer",
       ShowHex(50, 250, "00490044003A002005D305D205D305D2"), "ID:|גדגד"},
      {"a bracket after an address",
       ShowHex(50, 250, "0029006100620020 05D305D205D205D20028"), "(גגגד|ab)"},
  });
}

TEST(PdfWordsTest, AutomaticGapsNextToIdeographsAreNoSpaces) {
  ExpectWords({
      {"a fifth of the size before a figure",
       ShowHex(50, 250, "7387") + ShowHex(59.6, 250, "0039"), "率9"},
      {"a space before a figure",
       ShowHex(50, 250, "7387") + ShowHex(60.2, 250, "0039"), "率|9"},
      {"where spaces are painted, other gaps are none",
       ShowHex(50, 300, "738700200039") + ShowHex(50, 250, "7387") +
           ShowHex(60.2, 250, "0039"),
       "率|9|率9"},
      {"a justified line of ideographs",
       ShowHex(50, 250, "7387") + ShowHex(62, 250, "7387"), "率率"},
  });
}

TEST(PdfWordsTest, LettersPaintedLaterStandInTheirPlaces) {
  ExpectWords({
      {"a letter that the first font lacks",
       "BT /F1 12 Tf 50 250 Td [(ph) -600 ( H) -600 ( Minh)] TJ ET " +
           ShowHex(63.344, 250, "1ED1") + ShowHex(82.5, 250, "1ED3"),
       "phố|Hồ|Minh"},
      {"texts painted over one another",
       Show(50, 250, "first") + Show(53, 250, "other"), "first|other"},
  });
}

// Fonts whose glyphs are drawings may give boxes that lie below the line.
TEST(PdfWordsTest, DrawnBulletIsSeenBesideTheBaselineOfItsWord) {
  PageContent page;
  Path disc;
  disc.fill = true;
  disc.box = {92, 246, 96, 250};
  for (const Point point :
       {Point{92, 248}, {94, 246}, {96, 248}, {94, 250}, {92, 248}}) {
    disc.points.push_back({point, false, true});
  }
  page.paths.push_back(disc);
  Word word;
  word.text = "item";
  word.size = 11;
  word.baseline = 252;
  word.box = {104, 249, 190, 260};
  std::vector<Word> words = {word};
  AppendDrawnBullets(page, words);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[1].text, "•");
}

TEST(PdfWordsTest, RaisedFiguresAreWordsOfTheirOwn) {
  const Document document = ReadPdf(
      MakePdf(OnePage{"BT /F1 12 Tf 50 250 Td (e-services) Tj /F1 7 Tf 4 Ts "
                      "(2) Tj /F1 12 Tf 0 Ts (: yes) Tj ET"}),
      "test.pdf");
  const std::vector<Word> words = WordsOf(document);
  ASSERT_EQ(WordTexts(document), "e-services|2|:|yes");
  EXPECT_FALSE(words[0].superscript);
  EXPECT_TRUE(words[1].superscript);
  EXPECT_FALSE(words[1].space_before);
  EXPECT_FALSE(words[2].superscript);
  EXPECT_FALSE(words[2].space_before);
}

TEST(PdfWordsTest, SuperscriptFiguresOfUnicodeAreFootnoteMarksNotUnits) {
  ExpectWords({
      {"a footnote's mark", Show(50, 250, "strategy\\271 and"),
       "strategy|¹|and"},
      {"a unit", Show(50, 250, "12 km\\262"), "12|km²"},
  });
}

TEST(PdfWordsTest, InvisibleTextIsMarked) {
  const Document document =
      ReadPdf(MakePdf(OnePage{Show(50, 250, "seen") +
                              "BT 3 Tr /F1 12 Tf 50 200 Td (unseen) Tj ET"}),
              "test.pdf");
  const std::vector<Word> words = WordsOf(document);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_FALSE(words[0].invisible);
  EXPECT_TRUE(words[1].invisible);
}

TEST(PdfWordsTest, TextWithoutUnicodeIsKeptAndSuspect) {
  const OnePage page{
      "BT /F3 12 Tf 50 250 Td <00010002> Tj ET",
      "",
      "",
      {"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Odd /Encoding "
       "/Identity-H /DescendantFonts [7 0 R] >>"},
      "/F3 10 0 R"};
  const std::vector<Word> words = WordsOf(ReadPdf(MakePdf(page), "test.pdf"));
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "\uFFFD\uFFFD");
  EXPECT_TRUE(words[0].encoding_suspect);
}

TEST(PdfWordsTest, TextOutsideOfThePageIsNotRead) {
  EXPECT_EQ(WordTexts(OnePage{Show(50, 250, "in") + Show(50, 400, "out"), ""}),
            "in");
  EXPECT_EQ(WordTexts(OnePage{Show(150, 250, "in") + Show(10, 250, "out"),
                              "/CropBox [100 0 400 300]"}),
            "in");
  EXPECT_EQ(WordTexts(OnePage{"q 0 0 100 300 re W n " + Show(10, 250, "in") +
                              Show(150, 250, "out") + "Q"}),
            "in");
}

TEST(PdfWordsTest, BoxesAreOfThePageAsDisplayed) {
  struct Place {
    std::string page;
    double left;
    double baseline;
  };
  const std::vector<Place> places = {
      {"", 100, 50},
      {"/CropBox [80 0 400 280]", 20, 30},
      {"/Rotate 180", 300, 250},
      {"/UserUnit 2", 200, 100},
  };
  for (const auto& [entries, left, baseline] : places) {
    const std::vector<Word> words = WordsOf(
        ReadPdf(MakePdf(OnePage{Show(100, 250, "I"), entries}), "test.pdf"));
    ASSERT_EQ(words.size(), 1U) << entries;
    const double edge =
        entries == "/Rotate 180" ? words[0].box.right : words[0].box.left;
    EXPECT_NEAR(edge, left, 0.01) << entries;
    EXPECT_NEAR(words[0].baseline, baseline, 0.01) << entries;
  }
}

TEST(PdfWordsTest, RotatedPagesReadLikeUprightOnes) {
  // Painted sideways, so that /Rotate sets it upright.
  const OnePage page{"BT /F1 12 Tf 0 1 -1 0 50 100 Tm (City of Ur) Tj ET",
                     "/Rotate 90"};
  const Document document = ReadPdf(MakePdf(page), "test.pdf");
  EXPECT_EQ(WordTexts(document), "City|of|Ur");
  EXPECT_NEAR(document.pages[0].width, 300, 0.01);
  EXPECT_NEAR(WordsOf(document)[0].box.left, 100, 0.01);
  EXPECT_NEAR(WordsOf(document)[0].baseline, 50, 0.01);
}

TEST(PdfWordsTest, LinksArePointedToByTheirWords) {
  const OnePage page{
      Show(50, 250, "see the portal now"),
      "/Annots [<< /Type /Annot /Subtype /Link /Rect [92 245 126 262] /A << "
      "/S /URI /URI (https://example.org/) >> >>]"};
  const Document document = ReadPdf(MakePdf(page), "test.pdf");
  const std::vector<Word> words = WordsOf(document);
  ASSERT_EQ(words.size(), 4U);
  ASSERT_EQ(document.pages[0].links.size(), 1U);
  EXPECT_EQ(document.pages[0].links[0].uri, "https://example.org/");
  EXPECT_EQ(words[2].link, 0);
  EXPECT_EQ(words[3].link, -1);
}

TEST(PdfWordsTest, ActualTextStandsForItsGlyphsOnce) {
  ExpectWords({
      {"a ligature without Unicode",
       "BT /F1 12 Tf 50 250 Td (o) Tj /Span << /ActualText (ffi) >> BDC (x) "
       "Tj EMC (ce) Tj ET",
       "office"},
      {"a hyphen of the line's end",
       "BT /F1 12 Tf 50 250 Td (gov) Tj /Span << /ActualText <FEFF00AD> >> "
       "BDC (-) Tj EMC ET",
       "gov\u00AD"},
      {"several words keep their places",
       "BT /F1 12 Tf 50 250 Td /Span << /ActualText (City of Ur) >> BDC (City "
       "of Ur) Tj EMC ET",
       "City|of|Ur"},
  });
}

TEST(PdfWordsTest, HiddenLayersAreNotRead) {
  const OnePage page{
      "/OC /Off BDC " + Show(50, 250, "draft") + "EMC " + Show(50, 200, "city"),
      "/Resources << /Font << /F1 5 0 R >> /Properties << /Off 10 0 R >> >>",
      "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>",
      {"<< /Type /OCG /Name (Draft) >>"}};
  EXPECT_EQ(WordTexts(page), "city");
}

TEST(PdfWordsTest, Type3TextIsRead) {
  const OnePage page{
      "BT /F3 12 Tf 50 250 Td (ab) Tj ET",
      "",
      "",
      {"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix "
       "[.001 0 0 .001 0 0] /CharProcs << /a 11 0 R /b 11 0 R >> /Encoding << "
       "/Type /Encoding /Differences [97 /a /b] >> /FirstChar 97 /LastChar 98 "
       "/Widths [800 800] >>",
       MakeStream("800 0 0 0 750 750 d1 0 0 750 750 re f")},
      "/F3 10 0 R"};
  EXPECT_EQ(WordTexts(page), "ab");
  const PdfContent content = ReadPdfContent(MakePdf(page));
  EXPECT_TRUE(content.pages[0].fonts[0].type3);
  EXPECT_NEAR(content.pages[0].glyphs[0].box.width(), 9.6, 0.01);
}

}  // namespace
}  // namespace quaestor
