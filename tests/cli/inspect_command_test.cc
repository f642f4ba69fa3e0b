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

using Json = nlohmann::json;
using Strings = std::vector<std::string>;

std::string Sample(const std::string& name) {
  return std::string(QUAESTOR_SOURCE_DIR) + "/samples/" + name;
}

// Width and height out of a PNG's header.
std::pair<int, int> PngSize(const std::string& png) {
  const auto number = [&](std::size_t at) {
    int value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
      value = value * 256 + static_cast<unsigned char>(png.at(i));
    }
    return value;
  };
  return {number(16), number(20)};
}

TEST(InspectCommandTest, PrintsWhatWasRead) {
  for (const char* name : {"lindhaven-glyph.pdf", "kestrelford-long.md"}) {
    const RunResult run = RunQuaestor({"inspect", Sample(name)});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(SchemaErrors("document", run.out), "") << name;
    EXPECT_NE(run.out.find("☒ Yes"), std::string::npos) << name;
  }
}

TEST(InspectCommandTest, BoxesLieInsideTheirPages) {
  const RunResult run = RunQuaestor({"inspect", Sample("lindhaven-glyph.pdf")});
  for (const Json& page : Json::parse(run.out)["pages"]) {
    for (const char* kind : {"lines", "marks"}) {
      for (const Json& item : page[kind]) {
        EXPECT_GE(item["bbox"][0], -2);
        EXPECT_LE(item["bbox"][2], page["width"].get<double>() + 2);
        EXPECT_LE(item["bbox"][3], page["height"].get<double>() + 2);
      }
    }
  }
}

TEST(InspectCommandTest, ShowsThePagesThatWereAskedFor) {
  const RunResult run =
      RunQuaestor({"inspect", Sample("lindhaven-glyph.pdf"), "--pages", "2-3"});
  const Json json = Json::parse(run.out);
  ASSERT_EQ(json["pages"].size(), 2U);
  EXPECT_EQ(json["pages"][0]["page"], 2);
  EXPECT_GT(json["document"]["pages"], 2);
}

TEST(InspectCommandTest, DrawsAPictureOfEachPage) {
  const TemporaryFolder folder;
  const RunResult run =
      RunQuaestor({"inspect", Sample("lindhaven-glyph.pdf"), "--pages", "2",
                   "--png", folder.path() / "png", "--dpi", "72"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out, "");
  const Strings names = folder.Names("png");
  ASSERT_EQ(names.size(), 1U);
  const std::string png = ReadWholeFile(folder.path() / "png" / names[0]);
  const Json page = Json::parse(
      RunQuaestor({"inspect", Sample("lindhaven-glyph.pdf")}).out)["pages"][1];
  EXPECT_NEAR(PngSize(png).first, page["width"].get<double>(), 1);
  EXPECT_NEAR(PngSize(png).second, page["height"].get<double>(), 1);
}

TEST(InspectCommandTest, TextHasNoPagesToDraw) {
  const TemporaryFolder folder;
  const RunResult run = RunQuaestor(
      {"inspect", Sample("kestrelford-long.md"), "--png", folder.path()});
  EXPECT_EQ(run.status, 1);
  EXPECT_NE(run.err.find("no pages to draw"), std::string::npos) << run.err;
}

TEST(InspectCommandTest, WorksOnWhatIsNoQuestionnaire) {
  const RunResult run = RunQuaestor({"inspect", "-"}, "Bread and apples\n");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(SchemaErrors("document", run.out), "");
}

}  // namespace
}  // namespace quaestor
