#include "parsers/text_decoding.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace quaestor {
namespace {

using std::string_view_literals::operator""sv;

struct Case {
  std::string_view bytes;
  std::string_view text;
};

void ExpectAll(std::initializer_list<Case> cases) {
  for (const auto& [bytes, text] : cases) EXPECT_EQ(DecodeText(bytes), text);
}

TEST(DecodeTextTest, ReadsEachEncoding) {
  ExpectAll({{"São Tomé", "São Tomé"},
             {"\xEF\xBB\xBFSão", "São"},
             {"\xFF\xFEZ\0\xFC\0"sv, "Zü"},
             {"\xFE\xFF\0Z\0\xFC"sv, "Zü"},
             {"\xFF\xFE\x3D\xD8\x00\xDE"sv, "😀"},
             {"Y\0e\0s\0,\0 \0N\0o\0\n\0"sv, "Yes, No\n"},
             {"S\xE3o Tom\xE9, 10 \x80", "São Tomé, 10 €"}});
}

TEST(DecodeTextTest, LosesNoLetterOfADamagedFile) {
  ExpectAll({{"Köln, Z\xFCrich, Malmö", "Köln, Zürich, Malmö"},
             {"cut \xE4\xBD", "cut ä½"},
             {"\xC0\xAF", "À¯"}});
}

TEST(DecodeTextTest, GivesOneKindOfLineEnd) {
  ExpectAll({{"a\r\nb\rc\nd", "a\nb\nc\nd"},
             {"a\n\rb", "a\n\nb"},
             {"a\vb\xE2\x80\xA8"
              "c",
              "a\nb\nc"},
             {"a\fb", "a\fb"}});
}

TEST(DecodeTextTest, DropsWhatNobodySees) {
  ExpectAll({{"a\0b"sv, "ab"},
             {"a\x01\x1B"
              "b\x7F",
              "ab"},
             {"e\u00ADgov\u200B \u200Fabc", "egov abc"}});
}

TEST(DecodeTextTest, ComposesAccents) {
  ExpectAll({{"Sa\u0303o", "São"}, {"１２", "１２"}});
}

TEST(TrimTest, KnowsWhiteSpaceOfAllKinds) {
  EXPECT_EQ(Trim("\u00A0\u3000 a b\t\u2003"), "a b");
  EXPECT_EQ(Trim(" \n"), "");
}

}  // namespace
}  // namespace quaestor
