#include "extract/occurrences.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

constexpr std::string_view kQuestion =
    "Please describe how arriving boats are counted and who is responsible "
    "for it.";

// The best place of an entry of the harbour form in a document.
std::optional<Occurrence> BestOf(const std::string& entry,
                                 const std::string& markdown) {
  const Definition& form = HarbourForm();
  const Document document = FromMarkdown(markdown);
  Vocabulary vocabulary;
  const auto texts = FormTexts(form, {}, vocabulary);
  const TokenStream stream = MakeStream(document, Flow::kBody, vocabulary);
  std::optional<Occurrence> best;
  for (const Occurrence& found :
       FindOccurrences(document, form, texts, stream, vocabulary)) {
    if (form.entries[static_cast<std::size_t>(found.entry)].id != entry) {
      continue;
    }
    if (!best || found.score > best->score) best = found;
  }
  return best;
}

std::optional<Occurrence> Best(const std::string& markdown) {
  return BestOf("A.3", markdown);
}

TEST(FindOccurrencesTest, FindsAPromptWordForWord) {
  const auto found = Best("3. " + std::string(kQuestion));
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->exact);
  EXPECT_DOUBLE_EQ(found->share, 1);
  EXPECT_EQ(found->number, 1);
  EXPECT_TRUE(found->at_start);
}

TEST(FindOccurrencesTest, FindsAPromptWhateverItsCaseAndPunctuation) {
  const auto found = Best(
      "PLEASE DESCRIBE, HOW ARRIVING BOATS ARE COUNTED – AND WHO IS "
      "RESPONSIBLE FOR IT?");
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->exact);
}

TEST(FindOccurrencesTest, FindsAPromptWithAChangedWord) {
  const auto found = Best(
      "3. Please describe how arriving ships are counted and who is "
      "responsible for it.");
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->exact);
  EXPECT_GT(found->share, 0.85);
  EXPECT_LT(found->share, 1);
}

TEST(FindOccurrencesTest, CountsTheWordsThatAreMissingAtBothEnds) {
  const auto found = Best("arriving boats are counted and who is responsible");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->missing_head, 3);
  EXPECT_EQ(found->missing_tail, 2);
}

TEST(FindOccurrencesTest, FindsAShortenedPromptBehindItsNumber) {
  const auto found = Best("3. Describe how arriving boats are counted.");
  ASSERT_TRUE(found);
  EXPECT_GT(found->score, 1);
}

TEST(FindOccurrencesTest, TellsAnotherNumber) {
  const auto found = Best("7. " + std::string(kQuestion));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->number, -1);
}

TEST(FindOccurrencesTest, ScoresARightNumberAboveAWrongOne) {
  const std::string question(kQuestion);
  EXPECT_GT(Best("3. " + question)->score, Best("7. " + question)->score);
}

TEST(FindOccurrencesTest, ScoresAQuotedPromptBelowThePrompt) {
  const std::string question(kQuestion);
  const auto quoted = Best("You ask “" + question + "” and I answer");
  ASSERT_TRUE(quoted);
  EXPECT_LT(quoted->score, Best("3. " + question)->score - 2);
  EXPECT_FALSE(quoted->at_start);
}

TEST(FindOccurrencesTest, FindsNoPromptInAFewOfItsWords) {
  for (const char* text :
       {"We describe the boats elsewhere.", "Who is responsible?",
        "Please describe", "counted", ""}) {
    EXPECT_FALSE(Best(text)) << text;
  }
}

TEST(FindOccurrencesTest, TakesAShortLabelOnlyWhereALabelStands) {
  EXPECT_TRUE(BestOf("country", "Country: Belgium"));
  EXPECT_TRUE(BestOf("country", "**Country:** Belgium"));
  EXPECT_FALSE(BestOf("country", "the whole country is covered"));
  EXPECT_FALSE(BestOf("country", "Country roads take me home"));
}

TEST(FindOccurrencesTest, FindsAPromptTwiceWhereItIsPrintedTwice) {
  const Definition& form = HarbourForm();
  const std::string question(kQuestion);
  const Document document = FromMarkdown(question + "\n\nab\n\n" + question);
  Vocabulary vocabulary;
  const auto texts = FormTexts(form, {}, vocabulary);
  const TokenStream stream = MakeStream(document, Flow::kBody, vocabulary);
  const auto found = FindOccurrences(document, form, texts, stream, vocabulary);
  EXPECT_EQ(std::count_if(found.begin(), found.end(),
                          [](const Occurrence& at) { return at.exact; }),
            2);
}

TEST(FindOccurrencesTest, SeesNoPromptInWhatWasFilledIn) {
  Document document = FromMarkdown(kQuestion);
  for (Block& block : document.blocks) block.filled_in = true;
  const Definition& form = HarbourForm();
  Vocabulary vocabulary;
  const auto texts = FormTexts(form, {}, vocabulary);
  const TokenStream stream = MakeStream(document, Flow::kBody, vocabulary);
  EXPECT_TRUE(
      FindOccurrences(document, form, texts, stream, vocabulary).empty());
}

TEST(MatchWordsTest, GivesThePositionOfEachWordInTheWording) {
  Vocabulary vocabulary;
  FormText text;
  text.keys = KeysOf("how arriving boats are counted", vocabulary);
  text.weights.assign(text.keys.size(), 1);
  text.weight = 5;
  const Document document = FromMarkdown("how – all boats are counted");
  const TokenStream stream = MakeStream(document, Flow::kBody, vocabulary);
  EXPECT_EQ(MatchWords(text, stream, 0, 6),
            (std::vector<int>{0, -1, -1, 2, 3, 4}));
}

}  // namespace
}  // namespace quaestor
