// Batches over messages, mailboxes and archives, and the laws of their stores.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

#include "archive/batch.h"
#include "tests/archive/archive_testing.h"
#include "tests/support/mail_files.h"
#include "tests/support/office_files.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

std::string Return(int number) {
  static const std::string text =
      ReadWholeFile(SamplePath("oakmere-plain-text.txt"));
  return text + "\n\n" + std::to_string(number);
}

MailDraft Draft(const std::vector<MailFile>& files) {
  MailDraft draft;
  draft.files = files;
  return draft;
}

class BatchOfMailTest : public testing::Test {
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
  std::string Dump(const std::string& name) {
    Database store = OpenStore(Path(name), StoreAccess::kRead);
    return DumpStore(store);
  }
  std::int64_t Count(const std::string& name, const std::string& what) {
    Database store = OpenStore(Path(name), StoreAccess::kRead);
    SqlQuery query = store.Query("SELECT count(*) FROM " + what);
    return query.Step() ? query.Integer(0) : -1;
  }
  // Returns by themselves, in messages, mailboxes and archives, some of them in
  // several; and messages with nothing, and with damage.
  void WriteMail() {
    std::string mailbox;
    for (int i = 0; i < 12; ++i) {
      const std::string number = std::to_string(i);
      const std::string message = MakeMessage(
          Draft({{"city" + number + ".txt", "text/plain", Return(i / 2)},
                 {"letter.txt", "text/plain", "Dear all, " + number},
                 {"logo.png", "image/png", "\x89PNG\r\n\x1A\n"}}));
      (void)folder_.Write("in/" + number + ".eml", message);
      mailbox += "From a@b.c Mon May  4 09:30:00 2026\n" + message + "\n\n";
    }
    (void)folder_.Write("in/all.mbox", mailbox);
    (void)folder_.Write("in/a.zip", MakeZip({{"x/city.txt", Return(3)},
                                             {"y.txt", Return(90)},
                                             {"bomb.txt", "x"}}));
    (void)folder_.Write("in/0.txt", Return(1));
    (void)folder_.Write("in/zz.txt", Return(91));
    (void)folder_.Write("in/none.eml", MakeMessage({}));
    (void)folder_.Write(
        "in/outlook.msg",
        MakeOutlookMessage(Draft({{"o.txt", "text/plain", Return(92)}})));
  }

  TemporaryFolder folder_;
};

TEST_F(BatchOfMailTest, EachDocumentInAMessageHasItsOutcomeAndItsSender) {
  (void)folder_.Write(
      "in/two.eml",
      MakeMessage(Draft({{"city.txt", "text/plain", Return(1)},
                         {"letter.txt", "text/plain", "Dear colleagues"},
                         {"broken.pdf", "application/pdf", "%PDF-1.4 no"},
                         {"ana.vcf", "text/vcard", "BEGIN:VCARD\n"}})));
  const RunResult run = Batch("a");
  EXPECT_EQ(run.status, 1);
  EXPECT_NE(run.err.find("two.eml: broken.pdf: unreadable"), std::string::npos)
      << run.err;
  EXPECT_NE(run.err.find("two.eml: ana.vcf: passed over"), std::string::npos);
  EXPECT_NE(run.err.find("two.eml: letter.txt: passed over"),
            std::string::npos);
  EXPECT_EQ(Count("a", "documents"), 3);
  EXPECT_EQ(Count("a",
                  "documents WHERE name = 'city.txt' AND outcome = "
                  "'converted'"),
            1);
  EXPECT_EQ(Count("a",
                  "places WHERE part = 'city.txt' AND message ->> 'from' "
                  "= 'Ana Silva <ana@example.org>'"),
            1);
  EXPECT_EQ(Count("a",
                  "responses WHERE json -> 'document' -> 'message' ->> "
                  "'attachment' = 'city.txt'"),
            1);
}

TEST_F(BatchOfMailTest, BesideAReturnWhatIsNoneIsNoFailure) {
  (void)folder_.Write(
      "in/a.eml",
      MakeMessage(Draft({{"city.txt", "text/plain", Return(1)},
                         {"letter.txt", "text/plain", "Dear colleagues"}})));
  EXPECT_EQ(Batch("a").status, 0);
  EXPECT_EQ(Batch("a").status, 0);
  (void)folder_.Write("in/b.eml",
                      MakeMessage(Draft({{"l.txt", "text/plain", "Dear"}})));
  EXPECT_EQ(Batch("a").status, 1);
}

TEST_F(BatchOfMailTest, AMessageWithoutAnythingSaysSo) {
  (void)folder_.Write("in/none.eml", MakeMessage({}));
  EXPECT_EQ(Batch("a").status, 1);
  EXPECT_EQ(Count("a",
                  "documents WHERE name = 'none.eml' AND outcome = "
                  "'not_a_questionnaire'"),
            1);
}

TEST_F(BatchOfMailTest, AnswersInTheTextAreADocument) {
  MailDraft draft;
  draft.text = ReadWholeFile(SamplePath("tamariva-renumbered.md"));
  (void)folder_.Write("in/typed.eml", MakeMessage(draft));
  EXPECT_EQ(Batch("a").status, 0);
  EXPECT_EQ(Count("a",
                  "documents WHERE name = 'typed.eml' AND outcome = "
                  "'converted'"),
            1);
}

TEST_F(BatchOfMailTest, TheSameAttachmentInTwoMessagesIsOneDocument) {
  const std::string message =
      MakeMessage(Draft({{"city.txt", "text/plain", Return(1)}}));
  (void)folder_.Write("in/a.eml", message);
  (void)folder_.Write("in/b.eml", message + "\n");
  (void)folder_.Write("in/c.txt", Return(1));
  EXPECT_EQ(Batch("a").status, 0);
  EXPECT_EQ(Count("a", "documents"), 1);
  EXPECT_EQ(Count("a", "places"), 3);
  EXPECT_EQ(Count("a", "places WHERE message IS NOT NULL"), 2);
}

TEST_F(BatchOfMailTest, AnArchiveThatUnpacksToTooMuchIsAnOutcome) {
  (void)folder_.Write("in/bomb.zip",
                      MakeZip({{"city.txt", Return(1)},
                               {"zeros.txt", std::string(40 << 20, '0')}},
                              true));
  EXPECT_EQ(Batch("a").status, 1);
  EXPECT_EQ(Count("a", "documents WHERE outcome = 'converted'"), 1);
  EXPECT_EQ(Count("a",
                  "documents WHERE name = 'bomb.zip' AND outcome = "
                  "'unreadable'"),
            1);
}

TEST_F(BatchOfMailTest, AFailureOfTheContainerGoesWhenItIsMended) {
  (void)folder_.Write("in/a.eml", MakeMessage({}));
  Batch("a");
  Database store = OpenStore(Path("a"), StoreAccess::kWrite);
  SqlQuery query = store.Query("SELECT sha256 FROM documents");
  ASSERT_TRUE(query.Step());
  ForgetFailure(store, std::string(query.Text(0)));
  EXPECT_EQ(Count("a", "documents"), 0);
}

TEST_F(BatchOfMailTest, StoresDoNotDependOnJobsShardsOrKills) {
  WriteMail();
  Batch("one", {"--jobs", "1"});
  const std::string expected = Dump("one");
  EXPECT_EQ(Count("one", "documents WHERE outcome = 'converted'"), 9);
  Batch("two", {"--jobs", "3"});
  EXPECT_TRUE(Dump("two") == expected);
  Batch("two");
  EXPECT_TRUE(Dump("two") == expected);

  std::vector<std::string> merge = {"merge", "-o", Path("merged")};
  for (const char* part : {"1", "2", "3"}) {
    Batch(part, {"--shard", std::string(part) + "/3"});
    merge.push_back(Path(part));
  }
  for (int i = 0; i < 2; ++i) EXPECT_EQ(RunQuaestor(merge).status, 0);
  EXPECT_TRUE(Dump("merged") == expected);

  std::mt19937 chance(1);  // always the same moments, on different machines
  const std::string in = Path("in");
  const std::string store = Path("killed");
  for (int i = 0; i < 6; ++i) {
    const pid_t id = fork();
    if (id == 0) {
      execl(QUAESTOR_PROGRAM, "quaestor", "batch", in.c_str(), "--store",
            store.c_str(), "--quiet", nullptr);
      _exit(127);
    }
    usleep(static_cast<useconds_t>(20000 + chance() % 300000));
    kill(id, SIGKILL);
    waitpid(id, nullptr, 0);
  }
  Batch("killed");
  EXPECT_TRUE(Dump("killed") == expected);
}

}  // namespace
}  // namespace quaestor
