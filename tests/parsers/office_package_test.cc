#include "parsers/office_package.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "parsers/reader.h"
#include "tests/support/office_files.h"

namespace quaestor {
namespace {

template <typename Action>
void ExpectError(ErrorCode code, const Action& action) {
  try {
    action();
    ADD_FAILURE() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code) << error.what();
  }
}

std::string Repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

TEST(OfficePackageTest, ReadsPartsWithoutCaseAndLeadingSlash) {
  const std::string bytes = MakeZip({{"Word/Document.xml", "text"}}, true);
  OfficePackage package(bytes);
  EXPECT_TRUE(package.Has("/word/document.xml"));
  EXPECT_EQ(package.Read("word/document.xml"), "text");
  EXPECT_EQ(package.Read("word/other.xml"), std::nullopt);
}

TEST(OfficePackageTest, RefusesABombBeforeItUnpacks) {
  const std::string bytes =
      MakeZip({{"a.xml", std::string(80 << 20, 'a')}}, true);
  ASSERT_LT(bytes.size(), 100'000U);
  OfficePackage package(bytes);
  ExpectError(ErrorCode::kLimit, [&] { package.Read("a.xml"); });
}

TEST(OfficePackageTest, CountsAllPartsTogether) {
  const std::string bytes = MakeZip({{"a", "12345"}, {"b", "12345"}});
  PackageLimits limits;
  limits.max_total_bytes = 8;
  OfficePackage package(bytes, limits);
  EXPECT_EQ(package.Read("a"), "12345");
  ExpectError(ErrorCode::kLimit, [&] { package.Read("b"); });
}

TEST(OfficePackageTest, RefusesTooManyEntries) {
  PackageLimits limits;
  limits.max_entries = 2;
  const std::string bytes = MakeZip({{"a", ""}, {"b", ""}, {"c", ""}});
  ExpectError(ErrorCode::kLimit, [&] { OfficePackage(bytes, limits); });
}

TEST(OfficePackageTest, RefusesADamagedPart) {
  std::string bytes = MakeZip({{"a.xml", "some text"}});
  bytes[bytes.find("some text")] ^= 1;
  OfficePackage package(bytes);
  ExpectError(ErrorCode::kDamaged, [&] { package.Read("a.xml"); });
}

TEST(ReadDocxTest, RefusesAFileThatIsCutShort) {
  const std::string bytes = MakeDocx(Paragraph("text"));
  for (const std::size_t size :
       {std::size_t{60}, bytes.size() / 2, bytes.size() - 10}) {
    ExpectError(ErrorCode::kDamaged,
                [&] { ReadDocument(bytes.substr(0, size), "a.docx"); });
  }
}

TEST(ReadDocxTest, RefusesXmlThatIsNestedWithoutEnd) {
  const std::string deep =
      Repeated("<w:p><w:r>", 100'000) + Repeated("</w:r></w:p>", 100'000);
  ExpectError(ErrorCode::kLimit,
              [&] { ReadDocument(MakeDocx(deep), "a.docx"); });
}

TEST(ReadDocxTest, FollowsNoEntities) {
  const std::string xml =
      "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f "
      "SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"http://schemas."
      "openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
      "x &b; &f;</w:t></w:r></w:p></w:body></w:document>";
  const Document document =
      ReadDocument(MakeDocx("", {{"word/document.xml", xml}}), "a.docx");
  const std::vector<Word>& words = document.pages.front().lines[0].words;
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(words[1].text, "&b;");
  EXPECT_EQ(words[2].text, "&f;");
}

TEST(ReadDocxTest, RefusesMoreTextThanAnyQuestionnaireHas) {
  ReadingOptions options;
  options.limits.max_words_per_page = 100;
  ExpectError(ErrorCode::kLimit, [&] {
    ReadDocument(MakeDocx(Paragraph(Repeated("word ", 5000))), "a.docx",
                 options);
  });
}

TEST(ReadDocxTest, ReadsAroundADamagedPartBesideTheText) {
  const Document document = ReadDocument(
      MakeDocx(Paragraph("text"), {{"styles.xml", "<w:style"}}), "a.docx");
  EXPECT_EQ(document.pages.front().lines.size(), 1U);
  ASSERT_EQ(document.warnings.size(), 1U);
  EXPECT_NE(document.warnings[0].find("styles.xml"), std::string::npos);
}

TEST(ReadDocxTest, StandsStylesAndNotesThatGoInCircles) {
  const std::string style =
      "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
      "<w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>";
  const std::string note =
      "<w:footnote w:id=\"1\"><w:p><w:r><w:footnoteReference w:id=\"1\"/>"
      "</w:r></w:p></w:footnote>";
  const Document document = ReadDocument(
      MakeDocx(Paragraph("text", "<w:pStyle w:val=\"A\"/>") +
                   "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
               {{"styles.xml", style}, {"footnotes.xml", note}}),
      "a.docx");
  EXPECT_GE(document.pages.front().lines.size(), 1U);
}

}  // namespace
}  // namespace quaestor
