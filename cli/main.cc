// cli/main.cc: prepares the process and leaves the rest to the command line.
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "cli/arguments.h"
#include "cli/command_line.h"

namespace {

// Poppler aborts where memory runs out; nothing but a handler can say so.
void StopInOneLine(int /*signal*/) {
  constexpr std::string_view kText =
      "quaestor: stopped: there is not enough memory, or the document met a "
      "defect of this program; convert it on its own to see which\n";
  [[maybe_unused]] const ssize_t written =
      write(STDERR_FILENO, kText.data(), kText.size());
  _exit(quaestor::kSomeFailed);
}

// A short document takes a few megabytes in small pieces; with pages of 4 KiB
// the kernel would spend a tenth of the time on handing them out one by one.
void UseLargePages() {
  constexpr std::uintptr_t kLargePage = 2 << 20;  // bytes
  constexpr int kReserve = 4 << 20;
  mallopt(M_MMAP_THRESHOLD, 2 * kReserve);
  mallopt(M_TRIM_THRESHOLD, 4 * kReserve);
  // Volatile, or the compiler leaves both out.
  void* volatile reserve = std::malloc(kReserve);
  std::free(reserve);
  const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
  const auto begin =
      (end - kReserve + kLargePage - 1) / kLargePage * kLargePage;
  madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

}  // namespace

int main(int argc, char** argv) {
  UseLargePages();
  // A reader of our output who goes away is noticed where we write.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGABRT, StopInOneLine);
  return quaestor::RunCommandLine(argc, argv);
}
