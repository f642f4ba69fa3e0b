// Text, URLs, dates and percentages as answers.
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

struct Case {
  std::string written;
  std::string answer;
};

using Slot = std::string HarbourAnswers::*;

void ExpectAnswers(Slot slot, std::string_view field,
                   const std::vector<Case>& cases) {
  for (const auto& [written, answer] : cases) {
    HarbourAnswers answers;
    answers.*slot = written;
    EXPECT_EQ(Print(FieldOf(ExtractHarbour(answers), field)), answer)
        << written;
  }
}

TEST(TextFieldTest, IsTheWholeAnswer) {
  ExpectAnswers(&HarbourAnswers::how, "A.3",
                {
                    {"By hand.", "answered By hand."},
                    {"By hand.\n\nAt noon.", "answered By hand.\nAt noon."},
                    {"We count:\n\n- boats\n  - sailing\n- ships",
                     "answered We count:\n- boats\n  - sailing\n- ships"},
                    {"1. first\n2. second", "answered 1. first\n2. second"},
                    {"**By** *hand*", "answered By hand"},
                    {"| Year | Boats |\n|---|---|\n| 2022 | 7 |",
                     "answered Year | Boats\n2022 | 7"},
                    {"-", "answered -"},
                    {"N/A", "answered N/A"},
                    {"", "blank"},
                    {"_______________", "blank"},
                });
}

TEST(TextFieldTest, ListsWhatItMentions) {
  HarbourAnswers answers;
  answers.how =
      "See www.port.be and [the plan](https://port.be/plan), write to "
      "ann@port.be or ring 02 279 20 06. See www.port.be again.";
  const FieldAnswer how = FieldOf(ExtractHarbour(answers), "A.3");
  EXPECT_EQ(JoinedBy(" ", how.urls),
            "https://www.port.be https://port.be/plan");
  EXPECT_EQ(JoinedBy(" ", how.emails), "ann@port.be");
  EXPECT_EQ(JoinedBy(" ", how.phones), "+3222792006");
}

TEST(TextFieldTest, HasItsEvidence) {
  HarbourAnswers answers;
  answers.how = "By hand.";
  const FieldAnswer how = FieldOf(ExtractHarbour(answers), "A.3");
  ASSERT_EQ(how.evidence.size(), 1U);
  EXPECT_EQ(how.evidence[0].line, how.evidence[0].end_line);
}

TEST(UrlsFieldTest, EndlessSignsAndUrlsAreRead) {
  std::string signs;
  for (int i = 0; i < 200'000; ++i) signs += "…";
  HarbourAnswers answers;
  answers.addresses = "https://a.org " + signs;
  EXPECT_EQ(Print(FieldOf(ExtractHarbour(answers), "A.1")),
            "answered [https://a.org]");
  answers.addresses.clear();
  for (int i = 0; i < 5'000; ++i) {
    answers.addresses += "https://a.org/" + std::to_string(i) + " and ";
  }
  const FieldAnswer many = FieldOf(ExtractHarbour(answers), "A.1");
  EXPECT_EQ(many.list_value.size(), 5'000U);
  EXPECT_EQ(many.list_value.back(), "https://a.org/4999");
}

TEST(UrlsFieldTest, ListsUrlsOnceAndInOrder) {
  ExpectAnswers(
      &HarbourAnswers::addresses, "A.1",
      {
          {"https://b.org/x", "answered [https://b.org/x]"},
          {"https://b.org, www.a.org",
           "answered [https://b.org, https://www.a.org]"},
          {"- https://b.org\n- https://a.org\n- https://b.org",
           "answered [https://b.org, https://a.org]"},
          {"port.be", "answered [https://port.be]"},
          {"HTTPS://Port.BE/Plan.", "answered [https://port.be/Plan]"},
          {"", "blank"},
      });
}

TEST(UrlsFieldTest, KeepsTheWordsBesideTheUrls) {
  ExpectAnswers(
      &HarbourAnswers::addresses, "A.1",
      {
          {"Portal: https://b.org", "answered [https://b.org] \"Portal:\""},
          {"[Our portal](https://b.org)",
           "answered [https://b.org] \"Our portal\""},
          {"https://b.org – https://a.org",
           "answered [https://b.org, https://a.org]"},
      });
}

TEST(UrlsFieldTest, KeepsNoBracketWhoseOtherHalfStoodAtAUrl) {
  ExpectAnswers(
      &HarbourAnswers::addresses, "A.1",
      {
          {"(see https://b.org/a)", "answered [https://b.org/a] \"see\""},
          {"Portal (https://b.org, in French)",
           "answered [https://b.org] \"Portal in French\""},
          {"(new) https://b.org a) portal",
           "answered [https://b.org] \"(new) a) portal\""},
      });
}

TEST(FieldsTest, AsksAPersonAboutWhatCannotBeRight) {
  HarbourAnswers answers;
  answers.addresses = "https://intranet/moorings";
  answers.date = "June 2023";
  answers.moorings = "Target: 50 %";
  const Response response = ExtractHarbour(answers);
  for (const std::string_view field : {"A.1", "C.date", "B.2.percentage"}) {
    EXPECT_TRUE(FieldOf(response, field).needs_review) << field;
  }
}

TEST(UrlsFieldTest, WordsWithoutAUrlAreAnAnswer) {
  ExpectAnswers(
      &HarbourAnswers::addresses, "A.1",
      {
          {"N/A", "answered [] \"N/A\""},
          {"None", "answered [] \"None\""},
          {"On our page", "answered [] \"On our page\" {url_missing}"},
          {"-", "answered [] \"-\""},
          {"–", "answered [] \"–\""},
      });
}

TEST(UrlsFieldTest, FlagsALinkThatLeadsElsewhere) {
  ExpectAnswers(&HarbourAnswers::addresses, "A.1",
                {{"[https://b.org](https://evil.org)",
                  "answered [https://b.org] {link_mismatch}"}});
}

TEST(DateFieldTest, IsIsoOrFlagged) {
  ExpectAnswers(
      &HarbourAnswers::date, "C.date",
      {
          {"31 May 2023", "answered 2023-05-31 \"31 May 2023\""},
          {"2023-05-31", "answered 2023-05-31 \"2023-05-31\""},
          {"31/05/2023", "answered 2023-05-31 \"31/05/2023\""},
          {"05/06/2023", "answered 2023-06-05 \"05/06/2023\" {date_ambiguous}"},
          {"31/02/2023", "answered null \"31/02/2023\" {date_invalid}"},
          {"next week", "answered null \"next week\" {date_invalid}"},
          {"", "blank"},
      });
}

TEST(PercentageFieldTest, IsTheFirstThatTheAnswerHolds) {
  ExpectAnswers(
      &HarbourAnswers::moorings, "B.2.percentage",
      {
          {"12,5%", "answered 12.5 \"12,5%\""},
          {"About 85 percent, 90% in summer.",
           "answered 85 \"About 85 percent, 90% in summer.\""},
          {"Not known yet. Target: 50% by 2025.",
           "blank \"Not known yet. Target: 50% by 2025.\" "
           "{percentage_ambiguous}"},
          {"60-70 %", "answered 60 \"60-70 %\" {percentage_ambiguous}"},
          {"Not known yet", "blank \"Not known yet\""},
          {"212 of 249 moorings", "blank \"212 of 249 moorings\""},
          {"", "blank"},
      });
}

TEST(PercentageFieldTest, LeavesTheWholeAnswerInItsText) {
  ExpectAnswers(&HarbourAnswers::moorings, "B.2",
                {
                    {"12,5%", "answered 12,5%"},
                    {"Not known yet", "answered Not known yet"},
                    {"", "blank"},
                });
}

TEST(PercentageFieldTest, SharesItsWordsWhichCountOnce) {
  HarbourAnswers answers;
  const int before = ExtractHarbour(answers).coverage.answers;
  answers.moorings = "About 85 percent";
  const Response response = ExtractHarbour(answers);
  EXPECT_EQ(response.coverage.answers, before + 3);
  EXPECT_FALSE(FieldOf(response, "B.2.percentage").evidence.empty());
  EXPECT_FALSE(FieldOf(response, "B.2").evidence.empty());
}

}  // namespace
}  // namespace quaestor
