// The contract's section 3, sentence by sentence, on lgq-2022.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kAskNational =
    "1. Is there any legislation/regulations on digital government such as "
    "law on digital service provision or on access to information or data "
    "privacy at the:\n\nNational level? ";
constexpr std::string_view kAskPortal =
    "1. What is the official e-Government portal of the city/municipality? If "
    "more than one exists, please list all.\n\n";
constexpr std::string_view kAskStrategy =
    "1. Is there a city/municipality e-Government Strategy or equivalent? If "
    "yes, please provide link and/or further details.\n\n";
constexpr std::string_view kAskBudget =
    "3. Does your city/municipality have a dedicated budget for digital "
    "government? Please explain by informing on the percentage compared to "
    "the total municipality budget.\n\n";

Json FieldsOf(const std::string& markdown) {
  const Response response = Extract(FromMarkdown(markdown), Lgq2022());
  EXPECT_TRUE(IsBalanced(response.coverage));
  return Json::parse(ToJson(response))["fields"];
}

Json Field(const std::string& markdown, std::string_view id) {
  for (const Json& field : FieldsOf(markdown)) {
    if (field["id"] == id) return field;
  }
  return {};
}

std::string Asked(std::string_view question, std::string_view answer) {
  return std::string(question) + std::string(answer) + "\n";
}

TEST(ContractTest, EveryFieldIsPresentInTheDefinitionsOrder) {
  for (const std::string text : {"", "nothing of the form\n"}) {
    const Json fields = FieldsOf(text);
    ASSERT_EQ(fields.size(), Lgq2022().fields.size());
    for (std::size_t f = 0; f < fields.size(); ++f) {
      EXPECT_EQ(fields[f]["id"], Lgq2022().fields[f].id);
      EXPECT_EQ(fields[f]["status"], "missing");
    }
  }
}

TEST(ContractTest, AChoiceReadsAsInTheExample) {
  const Json field =
      Field(Asked(kAskNational, "☒ Yes ☐ No\n\nLocal level?"), "II.1.national");
  EXPECT_EQ(field["section"], "II");
  EXPECT_EQ(field["question"], "II.1");
  EXPECT_EQ(field["label"], "National level?");
  EXPECT_EQ(field["type"], "choice");
  EXPECT_EQ(field["status"], "answered");
  EXPECT_EQ(field["value"], "yes");
  EXPECT_EQ(field["reasons"], Json::array());
  ASSERT_EQ(field["options"].size(), 2U);
  EXPECT_EQ(field["options"][0]["id"], "yes");
  EXPECT_EQ(field["options"][0]["label"], "Yes");
  EXPECT_EQ(field["options"][0]["checked"], true);
  EXPECT_EQ(field["options"][1]["checked"], false);
  EXPECT_EQ(field["evidence"][0]["source"], "text");
  EXPECT_GE(field["evidence"][0]["line"], 1);
}

TEST(ContractTest, RespondentFieldsHaveNeitherSectionNorQuestion) {
  const Json field = Field("City/Municipality: Brussels\n", "respondent.city");
  EXPECT_TRUE(field["section"].is_null());
  EXPECT_TRUE(field["question"].is_null());
  EXPECT_EQ(field["value"], "Brussels");
}

TEST(ContractTest, SeveralMarksAreAnsweredWithoutAValue) {
  const Json field =
      Field(Asked(kAskNational, "☒ Yes ☒ No\n\nLocal level?"), "II.1.national");
  EXPECT_EQ(field["status"], "answered");
  EXPECT_TRUE(field["value"].is_null());
  EXPECT_EQ(field["needs_review"], true);
  EXPECT_EQ(field["reasons"], Json({"marks_conflict"}));
}

TEST(ContractTest, AnAnswerInWordsIsTheValue) {
  const Json field = Field(Asked(kAskNational, "No"), "II.1.national");
  EXPECT_EQ(field["value"], "no");
  EXPECT_NE(field["reasons"].dump().find("answer_in_words"), std::string::npos);
  EXPECT_TRUE(field["options"][0]["checked"].is_null());
}

TEST(ContractTest, ABlankChoiceIsNullAndABlankChecklistAnEmptyList) {
  const std::string text =
      Asked(kAskNational, "☐ Yes ☐ No") +
      "\nPlease select whichever applies:\n\n"
      "- ☐ I am authorized and fully knowledgeable to respond to this "
      "questionnaire.\n";
  EXPECT_TRUE(Field(text, "II.1.national")["value"].is_null());
  const Json checklist = Field(text, "IX.declaration");
  EXPECT_EQ(checklist["status"], "blank");
  EXPECT_EQ(checklist["value"], Json::array());
}

struct Case {
  std::string_view written;
  Json value;
};

TEST(ContractTest, UrlsAreWhatAPersonCouldOpen) {
  const Case kCases[] = {
      {"www.example.org", {"https://www.example.org"}},
      {"See https://www.Example.org/A_b.", {"https://www.example.org/A_b"}},
      {"https://example.org/a\\_b", {"https://example.org/a_b"}},
      {"[www.example.org/pl…](https://www.example.org/plan)",
       {"https://www.example.org/plan"}},
      {"[https://example.org](https://other.org)", {"https://example.org"}},
      {"https://a.org and https://b.org and https://a.org",
       {"https://a.org", "https://b.org"}},
      {"N/A", Json::array()},
      {"-", Json::array()},
  };
  for (const auto& [written, value] : kCases) {
    const Json field = Field(Asked(kAskPortal, written), "I.1");
    EXPECT_EQ(field["value"], value) << written;
    EXPECT_EQ(field["status"], "answered") << written;
  }
}

TEST(ContractTest, TextBesideUrlsIsNullWhereOnlySeparatorsAreLeft) {
  const Case kCases[] = {
      {"https://a.org; https://b.org", nullptr},
      {"https://a.org – https://b.org", nullptr},
      {"- https://a.org\n- https://b.org", nullptr},
      {"N/A", "N/A"},
      {"-", "-"},
      {"https://a.org (old)", "(old)"},
  };
  for (const auto& [written, text] : kCases) {
    EXPECT_EQ(Field(Asked(kAskPortal, written), "I.1")["text"], text)
        << written;
  }
}

TEST(ContractTest, ParagraphsAreSeparatedByOneLineBreak) {
  const Case kCases[] = {
      {"Two lines\nof one.\n\nAnother.", "Two lines of one.\nAnother."},
      {"Parts:\n\n- one\n  - inner\n- two", "Parts:\n- one\n  - inner\n- two"},
      {"1. one\n2. two", "1. one\n2. two"},
      {"| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "a | b\n1 | 2\n3 | 4"},
      {"**Yes**, *of course*", "Yes, of course"},
  };
  for (const auto& [written, value] : kCases) {
    EXPECT_EQ(Field(Asked(kAskStrategy, written), "III.1")["value"], value)
        << written;
  }
}

TEST(ContractTest, PercentagesAreNumbers) {
  const Case kCases[] = {
      {"12,5%", 12.5},
      {"60-70 %", 60},
      {"Not known yet", nullptr},
      {"About 7 %", 7},
  };
  for (const auto& [written, value] : kCases) {
    const std::string text = Asked(kAskBudget, written);
    const Json field = Field(text, "III.3.percentage");
    EXPECT_EQ(field["value"], value) << written;
    EXPECT_EQ(field["status"], value.is_null() ? "blank" : "answered");
    EXPECT_EQ(Field(text, "III.3")["value"], written);
  }
}

TEST(ContractTest, ARangeAndADateThatReadsBothWaysAreFlagged) {
  EXPECT_EQ(Field(Asked(kAskBudget, "60-70 %"), "III.3.percentage")["reasons"],
            Json({"percentage_ambiguous"}));
  const Json date =
      Field("Submission Date: 05/06/2023\n\nPlease select whichever applies:\n",
            "IX.submission_date");
  EXPECT_EQ(date["value"], "2023-06-05");
  EXPECT_EQ(date["text"], "05/06/2023");
  EXPECT_EQ(date["reasons"], Json({"date_ambiguous"}));
}

TEST(ContractTest, APhoneIsE164WhereItIsValidElseAsWritten) {
  const std::string contact =
      "Country: Belgium\n\n## IX. Contact and Additional Information\n\n"
      "Name: Ann Poe\n\nPhone: ";
  const auto phone_of = [&](const std::string& written) {
    return Field(contact + written + "\n", "IX.contact")["value"][0]["phone"];
  };
  EXPECT_EQ(phone_of("02 279 20 06"), "+3222792006");
  EXPECT_EQ(phone_of("ext. 12"), "ext. 12");
}

TEST(ContractTest, TextKeepsTheRespondentsOwnCharacters) {
  for (const std::string written :
       {"ＵＲＬ　と数字", "Élan d’été “oui”", "نعم، بالتأكيد", "Œuvre № 5"}) {
    const Json field = Field(Asked(kAskStrategy, written), "III.1");
    EXPECT_EQ(field["status"], "answered") << written;
  }
  EXPECT_EQ(Field(Asked(kAskStrategy, "Élan d’été “oui”"), "III.1")["value"],
            "Élan d’été “oui”");
}

}  // namespace
}  // namespace quaestor
