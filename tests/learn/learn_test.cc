#include "learn/learn.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "extract/extract.h"
#include "learn/examine.h"
#include "parsers/error.h"
#include "tests/learn/learn_testing.h"
#include "tests/support/run_program.h"

namespace quaestor {
namespace {

TEST(LearnTest, GivesEachQuestionItsNumberAndType) {
  EXPECT_EQ(FieldsOf(LearnText(kCityForm).definition),
            "country text\n"
            "A.1 urls\n"
            "A.2 choice\n"
            "A.2.details text\n"
            "A.3.percentage percentage\n"
            "A.3 text\n"
            "B.1 checklist\n"
            "B.2 text\n"
            "B.2.contacts contacts\n"
            "B.2.date date\n");
}

TEST(LearnTest, SaysWhyAFieldHasItsType) {
  const Learned learned = LearnText(kCityForm);
  ASSERT_EQ(learned.field_reasons.size(), learned.definition.fields.size());
  for (const std::string& reason : learned.field_reasons) {
    EXPECT_FALSE(reason.empty());
  }
  EXPECT_EQ(learned.field_reasons[1], "asks for addresses: \"urls\"");
}

TEST(LearnTest, NamesOptionsByTheirTellingWords) {
  const Definition definition = LearnText(kCityForm).definition;
  EXPECT_EQ(OptionsOf(FieldNamed(definition, "B.1")), "telephone post other");
  EXPECT_EQ(OptionsOf(FieldNamed(definition, "A.2")), "yes no");
  EXPECT_TRUE(FieldNamed(definition, "B.1").options.back().wants_detail);
}

TEST(LearnTest, LinksTheFollowUpWithItsChoice) {
  const Definition definition = LearnText(kCityForm).definition;
  EXPECT_EQ(FieldNamed(definition, "A.2").explained_by, "A.2.details");
  EXPECT_EQ(definition.country_field, "country");
}

TEST(LearnTest, TellsTheSameInTheSameBytes) {
  EXPECT_EQ(ToJson(LearnText(kCityForm)), ToJson(LearnText(kCityForm)));
}

TEST(LearnTest, LearnsTheSampleAsItStandsThere) {
  const std::string folder =
      std::string(QUAESTOR_SOURCE_DIR) + "/samples/blank/";
  const Document document =
      Blank(ReadWholeFile(folder + "city-services.md"), "city-services.md");
  EXPECT_EQ(ToJson(LearnDefinition(document,
                                   {.id = "city-services", .language = ""})),
            ReadWholeFile(folder + "city-services.json"));
}

TEST(LearnTest, WritesADefinitionThatReadsItsOwnBlank) {
  for (const std::string_view name : {"blank.md", "blank.txt"}) {
    const Document document = Blank(kCityForm, name);
    Learned learned =
        LearnDefinition(document, {.id = "form", .language = "en"});
    learned.definition = ParseDefinition(ToJson(learned), "form");
    ReadBack(document, learned);
    for (const Doubt& doubt : learned.doubts) {
      ADD_FAILURE() << name << ": " << doubt.id << ": " << doubt.text;
    }
  }
}

TEST(LearnTest, AccountsForEveryWordOfTheForm) {
  const Document document = Blank(kCityForm);
  const Learned learned = LearnText(kCityForm);
  const Definition definition = ParseDefinition(ToJson(learned), "form");
  const Coverage coverage = Extract(document, definition).coverage;
  EXPECT_EQ(coverage.answers, 0);
  EXPECT_EQ(coverage.unassigned, 0);
}

TEST(LearnTest, ReadsAReturnWithTheLearnedDefinition) {
  const Definition definition =
      ParseDefinition(ToJson(LearnText(kCityForm)), "form");
  std::string filled(kCityForm);
  filled.replace(filled.find("☐ Yes ☐ No"), 12, "☒ Yes ☐ No");
  filled.replace(filled.find("If yes, please explain how.\n"), 28,
                 "If yes, please explain how.\n\nBy a yearly survey.\n");
  const Response response = Extract(Blank(filled), definition);
  EXPECT_EQ(response.fields[2].text_value, "yes");
  EXPECT_EQ(response.fields[3].text_value, "By a yearly survey.");
  EXPECT_TRUE(response.unassigned.empty());
}

TEST(LearnTest, TakesTitlesOfColumnsForTheBoxesBelow) {
  const Learned learned = LearnText(
      "# Survey\n\n"
      "1. Rate these services.\n\n"
      "| Service | Good | Fair | Poor |\n|---|---|---|---|\n"
      "| Registering a business | ☐ | ☐ | ☐ |\n"
      "| Paying taxes | ☐ | ☐ | ☐ |\n");
  EXPECT_EQ(FieldsOf(learned.definition),
            "1.registering_business choice\n1.paying_taxes choice\n");
  EXPECT_EQ(OptionsOf(learned.definition.fields.back()), "good fair poor");
}

TEST(LearnTest, KnowsSeveralNumberings) {
  struct Case {
    std::string_view form;
    std::string_view fields;
  };
  constexpr Case kCases[] = {
      {"# F\n\n## I. One\n\n1. What is it?\n\n## II. Two\n\n1. Why?\n",
       "I.1 text\nII.1 text\n"},
      {"# F\n\n## 1. One\n\n1.1 What is it?\n\n1.2 Why?\n",
       "1.1 text\n1.2 text\n"},
      {"# F\n\n## Part A: One\n\n**A1.** What is it?\n\n**A2.** Why?\n",
       "A1 text\nA2 text\n"},
      {"# F\n\nWhat is your plan?\n\nWhy is it needed?\n",
       "plan text\nwhy_needed text\n"},
      {"# F\n\n1. Give details for\n\n   a) trains:\n   b) buses:\n",
       "1.a text\n1.b text\n"},
  };
  for (const auto& [form, fields] : kCases) {
    EXPECT_EQ(FieldsOf(LearnText(form).definition), fields) << form;
  }
}

TEST(LearnTest, TellsAChoiceFromAChecklist) {
  struct Case {
    std::string_view question;
    FieldType type;
  };
  constexpr Case kCases[] = {
      {"Which do you use? Select all that apply.", FieldType::kChecklist},
      {"Which do you use? Select only one.", FieldType::kChoice},
      {"Which do you use?", FieldType::kChecklist},
  };
  for (const auto& [question, type] : kCases) {
    const Learned learned = LearnText("# F\n\n1. " + std::string(question) +
                                      "\n\n- ☐ trains\n- ☐ buses\n- ☐ trams\n");
    ASSERT_EQ(learned.definition.fields.size(), 1U) << question;
    EXPECT_EQ(learned.definition.fields[0].type, type) << question;
  }
}

TEST(LearnTest, LooksUpWhatItCannotTell) {
  const Learned learned =
      LearnText("# F\n\n1. Which?\n\n- ☐ trains\n- ☐ buses\n");
  ASSERT_EQ(learned.doubts.size(), 1U);
  EXPECT_EQ(learned.doubts[0].id, "1");
}

TEST(LearnTest, ReadsAFormInArabic) {
  const Learned learned = LearnText(
      "# استبيان الخدمات\n\n## 1. الخدمات\n\n"
      "أ. هل تقيس البلدية رضا السكان؟\n\n☐ نعم ☐ لا\n\n"
      "ب. ما هي نسبة الخدمات المتاحة عبر الإنترنت؟\n",
      "ar");
  EXPECT_EQ(FieldsOf(learned.definition),
            "1.a choice\n1.b.percentage percentage\n1.b text\n");
}

TEST(LearnTest, GivesNoIdTwice) {
  std::string form = "# F\n\n";
  for (int i = 0; i < 40; ++i) form += "What is your plan?\n\nDate:\n\n";
  std::set<std::string> ids;
  for (const FieldDefinition& field : LearnText(form).definition.fields) {
    EXPECT_TRUE(ids.insert(field.id).second) << field.id;
  }
  EXPECT_EQ(ids.size(), 80U);
}

TEST(LearnTest, RefusesAFormWithNothingToAnswer) {
  try {
    LearnText("# Minutes\n\nThe council met on Monday.\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kNotAQuestionnaire);
    EXPECT_NE(std::string(error.what()).find("nothing in it"),
              std::string::npos);
  }
}

TEST(LearnTest, TellsTheAnswersThatStandInAForm) {
  std::string filled(kCityForm);
  filled.replace(filled.find("☐ by post"), 11, "☒ by post");
  const Learned learned = LearnText(filled);
  ASSERT_EQ(learned.answers.size(), 1U);
  EXPECT_NE(learned.answers[0].find("by post"), std::string::npos);
}

TEST(LearnTest, FindsAnswersOfAKnownForm) {
  Learned learned;
  const std::string text = ReadWholeFile(std::string(QUAESTOR_SOURCE_DIR) +
                                         "/samples/oakmere-plain-text.txt");
  FindKnownAnswers(Blank(text, "oakmere.txt"), BuiltInDefinitions(), learned);
  EXPECT_GT(learned.answers.size(), 10U);
}

TEST(LearnTest, TellsDatesByTheirQuestions) {
  const Definition definition =
      LearnText(
          "# Form\n\n1. Date: ____\n\n2. Date of birth:\n\n"
          "3. On what date was the plan adopted?\n\n"
          "4. Quelle est la date d'adoption du plan ?\n\n"
          "5. Is the portal up to date?\n\n6. Data protection law:\n")
          .definition;
  EXPECT_EQ(FieldsOf(definition),
            "1 date\n2 date\n3 date\n4 date\n5 text\n6 text\n");
}

TEST(LearnTest, KeepsAPercentageWithALabelBelow) {
  const Learned learned = LearnText(
      "# Survey\n\n1. Number of staff: ______\n\n"
      "2. Share of women (%): ______\n\nPrepared by: ____________\n");
  EXPECT_EQ(FieldNamed(learned.definition, "2.percentage").type,
            FieldType::kPercentage);
}

TEST(LearnTest, KeepsWordsThatTurnTheMeaningOfAShortOption) {
  const Definition definition =
      LearnText(
          "# Form\n\n1. What is its status? Select one.\n\n"
          "- ☐ Adopted\n- ☐ Not adopted\n- ☐ In place\n- ☐ Very good\n"
          "- ☐ Good\n- ☐ Do not know\n- ☐ Other (please specify)\n\n"
          "2. Is it open?\n\n☐ Yes, fully ☐ Yes, partially ☐ No\n")
          .definition;
  EXPECT_EQ(OptionsOf(FieldNamed(definition, "1")),
            "adopted not_adopted in_place very_good good do_not_know other");
  EXPECT_EQ(FieldNamed(definition, "2").type, FieldType::kChoice);
  EXPECT_EQ(OptionsOf(FieldNamed(definition, "2")),
            "yes_fully yes_partially no");
}

TEST(LearnTest, FindsAnswersThatAreWordsOnly) {
  const std::string form =
      "# Form\n\nCity: {0}\n\n1. How many libraries are there?\n\n{1}\n\n"
      "2. How are they run?\n\n{2}\n\n3. Remarks\n";
  std::string filled = form;
  filled.replace(filled.find("{0}"), 3, "Lyon");
  filled.replace(filled.find("{1}"), 3, "16 libraries");
  filled.replace(filled.find("{2}"), 3, "By the city and two associations.");
  EXPECT_EQ(LearnText(filled).answers.size(), 3U);
  std::string blank = form;
  for (const char* mark : {"{0}", "{1}", "{2}"}) {
    blank.replace(blank.find(mark), 3, "");
  }
  EXPECT_TRUE(LearnText(blank).answers.empty());
}

TEST(LearnTest, TakesAnEmptyCellForAPlaceToAnswer) {
  const Definition definition =
      LearnText(
          "# Country profile\n\n| No. | Question | Answer |\n|---|---|---|\n"
          "| 1 | Name of the statistical office | |\n"
          "| 2 | Is there a statistics law? | ☐ Yes ☐ No |\n"
          "| 3 | Date of the last census | |\n"
          "| 4 | Website | |\n\nThank you.\n")
          .definition;
  EXPECT_EQ(FieldsOf(definition), "1 text\n2 choice\n3 date\n4 urls\n");
}

TEST(LearnTest, NamesAFirstLabelByItsOwnWords) {
  const Definition definition =
      ParseDefinition(ToJson(LearnText(kCityForm)), "form");
  EXPECT_EQ(FieldNamed(definition, "country").label, "Country:");
}

}  // namespace
}  // namespace quaestor
