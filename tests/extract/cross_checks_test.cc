#include "extract/cross_checks.h"

#include <gtest/gtest.h>

#include <string_view>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

struct Case {
  std::string_view one;
  std::string_view two;
  bool near;
};

// As the check compares them: without scheme, "www." and closing slash.
constexpr Case kCases[] = {
    {"city.org/services", "city.org/servces", true},    // one lost
    {"city.org/services", "city.org/sevrices", true},   // two swapped
    {"city.org/services", "city.org/services", false},  // the same
    {"opendata.city.org", "opendata.ctiy.org", true},
    {"city.org/service", "city.org/services", true},
    {"city.org/budget", "city.org/housing", false},
    {"city.org/plan2022", "city.org/plan2023", false},  // another year
    {"city.org/2022", "city.org/2023", false},
    {"city.org/page/1", "city.org/page/12", false},
    {"city.org/en", "city.org/fr", false},  // languages
    {"city.org/a", "city.org/b", false},
    {"a.org", "b.org", false},
    {"city.jo", "e.city.jo", false},  // hosts of one city
    {"m.city.org/services", "city.org/services", false},
    {"en.city.org/services", "fr.city.org/services", false},
    {"city.org/services", "city.org/services/a", false},
    {"opendata.city.org", "opendata.city.or", false},
    {"city.org/mypage", "city.org/my-page", true},  // a sign lost
    {"opendata.city.org", "opendatacity.org", true},
    {"city.org", "city.org/en/portal", false},
    {"", "", false},
    {"", "city.org/services", false},
};

TEST(AreNearDuplicatesTest, TellsSlipsFromOtherPages) {
  for (const auto& [one, two, near] : kCases) {
    EXPECT_EQ(AreNearDuplicates(one, two), near) << one << " | " << two;
  }
}

TEST(AreNearDuplicatesTest, DoesNotDependOnTheOrder) {
  for (const auto& [one, two, near] : kCases) {
    EXPECT_EQ(AreNearDuplicates(two, one), near) << two << " | " << one;
  }
}

TEST(CrossCheckTest, FlagsBothFieldsWhoseUrlsDifferByASlip) {
  HarbourAnswers answers;
  answers.addresses = "https://www.northport.org/moorings";
  answers.how = "See https://northport.org/morings for the figures.";
  const Response response = ExtractHarbour(answers);
  EXPECT_TRUE(HasReason(FieldOf(response, "A.1"), "url_near_duplicate"));
  EXPECT_TRUE(HasReason(FieldOf(response, "A.3"), "url_near_duplicate"));
}

TEST(CrossCheckTest, SaysNothingOfOneUrlGivenTwice) {
  HarbourAnswers answers;
  answers.addresses = "https://www.northport.org/moorings";
  answers.how = "See http://northport.org/moorings/ for the figures.";
  const Response response = ExtractHarbour(answers);
  EXPECT_FALSE(HasReason(FieldOf(response, "A.1"), "url_near_duplicate"));
}

TEST(CrossCheckTest, FlagsNoWhoseExplanationSaysYes) {
  HarbourAnswers answers;
  answers.counted = "☐ Yes ☒ No";
  answers.how = "Yes, the harbour master counts them.";
  EXPECT_EQ(Print(FieldOf(ExtractHarbour(answers), "A.2")),
            "answered no {answer_contradicts_mark}");
}

TEST(CrossCheckTest, FlagsNoWithYesBesideIt) {
  HarbourAnswers answers;
  answers.counted = "☐ Yes ☒ No\n\nYes, each year.";
  EXPECT_EQ(Print(FieldOf(ExtractHarbour(answers), "A.2")),
            "answered no \"Yes, each year.\" {answer_contradicts_mark}");
}

TEST(CrossCheckTest, FlagsYesWithNoBesideIt) {
  HarbourAnswers answers;
  answers.counted = "☒ Yes ☐ No\n\nNo, this is not yet done.";
  const Response response = ExtractHarbour(answers);
  EXPECT_EQ(Print(FieldOf(response, "A.2")),
            "answered yes \"No, this is not yet done.\" "
            "{answer_contradicts_mark}");
  EXPECT_TRUE(FieldOf(response, "A.2").needs_review);
}

TEST(CrossCheckTest, TakesNoOtherWordForANo) {
  HarbourAnswers answers;
  answers.counted = "☒ Yes ☐ No\n\nNo further details.";
  EXPECT_FALSE(HasReason(FieldOf(ExtractHarbour(answers), "A.2"),
                         "answer_contradicts_mark"));
}

TEST(CrossCheckTest, TakesNoToTheNextQuestionForNoContradiction) {
  HarbourAnswers answers;
  answers.counted = "☒ Yes ☐ No";
  answers.how = "No.";
  EXPECT_FALSE(HasReason(FieldOf(ExtractHarbour(answers), "A.2"),
                         "answer_contradicts_mark"));
}

TEST(CrossCheckTest, SaysNothingWhereMarkAndExplanationAgree) {
  HarbourAnswers answers;
  answers.counted = "☒ Yes ☐ No";
  answers.how = "Yes, the harbour master counts them.";
  EXPECT_EQ(Print(FieldOf(ExtractHarbour(answers), "A.2")), "answered yes");
}

}  // namespace
}  // namespace quaestor
