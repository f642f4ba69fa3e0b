// Feeds every seed to its fuzz target, without a fuzzer. A crash that was
// fixed stays as a seed.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/fuzz/targets.h"
#include "tests/support/run_program.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

// Runs `target` on the seeds of a folder and on what is left of each when it
// is cut short; returns how many there were.
template <typename Target>
int FeedSeeds(const std::string& folder, const Target& target) {
  std::vector<fs::path> seeds;
  for (const auto& entry : fs::directory_iterator(
           fs::path(QUAESTOR_SOURCE_DIR) / "tests/fuzz/seeds" / folder)) {
    seeds.push_back(entry.path());
  }
  std::ranges::sort(seeds);
  for (const fs::path& seed : seeds) {
    SCOPED_TRACE(seed.filename());
    const std::string bytes = ReadWholeFile(seed);
    for (std::size_t parts = 0; parts <= 4; ++parts) {
      target(std::string_view(bytes).substr(0, bytes.size() * parts / 4));
    }
  }
  return static_cast<int>(seeds.size());
}

TEST(FuzzSeedsTest, PdfReaderKeepsItsPromises) {
  EXPECT_GT(FeedSeeds("pdf", FuzzPdf), 0);
}

TEST(FuzzSeedsTest, TextReaderKeepsItsPromises) {
  EXPECT_GT(FeedSeeds("text", FuzzText), 0);
}

TEST(FuzzSeedsTest, WordReaderKeepsItsPromises) {
  EXPECT_GT(FeedSeeds("word", FuzzWord), 0);
}

TEST(FuzzSeedsTest, MailReaderKeepsItsPromises) {
  EXPECT_GT(FeedSeeds("mail", FuzzMail), 0);
}

TEST(FuzzSeedsTest, ArchiveReaderKeepsItsPromises) {
  EXPECT_GT(FeedSeeds("archive", FuzzArchive), 0);
}

TEST(FuzzSeedsTest, DefinitionLoaderKeepsItsPromises) {
  EXPECT_GT(FeedSeeds("definition", FuzzDefinition), 0);
}

TEST(FuzzSeedsTest, ExtractingKeepsItsPromises) {
  EXPECT_GT(FeedSeeds("pdf", FuzzExtract) + FeedSeeds("text", FuzzExtract) +
                FeedSeeds("word", FuzzExtract),
            0);
}

}  // namespace
}  // namespace quaestor
