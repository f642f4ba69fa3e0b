#include "extract/unread_pages.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

// A return whose last page is a picture that nobody could read; what came
// after `end` stood there.
Response WithUnreadPage(const std::string& end) {
  std::string text = HarbourText({});
  text.resize(text.find(end));
  Document document = FromMarkdown(text);
  Page& unread = document.pages.emplace_back();
  unread.number = 2;
  unread.unreadable = true;
  return Extract(document, HarbourForm());
}

TEST(NoteUnreadPagesTest, FlagsTheAnswerThatMayGoOnThere) {
  const Response response = WithUnreadPage("Thank you");
  const FieldAnswer& last = FieldOf(response, "C.date");
  EXPECT_TRUE(HasReason(last, "page_unreadable"));
  EXPECT_TRUE(last.needs_review);
}

TEST(NoteUnreadPagesTest, LeavesAnswersThatStandBeforeOtherQuestions) {
  const Response response = WithUnreadPage("Thank you");
  EXPECT_FALSE(HasReason(FieldOf(response, "A.1"), "page_unreadable"));
  EXPECT_FALSE(HasReason(FieldOf(response, "B.1"), "page_unreadable"));
}

TEST(NoteUnreadPagesTest, SaysWhyAQuestionMayBeMissing) {
  const Response response = WithUnreadPage("## C");
  const FieldAnswer& missing = FieldOf(response, "C.date");
  EXPECT_EQ(missing.status, FieldStatus::kMissing);
  EXPECT_TRUE(HasReason(missing, "page_unreadable"));
  EXPECT_TRUE(HasReason(missing, "prompt_not_found"));
}

TEST(NoteUnreadPagesTest, SaysNothingWhereEveryPageWasRead) {
  const Response response =
      Extract(FromMarkdown(HarbourText({})), HarbourForm());
  for (const FieldAnswer& answer : response.fields) {
    EXPECT_FALSE(HasReason(answer, "page_unreadable")) << answer.id;
  }
}

}  // namespace
}  // namespace quaestor
