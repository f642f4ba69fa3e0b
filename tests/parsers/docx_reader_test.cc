#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "parsers/dump.h"
#include "parsers/reader.h"
#include "tests/support/office_files.h"

namespace quaestor {
namespace {

struct Case {
  std::string body;
  std::string_view blocks;
};

Document Read(const std::string& bytes) {
  return ReadDocument(bytes, "answer.docx");
}

void ExpectAll(const std::vector<Case>& cases, const Parts& others = {}) {
  for (const auto& [body, blocks] : cases) {
    EXPECT_EQ(DumpBlocks(Read(MakeDocx(body, others))), blocks) << body;
  }
}

std::string InParagraph(std::string_view inside) {
  return "<w:p>" + std::string(inside) + "</w:p>";
}

std::string Piece(std::string_view text, std::string_view properties = "") {
  return "<w:r><w:rPr>" + std::string(properties) + "</w:rPr><w:t>" +
         std::string(text) + "</w:t></w:r>";
}

std::string Row(std::vector<std::string> cells) {
  std::string row = "<w:tr>";
  for (const std::string& cell : cells) row += "<w:tc>" + cell + "</w:tc>";
  return row + "</w:tr>";
}

TEST(ReadDocxTest, ReadsParagraphsAsWordPrintsThem) {
  ExpectAll({
      {Paragraph("e-&amp;Gov") + Paragraph(""), "paragraph | e-&Gov\n"},
      {InParagraph(Piece("mu") + Piece("nicipal")), "paragraph | municipal\n"},
      {InParagraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t>"
                   "<w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/>"
                   "<w:t>d\xC2\xAD"
                   "e</w:t></w:r>"),
       "paragraph | a b-cde\n"},
      {InParagraph("<w:r><w:t>Name: A</w:t><w:br/><w:t>Title: B</w:t></w:r>"),
       "paragraph | Name: A\nparagraph | Title: B\n"},
      {InParagraph(Piece("seen") + Piece("unseen", "<w:vanish/>")),
       "paragraph | seen\n"},
      // A letter and its accent, one after the other.
      {Paragraph("e\xCC\x81t\xC3\xA9"), "paragraph | \xC3\xA9t\xC3\xA9\n"},
      {Paragraph("\xD9\x86\xD8\xB9\xD9\x85"),
       "paragraph | \xD9\x86\xD8\xB9\xD9\x85\n"},
  });
}

TEST(ReadDocxTest, AcceptsTrackedChangesAndLeavesCommentsOut) {
  ExpectAll({
      {InParagraph("<w:ins>" + Piece("new") +
                   "</w:ins><w:del><w:r><w:delText>"
                   "old</w:delText></w:r></w:del>"),
       "paragraph | new\n"},
      {InParagraph("<w:moveFrom>" + Piece("there") + "</w:moveFrom><w:moveTo>" +
                   Piece("here") + "</w:moveTo>"),
       "paragraph | here\n"},
      // The end of the first paragraph was deleted.
      {Paragraph("one ", "<w:rPr><w:del/></w:rPr>") + Paragraph("line"),
       "paragraph | one line\n"},
      {"<w:tbl>" + Row({Paragraph("kept")}) +
           "<w:tr><w:trPr><w:del/></w:trPr>"
           "<w:tc>" +
           Paragraph("gone") + "</w:tc></w:tr></w:tbl>",
       "paragraph | kept\n"},
      {InParagraph("<w:commentRangeStart/>" + Piece("text") +
                   "<w:commentRangeEnd/><w:r><w:commentReference/></w:r>"),
       "paragraph | text\n"},
  });
}

TEST(ReadDocxTest, KeepsLinksOfBothKinds) {
  const Document document = Read(MakeDocx(
      InParagraph("<w:hyperlink r:id=\"a\">" + Piece("portal") +
                  "</w:hyperlink>") +
          InParagraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
                      "<w:instrText> HYPERLINK \"https://b.org/x\" \\l \"top\" "
                      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\""
                      "separate\"/></w:r>" +
                      Piece("open data") +
                      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" +
                      Piece(" after")),
      {{"document.xml.rels",
        "<Relationship Id=\"a\" TargetMode=\"External\" Type=\"x/hyperlink\" "
        "Target=\"https://a.org/?a=1&amp;b=2\"/>"}}));
  const Page& page = document.pages.front();
  ASSERT_EQ(page.links.size(), 2U);
  EXPECT_EQ(page.links[0].uri, "https://a.org/?a=1&b=2");
  EXPECT_EQ(page.links[1].uri, "https://b.org/x#top");
  ASSERT_EQ(page.lines[1].words.size(), 3U);
  EXPECT_EQ(page.lines[0].words[0].link, 0);
  EXPECT_EQ(page.lines[1].words[1].link, 1);
  EXPECT_EQ(page.lines[1].words[2].link, -1);
}

TEST(ReadDocxTest, ReadsBoxesOfContentControls) {
  const auto control = [](std::string_view checked, std::string_view sign) {
    return "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"" +
           std::string(checked) +
           "\"/><w14:checkedState w14:val=\"2612\"/><w14:uncheckedState "
           "w14:val=\"2610\"/></w14:checkbox></w:sdtPr><w:sdtContent>" +
           Piece(sign) + "</w:sdtContent></w:sdt>";
  };
  ExpectAll({
      {InParagraph(control("1", "☒") + Piece("Yes ") + control("0", "☐") +
                   Piece("No")),
       "paragraph | ☒ Yes ☐ No\n"},
      // Whatever sign the form has for it.
      {InParagraph(control("true", "X") + Piece("Yes")), "paragraph | ☒ Yes\n"},
      {InParagraph(control("0", "") + Piece("Yes")), "paragraph | ☐ Yes\n"},
  });
  const Document document =
      Read(MakeDocx(InParagraph(control("1", "☐") + Piece("Yes"))));
  EXPECT_TRUE(document.pages.front().marks.at(0).conflict);
}

TEST(ReadDocxTest, ReadsFormFields) {
  const auto field = [](std::string_view data, std::string_view code,
                        std::string_view result) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>" +
           std::string(data) +
           "</w:ffData></w:fldChar></w:r><w:r><w:instrText>" +
           std::string(code) +
           "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/>"
           "</w:r>" +
           Piece(result) + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  };
  ExpectAll({
      {InParagraph(field("<w:checkBox><w:default w:val=\"0\"/><w:checked/>"
                         "</w:checkBox>",
                         "FORMCHECKBOX", "") +
                   Piece(" Yes ") +
                   field("<w:checkBox><w:default w:val=\"1\"/><w:checked "
                         "w:val=\"0\"/></w:checkBox>",
                         "FORMCHECKBOX", "") +
                   Piece(" No ") +
                   field("<w:checkBox><w:default w:val=\"1\"/></w:checkBox>",
                         "FORMCHECKBOX", "") +
                   Piece(" Other")),
       "paragraph | ☒ Yes ☐ No ☒ Other\n"},
      {InParagraph(field("<w:textInput/>", " FORMTEXT ", "Ana")),
       "paragraph | Ana\n"},
      {InParagraph(field("<w:ddList><w:result w:val=\"1\"/><w:listEntry "
                         "w:val=\"Yes\"/><w:listEntry w:val=\"No\"/>"
                         "</w:ddList>",
                         "FORMDROPDOWN", "")),
       "paragraph | No\n"},
      // No separator, and no end at all.
      {InParagraph("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>"
                   "<w:checkBox><w:checked/></w:checkBox></w:ffData>"
                   "</w:fldChar></w:r>" +
                   Piece("lost")) +
           Paragraph("kept"),
       "paragraph | ☒\nparagraph | kept\n"},
  });
}

TEST(ReadDocxTest, ReadsBoxesInSymbolFonts) {
  const auto symbol = [](std::string_view font, std::string_view code) {
    return "<w:r><w:sym w:font=\"" + std::string(font) + "\" w:char=\"" +
           std::string(code) + "\"/></w:r>";
  };
  ExpectAll({
      {InParagraph(symbol("Wingdings", "F0FE") + Piece(" Yes ") +
                   symbol("Wingdings", "F0A8") + Piece(" No")),
       "paragraph | ☒ Yes ☐ No\n"},
      {InParagraph(symbol("Wingdings 2", "F052") + Piece(" Yes ") +
                   symbol("Wingdings 2", "F0A3") + Piece(" No")),
       "paragraph | ☒ Yes ☐ No\n"},
      {InParagraph(Piece("\xC3\xBE", "<w:rFonts w:ascii=\"Wingdings\"/>") +
                   Piece(" Yes")),
       "paragraph | ☒ Yes\n"},
      {InParagraph(Piece("go ") + symbol("Wingdings", "F0E0") + Piece(" on")),
       "paragraph | go → on\n"},
      {Paragraph("[x] Yes [ ] No"), "paragraph | ☒ Yes ☐ No\n"},
  });
}

TEST(ReadDocxTest, LeavesThePromptsOfEmptyControlsOut) {
  ExpectAll({{InParagraph(Piece("Name: ") +
                          "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
                          "<w:sdtContent>" +
                          Piece("Click here", "<w:rStyle w:val=\"P\"/>") +
                          "</w:sdtContent></w:sdt>"),
              "paragraph | Name:\n"}},
            {{"styles.xml",
              "<w:style w:type=\"character\" w:styleId=\"P\"><w:name "
              "w:val=\"Placeholder Text\"/></w:style>"}});
}

TEST(ReadDocxTest, ReadsTablesOfPromptsCellByCellAndOfDataByRow) {
  ExpectAll({
      {"<w:tbl>" + Row({Paragraph("Name:"), Paragraph("Ana")}) +
           Row({Paragraph("Is there a strategy?"), Paragraph("Yes")}) +
           "</w:tbl>",
       "paragraph | Name:\nparagraph | Ana\nparagraph | Is there a strategy?\n"
       "paragraph | Yes\n"},
      {"<w:tbl>" +
           Row({Paragraph("Year"), Paragraph("Users"), Paragraph("Budget")}) +
           Row({Paragraph("2021"), Paragraph("10") + Paragraph("k"),
                Paragraph("5%")}) +
           "</w:tbl>",
       "row | Year | Users | Budget\nrow | 2021 | 10 k | 5%\n"},
      {"<w:tbl>" + Row({Paragraph("one") + Paragraph("two")}) + "</w:tbl>",
       "paragraph | one\nparagraph | two\n"},
  });
}

TEST(ReadDocxTest, ReadsTextBoxesOnceBehindTheirParagraph) {
  const std::string box =
      "<w:txbxContent>" + Paragraph("in the box") + "</w:txbxContent>";
  ExpectAll({{InParagraph("<w:r><mc:AlternateContent><mc:Choice Requires=\""
                          "wps\"><w:drawing>" +
                          box +
                          "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
                          "<v:textbox>" +
                          box +
                          "</v:textbox></w:pict></mc:Fallback>"
                          "</mc:AlternateContent></w:r>" +
                          Piece("around")),
              "paragraph | around\nparagraph | in the box\n"}});
}

TEST(ReadDocxTest, ReadsNotesHeadersAndFooters) {
  ExpectAll(
      {{InParagraph(Piece("Portal") + "<w:r><w:footnoteReference w:id=\"7\"/>"
                                      "</w:r>") +
            InParagraph(Piece("CIO") + "<w:r><w:endnoteReference w:id=\"2\"/>"
                                       "</w:r>") +
            "<w:sectPr><w:headerReference r:id=\"header1.xml\"/>"
            "<w:footerReference r:id=\"footer1.xml\"/></w:sectPr>",
        "paragraph | Portal1\nparagraph | CIOi\nfootnote | 1 A site\n"
        "footnote | i An officer\nheader | UN\nfooter | page\n"}},
      {{"footnotes.xml",
        "<w:footnote w:id=\"0\" w:type=\"separator\"/><w:footnote w:id=\"7\">" +
            InParagraph("<w:r><w:footnoteRef/></w:r>" + Piece(" A site")) +
            "</w:footnote>"},
       {"endnotes.xml",
        "<w:endnote w:id=\"2\">" +
            InParagraph("<w:r><w:endnoteRef/></w:r>" + Piece(" An officer")) +
            "</w:endnote>"},
       {"header1.xml", Paragraph("UN")},
       {"footer1.xml", Paragraph("page")}});
}

TEST(ReadDocxTest, NumbersItsParagraphsEmptyOnesToo) {
  const Document document =
      Read(MakeDocx(Paragraph("one") + Paragraph("") + Paragraph("three")));
  EXPECT_FALSE(document.paged);
  EXPECT_TRUE(document.paragraphs);
  ASSERT_EQ(document.pages.size(), 1U);
  EXPECT_EQ(document.pages[0].method, ReadingMethod::kText);
  ASSERT_EQ(document.pages[0].lines.size(), 2U);
  EXPECT_EQ(document.pages[0].lines[1].number, 3);
}

TEST(ReadDocxTest, SaysWhatIsNotRead) {
  const Document document =
      Read(MakeDocx(Paragraph("text") +
                    InParagraph("<w:r><w:pict><v:imagedata/></w:pict></w:r>") +
                    "<w:altChunk/>"));
  ASSERT_EQ(document.warnings.size(), 2U);
  EXPECT_NE(document.warnings[0].find("embedded"), std::string::npos);
  EXPECT_NE(document.warnings[1].find("paragraph 2: "), std::string::npos);
}

TEST(ReadDocxTest, ReadsWhateverPrefixTheFileHasForWord) {
  const std::string document =
      "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/"
      "main\"><x:body><x:p><x:pPr><x:outlineLvl x:val=\"0\"/></x:pPr><x:r>"
      "<x:t>Title</x:t></x:r></x:p></x:body></x:document>";
  EXPECT_EQ(DumpBlocks(Read(MakeDocx("", {{"word/document.xml", document}}))),
            "heading 1 | Title\n");
}

}  // namespace
}  // namespace quaestor
