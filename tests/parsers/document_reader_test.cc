#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "parsers/reader.h"
#include "tests/support/office_files.h"
#include "tests/support/run_program.h"

namespace quaestor {
namespace {

using std::string_view_literals::operator""sv;

struct Case {
  std::string_view bytes;
  std::string_view words;  // what the message names
};

TEST(ReadDocumentTest, SaysWhatAFileIsThatItCannotRead) {
  constexpr Case kCases[] = {
      {"PK\x03\x04whatever.txt"sv, ".zip"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"sv, "damaged or incomplete"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e"
       "\0n\0t\0"sv,
       "damaged or incomplete"},
      {"{\\rtf1\\ansi hello}"sv, ".rtf"},
      {"<!DOCTYPE html><html><body>x</body></html>"sv, "web page"},
      {"\x89PNG\r\n\x1A\n\0\0\0"sv, "picture"},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"sv, "picture"},
      {"From: a@b.org\nTo: c@d.org\nSubject: x\nMIME-Version: 1.0\n\nhi"sv,
       "e-mail"},
      {"\x01\x02\x03\x04\x05\x06\0\0\0\0\x07\x08"sv, "no kind of file"},
  };
  for (const auto& [bytes, words] : kCases) {
    try {
      ReadDocument(bytes, "answer");
      ADD_FAILURE() << words;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kUnknownKind);
      EXPECT_NE(std::string_view(error.what()).find(words),
                std::string_view::npos)
          << error.what();
    }
  }
}

TEST(ReadDocumentTest, TellsWhatAnArchiveHoldsByItsContents) {
  const auto types = [](std::string_view type) {
    return Parts{
        {"[Content_Types].xml", "<Types>" + std::string(type) + "</Types>"}};
  };
  const std::pair<Parts, std::string_view> cases[] = {
      {types("spreadsheetml.sheet.main"), "spreadsheet (.xlsx)"},
      {types("presentationml.slideshow"), "presentation"},
      {{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}},
       "spreadsheet (.ods)"},
      {{{"Index/Document.iwa", "x"}}, "Pages"},
      // A Word file in an archive does not make it one.
      {{{"answers.docx", MakeDocx(Paragraph("x"))}}, "archive (.zip)"},
  };
  for (const auto& [parts, words] : cases) {
    try {
      ReadDocument(MakeZip(parts), "answer.docx");
      ADD_FAILURE() << words;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kUnknownKind);
      EXPECT_NE(std::string_view(error.what()).find(words),
                std::string_view::npos)
          << error.what();
    }
  }
}

TEST(ReadDocumentTest, LooksAtTheContentAndNotTheName) {
  EXPECT_EQ(ReadDocument(MakeDocx(Paragraph("x")), "answer.pdf").media_type,
            "application/vnd.openxmlformats-officedocument.wordprocessingml."
            "document");
  EXPECT_EQ(ReadDocument("only text", "answer.docx").media_type, "text/plain");
  EXPECT_EQ(ReadDocument(ReadWholeFile(std::string(QUAESTOR_SOURCE_DIR) +
                                       "/samples/lindhaven-glyph.pdf"),
                         "answer.doc")
                .media_type,
            "application/pdf");
}

TEST(ReadDocumentTest, RefusesAnEmptyFile) {
  for (const std::string_view bytes : {""sv, " \r\n\t"sv}) {
    try {
      ReadDocument(bytes, "answer.md");
      ADD_FAILURE();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kEmpty);
    }
  }
}

TEST(ReadDocumentTest, NamesTheDocumentAndItsKind) {
  const Document text = ReadDocument("abc", "some/folder/answer.txt");
  EXPECT_EQ(text.name, "answer.txt");
  EXPECT_EQ(text.media_type, "text/plain");
  EXPECT_EQ(text.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(ReadDocument("# A\n\n**b**", "answer.md").media_type,
            "text/markdown");
}

TEST(ReadDocumentTest, TellsMarkdownByContent) {
  EXPECT_EQ(ReadDocument("# A\n\n**b** and <https://c.org>", "-").media_type,
            "text/markdown");
  EXPECT_EQ(ReadDocument("A\n\n   b        c\n   d        e", "-").media_type,
            "text/plain");
}

}  // namespace
}  // namespace quaestor
