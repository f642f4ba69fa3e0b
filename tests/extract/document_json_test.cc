#include "extract/document_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/schema.h"

namespace quaestor {
namespace {

Word MakeWord(const std::string& text) {
  Word word;
  word.text = text;
  word.box = {10, 10, 20, 20};
  word.size = 11;
  return word;
}

Mark MakeMark(MarkState state, int line, int word) {
  Mark mark;
  mark.box = {1, 2, 10, 11};
  mark.state = state;
  mark.line = line;
  mark.word = word;
  return mark;
}

Page LevelPage() {
  Page page;
  page.width = 595.3;
  page.height = 841.9;
  page.method = ReadingMethod::kTextLayer;
  Line line;
  line.number = line.end_number = 7;
  for (const char* text : {"National", "level?", "Yes", "No"}) {
    line.words.push_back(MakeWord(text));
  }
  page.lines = {line};
  page.marks = {MakeMark(MarkState::kChecked, 0, 2),
                MakeMark(MarkState::kUnchecked, 0, 3)};
  page.links = {{{1, 1, 2, 2}, "https://example.org/"}};
  page.pictures = {{{5, 5, 50, 50}}};
  return page;
}

Document MakeDocument(bool paged) {
  Document document;
  document.name = "form.pdf";
  document.sha256 = std::string(64, '0');
  document.media_type = "application/pdf";
  document.paged = paged;
  document.pages = {LevelPage()};
  return document;
}

std::string AllPages(const Document& document) {
  return ToJson(document, {"en"}, [](int) { return true; });
}

TEST(TextWithMarksTest, ShowsMarksAtTheirPlaces) {
  struct Case {
    std::vector<Mark> marks;
    std::string expected;
  };
  const Case cases[] = {
      {LevelPage().marks, "National level? ☒ Yes ☐ No"},
      {{MakeMark(MarkState::kUnclear, 0, 0)}, "⍰ National level? Yes No"},
      {{MakeMark(MarkState::kChecked, 0, 4)}, "National level? Yes No ☒"},
      {{MakeMark(MarkState::kChecked, 0, 1),
        MakeMark(MarkState::kChecked, 0, 1)},
       "National ☒ ☒ level? Yes No"},
      {{MakeMark(MarkState::kChecked, -1, 0),
        MakeMark(MarkState::kChecked, 9, 0)},
       "National level? Yes No"},
  };
  for (const Case& item : cases) {
    Page page = LevelPage();
    page.marks = item.marks;
    EXPECT_EQ(TextWithMarks(page, 0), item.expected);
  }
}

TEST(TextWithMarksTest, GluedWordsStayGlued) {
  Page page = LevelPage();
  page.marks.clear();
  page.lines[0].words[1].space_before = false;
  EXPECT_EQ(TextWithMarks(page, 0), "Nationallevel? Yes No");
}

TEST(DocumentJsonTest, PagesHaveBoxesAndTextFilesHaveLines) {
  const auto paged = nlohmann::json::parse(AllPages(MakeDocument(true)));
  EXPECT_TRUE(paged["pages"][0]["lines"][0].contains("bbox"));
  EXPECT_FALSE(paged["pages"][0]["lines"][0].contains("line"));
  const auto text = nlohmann::json::parse(AllPages(MakeDocument(false)));
  EXPECT_FALSE(text["pages"][0]["lines"][0].contains("bbox"));
  EXPECT_EQ(text["pages"][0]["lines"][0]["line"], 7);
  EXPECT_EQ(text["pages"][0]["marks"][1]["line"], 7);
}

TEST(DocumentJsonTest, LeavesOutPagesThatAreNotWanted) {
  Document document = MakeDocument(true);
  document.pages.resize(3, document.pages[0]);
  document.pages[1].number = 2;
  document.pages[2].number = 3;
  const auto json = nlohmann::json::parse(
      ToJson(document, {}, [](int page) { return page == 2; }));
  EXPECT_EQ(json["document"]["pages"], 3);
  ASSERT_EQ(json["pages"].size(), 1U);
  EXPECT_EQ(json["pages"][0]["page"], 2);
}

TEST(DocumentJsonTest, FollowsTheSchema) {
  EXPECT_EQ(SchemaErrors("document", AllPages(MakeDocument(true))), "");
  EXPECT_EQ(SchemaErrors("document", AllPages(MakeDocument(false))), "");
}

}  // namespace
}  // namespace quaestor
