// Files that are damaged, protected or too large, and what is not text.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "parsers/pdf_content.h"
#include "parsers/reader.h"
#include "tests/parsers/pdf_testing.h"

namespace quaestor {
namespace {

ErrorCode CodeOf(const std::string& bytes, const ReadingOptions& options = {}) {
  try {
    ReadPdf(bytes, "test.pdf", options);
  } catch (const Error& error) {
    EXPECT_FALSE(std::string(error.what()).empty());
    return error.code();
  }
  ADD_FAILURE() << "no error";
  return ErrorCode::kNotFound;
}

TEST(PdfReaderTest, DamagedFilesAreRefused) {
  const std::string whole = MakePdf(OnePage{Show(50, 250, "city")});
  EXPECT_EQ(CodeOf(""), ErrorCode::kDamaged);
  EXPECT_EQ(CodeOf("no PDF at all"), ErrorCode::kDamaged);
  EXPECT_EQ(CodeOf(whole.substr(0, 60)), ErrorCode::kDamaged);
}

// The file is made by tests/data/make_encrypted.sh.
TEST(PdfReaderTest, PasswordOpensAnEncryptedFile) {
  std::ifstream file(QUAESTOR_SOURCE_DIR "/tests/data/encrypted.pdf",
                     std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(CodeOf(bytes), ErrorCode::kEncrypted);
  ReadingOptions options;
  options.password = "wrong";
  EXPECT_EQ(CodeOf(bytes, options), ErrorCode::kEncrypted);
  for (const char* password : {"secret", "owner"}) {
    options.password = password;
    EXPECT_EQ(WordTexts(ReadPdf(bytes, "test.pdf", options)), "City|of|Ur");
  }
}

TEST(PdfReaderTest, CropBoxThatLeavesNothingIsIgnored) {
  EXPECT_EQ(
      WordTexts(OnePage{Show(50, 250, "city"), "/CropBox [500 500 900 900]"}),
      "city");
}

TEST(PdfReaderTest, FileWithoutPagesIsRefused) {
  EXPECT_EQ(CodeOf(MakePdfOf({"<< /Type /Catalog /Pages 2 0 R >>",
                              "<< /Type /Pages /Kids [] /Count 0 >>"})),
            ErrorCode::kDamaged);
}

TEST(PdfReaderTest, WrongOffsetsAreReadAround) {
  std::string file = MakePdf(OnePage{Show(50, 250, "city")});
  file.insert(9, std::string(37, '%') + "\n");
  EXPECT_EQ(WordTexts(ReadPdf(file, "test.pdf")), "city");
}

TEST(PdfReaderTest, ImpossiblePageCountIsReadAround) {
  std::string file = MakePdf(OnePage{Show(50, 250, "city")});
  const std::size_t count = file.find("/Count 1");
  file.replace(count, 8, "/Count 9999999999");
  const Document document = ReadPdf(file, "test.pdf");
  EXPECT_EQ(WordTexts(document), "city");
  EXPECT_EQ(document.pages.size(), 1U);
  EXPECT_FALSE(document.warnings.empty());
}

TEST(PdfReaderTest, MissingTrailerIsReadAround) {
  std::string file = MakePdf(OnePage{Show(50, 250, "city")});
  file.replace(file.find("trailer"), 7, "trail");
  EXPECT_EQ(WordTexts(ReadPdf(file, "test.pdf")), "city");
}

TEST(PdfReaderTest, XfaPlaceholderIsRefusedWithAdvice) {
  EXPECT_EQ(
      CodeOf(MakePdf(OnePage{Show(50, 250, "Please wait... Adobe Reader"), "",
                             "/AcroForm << /Fields [] /XFA (<xdp/>) >>"})),
      ErrorCode::kUnknownKind);
}

TEST(PdfReaderTest, PagesBeyondTheLimitAreTold) {
  const std::string page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>";
  ReadingOptions options;
  options.limits.max_pages = 2;
  const Document document = ReadPdf(
      MakePdfOf({"<< /Type /Catalog /Pages 2 0 R >>",
                 "<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>", page,
                 page, page}),
      "test.pdf", options);
  EXPECT_EQ(document.pages.size(), 2U);
  ASSERT_EQ(document.warnings.size(), 1U);
  EXPECT_EQ(document.warnings[0], "only the first 2 of 3 pages were read");
}

TEST(PdfReaderTest, PathsBeyondTheLimitAreTold) {
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "0 0 m 99 99 l S ";
  ReadingOptions options;
  options.limits.max_paths_per_page = 10;
  const PdfContent content = ReadPdfContent(MakePdf(OnePage{lines}), options);
  EXPECT_EQ(content.pages[0].paths.size(), 10U);
  EXPECT_EQ(content.warnings.size(), 1U);
}

TEST(PdfReaderTest, TextBeyondTheLimitIsTold) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += Show(50, 250, "city of Ur");
  ReadingOptions options;
  options.limits.max_words_per_page = 10;
  const Document document =
      ReadPdf(MakePdf(OnePage{text}), "test.pdf", options);
  EXPECT_LE(WordsOf(document).size(), 10U);
  EXPECT_EQ(document.warnings.size(), 1U);
}

TEST(PdfReaderTest, TimeBeyondTheLimitIsTold) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += Show(50, 250, "city of Ur");
  ReadingOptions options;
  options.limits.max_seconds_per_page = 0;
  const Document document =
      ReadPdf(MakePdf(OnePage{text}), "test.pdf", options);
  ASSERT_EQ(document.pages.size(), 1U);
  EXPECT_FALSE(document.warnings.empty());
}

TEST(PdfReaderTest, PathsKeepPlaceColourAndKind) {
  const PdfContent content = ReadPdfContent(MakePdf(OnePage{
      "1 0 0 RG 2 w 50 100 9 9 re S 0 0 1 rg 60 100 m 70 100 l 70 110 l f "
      "q 0 0 10 10 re W n 200 200 9 9 re f Q"}));
  const std::vector<Path>& paths = content.pages[0].paths;
  ASSERT_EQ(paths.size(), 2U);  // the third is clipped away
  EXPECT_TRUE(paths[0].stroke);
  EXPECT_EQ(paths[0].colour, 0xFF0000U);
  EXPECT_NEAR(paths[0].line_width, 2, 0.01);
  EXPECT_NEAR(paths[0].box.left, 50, 0.01);
  EXPECT_NEAR(paths[0].box.bottom, 200, 0.01);
  EXPECT_TRUE(paths[1].fill);
  EXPECT_EQ(paths[1].colour, 0x0000FFU);
}

TEST(PdfReaderTest, PicturesHaveBoxesAndInlineOnesDoNotDerailThePage) {
  const PdfContent content = ReadPdfContent(MakePdf(OnePage{
      "q 100 0 0 50 30 200 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x01\x02\x03\x04 "
      "EI Q " +
      Show(50, 100, "after")}));
  ASSERT_EQ(content.pages[0].pictures.size(), 1U);
  const Box box = content.pages[0].pictures[0].box;
  EXPECT_NEAR(box.left, 30, 0.01);
  EXPECT_NEAR(box.top, 50, 0.01);
  EXPECT_NEAR(box.right, 130, 0.01);
  EXPECT_NEAR(box.bottom, 100, 0.01);
  EXPECT_EQ(content.pages[0].glyphs.size(), 5U);
}

TEST(PdfReaderTest, PageWithoutContentIsKeptEmpty) {
  const Document document = ReadPdf(MakePdf(OnePage{""}), "test.pdf");
  ASSERT_EQ(document.pages.size(), 1U);
  EXPECT_EQ(document.pages[0].method, ReadingMethod::kNone);
  EXPECT_NEAR(document.pages[0].width, 400, 0.01);
}

TEST(PdfReaderTest, SameBytesGiveTheSameWords) {
  const std::string file = MakePdf(OnePage{Show(50, 250, "City of Ur")});
  EXPECT_EQ(WordTexts(ReadPdf(file, "a.pdf")),
            WordTexts(ReadPdf(file, "b.pdf")));
}

}  // namespace
}  // namespace quaestor
