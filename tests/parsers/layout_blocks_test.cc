// Rows of {lines on a page, printed blocks}.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/parsers/layout_page.h"

namespace quaestor {
namespace {

// A paragraph that shows how wide the page's text is: 80 characters of 5
// points from 72 to 472.
constexpr std::string_view kFull =
    "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff ggggggggg "
    "hhhhhhhhhh";

struct Case {
  std::string_view name;
  std::vector<TestLine> lines;
  std::string_view blocks;
};

const std::vector<Case>& Cases() {
  static const auto& cases = *new std::vector<Case>{
      {"wrapped lines are one paragraph",
       {{72, 100,
         "The objective of this questionnaire is to gather information from "
         "local"},
        {72, 112, "governments in preparation for the survey."},
        {72, 140, "Thank you."}},
       "paragraph | The objective of this questionnaire is to gather "
       "information "
       "from local governments in preparation for the survey.\n"
       "paragraph | Thank you.\n"},
      {"lines that were ended early are paragraphs of their own",
       {{72, 88, kFull},
        {72, 112, "Name: Ann Example"},
        {72, 124, "Title: Director of Everything"},
        {72, 136, "Phone: 12345"}},
       "paragraph | aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee "
       "fffffffff "
       "ggggggggg hhhhhhhhhh\n"
       "paragraph | Name: Ann Example\n"
       "paragraph | Title: Director of Everything\n"
       "paragraph | Phone: 12345\n"},
      {"a URL that did not fit belongs to the sentence before it",
       {{72, 88, kFull},
        {72, 112,
         "The report of last year can be found on the city's web site:"},
        {72, 124, "https://www.example.org/a/long/report.pdf"}},
       "paragraph | aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee "
       "fffffffff "
       "ggggggggg hhhhhhhhhh\n"
       "paragraph | The report of last year can be found on the city's web "
       "site: "
       "https://www.example.org/a/long/report.pdf\n"},
      {"bullets and numbers begin items, hanging lines belong to them",
       {{72, 100,
         "1.\tWhat is the official portal of the city? If more than one "
         "exists"},
        {90, 112, "please list all."},
        {90, 130, "a.\tFirst item which is short"},
        {108, 144,
         "•\tA nested item which goes on and on until it reaches the end"},
        {126, 156, "and goes on"},
        {90, 170, "b.\tSecond item"}},
       "list 0 ordered | 1. What is the official portal of the city? If more "
       "than "
       "one exists please list all.\n"
       "list 1 ordered | a. First item which is short\n"
       "list 2 | • A nested item which goes on and on until it reaches the end "
       "and goes on\n"
       "list 1 ordered | b. Second item\n"},
      {"Chinese text behind an option goes on below it",
       {{72, 100,
         "☒ makes specific reference to new technologies such as big data "
         "人工"},
        {90, 112, "智能、区块链"},
        {72, 126, "☐ another option"}},
       "paragraph | ☒ makes specific reference to new technologies such as "
       "big data 人工 智能、区块链\n"
       "paragraph | ☐ another option\n"},
      {"gaps before marks are no columns",
       {{72, 100, "National level?\t☒ Yes\t☐ No"},
        {72, 116, "Local level?\t☐ Yes\t☒ No"}},
       "paragraph | National level? ☒ Yes ☐ No\n"
       "paragraph | Local level? ☐ Yes ☒ No\n"},
      {"a line that begins with a mark begins a block",
       {{72, 100,
         "☐ is aligned with the national development strategy of the country "
         "and"},
        {84, 112, "with nothing else"},
        {72, 124, "☒ makes specific reference to social media."}},
       "paragraph | ☐ is aligned with the national development strategy of the "
       "country and with nothing else\n"
       "paragraph | ☒ makes specific reference to social media.\n"},
      {"a change of colour at a line's start ends a paragraph",
       {{72, 100,
         "Please explain further and provide links to all that was published"},
        {72, 112, "on your site for everyone", 10, false, 0x0000FF}},
       "paragraph | Please explain further and provide links to all that was "
       "published\n"
       "paragraph | on your site for everyone\n"},
      {"large or bold short lines are headings",
       {{72, 100, "Local Government Questionnaire", 18, true},
        {72, 130, "I. Institutional Framework", 12, true},
        {72, 150, kFull}},
       "heading 1 | Local Government Questionnaire\n"
       "heading 2 | I. Institutional Framework\n"
       "paragraph | aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee "
       "fffffffff "
       "ggggggggg hhhhhhhhhh\n"},
      {"a form field stands by itself, behind its label",
       {{72, 100, "a. E-services:"},
        {150, 99, "https://example.org and more", 10, false, 0, 0, 0},
        {150, 111, "- an item", 10, false, 0, 0, 0},
        {72, 130, "b. E-participation:"}},
       "list 0 ordered | a. E-services:\n"
       "paragraph filled | https://example.org and more\n"
       "list 0 filled | - an item\n"
       "list 0 ordered | b. E-participation:\n"},
      {"a dash alone is an answer",
       {{72, 100, "Other major portals at the city level"}, {72, 124, "-"}},
       "paragraph | Other major portals at the city level\n"
       "paragraph | -\n"},
      {"Chinese text breaks anywhere",
       {{72, 88, kFull},
        {72, 112,
         "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四"
         "五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八"
         "九十一二三四五六七八九十"},
        {72, 124, "一二三。"}},
       "paragraph | aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee "
       "fffffffff "
       "ggggggggg hhhhhhhhhh\n"
       "paragraph | "
       "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五"
       "六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
       "一二三四五六七八九十 "
       "一二三。\n"},
  };
  return cases;
}

TEST(LayoutBlocksTest, BuildsTheBlocksOfEachPage) {
  for (const Case& c : Cases()) {
    EXPECT_EQ(BlocksOf(c.lines), c.blocks) << c.name;
  }
}

TEST(LayoutBlocksTest, MarksLabelsOfItems) {
  TestPages pages = MakePages({{72, 100, "1.\tWhat is this?"}});
  LayOut(pages.loose, pages.document);
  const Line& line = pages.document.pages[0].lines[0];
  EXPECT_TRUE(line.words[0].label);
  EXPECT_FALSE(line.words[1].label);
  EXPECT_EQ(pages.document.blocks[0].indent, 72);
}

TEST(LayoutBlocksTest, ReadsArabicLinesFromTheRight) {
  // From left to right on the page; the line is read from the right.
  const std::string blocks =
      BlocksOf({{200, 100, "https://example.org الموقع على موجود"}});
  EXPECT_EQ(blocks, "paragraph | موجود على الموقع https://example.org\n");
}

// Most words of the page are Arabic; it is the English prompt that says how
// its own line reads.
TEST(LayoutBlocksTest, PromptWithItsColonReadsToTheRight) {
  const std::string blocks = BlocksOf({
      {300, 100, "المدينة مدينة في"},
      {72, 150, "Name: الرحمن عبد ليلى"},
  });
  EXPECT_EQ(blocks,
            "paragraph | في مدينة المدينة\n"
            "paragraph | Name: ليلى عبد الرحمن\n");
}

// From left to right on the page: an English prompt and its Arabic answer.
TEST(LayoutBlocksTest, NumbersBelongToTheArabicTextAroundThem) {
  const std::string blocks = BlocksOf({
      {72, 100, "How do you adopt these? ٢٠١٥ لسنة ١٥ رقم القانون حسب"},
      {72, 150, "What is the phone number: ٥١١١ ٤٦٣ ٠٦"},
      {72, 200, "Please explain and provide links تقريباً ٤٥٪"},
  });
  EXPECT_EQ(blocks,
            "paragraph | How do you adopt these? حسب القانون رقم ١٥ لسنة ٢٠١٥\n"
            "paragraph | What is the phone number: ٠٦ ٤٦٣ ٥١١١\n"
            "paragraph | Please explain and provide links ٤٥٪ تقريباً\n");
}

TEST(LayoutBlocksTest, SentenceThatGoesOnTellsTheDirectionOfItsLine) {
  const std::string blocks = BlocksOf({
      {72, 100,
       "Is there a portal of the city and a plan for it or any others"},
      {72, 113, "concerned? نعم"},
      {72, 150,
       "Is there a plan for all the services of the city and its many"},
      {72, 163, "wards? فيسبوك نعم"},
      {72, 200, "Please explain further what is done and provide all links."},
      {72, 213, "https://example.org نعم"},
  });
  EXPECT_EQ(
      blocks,
      "paragraph | Is there a portal of the city and a plan for it or any "
      "others concerned? نعم\n"
      "paragraph | Is there a plan for all the services of the city and "
      "its many wards? نعم فيسبوك\n"
            "paragraph | Please explain further what is done and provide all "
            "links.\n"
            "paragraph | نعم https://example.org\n");
}

TEST(LayoutBlocksTest, SuperscriptStaysInItsLine) {
  TestPages pages = MakePages({{72, 100, "e-Government portal of the city"}});
  Word raised;
  raised.text = "1";
  raised.box = {132, 90, 135, 96};
  raised.baseline = 95;
  raised.size = 6;
  raised.superscript = true;
  raised.space_before = false;
  pages.loose[0].words.push_back(raised);
  LayOut(pages.loose, pages.document);
  EXPECT_EQ(DumpBlocks(pages.document),
            "paragraph | e-Government1 portal of the city\n");
}

}  // namespace
}  // namespace quaestor
