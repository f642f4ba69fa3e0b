// Every sample in samples/ with the response that is expected of it. An empty
// folder fails.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/run_program.h"
#include "tests/support/schema.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

fs::path Folder() { return fs::path(QUAESTOR_SOURCE_DIR) / "samples"; }

bool IsSample(const fs::path& file) {
  const std::string kind = file.extension().string();
  return kind == ".pdf" || kind == ".txt" || kind == ".docx" ||
         kind == ".odt" || (kind == ".md" && file.filename() != "README.md");
}

std::vector<fs::path> Samples() {
  std::vector<fs::path> samples;
  for (const auto& entry : fs::directory_iterator(Folder())) {
    if (IsSample(entry.path())) samples.push_back(entry.path());
  }
  std::ranges::sort(samples);
  return samples;
}

fs::path ExpectedOf(const fs::path& sample) {
  return Folder() / "expected" / (sample.stem().string() + ".json");
}

TEST(SamplesTest, AreAtLeastEight) { EXPECT_GE(Samples().size(), 8U); }

TEST(SamplesTest, AreEachDescribed) {
  const std::string readme = ReadWholeFile(Folder() / "README.md");
  for (const fs::path& sample : Samples()) {
    EXPECT_NE(readme.find(sample.filename().string()), std::string::npos)
        << sample.filename() << " is not in samples/README.md";
  }
}

// The words of a scan are the recognition engine's, whose next version may read
// one otherwise; what is compared is whether fields are answered, and boxes.
bool IsScan(const fs::path& sample) {
  return sample.stem().string().ends_with("-scan");
}

std::string MarksOf(const std::string& response) {
  std::string marks;
  for (const Json& field : Json::parse(response, nullptr, false)["fields"]) {
    marks += field["id"].dump() + field["status"].dump() + "\n";
    if (!field.contains("options")) continue;
    for (const Json& option : field["options"]) {
      marks += "  " + option["id"].dump() + option["checked"].dump() + "\n";
    }
  }
  return marks;
}

TEST(SamplesTest, GiveTheExpectedResponses) {
  for (const fs::path& sample : Samples()) {
    SCOPED_TRACE(sample.filename());
    EXPECT_TRUE(fs::exists(ExpectedOf(sample))) << ExpectedOf(sample);
    const RunResult run = RunQuaestor({"extract", "--quiet", sample});
    EXPECT_EQ(run.status, 0) << run.err;
    if (IsScan(sample)) {
      EXPECT_EQ(MarksOf(run.out), MarksOf(ReadWholeFile(ExpectedOf(sample))));
      continue;
    }
    EXPECT_EQ(run.out, ReadWholeFile(ExpectedOf(sample)))
        << "see: build/quaestor extract " << sample << " | diff "
        << ExpectedOf(sample) << " -";
  }
}

// The value and the status of each field, and of its options.
std::string ValuesOf(const fs::path& sample) {
  const RunResult run = RunQuaestor({"extract", "--quiet", sample});
  std::string values;
  for (const Json& field : Json::parse(run.out, nullptr, false)["fields"]) {
    values += field["id"].dump() + field["status"].dump() +
              field["value"].dump() + "\n";
    if (!field.contains("options")) continue;
    for (const Json& option : field["options"]) {
      values += "  " + option["id"].dump() + option["checked"].dump() + "\n";
    }
  }
  return values;
}

TEST(SamplesTest, GiveTheSameValuesAsWordFileAndAsPrint) {
  EXPECT_EQ(ValuesOf(Folder() / "lindhaven-word.docx"),
            ValuesOf(Folder() / "lindhaven-glyph.pdf"));
  EXPECT_EQ(ValuesOf(Folder() / "zarechnoborsk-table.odt"),
            ValuesOf(Folder() / "zarechnoborsk-two-column.pdf"));
}

TEST(SamplesTest, FollowTheSchemasAndKeepTheirPromises) {
  for (const fs::path& sample : Samples()) {
    SCOPED_TRACE(sample.filename());
    const RunResult run = RunQuaestor({"extract", "--quiet", sample});
    EXPECT_EQ(SchemaErrors("response", run.out), "");
    EXPECT_EQ(
        SchemaErrors("document", RunQuaestor({"inspect", "-q", sample}).out),
        "");
    EXPECT_EQ(RunQuaestor({"extract", "-q", sample}).out, run.out);
    const Json response = Json::parse(run.out, nullptr, false);
    if (!response.is_object()) continue;
    const Json& coverage = response["coverage"];
    EXPECT_EQ(coverage["words"].get<int>(),
              coverage["questionnaire"].get<int>() +
                  coverage["answers"].get<int>() +
                  coverage["furniture"].get<int>() +
                  coverage["unassigned"].get<int>());
  }
}

}  // namespace
}  // namespace quaestor
