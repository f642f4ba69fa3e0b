#include "extract/misreadings.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace quaestor {
namespace {

Document OneLine(const std::vector<std::string>& words, Source source) {
  Document document;
  Page& page = document.pages.emplace_back();
  Line& line = page.lines.emplace_back();
  for (const std::string& text : words) {
    Word word;
    word.text = text;
    word.source = source;
    word.confidence = source == Source::kOcr ? 0.7 : 1;
    line.words.push_back(word);
  }
  Block block;
  block.parts.push_back({0, 0, 0, static_cast<int>(words.size())});
  document.blocks.push_back(block);
  return document;
}

// How many words are taken for a word of the form that they are not.
int Misread(const std::vector<std::string>& words, const std::string& form,
            Source source) {
  const Document document = OneLine(words, source);
  Vocabulary vocabulary;
  TokenStream stream = MakeStream(document, Flow::kBody, vocabulary);
  FormText text;
  text.keys = KeysOf(form, vocabulary);
  MatchMisreadings(document, {text}, vocabulary, stream);
  int misread = 0;
  for (const Token& token : stream.tokens) misread += token.misread ? 1 : 0;
  return misread;
}

TEST(MisreadingDistanceTest, IsSmallForLettersThatLookAlike) {
  EXPECT_LT(MisreadingDistance("legai", "legal"), 1);
  EXPECT_EQ(MisreadingDistance("regal", "legal"), 1);
  EXPECT_EQ(MisreadingDistance("legl", "legal"), 1);
}

TEST(MatchMisreadingsTest, FindsTheWordOfTheForm) {
  EXPECT_EQ(Misread({"Il.", "Legai", "Frarnework"}, "II. Legal Framework",
                    Source::kOcr),
            3);
}

TEST(MatchMisreadingsTest, LeavesOtherWordsAlone) {
  EXPECT_EQ(
      Misread({"Budget", "of", "Harjula"}, "Legal Framework", Source::kOcr), 0);
}

TEST(MatchMisreadingsTest, TrustsATextLayer) {
  EXPECT_EQ(Misread({"Legai"}, "Legal", Source::kTextLayer), 0);
}

}  // namespace
}  // namespace quaestor
