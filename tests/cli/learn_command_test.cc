#include <gtest/gtest.h>

#include <string>

#include "tests/learn/learn_testing.h"
#include "tests/support/run_program.h"

namespace quaestor {
namespace {

class LearnCommandTest : public testing::Test {
 protected:
  LearnCommandTest() : blank_(folder_.Write("blank.md", kCityForm)) {}

  [[nodiscard]] std::string Path(const std::string& name) const {
    return (folder_.path() / name).string();
  }

  TemporaryFolder folder_;
  std::string blank_;
};

TEST_F(LearnCommandTest, WritesADefinitionThatIsNamedAfterItsFile) {
  const RunResult run =
      RunQuaestor({"learn", blank_, "-o", Path("City 2027.json")});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_NE(run.err.find("2 sections, 10 fields"), std::string::npos)
      << run.err;
  const std::string json = ReadWholeFile(Path("City 2027.json"));
  EXPECT_NE(json.find("\"id\": \"city-2027\""), std::string::npos);
  EXPECT_EQ(
      RunQuaestor({"definitions", "check", Path("City 2027.json")}).status, 0);
}

TEST_F(LearnCommandTest, PrintsWithoutAFile) {
  const RunResult run = RunQuaestor({"learn", "--quiet", blank_});
  EXPECT_EQ(run.status, 0);
  EXPECT_TRUE(run.out.starts_with("{\n  \"schema\""));
  EXPECT_EQ(run.err, "");
}

TEST_F(LearnCommandTest, KeepsADefinitionThatExistsUnlessForced) {
  const std::string old = folder_.Write("old.json", "mine");
  const RunResult refused = RunQuaestor({"learn", blank_, "-o", old});
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.err.find("--force"), std::string::npos);
  EXPECT_EQ(ReadWholeFile(old), "mine");
  EXPECT_EQ(RunQuaestor({"learn", blank_, "-o", old, "--force"}).status, 0);
  EXPECT_NE(ReadWholeFile(old), "mine");
}

TEST_F(LearnCommandTest, RefusesAFilledFormAndShowsItsAnswers) {
  std::string filled(kCityForm);
  filled.replace(filled.find("☐ by post"), 11, "☒ by post");
  const std::string path = folder_.Write("filled.md", filled);
  const RunResult run = RunQuaestor({"learn", path, "-o", Path("x.json")});
  EXPECT_EQ(run.status, 1);
  EXPECT_NE(run.err.find("by post"), std::string::npos);
  EXPECT_NE(run.err.find("Give the blank form"), std::string::npos);
  EXPECT_EQ(RunQuaestor({"learn", path, "--blank", "-q"}).status, 0);
}

TEST_F(LearnCommandTest, ReportsWhatChangedSinceTheLastEdition) {
  ASSERT_EQ(RunQuaestor({"learn", blank_, "-o", Path("old.json")}).status, 0);
  std::string next(kCityForm);
  next.replace(next.find("If yes, please explain how.\n"), 28, "");
  const RunResult run =
      RunQuaestor({"learn", folder_.Write("next.md", next), "--previous",
                   Path("old.json"), "-o", Path("next.json")});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_NE(run.err.find("0 new, 1 gone, 0 moved, 0 reworded"),
            std::string::npos)
      << run.err;
  EXPECT_NE(run.err.find("gone: A.2.details"), std::string::npos);
}

TEST_F(LearnCommandTest, WantsWordingAndIntoTogether) {
  const RunResult run = RunQuaestor({"learn", blank_, "--wording", "fr"});
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("--into"), std::string::npos);
}

TEST_F(LearnCommandTest, FindsDefinitionsInFolders) {
  ASSERT_EQ(RunQuaestor({"learn", blank_, "-o", Path("city.json")}).status, 0);
  const RunResult listed =
      RunQuaestor({"definitions", "--definitions", folder_.path().string()});
  EXPECT_NE(listed.out.find("city.json"), std::string::npos);
  const RunResult user = RunShell(
      "mkdir -p c/quaestor/definitions && cp '" + Path("city.json") +
      "' c/quaestor/definitions/ && XDG_CONFIG_HOME=\"$PWD/c\" \"$QUAESTOR\" "
      "extract '" +
      blank_ + "' | grep '\"id\": \"city\"'; rm -r c");
  EXPECT_EQ(user.status, 0) << user.err;
  EXPECT_NE(user.out.find("city"), std::string::npos);
}

TEST_F(LearnCommandTest, ShowsADefinitionAsAnOutlineOrAsItsFile) {
  const RunResult outline = RunQuaestor({"definitions", "show", "lgq-2022"});
  EXPECT_EQ(outline.status, 0);
  EXPECT_NE(outline.out.find("\nII. Legal Framework\n"), std::string::npos);
  EXPECT_NE(outline.out.find("II.1.national: choice of yes, no"),
            std::string::npos);
  const RunResult json =
      RunQuaestor({"definitions", "show", "lgq-2022", "--json"});
  const std::string copy = folder_.Write("copy.json", json.out);
  EXPECT_EQ(RunQuaestor({"definitions", "check", copy}).status, 0);
}

TEST_F(LearnCommandTest, SaysWhereADefinitionIsWrong) {
  const std::string bad = folder_.Write("bad.json", "{\"nummer\": 1}");
  const RunResult run = RunQuaestor({"definitions", "check", bad});
  EXPECT_EQ(run.status, 1);
  EXPECT_NE(run.err.find("key 'nummer' is not known"), std::string::npos);
}

TEST_F(LearnCommandTest, NamesTheOptionThatIsWrong) {
  const RunResult previous =
      RunQuaestor({"learn", blank_, "--previous", "nosuch"});
  EXPECT_EQ(previous.status, 2);
  EXPECT_NE(previous.err.find("--previous: \"nosuch\""), std::string::npos)
      << previous.err;
  const RunResult id = RunQuaestor({"learn", blank_, "--id", "bad id!"});
  EXPECT_EQ(id.status, 2);
  EXPECT_NE(id.err.find("--id: \"bad id!\""), std::string::npos) << id.err;
}

TEST_F(LearnCommandTest, ChecksSeveralDefinitionsAndThoseOfTheProgram) {
  ASSERT_EQ(RunQuaestor({"learn", blank_, "-o", Path("city.json")}).status, 0);
  const RunResult both =
      RunQuaestor({"definitions", "check", "lgq-2022", Path("city.json")});
  EXPECT_EQ(both.status, 0) << both.err;
  EXPECT_NE(both.out.find("lgq-2022: in order"), std::string::npos);
  EXPECT_NE(both.out.find("city.json: in order"), std::string::npos);
  const RunResult piped = RunShell("\"$QUAESTOR\" definitions check - < '" +
                                   Path("city.json") + "'");
  EXPECT_EQ(piped.status, 0) << piped.err;
  const RunResult one_bad = RunQuaestor(
      {"definitions", "check", folder_.Write("bad.json", "{"), "lgq-2022"});
  EXPECT_EQ(one_bad.status, 1);
}

TEST_F(LearnCommandTest, ShowsAFileWithItsReasons) {
  ASSERT_EQ(RunQuaestor({"learn", blank_, "-o", Path("city.json")}).status, 0);
  const std::string file = ReadWholeFile(Path("city.json"));
  EXPECT_EQ(
      RunQuaestor({"definitions", "show", Path("city.json"), "--json"}).out,
      file);
  EXPECT_EQ(RunQuaestor({"definitions", "show", "city", "--json",
                         "--definitions", folder_.path().string()})
                .out,
            file);
}

TEST_F(LearnCommandTest, ABrokenDefinitionDoesNotStopTheOthers) {
  ASSERT_EQ(RunQuaestor({"learn", blank_, "-o", Path("city.json")}).status, 0);
  ASSERT_FALSE(folder_.Write("broken.json", "{").empty());
  const RunResult run = RunQuaestor(
      {"extract", blank_, "--definitions", folder_.path().string()});
  EXPECT_NE(run.status, 2) << run.err;
  EXPECT_NE(run.err.find(folder_.path().string()), std::string::npos);
  EXPECT_NE(run.err.find("left out: broken.json"), std::string::npos)
      << run.err;
  EXPECT_NE(run.out.find("\"id\": \"city\""), std::string::npos);
}

TEST_F(LearnCommandTest, WarnsOfTwoFilesWithOneId) {
  ASSERT_EQ(RunQuaestor({"learn", blank_, "-o", Path("city.json")}).status, 0);
  const std::string second =
      folder_.Write("second.json", ReadWholeFile(Path("city.json")));
  ASSERT_FALSE(second.empty());
  const RunResult run =
      RunQuaestor({"definitions", "--definitions", folder_.path().string()});
  EXPECT_NE(run.err.find("has the id \"city\""), std::string::npos) << run.err;
}

TEST_F(LearnCommandTest, RefusesALanguageThatThereIsNot) {
  const RunResult run = RunQuaestor({"learn", blank_, "--language", "xx"});
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("--language: \"xx\" is no language code"),
            std::string::npos)
      << run.err;
  EXPECT_EQ(RunQuaestor({"learn", blank_, "--language", "en", "-q"}).status, 0);
}

}  // namespace
}  // namespace quaestor
