// People: "Name: ...", "Title: ...", once or repeatedly.
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

struct Case {
  std::string written;
  std::string answer;
};

FieldAnswer Contacts(const std::string& written) {
  HarbourAnswers answers;
  answers.contacts = written;
  return FieldOf(ExtractHarbour(answers), "C.contacts");
}

void ExpectContacts(const std::vector<Case>& cases) {
  for (const auto& [written, answer] : cases) {
    EXPECT_EQ(Print(Contacts(written)), answer) << written;
  }
}

TEST(ContactsTest, ReadsOnePerson) {
  const std::string kPoe =
      "answered Ann Poe, Harbour Master, Port of Ghent, ann@port.be, "
      "+3222792006";
  ExpectContacts({
      {"Name: Ann Poe\n\nTitle: Harbour Master\n\n"
       "Organization: Port of Ghent\n\nE-mail: ann@port.be\n\n"
       "Phone: +32 2 279 20 06",
       kPoe},
      {"- Name: Ann Poe\n- Title: Harbour Master\n"
       "- Organization: Port of Ghent\n- E-mail: ann@port.be\n"
       "- Phone: 02 279 20 06",
       kPoe},
      {"**Name:** Ann Poe  \n**Title:** Harbour Master  \n"
       "**Organization:** Port of Ghent  \n**Email:** ann@port.be  \n"
       "**Phone:** 02/279.20.06",
       kPoe},
  });
}

TEST(ContactsTest, ReadsTheAttributesInAnyOrder) {
  ExpectContacts(
      {{"Phone: 02 279 20 06\n\nE-mail: ann@port.be\n\n"
        "Organization: Port of Ghent\n\nTitle: Harbour Master\n\n"
        "Name: Ann Poe",
        "answered Ann Poe, Harbour Master, Port of Ghent, "
        "ann@port.be, +3222792006"}});
}

TEST(ContactsTest, ReadsSeveralPeople) {
  ExpectContacts(
      {{"Name: Ann Poe\n\nTitle: Harbour Master\n\n"
        "Organization: Port of Ghent\n\nE-mail: ann@port.be\n\n"
        "Phone: 02 279 20 06\n\n"
        "Name: Bo Li\n\nTitle: Deputy\n\n"
        "Organization: Port of Ghent\n\nE-mail: bo@port.be\n\n"
        "Phone: 02 279 20 07",
        "answered Ann Poe, Harbour Master, Port of Ghent, ann@port.be, "
        "+3222792006; Bo Li, Deputy, Port of Ghent, bo@port.be, "
        "+3222792007"}});
}

TEST(ContactsTest, AMissingAttributeMakesAContactIncomplete) {
  ExpectContacts({
      {"Name: Ann Poe\n\nTitle:\n\nOrganization: Port of Ghent\n\n"
       "E-mail: ann@port.be\n\nPhone:",
       "answered Ann Poe, -, Port of Ghent, ann@port.be, - "
       "{contact_incomplete}"},
      {"Name: Ann Poe", "answered Ann Poe, -, -, -, - {contact_incomplete}"},
  });
}

TEST(ContactsTest, LabelsAloneAreBlank) {
  ExpectContacts(
      {{"Name:\n\nTitle:\n\nOrganization:\n\nE-mail:\n\nPhone:", "blank"},
       {"Name: ____\n\nTitle: ____\n\nOrganization: ____\n\n"
        "E-mail: ____\n\nPhone: ____",
        "blank"}});
}

TEST(ContactsTest, KeepsAnAddressThatIsNoneAsWritten) {
  ExpectContacts(
      {{"Name: Ann Poe\n\nTitle: Master\n\nOrganization: Port\n\n"
        "E-mail: ann at the port\n\nPhone: 02 279 20 06",
        "answered Ann Poe, Master, Port, ann at the port, "
        "+3222792006 {email_invalid}"}});
}

TEST(ContactsTest, KeepsANumberThatIsNoneAsWritten) {
  ExpectContacts(
      {{"Name: Ann Poe\n\nTitle: Master\n\nOrganization: Port\n\n"
        "E-mail: ann@port.be\n\nPhone: extension 12",
        "answered Ann Poe, Master, Port, ann@port.be, "
        "extension 12 {phone_invalid}"}});
}

TEST(ContactsTest, ReadsAddressesThatAreWrittenOut) {
  EXPECT_EQ(Contacts("Name: Ann Poe\n\nE-mail: ann [at] port.be")
                .contacts.at(0)
                .email,
            "ann@port.be");
}

TEST(ContactsTest, ReadsLabelsInFrench) {
  ExpectContacts(
      {{"Nom : Ann Poe\n\nTitre : Capitaine\n\n"
        "Organisation : Port de Gand\n\n"
        "Courriel : ann@port.be\n\nTéléphone : 02 279 20 06",
        "answered Ann Poe, Capitaine, Port de Gand, ann@port.be, "
        "+3222792006"}});
}

TEST(ContactsTest, ReadsLabelsInCellsWithoutAColon) {
  ExpectContacts(
      {{"| | |\n|---|---|\n| Name: | Ann Poe |\n"
        "| Title: | Master |\n| Organization: | Port |\n"
        "| E-mail: | ann@port.be |\n| Phone: | 02 279 20 06 |",
        "answered Ann Poe, Master, Port, ann@port.be, "
        "+3222792006"}});
  ExpectContacts(
      {{"Name\n\nAnn Poe\n\nTitle\n\nMaster\n\n"
        "Organization\n\nPort\n\nE-mail\n\nann@port.be\n\n"
        "Phone\n\n02 279 20 06",
        "answered Ann Poe, Master, Port, ann@port.be, "
        "+3222792006"}});
}

TEST(ContactsTest, ReadsSeveralLabelsOnOneLine) {
  ExpectContacts(
      {{"Name: Ann Poe; Title: Master; Organization: Port; "
        "E-mail: ann@port.be; Phone: 02 279 20 06",
        "answered Ann Poe, Master, Port, ann@port.be, "
        "+3222792006"}});
}

TEST(ContactsTest, ReadsValuesBelowTheirLabels) {
  ExpectContacts(
      {{"Name:\n\nAnn Poe\n\nTitle:\n\nMaster\n\n"
        "Organization:\n\nPort\n\nE-mail:\n\nann@port.be\n\n"
        "Phone:\n\n02 279 20 06",
        "answered Ann Poe, Master, Port, ann@port.be, "
        "+3222792006"}});
}

TEST(ContactsTest, TakesWordsBehindABlankLabelForNoValue) {
  ExpectContacts(
      {{"Name: Ann Poe\n\nTitle: Master\n\n"
        "Organization: Port\n\nE-mail: ann@port.be\n\n"
        "Phone:\n\nShe is on leave.",
        "answered Ann Poe, Master, Port, ann@port.be, - "
        "\"She is on leave.\" {contact_incomplete}"}});
}

TEST(ContactsTest, KeepsOtherWordsAsItsText) {
  ExpectContacts(
      {{"Please write in English.\n\n"
        "Name: Ann Poe\n\nTitle: Master\n\nOrganization: Port\n\n"
        "E-mail: ann@port.be\n\nPhone: 02 279 20 06",
        "answered Ann Poe, Master, Port, ann@port.be, "
        "+3222792006 \"Please write in English.\""}});
}

struct BesideCase {
  std::string written;
  std::string people;
  std::string text;
};

TEST(ContactsTest, KeepsWhatStandsBesideAValue) {
  const std::vector<BesideCase> cases = {
      {"Name: Ann Poe\nE-mail: ann@port.be, desk@port.be",
       "Ann Poe, -, -, ann@port.be, -", "desk@port.be"},
      {"Name: Ann Poe\nE-mail: ann@port.be (copy her deputy, Al Roe)",
       "Ann Poe, -, -, ann@port.be, -", "(copy her deputy, Al Roe)"},
      {"Name: Ann Poe\nPhone: 02 279 20 06 and 02 279 20 07",
       "Ann Poe, -, -, -, +3222792006", "and 02 279 20 07"},
      {"Name: Ann Poe\nPhone: 02 279 20 06 ext. 12",
       "Ann Poe, -, -, -, +3222792006", "ext. 12"},
      {"Name: Ann Poe\nPhone: +32 2 279 20 06 (ask for her)",
       "Ann Poe, -, -, -, +3222792006", "(ask for her)"},
      {"Name: Ann Poe\nPhone: 02 279 20 06\nMobile: 0475 12 34 56",
       "Ann Poe, -, -, -, +3222792006", "Mobile: 0475 12 34 56"},
  };
  for (const auto& [written, people, text] : cases) {
    const FieldAnswer answer = Contacts(written);
    EXPECT_EQ(PrintValue(answer), people) << written;
    EXPECT_EQ(answer.text.value_or(""), text) << written;
  }
}

TEST(ContactsTest, TakesWordsForNoneForNoValue) {
  const FieldAnswer answer =
      Contacts("Name: N/A\nTitle: N/A\nE-mail: N/A\nPhone: N/A");
  EXPECT_EQ(PrintValue(answer), "");
  EXPECT_EQ(answer.text.value_or(""), "N/A");
  EXPECT_FALSE(HasReason(answer, "email_invalid"));
}

TEST(ContactsTest, KeepsTheNumberThatATitleBeginsWith) {
  ExpectContacts({{"Name: Ann Poe\n\nTitle:\n\n1. Beigeordnete",
                   "answered Ann Poe, -, -, -, - \"1. Beigeordnete\" "
                   "{contact_incomplete}"},
                  {"- Name: Ann Poe\n- Title: 1. Beigeordnete",
                   "answered Ann Poe, 1. Beigeordnete, -, -, - "
                   "{contact_incomplete}"}});
}

TEST(ContactsTest, ReadsTables) {
  ExpectContacts(
      {{"| Name | Title | Phone |\n|---|---|---|\n"
        "| Ann Poe | Harbour Master | 02 279 20 06 |\n"
        "| Al Roe | Deputy | 02 279 20 07 |",
        "answered Ann Poe, Harbour Master, -, -, +3222792006; "
        "Al Roe, Deputy, -, -, +3222792007 {contact_incomplete}"},
       {"| | |\n|---|---|\n| Name | Ann Poe |\n| Title | Harbour Master |",
        "answered Ann Poe, Harbour Master, -, -, - {contact_incomplete}"}});
}

TEST(ContactsTest, ReadsLabelsWithADash) {
  ExpectContacts({{"Name - Ann Poe\n\nTitle – Harbour Master",
                   "answered Ann Poe, Harbour Master, -, -, - "
                   "{contact_incomplete}"}});
}

TEST(ContactsTest, ReadsNationalNumbersByTheRespondentsCountry) {
  HarbourAnswers answers;
  answers.country = "United Kingdom";
  answers.contacts = "Name: Ann Poe\n\nPhone: 020 7946 0018";
  EXPECT_EQ(FieldOf(ExtractHarbour(answers), "C.contacts").contacts.at(0).phone,
            "+442079460018");
}

}  // namespace
}  // namespace quaestor
