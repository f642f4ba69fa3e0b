#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/run_program.h"

namespace quaestor {
namespace {

struct Case {
  std::vector<std::string> arguments;
  std::string message;  // part of what is said
};

TEST(UsageTest, WrongCommandLinesSayWhatToWrite) {
  const Case cases[] = {
      {{}, "name a command"},
      {{"extrat", "x.pdf"}, "did you mean \"extract\"?"},
      {{"frobnicate"}, "there are extract, inspect, batch"},
      {{"extract"}, "FILE is required"},
      {{"extract", "--jbs", "2", "x.pdf"}, "did you mean --jobs?"},
      {{"extract", "x.pdf", "--jobs", "0"}, "--jobs"},
      {{"extract", "x.pdf", "--jobs", "many"}, "--jobs"},
      {{"extract", "x.pdf", "--ocr", "on"}, "write auto, off or force"},
      {{"extract", "x.pdf", "--languages", "eng,fra"}, "eng+fra"},
      {{"extract", "x.pdf", "--review-below", "2"}, "--review-below"},
      {{"extract", "x.pdf", "--questionnaire", "lgq-1999"}, "lgq-2022"},
      {{"extract", "a.pdf", "b.pdf"}, "-o DIR/"},
      {{"extract", "a.pdf", "b.pdf", "-o", "all.json"}, "-o all/"},
      {{"inspect", "a.pdf", "b.pdf"}, "b.pdf"},
      {{"inspect", "x.pdf", "--pages", "3-2"}, "--pages"},
      {{"inspect", "x.pdf", "--dpi", "5"}, "--dpi"},
      {{"batch", "samples"}, "--store"},
      {{"batch", "none", "--store", "x.sqlite"}, "none"},
      {{"batch", ".", "--store", "x", "--shard", "0/2"}, "3/16"},
      {{"batch", ".", "--store", "x", "--shard", "3/2"}, "3/16"},
      {{"batch", ".", "--store", "x", "--memory", "lots"}, "512M"},
      {{"batch", ".", "--store", "x", "--memory", "1K"}, "64M"},
      {{"batch", ".", "--store", "x", "--timeout", "0"}, "--timeout"},
      {{"export", "x", "--format", "doc"}, "--format"},
      {{"export", "x"}, "--format"},
      {{"review", "x", "--port", "0"}, "--port"},
      {{"merge", "x"}, "--output"},
      {{"schema", "poem"}, "poem"},
      {{"definitions", "lgq-1999"}, "lgq-1999"},
      {{"--verson"}, "--version"},
  };
  for (const Case& item : cases) {
    const RunResult run = RunQuaestor(item.arguments);
    const std::string what =
        item.arguments.empty() ? "" : item.arguments.back();
    EXPECT_EQ(run.status, 2) << what;
    EXPECT_EQ(run.out, "") << what;
    EXPECT_NE(run.err.find(item.message), std::string::npos) << run.err;
    EXPECT_EQ(std::ranges::count(run.err, '\n'), 1) << run.err;
    EXPECT_TRUE(run.err.starts_with("quaestor: ")) << run.err;
  }
}

TEST(UsageTest, HelpGoesToStandardOutputWithExamples) {
  for (const char* command : {"", "extract", "inspect", "batch", "status",
                              "review", "export", "merge", "schema", "definitions"}) {
    const RunResult run =
        RunShell("\"$QUAESTOR\" " + std::string(command) + " --help");
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.err, "");
    EXPECT_NE(run.out.find("Examples:"), std::string::npos) << command;
  }
}

TEST(UsageTest, VersionNamesTheProgramAndItsEngines) {
  const RunResult run = RunQuaestor({"--version"});
  EXPECT_EQ(run.status, 0);
  for (const char* name :
       {"quaestor ", "Poppler ", "Tesseract ", "Leptonica "}) {
    EXPECT_NE(run.out.find(name), std::string::npos) << name;
  }
}

TEST(UsageTest, SchemasAreJsonAndDefinitionsAreListed) {
  for (const char* subject : {"response", "document", "definition"}) {
    const RunResult run = RunQuaestor({"schema", subject});
    EXPECT_EQ(run.status, 0);
    EXPECT_TRUE(nlohmann::json::accept(run.out)) << subject;
  }
  EXPECT_EQ(RunQuaestor({"schema"}).out,
            RunQuaestor({"schema", "response"}).out);
  EXPECT_NE(RunQuaestor({"definitions"}).out.find("lgq-2022"),
            std::string::npos);
  EXPECT_NE(RunQuaestor({"definitions", "lgq-2022"}).out.find("II.1.national"),
            std::string::npos);
}

TEST(UsageTest, EmptyOutputIsRefused) {
  for (const char* command : {"extract", "inspect"}) {
    const RunResult run = RunQuaestor({command, "none.pdf", "-o", ""});
    EXPECT_EQ(run.status, 2) << command;
    EXPECT_NE(run.err.find("name a file or a folder"), std::string::npos);
  }
}

TEST(UsageTest, MessagesToAFileHaveNoColours) {
  EXPECT_EQ(RunQuaestor({"extract", "none.pdf"}).err.find('\033'),
            std::string::npos);
}

}  // namespace
}  // namespace quaestor
