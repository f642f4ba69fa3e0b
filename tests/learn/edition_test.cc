#include "learn/edition.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "learn/assignment.h"
#include "tests/learn/learn_testing.h"

namespace quaestor {
namespace {

TEST(BestPairsTest, PrefersTheGreatestSumToTheGreatestPair) {
  // Greedy would take 0.9 first and leave 0.1.
  const std::vector<std::vector<double>> worth = {{0.9, 0.8}, {0.8, 0.1}};
  EXPECT_EQ(BestPairs(worth), (std::vector<int>{1, 0}));
}

TEST(BestPairsTest, LeavesAloneWhatIsWorthNothing) {
  EXPECT_EQ(BestPairs({{0, 0}, {0.5, 0}, {0.6, 0}}),
            (std::vector<int>{-1, -1, 0}));
  EXPECT_TRUE(BestPairs({}).empty());
}

Learned NextEdition(const std::string& form) {
  const Definition previous =
      ParseDefinition(ToJson(LearnText(kCityForm)), "before");
  Learned learned = LearnText(form);
  KeepIds(previous, learned);
  return learned;
}

std::vector<std::string> IdsOf(const std::vector<EditionChange>& changes) {
  std::vector<std::string> ids;
  for (const EditionChange& change : changes) ids.push_back(change.id);
  return ids;
}

std::string Replaced(std::string text, const std::string& from,
                     const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

using Ids = std::vector<std::string>;

TEST(KeepIdsTest, FindsNothingToSayOfTheSameForm) {
  const Learned learned = NextEdition(std::string(kCityForm));
  EXPECT_EQ(FieldsOf(learned.definition),
            FieldsOf(LearnText(kCityForm).definition));
  EXPECT_EQ(learned.changes.previous, "form");
  EXPECT_TRUE(learned.changes.added.empty() && learned.changes.gone.empty());
  EXPECT_TRUE(learned.changes.moved.empty());
  EXPECT_TRUE(learned.changes.reworded.empty());
}

TEST(KeepIdsTest, KeepsTheIdOfAQuestionThatGotAnotherNumber) {
  const Learned learned = NextEdition(
      Replaced(Replaced(std::string(kCityForm), "3. What percentage",
                        "4. What percentage"),
               "4. What", "3. Is there a plan for open data?\n\n4. What"));
  EXPECT_EQ(IdsOf(learned.changes.moved), (Ids{"A.3.percentage", "A.3"}));
  EXPECT_EQ(learned.changes.moved[0].before, "A.3");
  EXPECT_EQ(learned.changes.moved[0].after, "A.4");
  // The new question does not get the id that the old one keeps.
  EXPECT_EQ(IdsOf(learned.changes.added), (Ids{"A.3_2"}));
}

TEST(KeepIdsTest, KeepsTheIdOfAQuestionThatWasReworded) {
  const Learned learned =
      NextEdition(Replaced(std::string(kCityForm), "measure how satisfied",
                           "regularly measure how satisfied"));
  EXPECT_EQ(IdsOf(learned.changes.reworded), (Ids{"A.2"}));
  EXPECT_TRUE(learned.changes.added.empty());
}

TEST(KeepIdsTest, TellsWhatIsGone) {
  const Learned learned = NextEdition(
      Replaced(std::string(kCityForm), "If yes, please explain how.\n", ""));
  EXPECT_EQ(IdsOf(learned.changes.gone), (Ids{"A.2.details"}));
}

TEST(KeepIdsTest, KeepsTheIdsOfOptions) {
  const Learned learned =
      NextEdition(Replaced(std::string(kCityForm), "- ☐ by telephone\n",
                           "- ☐ by text message\n- ☐ by telephone or video\n"));
  EXPECT_EQ(OptionsOf(FieldNamed(learned.definition, "B.1")),
            "text_message telephone post other");
}

constexpr std::string_view kPlanForm =
    "# Form\n\n1. Which apply? Please check all that apply.\n\n"
    "- ☐ makes specific reference to cyber security.\n"
    "- ☐ makes specific reference to social media.\n"
    "- ☐ has a budget.\n\n2. Remarks\n";

Learned NextPlan(const std::string& form) {
  Learned learned = LearnText(form);
  KeepIds(ParseDefinition(ToJson(LearnText(kPlanForm)), "before"), learned);
  return learned;
}

TEST(KeepIdsTest, GivesAnOptionsIdToNoOtherOptionWithTheSamePhrase) {
  const Learned learned = NextPlan(
      Replaced(std::string(kPlanForm), "cyber security", "quantum computing"));
  EXPECT_EQ(OptionsOf(FieldNamed(learned.definition, "1")),
            "quantum_computing social_media budget");
  EXPECT_EQ(IdsOf(learned.changes.options_added), (Ids{"1.quantum_computing"}));
  EXPECT_EQ(IdsOf(learned.changes.options_gone), (Ids{"1.cyber_security"}));
}

TEST(KeepIdsTest, TellsOfAnOptionThatWasReworded) {
  const Learned learned = NextPlan(Replaced(
      std::string(kPlanForm), "cyber security", "the security of cyber space"));
  EXPECT_EQ(IdsOf(learned.changes.options_reworded), (Ids{"1.cyber_security"}));
  EXPECT_TRUE(learned.changes.options_added.empty());
  EXPECT_TRUE(learned.changes.options_gone.empty());
}

TEST(KeepIdsTest, TellsOfAQuestionThatIsAnsweredInAnotherWay) {
  const Learned learned =
      NextEdition(Replaced(std::string(kCityForm), "☐ Yes ☐ No\n\n", ""));
  EXPECT_EQ(IdsOf(learned.changes.retyped), (Ids{"A.2"}));
  EXPECT_EQ(learned.changes.retyped[0].before, "choice");
}

TEST(KeepIdsTest, TellsOfAnItemThatGotAnotherLetter) {
  const std::string form =
      "# Form\n\n1. Please provide the addresses of the portals:\n\n"
      "a. Public procurement:\n\nb. Land register:\n\n2. Remarks\n";
  Learned learned =
      LearnText(Replaced(form, "a. Public procurement:\n\nb. Land register:",
                         "a. Libraries:\n\nb. Public procurement:\n\n"
                         "c. Land register:"));
  KeepIds(ParseDefinition(ToJson(LearnText(form)), "before"), learned);
  EXPECT_EQ(IdsOf(learned.changes.moved), (Ids{"1.a", "1.b"}));
  ASSERT_FALSE(learned.changes.moved.empty());
  EXPECT_EQ(learned.changes.moved[0].after, "1.b");
}

TEST(KeepIdsTest, WritesWhatChangedIntoTheFile) {
  const Learned learned =
      NextEdition(Replaced(std::string(kCityForm), "how satisfied its",
                           "how content and satisfied its"));
  const std::string json = ToJson(learned);
  EXPECT_NE(json.find("\"changes\""), std::string::npos);
  EXPECT_NE(json.find("\"previous\": \"form\""), std::string::npos);
  EXPECT_NO_THROW(ParseDefinition(json, "next"));
}

}  // namespace
}  // namespace quaestor
