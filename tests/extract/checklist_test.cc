// Options with long labels, each with a box and room for details.
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

FieldAnswer Measures(const std::string& written) {
  HarbourAnswers answers;
  answers.measures = written;
  return FieldOf(ExtractHarbour(answers), "B.1");
}

TEST(ChecklistTest, GivesTheOptionsCheckedInTheFormsOrder) {
  const FieldAnswer measures = Measures(
      "- ☒ trains its staff in rescue and first aid.\n"
      "- ☐ offers shore power from renewable sources.\n"
      "- ☒ collects used engine oil from visiting boats.\n"
      "- ☐ Other:");
  EXPECT_EQ(PrintOptions(measures), "oil+ power- training+ other-");
}

TEST(ChecklistTest, ListsWhatIsCheckedAndDetailsBehindSeparators) {
  const FieldAnswer measures = Measures(
      "- ☒ collects used engine oil from visiting boats. : twice a week\n"
      "- ☐ offers shore power from renewable sources. - planned for 2025\n"
      "- ☒ trains its staff in rescue and first aid. – by the coast guard\n"
      "- ☒ Other: a lifeboat");
  EXPECT_EQ(Print(measures), "answered [oil, training, other]");
  EXPECT_EQ(PrintOptions(measures),
            "oil+ \"twice a week\" power- \"planned for 2025\" "
            "training+ \"by the coast guard\" other+ \"a lifeboat\"");
}

TEST(ChecklistTest, TakesBoxesBehindTheirLabels) {
  const FieldAnswer measures = Measures(
      "collects used engine oil from visiting boats. ☒\n\n"
      "offers shore power from renewable sources. ☐\n\n"
      "trains its staff in rescue and first aid. ☒\n\n"
      "Other: ☐");
  EXPECT_EQ(Print(measures), "answered [oil, training]");
  EXPECT_EQ(PrintOptions(measures), "oil+ power- training+ other-");
}

TEST(ChecklistTest, TakesBoxesInTheCellsOfATable) {
  const FieldAnswer measures = Measures(
      "| measure | |\n|---|---|\n"
      "| collects used engine oil from visiting boats. | ☒ |\n"
      "| offers shore power from renewable sources. | ☐ |\n"
      "| trains its staff in rescue and first aid. | ☒ |\n");
  EXPECT_EQ(PrintValue(measures), "[oil, training]");
}

TEST(ChecklistTest, TakesBoxesBelowTheirLabels) {
  const FieldAnswer measures = Measures(
      "collects used engine oil from visiting boats.\n☒\n\n"
      "offers shore power from renewable sources.\n☐\n\n"
      "trains its staff in rescue and first aid.\n☒\n\n"
      "Other:\n☐");
  EXPECT_EQ(PrintOptions(measures), "oil+ power- training+ other-");
}

TEST(ChecklistTest, TakesBoxesInCellsBeforeTheirLabelsAndDetailsBehind) {
  const FieldAnswer measures = Measures(
      "| ☒ | collects used engine oil from visiting boats. | weekly |\n"
      "|---|---|---|\n"
      "| ☐ | offers shore power from renewable sources. | |\n"
      "| ☒ | trains its staff in rescue and first aid. | by the guard |\n"
      "| ☐ | Other: | |\n");
  EXPECT_EQ(PrintOptions(measures),
            "oil+ \"weekly\" power- training+ \"by the guard\" other-");
}

TEST(ChecklistTest, TakesAllOptionsOfOneParagraph) {
  const FieldAnswer measures = Measures(
      "☒ collects used engine oil from visiting boats. "
      "☐ offers shore power from renewable sources. "
      "☒ trains its staff in rescue and first aid. ☐ Other:");
  EXPECT_EQ(PrintOptions(measures), "oil+ power- training+ other-");
}

TEST(ChecklistTest, WithoutAnyMarkIsBlank) {
  EXPECT_EQ(Print(Measures(HarbourAnswers{}.measures)), "blank");
}

TEST(ChecklistTest, AnOptionThatIsGoneIsNeitherCheckedNorUnchecked) {
  const FieldAnswer measures = Measures(
      "- ☒ collects used engine oil from visiting boats.\n"
      "- ☐ trains its staff in rescue and first aid.\n"
      "- ☐ Other:");
  EXPECT_EQ(Print(measures), "answered [oil] {no_mark, prompt_not_found}");
  EXPECT_EQ(PrintOptions(measures), "oil+ power? training- other-");
}

TEST(ChecklistTest, AnOptionWithoutItsBoxIsNeitherCheckedNorUnchecked) {
  const FieldAnswer measures = Measures(
      "- ☒ collects used engine oil from visiting boats.\n"
      "- ☐ offers shore power from renewable sources.\n"
      "- trains its staff in rescue and first aid.\n"
      "- ☐ Other:");
  EXPECT_EQ(Print(measures), "answered [oil] {no_mark}");
  EXPECT_EQ(PrintOptions(measures), "oil+ power- training? other-");
}

TEST(ChecklistTest, OfWhichNothingIsLeftIsMissing) {
  EXPECT_EQ(Print(Measures("We refer to our annual report.")),
            "missing {prompt_not_found, text_unassigned_nearby}");
}

TEST(ChecklistTest, FindsUrlsInADetail) {
  const FieldAnswer measures = Measures(
      "- ☒ collects used engine oil from visiting boats. see www.port.org/oil\n"
      "- ☐ offers shore power from renewable sources.\n"
      "- ☐ trains its staff in rescue and first aid.\n"
      "- ☐ Other:");
  EXPECT_EQ(JoinedBy(" ", measures.options[0].urls),
            "https://www.port.org/oil");
}

TEST(ChecklistTest, TakesADetailInAParagraphOfItsOwn) {
  const FieldAnswer measures = Measures(
      "☒ collects used engine oil from visiting boats.\n\n"
      "Twice a week.\n\n"
      "☐ offers shore power from renewable sources.\n\n"
      "☐ trains its staff in rescue and first aid.\n\n"
      "☐ Other:");
  EXPECT_EQ(PrintOptions(measures),
            "oil+ \"Twice a week.\" power- training- other-");
}

TEST(ChecklistTest, AnUnclearMarkIsFlagged) {
  HarbourAnswers answers;
  answers.counted = "☒ Yes ☐ No";
  Document document = FromMarkdown(HarbourText(answers));
  document.pages.at(0).marks.at(2).state = MarkState::kUnclear;
  const FieldAnswer measures = FieldOf(Extract(document, HarbourForm()), "B.1");
  EXPECT_EQ(Print(measures), "blank {mark_unclear}");
  EXPECT_EQ(PrintOptions(measures), "oil? power- training- other-");
}

TEST(ChecklistTest, WordsOfAnOptionInAnAnswerCheckNothing) {
  HarbourAnswers answers;
  answers.how = "The staff in rescue and first aid does it.";
  const Response response = ExtractHarbour(answers);
  EXPECT_EQ(Print(FieldOf(response, "B.1")), "blank");
  EXPECT_EQ(Print(FieldOf(response, "A.3")), "answered " + answers.how);
}

}  // namespace
}  // namespace quaestor
