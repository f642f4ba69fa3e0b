// The rules of the house that would otherwise be words on a page.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/run_program.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

const fs::path& Root() {
  static const fs::path root = QUAESTOR_SOURCE_DIR;
  return root;
}

bool IsSource(const fs::path& file) {
  return file.extension() == ".cc" || file.extension() == ".h";
}

std::vector<fs::path> SourcesOf(const std::string& folder) {
  std::vector<fs::path> sources;
  for (const auto& entry : fs::directory_iterator(Root() / folder)) {
    if (IsSource(entry.path())) sources.push_back(entry.path());
  }
  return sources;
}

// What stands between the quotes or brackets of each #include.
std::vector<std::string> IncludesOf(const fs::path& file) {
  std::vector<std::string> includes;
  std::istringstream lines(ReadWholeFile(file));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("#include")) continue;
    const std::size_t begin = line.find_first_of("\"<") + 1;
    includes.push_back(
        line.substr(begin, line.find_first_of("\">", begin) - begin));
  }
  return includes;
}

TEST(FoldersTest, DependOneWay) {
  const std::map<std::string, std::set<std::string>> allowed = {
      {"parsers", {"parsers"}},
      {"patterns", {"patterns", "parsers/error.h"}},
      {"extract", {"extract", "patterns", "parsers"}},
      {"learn", {"learn", "extract", "patterns", "parsers"}},
      {"archive", {"archive", "extract", "patterns", "parsers"}},
      {"review", {"review", "archive", "extract", "patterns", "parsers"}},
      {"cli",
       {"cli", "review", "archive", "learn", "extract", "patterns", "parsers"}},
  };
  for (const auto& [folder, may_use] : allowed) {
    for (const fs::path& file : SourcesOf(folder)) {
      for (const std::string& include : IncludesOf(file)) {
        const std::string used = include.substr(0, include.find('/'));
        if (!fs::is_directory(Root() / used) || !allowed.contains(used)) {
          continue;
        }
        EXPECT_TRUE(may_use.contains(used) || may_use.contains(include))
            << folder << " uses " << include << " in " << file.filename();
      }
    }
  }
}

TEST(FoldersTest, OnlyThePdfSourcesSeePoppler) {
  std::set<std::string> poppler;
  for (const auto& entry :
       fs::recursive_directory_iterator("/usr/include/poppler")) {
    poppler.insert(fs::relative(entry.path(), "/usr/include/poppler").string());
  }
  ASSERT_FALSE(poppler.empty());
  for (const char* folder : {"parsers", "patterns", "extract", "learn",
                             "archive", "review", "cli"}) {
    for (const fs::path& file : SourcesOf(folder)) {
      const std::string name = file.filename().string();
      const bool may =
          std::string(folder) == "parsers" && name.starts_with("pdf_");
      for (const std::string& include : IncludesOf(file)) {
        EXPECT_TRUE(may || (!poppler.contains(include) &&
                            !include.starts_with("poppler")))
            << file << " includes " << include;
      }
    }
  }
}

TEST(FilesTest, HeadersSayWhatTheyAre) {
  for (const char* folder : {"parsers", "patterns", "extract", "learn",
                             "archive", "review", "cli"}) {
    for (const fs::path& file : SourcesOf(folder)) {
      if (file.extension() != ".h") continue;
      const std::string name =
          std::string(folder) + "/" + file.filename().string();
      EXPECT_TRUE(ReadWholeFile(file).starts_with("// " + name + ": ")) << name;
    }
  }
}

TEST(FilesTest, StayShortEnoughToRead) {
  for (const char* folder : {"parsers", "patterns", "extract", "learn",
                             "archive", "review", "cli"}) {
    for (const fs::path& file : SourcesOf(folder)) {
      const std::string text = ReadWholeFile(file);
      EXPECT_LE(std::ranges::count(text, '\n'), 500) << file;
    }
  }
}

TEST(ReadmeTest, NamesEveryFolder) {
  const std::string readme = ReadWholeFile(Root() / "README.md");
  for (const auto& entry : fs::directory_iterator(Root())) {
    const std::string name = entry.path().filename().string();
    const bool built = name.starts_with("build") || name.starts_with(".");
    if (!entry.is_directory() || built) continue;
    EXPECT_NE(readme.find("`" + name + "/`"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace quaestor
