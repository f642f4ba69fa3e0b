#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "parsers/reader.h"

namespace quaestor {
namespace {

using std::string_view_literals::operator""sv;

struct Case {
  std::string_view bytes;
  std::string_view words;  // what the message names
};

TEST(ReadDocumentTest, SaysWhatAFileIsThatItCannotRead) {
  constexpr Case kCases[] = {
      {"PK\x03\x04\x14\0word/document.xml"sv, "Word document (.docx)"},
      {"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text"sv, ".odt"},
      {"PK\x03\x04xl/workbook.xml"sv, "spreadsheet"},
      {"PK\x03\x04whatever.txt"sv, ".zip"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"sv, ".doc"},
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
