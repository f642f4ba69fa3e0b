#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "parsers/dump.h"
#include "parsers/reader.h"
#include "tests/support/office_files.h"

namespace quaestor {
namespace {

struct Case {
  std::string text;
  std::string_view blocks;
};

Document Read(std::string_view text, std::string_view styles = "",
              const Parts& others = {}) {
  return ReadDocument(MakeOdt(text, styles, others), "answer.odt");
}

void ExpectAll(const std::vector<Case>& cases, std::string_view styles = "") {
  for (const auto& [text, blocks] : cases) {
    EXPECT_EQ(DumpBlocks(Read(text, styles)), blocks) << text;
  }
}

TEST(ReadOdtTest, ReadsParagraphsAsWriterPrintsThem) {
  ExpectAll({
      {"<text:h text:outline-level=\"2\">Legal</text:h>"
       "<text:p>a<text:s text:c=\"3\"/>b<text:tab/>c</text:p>",
       "heading 2 | Legal\nparagraph | a b c\n"},
      {"<text:p>Name: A<text:line-break/>Title: B</text:p>",
       "paragraph | Name: A\nparagraph | Title: B\n"},
      {"<text:tracked-changes><text:changed-region><text:deletion><text:p>old"
       "</text:p></text:deletion></text:changed-region></text:tracked-changes>"
       "<text:p>new<office:annotation><text:p>remark</text:p>"
       "</office:annotation></text:p>",
       "paragraph | new\n"},
      {"<text:p>around<draw:frame><draw:text-box><text:p>inside</text:p>"
       "</draw:text-box></draw:frame></text:p>",
       "paragraph | around\nparagraph | inside\n"},
      {"<text:p>Portal<text:note><text:note-citation>1</text:note-citation>"
       "<text:note-body><text:p>A site</text:p></text:note-body></text:note>"
       "</text:p>",
       "paragraph | Portal1\nfootnote | 1A site\n"},
  });
}

TEST(ReadOdtTest, NumbersLists) {
  const std::string style =
      "<text:list-style style:name=\"L\"><text:list-level-style-number "
      "text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>"
      "<text:list-level-style-number text:level=\"2\" style:num-format=\"a\" "
      "style:num-suffix=\")\" text:display-levels=\"2\"/></text:list-style>"
      "<text:list-style style:name=\"B\"><text:list-level-style-bullet "
      "text:level=\"1\" text:bullet-char=\"•\"/></text:list-style>";
  const auto list = [](std::string_view name, std::string_view items) {
    return "<text:list text:style-name=\"" + std::string(name) + "\">" +
           std::string(items) + "</text:list>";
  };
  const std::string item = "<text:list-item><text:p>x</text:p>";
  const std::string end = "</text:list-item>";
  ExpectAll(
      {{list("L", item + "<text:p>more</text:p>" +
                      list("L", item + end + item + end) + end + item + end),
        "list 0 ordered | 1. x\nparagraph | more\n"
        "list 1 ordered | 1.a) x\nlist 1 ordered | 1.b) x\n"
        "list 0 ordered | 2. x\n"},
       {list("B", item + end), "list 0 | • x\n"},
       {list("L", item + end) + list("L", item + end) +
            "<text:list text:style-name=\"L\" "
            "text:continue-numbering=\"true\">" +
            item + end + "</text:list>",
        "list 0 ordered | 1. x\nlist 0 ordered | 1. x\n"
        "list 0 ordered | 2. x\n"}},
      style);
}

TEST(ReadOdtTest, ReadsBoxesOfAllKinds) {
  ExpectAll(
      {
          {"<text:p>☒ Yes ☐ No</text:p>", "paragraph | ☒ Yes ☐ No\n"},
          {"<text:p><field:fieldmark field:type=\"vnd.oasis.opendocument.field."
           "FORMCHECKBOX\"><field:param field:name=\"Checkbox_Checked\" "
           "field:value=\"true\"/></field:fieldmark>Yes</text:p>",
           "paragraph | ☒ Yes\n"},
          {"<text:p><loext:content-control loext:checkbox=\"true\" "
           "loext:checked=\"false\"><text:span>☐</text:span>"
           "</loext:content-control>No</text:p>",
           "paragraph | ☐ No\n"},
          {"<office:forms><form:form><form:checkbox form:id=\"c\" "
           "form:current-state=\"checked\"/><form:radio form:id=\"r\" "
           "form:current-selected=\"false\"/><form:textarea form:id=\"t\" "
           "form:current-value=\"one&#10;two\"/></form:form></office:forms>"
           "<text:p><draw:control draw:control=\"c\"/> Yes <draw:control "
           "draw:control=\"r\"/> No</text:p><text:p><draw:control "
           "draw:control=\"t\"/></text:p>",
           "paragraph | ☒ Yes ☐ No\nparagraph | one two\n"},
          {"<text:p><text:span text:style-name=\"W\">\xEF\x83\xBE</text:span>"
           " Yes</text:p>",
           "paragraph | ☒ Yes\n"},
      },
      "<style:style style:name=\"W\" style:family=\"text\">"
      "<style:text-properties style:font-name=\"Wingdings\"/>"
      "</style:style>");
}

TEST(ReadOdtTest, KeepsLinksAndReadsTables) {
  const Document document = Read(
      "<text:p><text:a xlink:href=\"https://a.org\">portal</text:a></text:p>"
      "<table:table><table:table-header-rows><table:table-row>"
      "<table:table-cell><text:p>Year</text:p></table:table-cell>"
      "<table:table-cell><text:p>Users</text:p></table:table-cell>"
      "<table:table-cell><text:p>Cost</text:p></table:table-cell>"
      "</table:table-row></table:table-header-rows><table:table-row>"
      "<table:table-cell><text:p>2021</text:p></table:table-cell>"
      "<table:table-cell><text:p>10</text:p></table:table-cell>"
      "<table:table-cell><text:p>5</text:p></table:table-cell>"
      "</table:table-row></table:table>");
  EXPECT_EQ(DumpBlocks(document),
            "paragraph | portal\nrow | Year | Users | Cost\n"
            "row | 2021 | 10 | 5\n");
  ASSERT_EQ(document.pages.front().links.size(), 1U);
  EXPECT_EQ(document.pages.front().lines[0].words[0].link, 0);
  EXPECT_EQ(document.media_type, "application/vnd.oasis.opendocument.text");
}

TEST(ReadOdtTest, RefusesALockedFile) {
  try {
    Read("<text:p>x</text:p>", "",
         {{"META-INF/manifest.xml", "<m:encryption-data/>"}});
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kEncrypted);
  }
}

}  // namespace
}  // namespace quaestor
