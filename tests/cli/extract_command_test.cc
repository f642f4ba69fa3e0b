#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/run_program.h"
#include "tests/support/schema.h"

namespace quaestor {
namespace {

using Json = nlohmann::json;
using Strings = std::vector<std::string>;

std::string Sample(const std::string& name) {
  return std::string(QUAESTOR_SOURCE_DIR) + "/samples/" + name;
}

const std::string& GlyphSample() {
  static const std::string path = Sample("lindhaven-glyph.pdf");
  return path;
}

const std::string& MarkdownSample() {
  static const std::string path = Sample("kestrelford-long.md");
  return path;
}

bool Contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(ExtractCommandTest, OneFileGoesToStandardOutput) {
  const RunResult run = RunQuaestor({"extract", GlyphSample()});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(SchemaErrors("response", run.out), "");
  const Json json = Json::parse(run.out);
  EXPECT_EQ(json["questionnaire"]["id"], "lgq-2022");
  EXPECT_EQ(json["document"]["name"], "lindhaven-glyph.pdf");
}

TEST(ExtractCommandTest, StandardInputIsADash) {
  const RunResult run =
      RunQuaestor({"extract", "-"}, ReadWholeFile(MarkdownSample()));
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(Json::parse(run.out)["document"]["name"], "stdin");
}

TEST(ExtractCommandTest, SeveralFilesGoIntoAFolderThatIsMade) {
  const TemporaryFolder folder;
  const RunResult run = RunQuaestor({"extract", GlyphSample(), MarkdownSample(),
                                     "-o", folder.path() / "deep/out/"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(folder.Names("deep/out"),
            Strings({"kestrelford-long.json", "lindhaven-glyph.json"}));
}

TEST(ExtractCommandTest, WritesTheSameBytesWhereverAndHoweverManyAtATime) {
  const TemporaryFolder folder;
  const std::string alone = RunQuaestor({"extract", GlyphSample()}).out;
  for (const char* jobs : {"1", "4"}) {
    const std::string out = folder.path() / jobs;
    RunQuaestor({"extract", MarkdownSample(), GlyphSample(), MarkdownSample(),
                 "-j", jobs, "-o", out + "/"});
    EXPECT_EQ(ReadWholeFile(out + "/lindhaven-glyph.json"), alone);
  }
}

TEST(ExtractCommandTest, NamesWhatFailsAndConvertsTheOthers) {
  const TemporaryFolder folder;
  const std::string damaged = folder.Write("damaged.pdf", "%PDF-1.7\nnothing");
  const std::string missing = folder.path() / "missing.pdf";
  const RunResult run =
      RunQuaestor({"extract", damaged, GlyphSample(), missing, folder.path(),
                   "-o", folder.path() / "out/"});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(folder.Names("out"), Strings({"lindhaven-glyph.json"}));
  EXPECT_TRUE(Contains(run.err, "quaestor: " + damaged + ": ")) << run.err;
  EXPECT_TRUE(Contains(run.err, missing + ": there is no such file"));
  EXPECT_TRUE(Contains(run.err, "this is a folder"));
  EXPECT_EQ(std::ranges::count(run.err, '\n'), 3) << run.err;
}

TEST(ExtractCommandTest, AnotherDocumentIsToldTheBestMatchAndTheWayOut) {
  const RunResult run =
      RunQuaestor({"extract", "-"},
                  "# Shopping\n\nBread, milk and two pounds of apples.\n");
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out, "");
  for (const char* part :
       {"lgq-2022", "fits ", " %", "--questionnaire", "learn"}) {
    EXPECT_TRUE(Contains(run.err, part)) << run.err;
  }
}

TEST(ExtractCommandTest, AQuestionnaireThatIsAskedForIsTakenAsGiven) {
  const RunResult run =
      RunQuaestor({"extract", "-", "--questionnaire", "lgq-2022"},
                  "Bread, milk and apples.\n");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(SchemaErrors("response", run.out), "");
}

TEST(ExtractCommandTest, ADefinitionsFileIsAQuestionnaireToo) {
  const std::string file =
      std::string(QUAESTOR_SOURCE_DIR) + "/patterns/lgq-2022.json";
  EXPECT_EQ(
      RunQuaestor({"extract", GlyphSample(), "--questionnaire", file}).out,
      RunQuaestor({"extract", GlyphSample()}).out);
}

TEST(ExtractCommandTest, AnEmptyFileIsNamedAsSuch) {
  const TemporaryFolder folder;
  const RunResult run =
      RunQuaestor({"extract", folder.Write("nothing.txt", "")});
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(Contains(run.err, "nothing.txt: ")) << run.err;
}

TEST(ExtractCommandTest, TheThresholdDecidesWhatIsReviewed) {
  const auto flagged = [](const char* threshold) {
    const RunResult run =
        RunQuaestor({"extract", GlyphSample(), "--review-below", threshold});
    return Json::parse(run.out)["review"]["flagged"].get<int>();
  };
  EXPECT_EQ(flagged("0"), 0);
  EXPECT_GE(flagged("1"), flagged("0.9"));
  EXPECT_GT(flagged("1"), 0);
}

TEST(ExtractCommandTest, AFullDiskLeavesTheOldFileAndNoHalfOne) {
  const TemporaryFolder folder;
  const std::string target = folder.Write("city.json", "old");
  const RunResult run =
      RunShell("trap '' XFSZ; ulimit -f 1; \"$QUAESTOR\" extract '" +
               GlyphSample() + "' -o '" + target + "'");
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(Contains(run.err, "cannot be written")) << run.err;
  EXPECT_EQ(ReadWholeFile(target), "old");
  EXPECT_EQ(folder.Names(), Strings({"city.json"}));
}

TEST(ExtractCommandTest, AnOutputThatCannotBeWrittenIsOneLine) {
  const std::string run = "\"$QUAESTOR\" extract -q '" + GlyphSample() + "' ";
  const RunResult full = RunShell(run + "> /dev/full");
  EXPECT_EQ(full.status, 1);
  EXPECT_EQ(std::ranges::count(full.err, '\n'), 1) << full.err;
  const TemporaryFolder folder;
  const std::string file = folder.Write("file", "");
  const RunResult blocked = RunShell(run + "-o '" + file + "/out/'");
  EXPECT_EQ(blocked.status, 2);
  EXPECT_EQ(std::ranges::count(blocked.err, '\n'), 1) << blocked.err;
}

TEST(ExtractCommandTest, AReaderWhoGoesAwayIsNoMatter) {
  const RunResult run =
      RunShell("\"$QUAESTOR\" extract -q '" + GlyphSample() + "' | true");
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.err, "");
}

TEST(ExtractCommandTest, TooLittleMemoryIsAnErrorAndNoCrash) {
  for (const int megabytes : {100, 120, 140, 160, 200}) {
    const RunResult run =
        RunShell("ulimit -v " + std::to_string(megabytes * 1024) +
                 "; \"$QUAESTOR\" extract -q '" + GlyphSample() + "'");
    // 127: the system could not even load the program.
    EXPECT_TRUE(run.status == 0 || run.status == 1 || run.status == 127)
        << megabytes << ": " << run.status << run.err;
  }
}

TEST(ExtractCommandTest, WritesThroughToWhatIsNoFile) {
  const RunResult run =
      RunQuaestor({"extract", GlyphSample(), "-o", "/dev/stdout"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(SchemaErrors("response", run.out), "");
}

}  // namespace
}  // namespace quaestor
