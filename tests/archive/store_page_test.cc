// docs/store.md says what is there, and what it says works.
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "tests/archive/archive_testing.h"

namespace quaestor {
namespace {

std::string Page() {
  return ReadWholeFile(std::string(QUAESTOR_SOURCE_DIR) + "/docs/store.md");
}

// The statements in the indented lines of the section with this title.
std::vector<std::string> StatementsIn(const std::string& title) {
  std::istringstream lines(Page());
  std::vector<std::string> statements(1);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ")) inside = line.ends_with(title);
    if (!inside || !line.starts_with("    ")) continue;
    statements.back() += line.substr(4) + '\n';
    if (line.ends_with(';')) statements.emplace_back();
  }
  statements.pop_back();
  return statements;
}

class StorePageTest : public testing::Test {
 protected:
  TemporaryFolder folder_;
  Database store_ =
      OpenStore(folder_.path() / "store.sqlite", StoreAccess::kCreate);
};

TEST_F(StorePageTest, ItsQuestionsHaveAnswers) {
  AddResponse(store_, "a.pdf", SampleResponse("oakmere-drawn-boxes"));
  const std::string locked =
      AddFailure(store_, "b.pdf", OutcomeKind::kEncrypted);
  AddPlace(store_, {locked, "b.pdf", 7, "/mail/b.eml", "b.pdf",
                    R"({"from": "ana@example.org", "subject": "Form"})"});
  const std::vector<std::string> statements = StatementsIn("Questions");
  EXPECT_GE(statements.size(), 4U);
  for (const std::string& statement : statements) {
    SqlQuery query = store_.Query(statement);
    EXPECT_TRUE(query.Step()) << statement;
  }
}

TEST_F(StorePageTest, EveryTableAndColumnIsDescribed) {
  const std::string page = Page();
  SqlQuery tables = store_.Query(
      "SELECT t.name, c.name FROM sqlite_schema AS t, "
      "pragma_table_info(t.name) "
      "AS c WHERE t.type = 'table'");
  int columns = 0;
  for (; tables.Step(); ++columns) {
    for (const int i : {0, 1}) {
      EXPECT_NE(page.find("`" + std::string(tables.Text(i)) + "`"),
                std::string::npos)
          << tables.Text(0) << '.' << tables.Text(i);
    }
  }
  EXPECT_GT(columns, 30);
}

TEST_F(StorePageTest, EveryOutcomeIsDescribed) {
  for (const OutcomeKind kind :
       {OutcomeKind::kConverted, OutcomeKind::kCrashed, OutcomeKind::kTimedOut,
        OutcomeKind::kOutOfMemory, OutcomeKind::kUnreadable,
        OutcomeKind::kEncrypted, OutcomeKind::kNotAQuestionnaire}) {
    EXPECT_NE(Page().find("| `" + std::string(NameOf(kind)) + "` |"),
              std::string::npos);
    EXPECT_EQ(ParseOutcomeKind(NameOf(kind)), kind);
  }
}

}  // namespace
}  // namespace quaestor
