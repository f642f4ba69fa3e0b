// cli/main.cc: prepares the process and leaves the rest to the command line.
#include <unistd.h>

#include <csignal>
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

}  // namespace

int main(int argc, char** argv) {
  // A reader of our output who goes away is noticed where we write.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGABRT, StopInOneLine);
  return quaestor::RunCommandLine(argc, argv);
}
