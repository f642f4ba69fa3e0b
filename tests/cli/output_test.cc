#include "cli/output.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/usage_error.h"
#include "tests/support/run_program.h"

namespace quaestor {
namespace {

using Strings = std::vector<std::string>;

Strings Targets(const Strings& files, const std::string& output) {
  Strings targets;
  for (const auto& target : PlanOutput(files, output).targets) {
    targets.push_back(target.string());
  }
  return targets;
}

TEST(PlanOutputTest, OneFileGoesToStandardOutputOrToTheFileNamed) {
  EXPECT_EQ(Targets({"a/city.pdf"}, ""), Strings());
  EXPECT_EQ(Targets({"a/city.pdf"}, "-"), Strings());
  EXPECT_EQ(Targets({"a/city.pdf"}, "out.json"), Strings({"out.json"}));
  EXPECT_EQ(Targets({"a/city.pdf"}, "out"), Strings({"out"}));
}

TEST(PlanOutputTest, FolderGetsAJsonPerName) {
  const TemporaryFolder folder;
  EXPECT_EQ(Targets({"a/city.pdf"}, "new/"), Strings({"new/city.json"}));
  EXPECT_EQ(Targets({"a/city.pdf"}, folder.path()),
            Strings({folder.path() / "city.json"}));
  EXPECT_EQ(Targets({"a/city.pdf", "b/town.v2.md", "-"}, "new"),
            Strings({"new/city.json", "new/town.v2.json", "new/stdin.json"}));
  EXPECT_EQ(Targets({".pdf"}, "new/"), Strings({"new/.pdf.json"}));
}

TEST(PlanOutputTest, EqualNamesAreNumberedAndTakeNoOthersName) {
  EXPECT_EQ(Targets({"a/city.pdf", "b/city.pdf", "city.md"}, "o/"),
            Strings({"o/city.json", "o/city-2.json", "o/city-3.json"}));
  EXPECT_EQ(Targets({"a/city.pdf", "b/city.pdf", "city-2.pdf"}, "o/"),
            Strings({"o/city.json", "o/city-3.json", "o/city-2.json"}));
}

TEST(PlanOutputTest, SeveralFilesWithoutAFolderAreRefused) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("all", "");
  EXPECT_THROW(PlanOutput({"a", "b"}, ""), UsageError);
  EXPECT_THROW(PlanOutput({"a", "b"}, "all.json"), UsageError);
  EXPECT_THROW(PlanOutput({"a", "b"}, file), UsageError);
}

TEST(PlanOutputTest, DocumentsAreNeverReplaced) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("city.json", "text");
  const std::string other = folder.Write("b/town.md", "text");
  const std::string path = folder.path();
  EXPECT_THROW(PlanOutput({file}, file), UsageError);
  EXPECT_THROW(PlanOutput({file}, path + "/./city.json"), UsageError);
  EXPECT_THROW(PlanOutput({file}, path), UsageError);
  EXPECT_THROW(PlanOutput({other, file}, path + "/"), UsageError);
  EXPECT_NO_THROW(PlanOutput({other}, file));
}

TEST(PlanOutputTest, FoldersThatCannotBeAreRefused) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("all", "");
  const std::string path = folder.path();
  EXPECT_THROW(PlanOutput({"a"}, path + "/none/a.json"), UsageError);
  EXPECT_THROW(PlanOutput({"a"}, file + "/a.json"), UsageError);
  EXPECT_THROW(PlanOutput({"a"}, file + "/"), UsageError);
  EXPECT_THROW(PlanOutput({"a", "b"}, file + "/deeper/"), UsageError);
}

}  // namespace
}  // namespace quaestor
