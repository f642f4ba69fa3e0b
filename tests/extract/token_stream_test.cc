#include "extract/token_stream.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

// "e-|Government |<–>|☐": tokens one after the other, those without a key in
// angle brackets, marks as a box.
std::string Print(const Document& document, const TokenStream& stream) {
  std::string text;
  for (const Token& token : stream.tokens) {
    if (!text.empty()) text += '|';
    if (token.mark >= 0) {
      text += "☐";
    } else if (token.key == kNoKey) {
      text += "<" + std::string(TextOf(document, token)) + ">";
    } else {
      text += TextOf(document, token);
    }
  }
  return text;
}

std::string Tokens(const Document& document, Flow flow = Flow::kBody) {
  Vocabulary vocabulary;
  return Print(document, MakeStream(document, flow, vocabulary));
}

struct Case {
  std::string line;
  std::string tokens;
};

TEST(TokenStreamTest, SplitsWordsAtPunctuationThatStaysWithTheLeftPart) {
  const Case kCases[] = {
      {"e-Government", "e-|Government"},
      {"and/or", "and/|or"},
      {"(e.g. this)", "(e.|g.|this)"},
      {"city's", "city'|s"},
      {"12,5%", "12,|5%"},
      {"“Quoted”", "“Quoted”"},
      {"https://a.org/b", "https://|a.|org/|b"},
      {"ann_poe@a.org", "ann_|poe@|a.|org"},
  };
  for (const auto& [line, tokens] : kCases) {
    EXPECT_EQ(Tokens(PagedLines({line})), tokens);
  }
}

TEST(TokenStreamTest, AWordWithoutLettersIsOneTokenWithoutAKey) {
  const Case kCases[] = {
      {"a – b", "a|<–>|b"},
      {"... ?!", "<...>|<?!>"},
      {"____", "<____>"},
  };
  for (const auto& [line, tokens] : kCases) {
    EXPECT_EQ(Tokens(PagedLines({line})), tokens);
  }
}

TEST(TokenStreamTest, EachIdeographIsOneToken) {
  const Case kCases[] = {
      {"数字政府。", "数|字|政|府。"},
      {"2022年", "2022|年"},
      {"AI技术", "AI|技|术"},
      {"デジ", "デ|ジ"},
      {"디지털", "디지털"},  // Hangul is written with spaces
      {"الحكومة", "الحكومة"},
      {"हिन्दी", "हिन्दी"},  // vowel signs belong to their letters
  };
  for (const auto& [line, tokens] : kCases) {
    EXPECT_EQ(Tokens(PagedLines({line})), tokens);
  }
}

TEST(TokenStreamTest, TokensPartitionTheBytesOfEachWord) {
  const std::string kWords[] = {"e-Government",
                                "(“a”/b…)",
                                "数a字,",
                                "––",
                                "a\xC2\xAD"
                                "b",
                                "\xFF\xFE",
                                "x\xE2\x82"};
  for (const std::string& word : kWords) {
    const Document document = PagedParagraph({{{word, ""}}});
    Vocabulary vocabulary;
    std::uint32_t at = 0;
    for (const Token& token :
         MakeStream(document, Flow::kBody, vocabulary).tokens) {
      EXPECT_EQ(token.begin, at) << word;
      EXPECT_GT(token.end, token.begin) << word;
      at = token.end;
    }
    EXPECT_EQ(at, word.size()) << word;
  }
}

TEST(KeysOfTest, AreEqualForSpellingsOfOneWord) {
  const std::pair<std::string_view, std::string_view> kPairs[] = {
      {"Government", "GOVERNMENT"},
      {"Élan", "élan"},
      {"ＵＲＬ", "url"},
      {"munici\xC2\xADpality", "municipality"},
      {"ﬁnance", "finance"},
      {"e-Government", "e Government"},
      {"(Yes)", "yes"},
      {"العـربية", "العربية"},
  };
  for (const auto& [one, two] : kPairs) {
    Vocabulary vocabulary;
    EXPECT_EQ(KeysOf(one, vocabulary), KeysOf(two, vocabulary))
        << one << " | " << two;
  }
}

TEST(KeysOfTest, DifferForOtherWords) {
  const std::pair<std::string_view, std::string_view> kPairs[] = {
      {"año", "ano"}, {"yes", "no"}, {"sdg 11", "sdg 12"}, {"政", "府"}};
  for (const auto& [one, two] : kPairs) {
    Vocabulary vocabulary;
    EXPECT_NE(KeysOf(one, vocabulary), KeysOf(two, vocabulary))
        << one << " | " << two;
  }
}

TEST(KeysOfTest, LeaveOutPunctuation) {
  Vocabulary vocabulary;
  EXPECT_TRUE(KeysOf("… – (?)", vocabulary).empty());
  EXPECT_TRUE(KeysOf("", vocabulary).empty());
}

TEST(FindKeysTest, DoesNotAddWords) {
  Vocabulary vocabulary;
  const int city = vocabulary.Add("city");
  EXPECT_EQ(FindKeys("the City", vocabulary), (std::vector<int>{kNoKey, city}));
  EXPECT_EQ(vocabulary.size(), 1U);
}

TEST(VocabularyTest, CountsCharactersNotBytes) {
  Vocabulary vocabulary;
  EXPECT_EQ(vocabulary.Length(vocabulary.Add("été")), 3);
  EXPECT_EQ(vocabulary.Length(vocabulary.Add("政府")), 2);
}

TEST(TokenStreamTest, LabelsAndSuperscriptsHaveNoKey) {
  const Document document =
      FromMarkdown("1. The mooring<sup>2</sup> is free\n");
  Vocabulary vocabulary;
  const TokenStream stream = MakeStream(document, Flow::kBody, vocabulary);
  EXPECT_EQ(Print(document, stream), "<1.>|The|mooring|<2>|is|free");
  EXPECT_TRUE(stream.tokens.front().label);
  EXPECT_TRUE(stream.tokens[3].superscript);
}

TEST(TokenStreamTest, ABlockStartsBehindItsLabel) {
  const Document document = FromMarkdown("1. The mooring\n\nSecond block\n");
  Vocabulary vocabulary;
  std::string starts;
  for (const Token& token :
       MakeStream(document, Flow::kBody, vocabulary).tokens) {
    if (token.block_start) starts += std::string(TextOf(document, token)) + " ";
  }
  EXPECT_EQ(starts, "The Second ");
}

TEST(TokenStreamTest, EveryLineHasItsStart) {
  const Document document = PagedLines({"– one two", "three four"});
  Vocabulary vocabulary;
  std::string starts;
  for (const Token& token :
       MakeStream(document, Flow::kBody, vocabulary).tokens) {
    if (token.line_start) starts += std::string(TextOf(document, token)) + " ";
  }
  EXPECT_EQ(starts, "one three ");
}

TEST(TokenStreamTest, AMarkIsATokenWhereItStands) {
  EXPECT_EQ(Tokens(FromMarkdown("Counted? ☒ Yes ☐ No\n")),
            "Counted?|☐|Yes|☐|No");
  EXPECT_EQ(Tokens(FromMarkdown("Yes ☒ No ☐\n")), "Yes|☐|No|☐");
}

TEST(TokenStreamTest, AMarkOnALineOfItsOwnIsKept) {
  EXPECT_EQ(Tokens(FromMarkdown("Before\n\n☒\n\nafter\n")), "Before|☐|after");
}

TEST(TokenStreamTest, FurnitureAndFootnotesHaveStreamsOfTheirOwn) {
  Document document = PagedLines({"Body", "note", "7"});
  document.blocks = {{}, {}, {}};
  for (int b = 0; b < 3; ++b) {
    document.blocks[static_cast<std::size_t>(b)].parts = {{0, b, 0, 1}};
  }
  document.blocks[1].kind = BlockKind::kFootnote;
  document.blocks[2].kind = BlockKind::kPageNumber;
  EXPECT_EQ(Tokens(document), "Body");
  EXPECT_EQ(Tokens(document, Flow::kFootnotes), "note");
  EXPECT_EQ(Tokens(document, Flow::kFurniture), "7");
}

bool IsHyphenated(const std::vector<std::string>& lines) {
  Vocabulary vocabulary;
  return MakeStream(PagedLines(lines), Flow::kBody, vocabulary).hyphenated;
}

TEST(TokenStreamTest, ManyLinesThatEndInASyllableTellAHyphenatedDocument) {
  EXPECT_TRUE(IsHyphenated(
      {"the munici-", "pality pub-", "lishes its bud-", "get each year"}));
}

TEST(TokenStreamTest, FewHyphensAtLineEndsAreCompounds) {
  EXPECT_FALSE(IsHyphenated({"the e-", "services of the well-", "known city"}));
}

TEST(TokenStreamTest, HyphensBeforeCapitalsAndFiguresDivideNoWord) {
  EXPECT_FALSE(
      IsHyphenated({"Saint-", "Denis and Aix-", "La Chapelle 2021-", "2030"}));
}

TEST(TokenStreamTest, OfADocumentWithoutBlocksIsEmpty) {
  EXPECT_EQ(Tokens(Document{}), "");
}

}  // namespace
}  // namespace quaestor
