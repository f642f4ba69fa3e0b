#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <string>

#include "patterns/values.h"

namespace quaestor {
namespace {

std::string Utf8(UChar32 c) {
  std::string text;
  return icu::UnicodeString(c).toUTF8String(text);
}

TEST(FoldTextTest, FoldsEachSpelling) {
  EXPECT_EQ(FoldText("City HALL"), "city hall");
  EXPECT_EQ(FoldText("ÉLÈVE"), "élève");
  EXPECT_EQ(FoldText("Straße"), "strasse");
  EXPECT_EQ(FoldText("E\u0301cole"), "école");
  EXPECT_EQ(FoldText("ﬁn"), "fin");
  EXPECT_EQ(FoldText("ГОРОД"), "город");
  EXPECT_EQ(FoldText("“it’s” – «so»"), "\"it's\" - \"so\"");
}

// U+FB01 is a ligature, so that the text takes the way of uncommon characters.
TEST(FoldTextTest, FoldsACommonCharacterAsItDoesBesideAnUncommonOne) {
  for (UChar32 c = 1; c < 0xFFFE; ++c) {
    if (U_IS_SURROGATE(c)) continue;
    ASSERT_EQ(FoldText(Utf8(c)) + "fi", FoldText(Utf8(c) + "\uFB01"))
        << "U+" << std::hex << c;
  }
}

}  // namespace
}  // namespace quaestor
