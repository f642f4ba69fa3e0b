// Whole documents: which words are the form's, whatever was done to it.
#include "extract/alignment.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

HarbourAnswers Filled() {
  HarbourAnswers answers;
  answers.addresses = "https://www.port.be";
  answers.counted = "☒ Yes ☐ No";
  answers.how = "By hand, at noon.";
  answers.measures =
      "- ☒ collects used engine oil from visiting boats.\n"
      "- ☐ offers shore power from renewable sources.\n"
      "- ☐ trains its staff in rescue and first aid.\n"
      "- ☐ Other:";
  answers.moorings = "40%";
  answers.contacts = "Name: Ann Poe";
  answers.date = "31 May 2023";
  return answers;
}

std::string Replaced(std::string text, std::string_view from,
                     std::string_view to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("not in the text");
  return text.replace(at, from.size(), to);
}

// Takes what stands from `first` up to `end` and puts it before `target`.
std::string Moved(std::string text, std::string_view first,
                  std::string_view end, std::string_view target) {
  const auto from = text.find(first);
  const auto to = text.find(end);
  const std::string part = text.substr(from, to - from);
  text.erase(from, to - from);
  return text.insert(text.find(target), part);
}

Response Read(const std::string& text) {
  const Response response = Extract(FromMarkdown(text), HarbourForm());
  EXPECT_TRUE(IsBalanced(response.coverage));
  return response;
}

// "A.1 [https://...]; A.2 yes; ..." of the fields that differ from Filled().
std::string Differences(const Response& response) {
  const Response expected = ExtractHarbour(Filled());
  std::vector<std::string> differences;
  for (std::size_t f = 0; f < expected.fields.size(); ++f) {
    const std::string print = Print(response.fields.at(f));
    if (print != Print(expected.fields[f])) {
      differences.push_back(response.fields[f].id + " " + print);
    }
  }
  return JoinedBy("; ", differences);
}

constexpr std::string_view kAskHow =
    "3. Please describe how arriving boats are counted and who is responsible "
    "for it.";
constexpr std::string_view kAskCounted =
    "2. Do you count the boats that moor in your harbour during the season?";

TEST(AlignmentTest, ReadsAnUnchangedForm) {
  const Response response = Read(HarbourText(Filled()));
  EXPECT_EQ(Print(FieldOf(response, "country")), "answered Belgium");
  EXPECT_EQ(Print(FieldOf(response, "A.1")), "answered [https://www.port.be]");
  EXPECT_EQ(Print(FieldOf(response, "A.2")), "answered yes");
  EXPECT_EQ(Print(FieldOf(response, "A.3")), "answered By hand, at noon.");
  EXPECT_EQ(Print(FieldOf(response, "B.1")), "answered [oil]");
  EXPECT_EQ(Print(FieldOf(response, "B.2")), "answered 40%");
  EXPECT_EQ(Print(FieldOf(response, "C.date")),
            "answered 2023-05-31 \"31 May 2023\"");
  EXPECT_EQ(PrintUnassigned(response), "");
}

TEST(AlignmentTest, ADeletedPromptIsMissing) {
  HarbourAnswers answers = Filled();
  answers.how = "";
  const Response response =
      Read(Replaced(HarbourText(answers), std::string(kAskHow) + "\n\n", ""));
  EXPECT_EQ(Print(FieldOf(response, "A.3")), "missing {prompt_not_found}");
  EXPECT_TRUE(FieldOf(response, "A.3").evidence.empty());
}

TEST(AlignmentTest, ADeletedQuestionWithOneAnswerLeavesTheOthers) {
  HarbourAnswers answers = Filled();
  answers.how = "";
  EXPECT_EQ(Differences(Read(Replaced(HarbourText(answers),
                                      std::string(kAskHow) + "\n\n", ""))),
            "A.2 answered yes {neighbour_not_found}; "
            "A.3 missing {prompt_not_found}");
}

TEST(AlignmentTest, AMovedSectionIsReadAndFlagged) {
  const Response response =
      Read(Moved(HarbourText(Filled()), "## B. Environment", "## C. Contact",
                 "## A. Visitors"));
  EXPECT_EQ(PrintValue(FieldOf(response, "A.3")), "By hand, at noon.");
  EXPECT_EQ(PrintValue(FieldOf(response, "B.2")), "40%");
  EXPECT_EQ(PrintValue(FieldOf(response, "B.1")), "[oil]");
  const bool flagged = HasReason(FieldOf(response, "B.2"), "out_of_order") ||
                       HasReason(FieldOf(response, "A.3"), "out_of_order");
  EXPECT_TRUE(flagged);
}

TEST(AlignmentTest, AMovedSectionTakesItsShortLabelsAlong) {
  HarbourAnswers answers = Filled();
  answers.measures += " a lifeboat";
  const Response response = Read(Moved(
      HarbourText(answers), "## B. Environment", "## C. Contact", "Thank you"));
  EXPECT_EQ(PrintOptions(FieldOf(response, "B.1")),
            "oil+ power- training- other- \"a lifeboat\"");
  EXPECT_EQ(PrintValue(FieldOf(response, "C.date")), "2023-05-31");
}

TEST(AlignmentTest, AMovedQuestionIsReadAndFlagged) {
  const Response response =
      Read(Moved(HarbourText(Filled()), kAskCounted, kAskHow, "## C. Contact"));
  EXPECT_EQ(Differences(response), "A.2 answered yes {out_of_order}");
}

TEST(AlignmentTest, ARepeatedPromptIsTheForms) {
  HarbourAnswers answers = Filled();
  answers.how = "By hand,\n\n" + std::string(kAskHow) + "\n\nat noon.";
  const Response response = Read(HarbourText(answers));
  EXPECT_EQ(PrintValue(FieldOf(response, "A.3")), "By hand,\nat noon.");
}

TEST(AlignmentTest, ACoveringLetterIsUnassigned) {
  const std::string letter =
      "Dear colleagues,\n\nenclosed is our reply to your survey.\n\n";
  const Response response = Read(letter + HarbourText(Filled()));
  EXPECT_EQ(Differences(response), "");
  EXPECT_EQ(PrintUnassigned(response),
            "Dear colleagues, / enclosed is our reply to your survey.");
  EXPECT_EQ(response.coverage.unassigned, 9);
  ASSERT_EQ(response.unassigned.size(), 2U);
  EXPECT_FALSE(response.unassigned[0].evidence.empty());
}

TEST(AlignmentTest, WordsBehindTheFormAreKept) {
  const Response response =
      Read(HarbourText(Filled()) + "\nPS: Please write to our new address.\n");
  EXPECT_EQ(Differences(response), "");
  EXPECT_EQ(PrintUnassigned(response), "PS: Please write to our new address.");
}

TEST(AlignmentTest, AnAnswerMayQuoteItsPrompt) {
  HarbourAnswers answers = Filled();
  answers.how =
      "You ask “Please describe how arriving boats are counted and who is "
      "responsible for it” and the answer is: nobody.";
  EXPECT_EQ(PrintValue(FieldOf(Read(HarbourText(answers)), "A.3")),
            answers.how);
}

TEST(AlignmentTest, AnAnswerMayQuoteThePromptThatFollows) {
  HarbourAnswers answers = Filled();
  answers.addresses =
      "See “Do you count the boats that moor in your harbour during the "
      "season?” below.";
  const Response response = Read(HarbourText(answers));
  EXPECT_EQ(Print(FieldOf(response, "A.2")), "answered yes");
  EXPECT_EQ(FieldOf(response, "A.1").text, answers.addresses);
}

TEST(AlignmentTest, AnAnswerMayReadLikeAHeading) {
  HarbourAnswers answers = Filled();
  answers.how = "By hand.\n\nEnvironment and Safety\n\nAt noon.";
  const Response response = Read(HarbourText(answers));
  EXPECT_EQ(PrintValue(FieldOf(response, "A.3")),
            "By hand.\nEnvironment and Safety\nAt noon.");
  EXPECT_EQ(PrintValue(FieldOf(response, "B.1")), "[oil]");
}

TEST(AlignmentTest, AnAnswerMayBeANumberedList) {
  HarbourAnswers answers = Filled();
  answers.how = "1. first\n2. second\n3. third";
  EXPECT_EQ(PrintValue(FieldOf(Read(HarbourText(answers)), "A.3")),
            "1. first\n2. second\n3. third");
}

TEST(AlignmentTest, PromptsMayBeRenumbered) {
  std::string text = HarbourText(Filled());
  text = Replaced(text, "1. Which web", "4.1 Which web");
  text = Replaced(text, "2. Do you count", "4.2 Do you count");
  text = Replaced(text, "3. Please describe", "4.3 Please describe");
  text = Replaced(text, "## B. Env", "## V. Env");
  text = Replaced(text, "1. Please tick", "Q5: Please tick");
  EXPECT_EQ(Differences(Read(text)), "");
}

TEST(AlignmentTest, PromptsMayLoseTheirNumbers) {
  std::string text = HarbourText(Filled());
  text = Replaced(text, "1. Which web", "Which web");
  text = Replaced(text, "2. Do you count", "Do you count");
  text = Replaced(text, "3. Please describe", "Please describe");
  EXPECT_EQ(Differences(Read(text)), "");
}

TEST(AlignmentTest, AnAnswerMayFollowItsPromptInOneParagraph) {
  std::string text = HarbourText(Filled());
  text = Replaced(text, "responsible for it.\n\n", "responsible for it. ");
  EXPECT_EQ(Differences(Read(text)), "");
}

TEST(AlignmentTest, AChangedPromptIsFoundAndFlagged) {
  const Response response =
      Read(Replaced(HarbourText(Filled()), "how arriving boats are counted",
                    "in short the way that ships get counted"));
  EXPECT_EQ(PrintValue(FieldOf(response, "A.3")), "By hand, at noon.");
  EXPECT_TRUE(HasReason(FieldOf(response, "A.3"), "prompt_changed"));
}

TEST(AlignmentTest, ASentenceOrTwoOfTheIntroductionAreTheForms) {
  const Response response =
      Extract(FromMarkdown(
                  "# Local Government Questionnaire\n\n"
                  "For the first time in 2018, the United Nations E-Government "
                  "Survey assessed 40 pilot cities. The 2020 Survey featured "
                  "100 cities/local government websites assessment.\n\n"
                  "Ghent\n\nBelgium\n\n## I. Institutional Framework\n"),
              Lgq2022());
  EXPECT_EQ(PrintUnassigned(response), "");
  EXPECT_EQ(PrintValue(FieldOf(response, "respondent.city")), "Ghent");
  EXPECT_EQ(PrintValue(FieldOf(response, "respondent.country")), "Belgium");
}

TEST(AlignmentTest, ARemarkBehindAFootnoteIsKept) {
  const Response response = Read(
      HarbourText(Filled()) +
      "\n[^1]: A mooring is any place where a boat can be made fast, ashore or "
      "afloat. Our harbour counts buoys, see https://port.example/buoys.\n");
  EXPECT_EQ(PrintUnassigned(response),
            "Our harbour counts buoys, see https://port.example/buoys.");
}

// As pdftotext writes raised marks, without a blank line above the note.
TEST(AlignmentTest, AMarkGluedToAFootnoteIsTheForms) {
  HarbourAnswers answers = Filled();
  answers.how =
      "Twice a day, by the harbour master.\n1A mooring is any place where a "
      "boat can be made fast, ashore or afloat.";
  const Response response = ExtractHarbour(answers);
  EXPECT_EQ(FieldOf(response, "A.3").text_value,
            "Twice a day, by the harbour master.");
}

TEST(AlignmentTest, AFootnoteInTheMiddleIsTheForms) {
  HarbourAnswers answers = Filled();
  answers.how =
      "By hand, at noon.\n\n<sup>1</sup> A mooring is any place where a boat "
      "can be made fast, ashore or afloat.\n\nAnd at six.";
  const Response response = Read(HarbourText(answers));
  EXPECT_EQ(PrintValue(FieldOf(response, "A.3")),
            "By hand, at noon.\nAnd at six.");
  EXPECT_EQ(PrintUnassigned(response), "");
}

TEST(AlignmentTest, TheAnswerOfAPromptThatIsGoneIsReadBehindItsHeading) {
  const Response response = Read(Replaced(
      HarbourText(Filled()),
      "1. Which web addresses does your harbour office publish for its "
      "visitors?\n\n",
      ""));
  const FieldAnswer& addresses = FieldOf(response, "A.1");
  EXPECT_EQ(PrintValue(addresses),
            PrintValue(FieldOf(Read(HarbourText(Filled())), "A.1")));
  EXPECT_TRUE(HasReason(addresses, "prompt_not_found"));
  EXPECT_TRUE(addresses.needs_review);
}

TEST(AlignmentTest, HeadingsMayBeGone) {
  const Response response = Read(
      Replaced(HarbourText(Filled()), "## B. Environment and Safety\n\n", ""));
  EXPECT_EQ(Differences(response),
            "A.3 answered By hand, at noon. {neighbour_not_found}");
}

TEST(AlignmentTest, NothingButAnswersIsAllUnassigned) {
  const Response response = Read("We are sorry, we cannot reply this year.\n");
  for (const FieldAnswer& field : response.fields) {
    EXPECT_EQ(field.status, FieldStatus::kMissing) << field.id;
    EXPECT_EQ(field.reasons.front(), "prompt_not_found") << field.id;
  }
  EXPECT_EQ(PrintUnassigned(response),
            "We are sorry, we cannot reply this year.");
  EXPECT_EQ(response.coverage.words, response.coverage.unassigned);
}

TEST(AlignmentTest, OfADocumentWithoutWordsMissesEveryField) {
  const Response response = Extract(Document{}, HarbourForm());
  EXPECT_EQ(response.fields.size(), HarbourForm().fields.size());
  EXPECT_EQ(response.coverage.words, 0);
}

TEST(AlignmentTest, GivesEveryWordARoleAndAnOwnerWithinBounds) {
  const Document document = FromMarkdown(HarbourText(Filled()));
  const Alignment alignment = Align(document, HarbourForm());
  ASSERT_EQ(alignment.roles.size(), alignment.body.tokens.size());
  for (const TokenRole& role : alignment.roles) {
    EXPECT_GE(role.owner, -1);
    EXPECT_LT(role.owner, static_cast<int>(alignment.placed.size()));
  }
}

TEST(AlignmentTest, PlacesEntriesInDocumentOrderWithoutOverlap) {
  const Alignment alignment =
      Align(FromMarkdown(HarbourText(Filled())), HarbourForm());
  for (std::size_t i = 1; i < alignment.placed.size(); ++i) {
    EXPECT_GE(alignment.placed[i].at.begin, alignment.placed[i - 1].at.end);
  }
}

// A shortened prompt with the answer on its own line: the words behind the
// question mark are the respondent's, however few.
TEST(AlignTest, KeepsAShortAnswerBehindAShortenedPrompt) {
  for (const std::string answer :
       {"Not yet.", "No.", "The finance office does this."}) {
    const Response response = Extract(
        FromMarkdown("## III. Strategy and Implementation\n\n"
                     "3. Does your city/municipality have a dedicated budget "
                     "for digital government? Please explain by informing on "
                     "the percentage compared to the total municipality "
                     "budget.\n\nNone.\n\n"
                     "4. Do you publish the city/municipality budget online? " +
                     answer +
                     "\n\n5. Are there any digital initiatives in place in "
                     "your city/municipality focused on sustainability issues "
                     "and/or a green economy? Please explain further and "
                     "provide links.\n\nNone.\n"),
        Lgq2022());
    EXPECT_EQ(FieldOf(response, "III.4").text_value, answer);
  }
}

TEST(ExtractTest, ADocumentThatIsAnotherFormIsDoubtfulThroughout) {
  const Response response = Extract(
      FromMarkdown("Dear Sir,\n\nthank you for your letter.\n"), Lgq2022());
  EXPECT_FALSE(response.warnings.empty());
  for (const FieldAnswer& field : response.fields) {
    EXPECT_TRUE(field.needs_review) << field.id;
  }
}

TEST(BestFitTest, RecognisesTheFormADocumentWasMadeFrom) {
  const std::vector<Definition> forms = {Lgq2022(), HarbourForm()};
  const Fit fit = BestFit(FromMarkdown(HarbourText(Filled())), forms);
  EXPECT_EQ(fit.definition, 1U);
  EXPECT_GT(fit.score, 0.8);
}

TEST(BestFitTest, FindsALetterToFitNone) {
  const std::vector<Definition> forms = {Lgq2022(), HarbourForm()};
  EXPECT_LT(
      BestFit(FromMarkdown("Dear Sir,\n\nthank you for your letter."), forms)
          .score,
      kLeastFit);
}

}  // namespace
}  // namespace quaestor
