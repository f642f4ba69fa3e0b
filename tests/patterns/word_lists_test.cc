#include "patterns/word_lists.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace quaestor {
namespace {

TEST(BeginsWithYesOrNoTest, TellsAnswersFromOtherBeginnings) {
  constexpr auto kYes = YesNo::kYes;
  constexpr auto kNo = YesNo::kNo;
  constexpr auto kNeither = YesNo::kNeither;
  const std::pair<std::string_view, YesNo> cases[] = {
      {"Yes", kYes},
      {"YES.", kYes},
      {"Yes, through the ministry.", kYes},
      {"Yes we do", kYes},
      {"☐ Yes", kYes},
      {"Oui, la ville", kYes},
      {"Sí, la ciudad", kYes},
      {"Si, la ciudad", kYes},
      {"Si la ville publie", kNeither},
      {"Sim. O município", kYes},
      {"Да, есть", kYes},
      {"نعم، توجد", kYes},
      {"是，我们有", kYes},
      {"是的。", kYes},
      {"Ja, seit 2020", kYes},
      {"Evet", kYes},
      {"No", kNo},
      {"No.", kNo},
      {"No, not yet", kNo},
      {"No specific law exists", kNo},
      {"Non, pas de stratégie", kNo},
      {"Não há vínculo formal", kNo},
      {"Нет.", kNo},
      {"لا", kNo},
      {"否", kNo},
      {"没有。", kNo},
      {"Hayır", kNo},
      {"No município existe", kNeither},
      {"No. 5 of 2021", kNeither},
      {"Northern portal", kNeither},
      {"Yesterday", kNeither},
      {"Nonetheless", kNeither},
      {"Not published", kNeither},
      {"The city", kNeither},
      {"Yes / No", kNeither},
      {"Yes No", kNeither},
      {"", kNeither},
  };
  for (const auto& [text, answer] : cases) {
    EXPECT_EQ(BeginsWithYesOrNo(text), answer) << '"' << text << '"';
  }
}

TEST(IsYesOrNoTest, WantsNothingElse) {
  EXPECT_EQ(IsYesOrNo(" Yes. "), YesNo::kYes);
  EXPECT_EQ(IsYesOrNo("☒ Oui"), YesNo::kYes);
  EXPECT_EQ(IsYesOrNo("Sí."), YesNo::kYes);
  EXPECT_EQ(IsYesOrNo("НЕТ"), YesNo::kNo);
  EXPECT_EQ(IsYesOrNo("Yes, we do so"), YesNo::kNeither);
  EXPECT_EQ(IsYesOrNo("Yes No"), YesNo::kNeither);
  EXPECT_EQ(IsYesOrNo(""), YesNo::kNeither);
}

struct LabelCase {
  std::string_view line;
  std::optional<ContactAttribute> attribute;
  std::string_view rest;  // of the line behind the label
};

constexpr LabelCase kLabels[] = {
    {"Name: Ann", ContactAttribute::kName, " Ann"},
    {"**Name:** Ann", ContactAttribute::kName, " Ann"},
    {"- Name : Ann", ContactAttribute::kName, " Ann"},
    {"NAME:Ann", ContactAttribute::kName, "Ann"},
    {"1. Name: Ann", ContactAttribute::kName, " Ann"},
    {"Name 2: Ann", ContactAttribute::kName, " Ann"},
    {"Nom et prénom : Ann", ContactAttribute::kName, " Ann"},
    {"Name / Nom: Ann", ContactAttribute::kName, " Ann"},
    {"姓名：王", ContactAttribute::kName, "王"},
    {"الاسم: علي", ContactAttribute::kName, " علي"},
    {"ФИО: Иванов", ContactAttribute::kName, " Иванов"},
    {"Title: Chief", ContactAttribute::kTitle, " Chief"},
    {"Position: Chief", ContactAttribute::kTitle, " Chief"},
    {"Fonction : chef", ContactAttribute::kTitle, " chef"},
    {"Cargo: jefe", ContactAttribute::kTitle, " jefe"},
    {"Должность: начальник", ContactAttribute::kTitle, " начальник"},
    {"职务：主任", ContactAttribute::kTitle, "主任"},
    {"المسمى الوظيفي: مدير", ContactAttribute::kTitle, " مدير"},
    {"Organisation: City", ContactAttribute::kOrganization, " City"},
    {"单位：市", ContactAttribute::kOrganization, "市"},
    {"E-mail: a@b.org", ContactAttribute::kEmail, " a@b.org"},
    {"E‑mail: a@b.org", ContactAttribute::kEmail, " a@b.org"},
    {"E-mail address: a@b.org", ContactAttribute::kEmail, " a@b.org"},
    {"Courriel : a@b.org", ContactAttribute::kEmail, " a@b.org"},
    {"电子邮件：a@b.org", ContactAttribute::kEmail, "a@b.org"},
    {"Tel.: 1", ContactAttribute::kPhone, " 1"},
    {"Phone (mobile): 1", ContactAttribute::kPhone, " 1"},
    {"Tél. : 1", ContactAttribute::kPhone, " 1"},
    {"Телефон: 1", ContactAttribute::kPhone, " 1"},
    {"Username: x", std::nullopt, ""},
    {"Name of the portal: x", std::nullopt, ""},
    {"The name", std::nullopt, ""},
    {"https://x.org", std::nullopt, ""},
    {"", std::nullopt, ""},
};

TEST(BeginsWithContactLabelTest, KnowsTheLabelsOfManyLanguages) {
  for (const auto& [line, attribute, rest] : kLabels) {
    ContactLabel label{};
    const bool found = BeginsWithContactLabel(line, label);
    ASSERT_EQ(found, attribute.has_value()) << line;
    if (!found) continue;
    EXPECT_EQ(label.attribute, *attribute) << line;
    EXPECT_EQ(line.substr(label.length), rest) << line;
  }
}

TEST(IsNotApplicableTest, KnowsTheUsualWords) {
  for (const std::string_view text :
       {"N/A", "n/a.", "NA", "N.A.", "not applicable", "Néant", "Sans objet.",
        "No aplica", "不适用", "لا ينطبق", "не применимо", "Não se aplica"}) {
    EXPECT_TRUE(IsNotApplicable(text)) << text;
  }
  for (const std::string_view text :
       {"", "-", "Nantes", "not applicable here"}) {
    EXPECT_FALSE(IsNotApplicable(text)) << text;
  }
}

TEST(IsFillerTest, TellsSignsFromWords) {
  for (const std::string_view text :
       {"", " ", "-", "—", "–", "− −", "---", "____", ". . .", "…", "/",
        "\u00A0", "―"}) {
    EXPECT_TRUE(IsFiller(text)) << '"' << text << '"';
  }
  for (const std::string_view text : {"N/A", "- x", "é", "1", "否", "\x80"}) {
    EXPECT_FALSE(IsFiller(text)) << '"' << text << '"';
  }
}

}  // namespace
}  // namespace quaestor
