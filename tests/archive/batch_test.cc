// Batches as users run them, and the laws that their stores keep.
#include "archive/batch.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <random>

#include "archive/file_walk.h"
#include "archive/merge.h"
#include "parsers/error.h"
#include "tests/archive/archive_testing.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

// Several copies of two samples, each with content of its own, and broken
// files among them.
int MakeArchive(const TemporaryFolder& folder, int documents) {
  const std::string pdf = ReadWholeFile(SamplePath("mbarawe-nearly-blank.pdf"));
  const std::string text = ReadWholeFile(SamplePath("oakmere-plain-text.txt"));
  for (int i = 0; i < documents; ++i) {
    const std::string number = std::to_string(i);
    const std::string name = "in/" + std::to_string(i % 4) + "/" + number;
    switch (i % 10) {
      case 3:
        (void)folder.Write(name + ".pdf", pdf.substr(0, 2000) + number);
        break;
      case 7:
        (void)folder.Write(name + ".bin", std::string("\0\1\2", 3) + number);
        break;
      default:
        (void)folder.Write(name + (i % 2 == 0 ? ".pdf" : ".txt"),
                           (i % 2 == 0 ? pdf + "\n%" : text + "\n\n") + number);
    }
  }
  return documents;
}

std::string DumpOf(const fs::path& path) {
  Database store = OpenStore(path, StoreAccess::kRead);
  return DumpStore(store);
}

std::int64_t CountIn(const fs::path& path, const std::string& what) {
  Database store = OpenStore(path, StoreAccess::kRead);
  SqlQuery query = store.Query("SELECT count(*) FROM " + what);
  return query.Step() ? query.Integer(0) : -1;
}

class BatchTest : public testing::Test {
 protected:
  RunResult Batch(const std::string& store,
                  const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"batch", Path("in"), "--store",
                                          Path(store)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunQuaestor(arguments);
  }
  [[nodiscard]] std::string Path(const std::string& name) const {
    return (folder_.path() / name).string();
  }

  TemporaryFolder folder_;
};

TEST_F(BatchTest, EveryFileHasOneOutcomeAndNothingIsStartedAgain) {
  MakeArchive(folder_, 20);
  const RunResult first = Batch("a");
  EXPECT_EQ(first.status, 1);
  EXPECT_NE(first.err.find("20 of 20 files"), std::string::npos) << first.err;
  EXPECT_NE(first.err.find("16 converted"), std::string::npos) << first.err;
  EXPECT_NE(first.err.find("3.pdf: "), std::string::npos) << first.err;
  EXPECT_EQ(CountIn(Path("a"), "documents"), 20);
  const std::string before = DumpOf(Path("a"));
  const RunResult second = Batch("a");
  EXPECT_EQ(second.status, 1);
  EXPECT_NE(second.err.find("16 known already, 4 failed"), std::string::npos)
      << second.err;
  EXPECT_EQ(DumpOf(Path("a")), before);
}

TEST_F(BatchTest, StoresDoNotDependOnJobsShardsOrKills) {
  const int documents = MakeArchive(folder_, 60);
  Batch("one", {"--jobs", "1"});
  const std::string expected = DumpOf(Path("one"));
  EXPECT_EQ(CountIn(Path("one"), "documents"), documents);
  Batch("two", {"--jobs", "2"});
  EXPECT_TRUE(DumpOf(Path("two")) == expected);

  std::vector<std::string> merge = {"merge", "-o", Path("merged")};
  for (const char* part : {"1", "2", "3"}) {
    Batch(part, {"--shard", std::string(part) + "/3"});
    merge.push_back(Path(part));
  }
  for (int i = 0; i < 2; ++i) EXPECT_EQ(RunQuaestor(merge).status, 0);
  EXPECT_TRUE(DumpOf(Path("merged")) == expected);

  std::mt19937 chance(1);  // always the same moments, on different machines
  const std::string in = Path("in");
  const std::string store = Path("killed");
  for (int i = 0; i < 5; ++i) {
    const pid_t id = fork();
    if (id == 0) {
      execl(QUAESTOR_PROGRAM, "quaestor", "batch", in.c_str(), "--store",
            store.c_str(), "--quiet", nullptr);
      _exit(127);
    }
    usleep(static_cast<useconds_t>(20000 + chance() % 400000));
    kill(id, SIGKILL);
    waitpid(id, nullptr, 0);
  }
  Batch("killed");
  EXPECT_TRUE(DumpOf(store) == expected);
}

TEST_F(BatchTest, CopiesAreOneDocumentWithSeveralPlaces) {
  const std::string text = ReadWholeFile(SamplePath("oakmere-plain-text.txt"));
  for (const char* name : {"in/a/x.txt", "in/b/y.txt", "in/c.txt"}) {
    (void)folder_.Write(name, text);
  }
  const RunResult run = Batch("a");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(CountIn(Path("a"), "documents"), 1);
  EXPECT_EQ(CountIn(Path("a"), "places"), 3);
  EXPECT_EQ(CountIn(Path("a"), "documents WHERE name = 'x.txt'"), 1);
}

TEST_F(BatchTest, FailuresAreRetriedWhenAskedTo) {
  (void)folder_.Write("in/a.pdf",
                      ReadWholeFile(std::string(QUAESTOR_SOURCE_DIR) +
                                    "/tests/data/encrypted.pdf"));
  EXPECT_EQ(Batch("a").status, 1);
  EXPECT_EQ(CountIn(Path("a"), "documents WHERE outcome = 'encrypted'"), 1);
  // Not by itself, even where it would go better.
  const RunResult again = Batch("a", {"--password", "secret"});
  EXPECT_NE(again.err.find("0 converted"), std::string::npos) << again.err;
  const RunResult retried =
      Batch("a", {"--password", "secret", "--retry-failed"});
  EXPECT_EQ(CountIn(Path("a"), "documents WHERE outcome = 'encrypted'"), 0)
      << retried.err;
}

TEST_F(BatchTest, AnotherSettingConvertsAgainOnlyWhenAskedTo) {
  MakeArchive(folder_, 3);
  Batch("a");
  const RunResult known = Batch("a", {"--review-below", "0.5"});
  EXPECT_NE(known.err.find("3 were converted by another version or with other "
                           "settings (--reconvert"),
            std::string::npos)
      << known.err;
  {
    Database store = OpenStore(Path("a"), StoreAccess::kWrite);
    SqlQuery query = store.Query("SELECT min(sha256) FROM documents");
    ASSERT_TRUE(query.Step());
    SetState(store, std::string(query.Text(0)), "done");
  }
  const RunResult again = Batch("a", {"--review-below", "0.5", "--reconvert"});
  EXPECT_NE(again.err.find("2 converted"), std::string::npos) << again.err;
  EXPECT_EQ(CountIn(Path("a"), "documents WHERE state = 'done'"), 1);
}

TEST_F(BatchTest, ADryRunNamesAndDoesNothing) {
  MakeArchive(folder_, 3);
  const RunResult run = Batch("a", {"--dry-run"});
  EXPECT_EQ(run.status, 0);
  EXPECT_NE(run.err.find("0.pdf: would be converted"), std::string::npos)
      << run.err;
  EXPECT_FALSE(fs::exists(Path("a")));
}

TEST_F(BatchTest, LimitsBecomeOutcomes) {
  MakeArchive(folder_, 1);
  Batch("late", {"--timeout", "0.001"});
  EXPECT_EQ(CountIn(Path("late"), "documents WHERE outcome = 'timed_out'"), 1);
  (void)folder_.Write("in/large.txt", std::string(80 << 20, 'x'));
  Batch("large", {"--memory", "64M", "--include", "large*"});
  EXPECT_EQ(CountIn(Path("large"), "documents WHERE outcome = 'out_of_memory'"),
            1);
}

TEST_F(BatchTest, InterruptedItFinishesWhatItHasAndGoesOnLater) {
  constexpr int kDocuments = 200;
  MakeArchive(folder_, kDocuments);
  const RunResult run = RunShell(
      "\"$QUAESTOR\" batch " + Path("in") + " --jobs 1 --store " + Path("a") +
      " & until \"$QUAESTOR\" status --json " + Path("a") +
      " 2> /dev/null | grep -q '\"documents\": [1-9]'; do sleep 0.01; done; "
      "kill -INT $!; wait $!");
  EXPECT_EQ(run.status, 1);
  EXPECT_NE(run.err.find("the same command goes on"), std::string::npos)
      << run.err;
  const std::int64_t done = CountIn(Path("a"), "documents");
  EXPECT_GT(done, 0);
  EXPECT_LT(done, kDocuments);
  Batch("a");
  EXPECT_EQ(CountIn(Path("a"), "documents"), kDocuments);
}

TEST_F(BatchTest, AFullDiskStopsItAndSaysSo) {
  MakeArchive(folder_, 20);
  const RunResult run = RunShell(
      "ulimit -f 300; trap '' XFSZ; \"$QUAESTOR\" "
      "batch " +
      Path("in") + " --store " + Path("a"));
  EXPECT_EQ(run.status, 1);
  EXPECT_NE(run.err.find("what was done is kept"), std::string::npos)
      << run.err;
  Batch("a");
  EXPECT_EQ(CountIn(Path("a"), "documents"), 20);
}

TEST_F(BatchTest, FilesThatDoNotOpenAreRecorded) {
  MakeArchive(folder_, 1);
  fs::create_symlink("/nowhere/at/all.pdf", Path("in/gone.txt"));
  EXPECT_EQ(Batch("a").status, 1);
  EXPECT_EQ(CountIn(Path("a"), "unopened_files"), 1);
  fs::remove(Path("in/gone.txt"));
  fs::copy_file(SamplePath("oakmere-plain-text.txt"), Path("in/gone.txt"));
  EXPECT_EQ(Batch("a").status, 0);
  EXPECT_EQ(CountIn(Path("a"), "unopened_files"), 0);
}

TEST_F(BatchTest, ReportIsOneFileThatShowsDocumentsAsText) {
  (void)folder_.Write("in/<script>alert(1).txt",
                      ReadWholeFile(SamplePath("oakmere-plain-text.txt")));
  (void)folder_.Write("in/bad & broken.pdf", "%PDF-1.4 nothing");
  Batch("a", {"--report", Path("report.html")});
  const std::string page = ReadWholeFile(Path("report.html"));
  EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
  EXPECT_NE(page.find("bad &amp; broken.pdf"), std::string::npos);
  for (const char* bad : {"<script", "http://", "src=", "url("}) {
    EXPECT_EQ(page.find(bad), std::string::npos) << bad;
  }
  for (const char* good :
       {"<svg", "Outcomes", "Confidence", "unreadable", "Fields to look at"}) {
    EXPECT_NE(page.find(good), std::string::npos) << good;
  }
}

TEST_F(BatchTest, StatusCountsWhatIsThere) {
  MakeArchive(folder_, 10);
  Batch("a");
  const auto json =
      nlohmann::json::parse(RunQuaestor({"status", Path("a"), "--json"}).out);
  EXPECT_EQ(json["documents"], 10);
  EXPECT_EQ(json["states"]["converted"], 8);
  EXPECT_EQ(json["states"]["failed"], 2);
  EXPECT_EQ(json["questionnaires"]["lgq-2022"], 8);
  EXPECT_GT(json["flagged_fields"], 0);
  const RunResult text = RunQuaestor({"status", Path("a")});
  EXPECT_NE(text.out.find("unreadable"), std::string::npos) << text.out;
  const RunResult none = RunQuaestor({"status", Path("none")});
  EXPECT_EQ(none.status, 1);
  EXPECT_NE(none.err.find(Path("none")), std::string::npos);
}

std::vector<std::string> Walked(const TemporaryFolder& folder,
                                std::vector<std::string> sources,
                                const WalkOptions& options = {}) {
  for (std::string& source : sources) {
    source = (folder.path() / source).string();
  }
  FileWalk walk(sources, options);
  std::vector<std::string> files;
  while (const auto file = walk.Next()) {
    files.push_back(file->path.lexically_relative(folder.path()).string() +
                    (file->trouble.empty() ? "" : "!"));
  }
  EXPECT_EQ(CountFiles(sources, options), files.size());
  return files;
}

TEST(FileWalkTest, GivesFilesInTheOrderOfTheirNamesAndNoDebris) {
  const TemporaryFolder folder;
  for (const char* name :
       {"b/2.pdf", "b/10.pdf", "a.md", "c/deep/er/x", "~$a.docx",
        ".~lock.a.odt#", ".DS_Store", "c/Thumbs.db", ".hidden/x.pdf",
        "__MACOSX/x.pdf", "b/store.sqlite-wal"}) {
    (void)folder.Write(name, "x");
  }
  WalkOptions options;
  options.except = {folder.path() / "b/store.sqlite-wal"};
  EXPECT_EQ(
      Walked(folder, {"."}, options),
      (std::vector<std::string>{"a.md", "b/10.pdf", "b/2.pdf", "c/deep/er/x"}));
  // Sources in the order given, and what lies in another one once.
  EXPECT_EQ(Walked(folder, {"c", "b/2.pdf", "c/deep", "b"}, options),
            (std::vector<std::string>{"c/deep/er/x", "b/10.pdf", "b/2.pdf"}));
}

TEST(FileWalkTest, PatternsAreOfNamesOrPaths) {
  const TemporaryFolder folder;
  for (const char* name : {"a/1.pdf", "b/1.pdf", "b/1.md"}) {
    (void)folder.Write(name, "x");
  }
  WalkOptions names;
  names.include = {"*.md", "*.txt"};
  EXPECT_EQ(Walked(folder, {"."}, names), std::vector<std::string>{"b/1.md"});
  WalkOptions paths;
  paths.include = {"a/*"};
  EXPECT_EQ(Walked(folder, {"."}, paths), std::vector<std::string>{"a/1.pdf"});
}

TEST(FileWalkTest, LinksToFoldersEndNowhere) {
  const TemporaryFolder folder;
  (void)folder.Write("in/a.pdf", "x");
  fs::create_directory_symlink(folder.path() / "in", folder.path() / "in/loop");
  fs::create_symlink(folder.path() / "in/a.pdf", folder.path() / "in/b.pdf");
  fs::create_symlink("/nowhere", folder.path() / "in/c.pdf");
  EXPECT_EQ(Walked(folder, {"in"}),
            (std::vector<std::string>{"in/a.pdf", "in/b.pdf", "in/c.pdf!"}));
  EXPECT_THROW(FileWalk({"/nowhere"}, {}), Error);
}

TEST(ShardTest, EveryHashIsInOneShard) {
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    int shards = 0;
    for (const std::uint64_t index : {1U, 2U, 3U}) {
      shards += IsInShard(Sha256Of(name), {index, 3}) ? 1 : 0;
    }
    EXPECT_EQ(shards, 1);
  }
}

TEST(MergeTest, KeepsTheFurtherDocumentAndEveryCorrection) {
  const TemporaryFolder folder;
  const auto response = SampleResponse("oakmere-plain-text");
  const auto value = [&] {
    auto copy = response;
    return FieldIn(copy, "VI.1")["value"];
  }();
  const auto fill = [&](const std::string& name, bool ours) {
    Database store = OpenStore(folder.path() / name, StoreAccess::kCreate);
    const std::string both =
        AddResponse(store, "both.pdf", response, ours ? "1.9.0" : "1.10.0");
    Correction correction = CorrectionTo(both, "VI.1", value, name);
    AddCorrection(store, correction);
    if (ours) SetState(store, both, "done");
    AddFailure(store, "newer.pdf", OutcomeKind::kCrashed);
    if (!ours) AddResponse(store, "newer.pdf", response);
    AddResponse(store, name + "'s own.pdf", response,
                ours ? "1.9.0" : "1.10.0");
  };
  fill("ours", true);
  fill("theirs", false);
  for (const auto& [first, second] :
       {std::pair("ours", "theirs"), {"theirs", "ours"}}) {
    Database merged = OpenStore(folder.path() / (std::string("in-") + first),
                                StoreAccess::kCreate);
    for (const char* name : {first, second, first}) {
      MergeStore(merged, folder.path() / name);
    }
    EXPECT_EQ(FindDocument(merged, Sha256Of("both.pdf"))->state, "done");
    EXPECT_EQ(FindDocument(merged, Sha256Of("newer.pdf"))->state, "converted");
    EXPECT_EQ(CorrectionsOf(merged, Sha256Of("both.pdf")).size(), 2U);
    EXPECT_TRUE(FindDocument(merged, Sha256Of("theirs's own.pdf")));
  }
  EXPECT_TRUE(DumpOf(folder.path() / "in-ours") ==
              DumpOf(folder.path() / "in-theirs"));
}

}  // namespace
}  // namespace quaestor
