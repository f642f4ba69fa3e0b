#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "parsers/dump.h"
#include "parsers/reader.h"

namespace quaestor {
namespace {

struct Case {
  std::string_view markdown;
  std::string_view blocks;
};

Document Read(std::string_view markdown) {
  return ReadText(markdown, "answer.md");
}

void ExpectAll(std::initializer_list<Case> cases) {
  for (const auto& [markdown, blocks] : cases) {
    EXPECT_EQ(DumpBlocks(Read(markdown)), blocks) << markdown;
  }
}

TEST(ReadMarkdownTest, TakesSyntaxAway) {
  ExpectAll({
      {"### **I. Frame**", "heading 3 | I. Frame\n"},
      {"Title\n=====", "heading 1 | Title\n"},
      {"an **e-Gov**<sup>1</sup> *site*", "paragraph | an e-Gov1 site\n"},
      {"a\\_b &amp; c <!-- no --> `d`", "paragraph | a_b & c d\n"},
      {"see <https://a.org/x\\_y>, www.b.org.",
       "paragraph | see https://a.org/x_y, www.b.org.\n"},
      {"[https://a.org/p\\\\_q](https://a.org/p_q)",
       "paragraph | https://a.org/p_q\n"},
      {"https://a.org/_files_/b*c*d",
       "paragraph | https://a.org/_files_/b*c*d\n"},
      {"a <u>b</u> <city of x>", "paragraph | a b <city of x>\n"},
      {"one\n\n---\n\ntwo", "paragraph | one\nparagraph | two\n"},
  });
}

TEST(ReadMarkdownTest, KeepsTheNumbersOfListsAsWritten) {
  ExpectAll({
      {"3. What?\n\nYes.\n\n7. Why?",
       "list 0 ordered | 3. What?\nparagraph | Yes.\nlist 0 ordered | 7. "
       "Why?\n"},
      {"- a. E-services: x", "list 0 | - a. E-services: x\n"},
      {"- one\n    - two\n- three",
       "list 0 | - one\nlist 1 | - two\nlist 0 | - three\n"},
  });
}

TEST(ReadMarkdownTest, FindsMarks) {
  ExpectAll({
      {"National?  ☒ Yes    ☐ No", "paragraph | National? ☒ Yes ☐ No\n"},
      {"- [x] done\n- [ ] open", "list 0 | - ☒ done\nlist 0 | - ☐ open\n"},
      {"\\[X\\] Yes \\[ \\] No", "paragraph | ☒ Yes ☐ No\n"},
      {"( ) Yes (x) No", "paragraph | ☐ Yes ☒ No\n"},
      {"○ Yes ● No", "paragraph | ☐ Yes ☒ No\n"},
      {"<input type=\"checkbox\" checked> Yes", "paragraph | ☒ Yes\n"},
      {"Yes &#9746; No &#9744;", "paragraph | Yes ☒ No ☐\n"},
  });
}

TEST(ReadMarkdownTest, LeavesBulletsAndProseAlone) {
  ExpectAll({
      {"■ first\n\n■ second", "list 0 | ■ first\nlist 0 | ■ second\n"},
      {"option (x) of f(x) by X", "paragraph | option (x) of f(x) by X\n"},
      {"○○市", "paragraph | ○○市\n"},
      {"● one\n\n- ○ two", "list 0 | ● one\nlist 0 | - ○ two\n"},
  });
}

TEST(ReadMarkdownTest, LabelsMarksByTheTextBesideThem) {
  struct {
    std::string_view markdown;
    std::string_view first;
    std::string_view second;
  } constexpr kCases[] = {
      {"Local level? ☒ Yes ☐ No", "Yes", "No"},
      {"Local level? Yes ☒ No ☐", "Yes", "No"},
      {"☒ has a plan<sup>6</sup>.\n\n☐ is new", "has a plan.", "is new"},
  };
  for (const auto& [markdown, first, second] : kCases) {
    const Document document = Read(markdown);
    const auto& marks = document.pages[0].marks;
    ASSERT_EQ(marks.size(), 2U) << markdown;
    EXPECT_EQ(marks[0].label, first);
    EXPECT_EQ(marks[1].label, second);
  }
}

TEST(ReadMarkdownTest, ReadsOverFootnotesAndFooters) {
  constexpr std::string_view kFooter = "*Survey of the Year – Form (F)*";
  const std::string nested = "- a\n\n---\n\n<sup>1</sup> Note.\n\n" +
                             std::string(kFooter) + "\n  - b\n- c\n\n" +
                             std::string(kFooter) + "\n\nText";
  ExpectAll({
      {"a European law is translated\n\n---\n\n<sup>5</sup> A note\n\ninto "
       "law. Then.",
       "paragraph | a European law is translated into law. Then.\nfootnote | 5 "
       "A note\n"},
      {nested,
       "list 0 | - a\nfootnote | 1 Note.\nfooter | Survey of the Year – Form "
       "(F)\nlist 1 | - b\nlist 0 | - c\nfooter | Survey of the Year – Form "
       "(F)\nparagraph | Text\n"},
      {"A word[^1].\n\n[^1]: The note.",
       "paragraph | A word1.\nfootnote | 1 The note.\n"},
      {"Yes\n\nPage 3 of 9\n\nNo",
       "paragraph | Yes\nnumber | Page 3 of 9\nparagraph | No\n"},
  });
}

TEST(ReadMarkdownTest, EndsFootnotesWhereTheBodyGoesOn) {
  for (const std::string_view body :
       {"- ☐ has a plan", "2. Is there any law?", "a. E-services:"}) {
    EXPECT_EQ(DumpBlocks(Read("A word<sup>1</sup>\n\n<sup>1</sup> Note\non.\n" +
                              std::string(body)))
                  .find("paragraph | A word1\nfootnote | 1 Note on.\nlist 0"),
              0U)
        << body;
  }
}

TEST(ReadMarkdownTest, LinesWithConsecutiveLabelsAreItems) {
  ExpectAll({
      {"a. E-services: n/a\nb. E-participation: none\n"
       "of them\nc. Data: no",
       "list 0 ordered | a. E-services: n/a\n"
       "list 0 ordered | b. E-participation: none of them\n"
       "list 0 ordered | c. Data: no\n"},
      {"2. Please list:\n\n   (i) one\n   (ii) two",
       "list 0 ordered | 2. Please list:\nlist 1 ordered | (i) one\n"
       "list 1 ordered | (ii) two\n"},
      {"We follow section\nb. of the law\nof this year.",
       "paragraph | We follow section b. of the law of this year.\n"},
  });
}

TEST(ReadMarkdownTest, ReadsTicksAmongBoxesAsBoxes) {
  ExpectAll({
      {"- ☐ has a plan\n- ✓ is new\n- ☐ is big",
       "list 0 | - ☐ has a plan\nlist 0 | - ☒ is new\nlist 0 | - ☐ is big\n"},
      {"- ☑ uses social media\n  - ✓ one\n- ☐ is big",
       "list 0 | - ☒ uses social media\nlist 1 | - ✓ one\n"
       "list 0 | - ☐ is big\n"},
  });
}

TEST(ReadMarkdownTest, RepeatedAnswersAreNoFurniture) {
  const std::string blocks = DumpBlocks(
      Read("N/A\n\n---\n\nN/A\n\n---\n\nTitle: Head of Office of IT\n\n---\n\n"
           "Title: Head of Office of IT"));
  EXPECT_EQ(blocks.find("footer"), std::string::npos) << blocks;
}

TEST(ReadMarkdownTest, SplitsLinesThatBeginSomething) {
  ExpectAll({
      {"**Name:** Ana  \n**E-mail:** a@b.org",
       "paragraph | Name: Ana\nparagraph | E-mail: a@b.org\n"},
      {"1. Do you?  \n Yes     No",
       "list 0 ordered | 1. Do you?\nparagraph | Yes No\n"},
      {"- more.  \n<https://a.org/>", "list 0 | - more. https://a.org/\n"},
      {"soft\nbreak", "paragraph | soft break\n"},
      {"☒ a\n☐ b", "paragraph | ☒ a\nparagraph | ☐ b\n"},
  });
}

TEST(ReadMarkdownTest, ReadsTablesByRowAndFormsByCell) {
  ExpectAll({
      {"| A | B |\n|---|---|\n| 1 | 2<br>3 |", "row | A | B\nrow | 1 | 2 3\n"},
      {"| Question | Answer |\n|---|---|\n| What is it? | ☒ Yes<br>☐ No |",
       "paragraph | Question\nparagraph | Answer\nparagraph | What is it?\n"
       "paragraph | ☒ Yes\nparagraph | ☐ No\n"},
  });
}

TEST(ReadMarkdownTest, KeepsTextThatHtmlAndDefinitionsWouldHide) {
  ExpectAll({
      {"<div>\nName: <b>Ana</b><br>City\n</div>",
       "paragraph | Name: Ana City\n"},
      {"[Note]: see annex", "paragraph | [Note]: see annex\n"},
      {"<!-- never closed\n\ntext", "paragraph | <!-- never closed text\n"},
      {"    Yes, **we** do", "paragraph | Yes, we do\n"},
      {"```\nraw *text*\n```", "paragraph | raw *text*\n"},
  });
}

TEST(ReadMarkdownTest, NumbersLinesAsInTheFile) {
  const Document document =
      Read("# A\n\n- b\n  c\n\n| x | y |\n|---|---|\n| u | v |");
  std::string numbers;
  for (const Line& line : document.pages[0].lines) {
    EXPECT_EQ(line.number, line.end_number);
    numbers += std::to_string(line.number) + ' ';
  }
  EXPECT_EQ(numbers, "1 3 4 6 6 8 8 ");
  EXPECT_FALSE(document.paged);
  EXPECT_EQ(document.media_type, "text/markdown");
}

TEST(ReadMarkdownTest, LinksWordsToTheirTargets) {
  const Document document =
      Read("the [new portal](https://a.org/), (<https://b.org/>)");
  const Page& page = document.pages[0];
  std::string linked;
  for (const Word& word : page.lines[0].words) {
    if (word.link < 0) continue;
    linked += word.text + '>' +
              page.links[static_cast<std::size_t>(word.link)].uri + ' ';
  }
  EXPECT_EQ(linked,
            "new>https://a.org/ portal,>https://a.org/ "
            "(https://b.org/)>https://b.org/ ");
}

TEST(ReadMarkdownTest, BareUrlsAreNoLinks) {
  for (const std::string_view bare :
       {"https://a.org/very-\nlong/path", "www.a.org/x?a=b&amp;c", "a@b.org",
        "https://a.org/x\\_y"}) {
    EXPECT_TRUE(Read(bare).pages[0].links.empty()) << bare;
  }
  for (const std::string_view written :
       {"<https://a.org/>", "[https://a.org/](https://a.org/)",
        "[www.a.org](http://www.a.org)", "[a](https://a.org/)"}) {
    EXPECT_EQ(Read(written).pages[0].links.size(), 1U) << written;
  }
}

TEST(ReadMarkdownTest, SkipsPicturesThatAreWrittenIntoTheText) {
  const std::string picture =
      "![Logo](data:image/png;base64," + std::string(500'000, 'A') + ")\n\n";
  const std::string markdown = "# Title\n\n" + picture + "**Name:** Ana\n";
  EXPECT_EQ(DumpBlocks(Read(markdown)),
            "heading 1 | Title\nparagraph | Logo\nparagraph | Name: Ana\n");
}

TEST(ReadMarkdownTest, BoundsPathologicalInput) {
  const auto repeated = [](std::string_view text, int times) {
    std::string result = "# T\n\n**a** [x](y)\n\n";
    for (int i = 0; i < times; ++i) result += text;
    return result;
  };
  for (const std::string_view text : {">", "[", "*", "<!--", "- ", "|", "`",
                                      "<a ", "[a](", "![", "&", "(", "a@"}) {
    EXPECT_NO_THROW(Read(repeated(text, 100'000))) << text;
  }
  EXPECT_NO_THROW(Read(repeated("> a\n", 100'000)));
  EXPECT_THROW(Read(repeated("a ", 2'000'000)), Error);
}

}  // namespace
}  // namespace quaestor
