// One option of a few, chosen by boxes or in words.
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

struct Case {
  std::string written;
  std::string answer;
  std::string options;
};

FieldAnswer Counted(const std::string& written) {
  HarbourAnswers answers;
  answers.counted = written;
  return FieldOf(ExtractHarbour(answers), "A.2");
}

void ExpectAnswers(const std::vector<Case>& cases) {
  for (const auto& [written, answer, options] : cases) {
    const FieldAnswer counted = Counted(written);
    EXPECT_EQ(Print(counted), answer) << written;
    EXPECT_EQ(PrintOptions(counted), options) << written;
  }
}

TEST(ChoiceTest, TakesTheOptionBehindItsBox) {
  ExpectAnswers({
      {"☒ Yes ☐ No", "answered yes", "yes+ no-"},
      {"☐ Yes ☒ No", "answered no", "yes- no+"},
      {"[x] Yes [ ] No", "answered yes", "yes+ no-"},
      {"☒ Yes\n\n☐ No", "answered yes", "yes+ no-"},
      {"- ☐ Yes\n- ☑ No", "answered no", "yes- no+"},
  });
}

TEST(ChoiceTest, TakesTheOptionBeforeItsBox) {
  ExpectAnswers({
      {"Yes ☒ No ☐", "answered yes", "yes+ no-"},
      {"Yes ☐    No ☑", "answered no", "yes- no+"},
      {"Yes: ☐ No: ☒", "answered no", "yes- no+"},
  });
}

TEST(ChoiceTest, TakesTheOptionsInAnyOrder) {
  ExpectAnswers({{"☐ No ☒ Yes", "answered yes", "yes+ no-"}});
}

TEST(ChoiceTest, TakesARowOfBoxesForARowOfLabelsInTheirOrder) {
  ExpectAnswers({
      {"| Yes | No |\n|---|---|\n| ☒ | ☐ |", "answered yes", "yes+ no-"},
      {"| ☐ | ☒ |\n|---|---|\n| Yes | No |", "answered no", "yes- no+"},
      {"| Yes | ☒ | No | ☐ |\n|---|---|---|---|", "answered yes", "yes+ no-"},
      {"| ☐ | Yes |\n|---|---|\n| ☒ | No |", "answered no", "yes- no+"},
      {"☒ ☐", "answered yes", "yes+ no-"},
  });
}

TEST(ChoiceTest, KnowsTheLabelsInOtherLanguages) {
  ExpectAnswers({
      {"☒ Oui ☐ Non", "answered yes", "yes+ no-"},
      {"Oui ☐ Non ☒", "answered no", "yes- no+"},
  });
}

TEST(ChoiceTest, OfTwoMarksIsAConflictWithoutAValue) {
  for (const char* written : {"☒ Yes ☒ No", "Yes ☒ No ☒"}) {
    const FieldAnswer counted = Counted(written);
    EXPECT_EQ(Print(counted), "answered null {marks_conflict}");
    EXPECT_EQ(PrintOptions(counted), "yes+ no+");
    EXPECT_TRUE(counted.needs_review);
  }
}

TEST(ChoiceTest, WithoutAMarkIsBlank) {
  ExpectAnswers({
      {"☐ Yes ☐ No", "blank", "yes- no-"},
      {"Yes ☐ No ☐", "blank", "yes- no-"},
  });
}

TEST(ChoiceTest, LabelsWhoseBoxesWereLostAreNoAnswer) {
  ExpectAnswers({{"Yes No", "blank {no_mark}", "yes? no?"},
                 {"Yes / No", "blank {no_mark}", "yes? no?"}});
}

TEST(ChoiceTest, WithoutBoxesIsTakenFromTheWords) {
  ExpectAnswers({
      {"No", "answered no \"No\" {no_mark, answer_in_words}", "yes? no?"},
      {"Yes, every summer.",
       "answered yes \"Yes, every summer.\" {no_mark, answer_in_words}",
       "yes? no?"},
      {"Oui, chaque été.",
       "answered yes \"Oui, chaque été.\" {no_mark, answer_in_words}",
       "yes? no?"},
  });
}

TEST(ChoiceTest, WithEmptyBoxesIsTakenFromTheWordsBehindThem) {
  ExpectAnswers(
      {{"☐ Yes ☐ No\n\nNo, we do not.",
        "answered no \"No, we do not.\" {answer_in_words}", "yes- no-"}});
}

TEST(ChoiceTest, TheSameLabelTwiceIsAnAnswer) {
  ExpectAnswers({{"No, no", "answered no \"No, no\" {no_mark, answer_in_words}",
                  "yes? no?"}});
}

TEST(ChoiceTest, ManyLabelsInARowAreReadOnce) {
  std::string labels;
  for (int i = 0; i < 5000; ++i) labels += "Yes No ";
  HarbourAnswers answers;
  answers.counted = labels;
  const Response response = ExtractHarbour(answers);
  EXPECT_FALSE(FieldOf(response, "A.2").text_value.empty());
}

TEST(ChoiceTest, OtherWordsAloneChooseNothing) {
  ExpectAnswers(
      {{"Every summer, by hand.",
        "answered null \"Every summer, by hand.\" {no_mark}", "yes? no?"}});
}

TEST(ChoiceTest, KeepsTheWordsBesideTheBoxes) {
  ExpectAnswers({
      {"☒ Yes ☐ No (since 2019)", "answered yes \"(since 2019)\"", "yes+ no-"},
      {"☐ Yes ☒ No\n\nPlanned for 2025.", "answered no \"Planned for 2025.\"",
       "yes- no+"},
      {"☒ Yes, since 2019 ☐ No", "answered yes \"since 2019\"", "yes+ no-"},
  });
}

TEST(ChoiceTest, BlankIsNothingAtAll) {
  ExpectAnswers({{"", "blank {no_mark}", "yes? no?"}});
}

// A mark whose state the reader could not tell.
FieldAnswer WithUnclear(const std::string& written, std::size_t unclear) {
  HarbourAnswers answers;
  answers.counted = written;
  Document document = FromMarkdown(HarbourText(answers));
  Mark& mark = document.pages.at(0).marks.at(unclear);
  mark.state = MarkState::kUnclear;
  mark.confidence = 0.5;
  return FieldOf(Extract(document, HarbourForm()), "A.2");
}

TEST(ChoiceTest, AnUnclearMarkIsNeitherCheckedNorNotFound) {
  const FieldAnswer counted = WithUnclear("☐ Yes ☒ No", 1);
  EXPECT_EQ(Print(counted), "blank {mark_unclear}");
  EXPECT_EQ(PrintOptions(counted), "yes- no?");
  EXPECT_TRUE(counted.needs_review);
}

TEST(ChoiceTest, AnUnclearMarkBesideACheckedOneLeavesTheCheckedOne) {
  const FieldAnswer counted = WithUnclear("☐ Yes ☒ No", 0);
  EXPECT_EQ(Print(counted), "answered no {mark_unclear}");
  EXPECT_EQ(PrintOptions(counted), "yes? no+");
}

TEST(ChoiceTest, EvidenceOfAnOptionIsItsBox) {
  const FieldAnswer counted = Counted("☐ Yes ☒ No");
  for (const OptionAnswer& option : counted.options) {
    ASSERT_EQ(option.evidence.size(), 1U) << option.id;
    EXPECT_GT(option.evidence[0].line, 0) << option.id;
  }
  EXPECT_FALSE(counted.evidence.empty());
}

}  // namespace
}  // namespace quaestor
