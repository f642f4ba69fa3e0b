// What workers may do, and what becomes of a document whose worker does more.
// The converters here are the attackers.
#include "archive/worker_pool.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <thread>

#include "archive/jail.h"
#include "parsers/error.h"
#include "tests/support/run_program.h"

namespace quaestor {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kMemory = 256 << 20;

// What a converter saw comes back as the message of an error.
[[noreturn]] void Tell(const std::string& text) {
  throw Error(ErrorCode::kDamaged, text);
}

Response Nothing(std::string_view /*bytes*/, const std::string& name) {
  Response response;
  response.questionnaire_id = "none";
  response.name = name;
  return response;
}

// Runs documents with these names and contents, by one worker, in order.
std::vector<Conversion> ConvertWith(
    const std::function<Response(std::string_view, const std::string&)>&
        convert,
    const std::vector<std::string>& names, milliseconds timeout) {
  const TemporaryFolder folder;
  Nursery nursery({nullptr, convert}, kMemory);
  WorkerPool pool(nursery, {1, timeout});
  std::vector<Conversion> conversions;
  for (const std::string& name : names) {
    const std::string file = folder.Write("document", "content of " + name);
    pool.Start(conversions.size(), LoadDocument(file, kMemory), name);
    while (!pool.IsIdle()) {
      for (FinishedJob& done : pool.Wait(milliseconds(1000))) {
        EXPECT_EQ(done.job, conversions.size());
        conversions.push_back(std::move(done.conversion));
      }
    }
  }
  return conversions;
}

std::vector<pid_t> ChildrenOf(pid_t parent) {
  const std::string id = std::to_string(parent);
  std::ifstream file("/proc/" + id + "/task/" + id + "/children");
  std::vector<pid_t> children;
  for (pid_t child = 0; file >> child;) children.push_back(child);
  return children;
}

Conversion ConvertOnce(const std::function<void()>& attack) {
  const auto convert = [&](std::string_view bytes, const std::string& name) {
    attack();
    return Nothing(bytes, name);
  };
  return ConvertWith(convert, {"x"}, milliseconds(20'000)).at(0);
}

TEST(WorkerTest, HandsBackWhatItConverted) {
  const auto convert = [](std::string_view bytes, const std::string& name) {
    Response response = Nothing(bytes, name);
    response.warnings.emplace_back(bytes);
    return response;
  };
  const auto all = ConvertWith(convert, {"a", "b"}, milliseconds(20'000));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].outcome, OutcomeKind::kConverted) << all[1].message;
  EXPECT_NE(all[1].json.find("\"name\": \"b\""), std::string::npos)
      << all[1].json;
  EXPECT_NE(all[1].json.find("content of b"), std::string::npos);
}

TEST(WorkerTest, ErrorsOfReadersBecomeTypedOutcomes) {
  const std::map<ErrorCode, OutcomeKind> expected = {
      {ErrorCode::kDamaged, OutcomeKind::kUnreadable},
      {ErrorCode::kUnknownKind, OutcomeKind::kUnreadable},
      {ErrorCode::kEncrypted, OutcomeKind::kEncrypted},
      {ErrorCode::kNotAQuestionnaire, OutcomeKind::kNotAQuestionnaire}};
  for (const auto& [code, outcome] : expected) {
    const Conversion conversion =
        ConvertOnce([code = code] { throw Error(code, "because", 3); });
    EXPECT_EQ(conversion.outcome, outcome);
    EXPECT_EQ(conversion.message, "page 3: because");
  }
}

TEST(WorkerTest, PreparationHappensOnceAndIsSeenByAll) {
  const TemporaryFolder folder;
  const std::string log = (folder.path() / "log").string();
  static std::string prepared;  // of the process that prepares
  WorkerTask task;
  task.prepare = [&] {
    std::ofstream(log, std::ios::app) << "x";
    prepared = "ready";
  };
  task.convert = [](std::string_view, const std::string&) -> Response {
    Tell(prepared);
  };
  Nursery nursery(task, kMemory);
  WorkerPool pool(nursery, {2, milliseconds(20'000)});
  for (const std::uint64_t job : {1U, 2U}) {
    pool.Start(job, LoadDocument(folder.Write("d", "d"), kMemory), "d");
  }
  std::vector<FinishedJob> done;
  while (!pool.IsIdle()) {
    for (auto& job : pool.Wait(milliseconds(1000))) done.push_back(job);
  }
  ASSERT_EQ(done.size(), 2U);
  for (const FinishedJob& job : done) {
    EXPECT_EQ(job.conversion.message, "ready");
  }
  EXPECT_EQ(prepared, "");
  EXPECT_EQ(ReadWholeFile(log), "x");
}

TEST(WorkerTest, FailedPreparationIsAnError) {
  EXPECT_THROW(Nursery({[] { std::abort(); }, Nothing}, kMemory),
               std::runtime_error);
}

// One document goes wrong, and the next one is read as if nothing had been.
TEST(WorkerTest, TroubleEndsWithItsDocument) {
  struct Case {
    const char* name;
    std::function<void()> trouble;
    OutcomeKind outcome;
    const char* said;
  };
  const Case cases[] = {
      {"crash", [] { raise(SIGSEGV); }, OutcomeKind::kCrashed, "SIGSEGV"},
      {"abort", [] { std::abort(); }, OutcomeKind::kCrashed, "SIGABRT"},
      {"exit", [] { std::_Exit(0); }, OutcomeKind::kCrashed, "defect"},
      {"exception", [] { throw std::runtime_error("odd"); },
       OutcomeKind::kCrashed, "odd"},
      {"stack",
       [] {
         std::function<int(int)> deeper = [&](int depth) {
           volatile char waste[4096] = {};
           return deeper(depth + 1) + waste[0];
         };
         deeper(0);
       },
       OutcomeKind::kCrashed, "SIGSEGV"},
      {"hang",
       [] {
         while (true) usleep(1000);
       },
       OutcomeKind::kTimedOut, "2 s"},
      {"spin",
       [] {
         while (getpid() != 0) {
         }
       },
       OutcomeKind::kTimedOut, "--timeout"},
      {"memory",
       [] {
         std::vector<std::string> hoard;
         while (true) hoard.emplace_back(1 << 20, 'x');
       },
       OutcomeKind::kOutOfMemory, "--memory"},
      {"piece of memory", [] { std::string(std::size_t{4} << 30U, 'x'); },
       OutcomeKind::kOutOfMemory, "--memory"},
      // As Poppler does.
      {"memory, abort",
       [] {
         if (std::malloc(std::size_t{4} << 30U) == nullptr) std::abort();
       },
       OutcomeKind::kOutOfMemory, "--memory"},
  };
  for (const Case& item : cases) {
    const auto convert = [&](std::string_view bytes, const std::string& name) {
      if (name == "bad") item.trouble();
      return Nothing(bytes, name);
    };
    // Time enough on a busy machine for all that is not to run out of it.
    const bool late = item.outcome == OutcomeKind::kTimedOut;
    const auto all = ConvertWith(convert, {"good", "bad", "fine"},
                                 milliseconds(late ? 2000 : 60'000));
    ASSERT_EQ(all.size(), 3U) << item.name;
    EXPECT_EQ(all[0].outcome, OutcomeKind::kConverted) << item.name;
    EXPECT_EQ(all[1].outcome, item.outcome) << item.name << all[1].message;
    EXPECT_NE(all[1].message.find(item.said), std::string::npos)
        << item.name << ": " << all[1].message;
    EXPECT_EQ(all[2].outcome, OutcomeKind::kConverted) << item.name;
  }
}

// What ends the process.
TEST(JailTest, WhatOnlyAttacksDoEndsTheWorker) {
  const std::map<std::string, std::function<void()>> attacks = {
      {"socket", [] { socket(AF_INET, SOCK_STREAM, 0); }},
      {"local socket", [] { socket(AF_UNIX, SOCK_STREAM, 0); }},
      {"raw socket call", [] { syscall(SYS_socket, AF_INET6, SOCK_DGRAM, 0); }},
      {"program", [] { execl("/bin/true", "true", nullptr); }},
      {"process", [] { fork(); }},
      {"signal", [] { kill(getppid(), SIGKILL); }},
      {"thread signal",
       [] { syscall(SYS_tgkill, getppid(), getppid(), SIGKILL); }},
      {"trace", [] { ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr); }},
      {"limit",
       [] {
         const rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
         syscall(SYS_setrlimit, RLIMIT_AS, &none);
       }},
      {"io_uring", [] { syscall(SYS_io_uring_setup, 8, nullptr); }},
      {"memory file", [] { memfd_create("x", 0); }},
  };
  for (const auto& [name, attack] : attacks) {
    const Conversion conversion = ConvertOnce(attack);
    EXPECT_EQ(conversion.outcome, OutcomeKind::kCrashed) << name;
    EXPECT_NE(conversion.message.find("attack"), std::string::npos)
        << name << ": " << conversion.message;
  }
}

// What fails, and the worker goes on: libraries look for files in good faith.
TEST(JailTest, NoFileOpensButCharacterMapsAndFonts) {
  const TemporaryFolder folder;
  const std::string secret = folder.Write("secret", "of another respondent");
  const std::string made = (folder.path() / "made").string();
  const std::map<std::string, int> cases = {
      {secret, O_RDONLY},
      {"/etc/passwd", O_RDONLY},
      {"/proc/self/environ", O_RDONLY},
      {"/proc/self/mem", O_RDWR},
      {"/", O_RDONLY | O_DIRECTORY},
      {"/dev/null", O_WRONLY},
      {made, O_WRONLY | O_CREAT},
      {folder.path(), O_RDWR | O_TMPFILE},
      {"/usr/share/poppler/../../../etc/passwd", O_RDONLY},
      {"/usr/share/poppler/made", O_WRONLY | O_CREAT}};
  for (const auto& [path, flags] : cases) {
    const Conversion conversion = ConvertOnce([&path = path, flags = flags] {
      Tell(open(path.c_str(), flags, 0600) >= 0 ? "opened" : "refused");
    });
    EXPECT_EQ(conversion.message, "refused") << path;
  }
  EXPECT_FALSE(std::filesystem::exists(made));
}

TEST(JailTest, CharacterMapsOpenWhereTheKernelKnowsFolders) {
  if (!KernelHasLandlock()) GTEST_SKIP() << "this kernel has no Landlock";
  const Conversion conversion = ConvertOnce([] {
    const int map =
        open("/usr/share/poppler/cMap/Adobe-GB1/GBK-EUC-H", O_RDONLY);
    Tell(map >= 0 ? "opened" : "refused");
  });
  EXPECT_EQ(conversion.message, "opened");
}

TEST(JailTest, NothingThatTheParentHadOpenIsLeft) {
  const TemporaryFolder folder;
  const int open_file = open(folder.Write("store", "secret").c_str(), O_RDWR);
  ASSERT_GE(open_file, 0);
  const Conversion conversion = ConvertOnce([] {
    std::string found;
    for (int i = 0; i < 64; ++i) {
      if (fcntl(i, F_GETFL) != -1 || errno != EBADF) {
        found += " " + std::to_string(i);
      }
    }
    // Standard streams, the connection, the document.
    Tell(found);
  });
  close(open_file);
  EXPECT_EQ(conversion.message, " 0 1 2 3 4");
}

TEST(JailTest, ThreadsAndOwnershipAreRefused) {
  const Conversion threads = ConvertOnce([] {
    try {
      std::thread([] {}).join();
    } catch (const std::system_error&) {
      Tell("no thread");
    }
  });
  EXPECT_EQ(threads.message, "no thread");
  const Conversion owner = ConvertOnce([] {
    // Whoever owns a descriptor is signalled when bytes arrive.
    Tell(fcntl(3, F_SETOWN, getppid()) == 0 ? "owned" : "refused");
  });
  EXPECT_EQ(owner.message, "refused");
}

// A worker that was not what it should be.
TEST(WorkerTest, AnswersThatAreNoAnswersAreRefused) {
  const std::map<std::string, std::function<void()>> attacks = {
      {"noise",
       [] { [[maybe_unused]] auto n = write(3, "noise and noise", 15); }},
      {"endless",
       [] {
         const std::string much(1 << 20, '\0');
         while (write(3, much.data(), much.size()) > 0) {
         }
       }},
      {"huge",
       [] {
         const std::uint64_t size = ~std::uint64_t{0};
         [[maybe_unused]] auto n = write(3, &size, sizeof(size));
       }},
      {"silent",
       [] {
         close(3);
         while (true) usleep(1000);
       }},
  };
  for (const auto& [name, attack] : attacks) {
    const Conversion conversion = ConvertOnce(attack);
    EXPECT_EQ(conversion.outcome, OutcomeKind::kCrashed) << name;
  }
}

TEST(WorkerTest, AWorkerKilledByOthersIsReplacedOnce) {
  const TemporaryFolder folder;
  Nursery nursery({nullptr,
                   [](std::string_view bytes, const std::string& name) {
                     usleep(1'000'000);
                     return Nothing(bytes, name);
                   }},
                  kMemory);
  for (const int kills : {1, 2}) {
    WorkerPool pool(nursery, {1, milliseconds(20'000)});
    pool.Start(1, LoadDocument(folder.Write("d", "d"), kMemory), "d");
    std::vector<FinishedJob> done;
    for (int i = 0; i < kills; ++i) {
      const pid_t worker = ChildrenOf(getpid()).back();
      kill(worker, SIGKILL);
      // Until it was missed, and replaced or given up.
      while (done.empty() && ChildrenOf(getpid()).back() == worker) {
        done = pool.Wait(milliseconds(100));
      }
    }
    while (done.empty()) done = pool.Wait(milliseconds(1000));
    EXPECT_EQ(done[0].conversion.outcome,
              kills == 1 ? OutcomeKind::kConverted : OutcomeKind::kOutOfMemory);
  }
}

TEST(WorkerTest, WorkersDieWithTheirParent) {
  const TemporaryFolder folder;
  const std::string note = (folder.path() / "worker").string();
  const pid_t parent = fork();
  if (parent == 0) {
    Nursery nursery({nullptr,
                     [](std::string_view, const std::string&) -> Response {
                       while (true) usleep(1000);
                     }},
                    kMemory);
    WorkerPool pool(nursery, {1, milliseconds(60'000)});
    pool.Start(1, LoadDocument(folder.Write("d", "d"), kMemory), "d");
    std::ofstream ids(note + ".part");
    for (const pid_t id : ChildrenOf(getpid())) ids << id << '\n';
    ids.close();
    std::filesystem::rename(note + ".part", note);
    while (true) pool.Wait(milliseconds(1000));
  }
  while (!std::filesystem::exists(note)) usleep(10'000);
  kill(parent, SIGKILL);
  waitpid(parent, nullptr, 0);
  std::ifstream ids(note);
  int seen = 0;
  for (pid_t id = 0; ids >> id; ++seen) {
    // Whether a process of that number is left; a zombie of init is not.
    for (int i = 0; i < 500 && std::filesystem::exists(
                                   "/proc/" + std::to_string(id) + "/exe");
         ++i) {
      usleep(10'000);
    }
    std::error_code ignored;
    EXPECT_EQ(std::filesystem::read_symlink(
                  "/proc/" + std::to_string(id) + "/exe", ignored),
              "");
  }
  EXPECT_GE(seen, 2);
}

}  // namespace
}  // namespace quaestor
