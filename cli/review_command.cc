// cli/review_command.cc: quaestor review STORE.
#include <pwd.h>
#include <spawn.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <string>

#include "cli/archive_arguments.h"
#include "cli/files.h"
#include "cli/messages.h"
#include "cli/version.h"
#include "review/review_server.h"

namespace quaestor {
namespace {

// Blocked before there are threads, so that they are waited for in one place.
sigset_t BlockSignalsToStop() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    sigaddset(&signals, signal);
  }
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

std::string LoginName() {
  const passwd* entry = getpwuid(getuid());
  const std::string name = entry == nullptr ? "" : entry->pw_name;
  return name.empty() ? "reviewer" : name;
}

// A page that leads to the address: all users of the machine see the command
// lines of programs, but not what stands in this file.
std::string SaveLeadingPage(const std::string& address) {
  const char* folder = getenv("XDG_RUNTIME_DIR");
  std::string name = std::string(folder == nullptr ? "/tmp" : folder) +
                     "/quaestor-XXXXXX.html";
  const int file = mkstemps(name.data(), 5);
  if (file < 0) return "";
  const std::string page =
      "<!DOCTYPE html><meta http-equiv=\"refresh\" content=\"0; url=" +
      address + "\">";
  const bool written = write(file, page.data(), page.size()) ==
                       static_cast<ssize_t>(page.size());
  close(file);
  return written ? name : "";
}

// Where there is no desktop nothing happens: the address was printed. Returns
// the file that leads there, to be removed at the end, or "".
std::string OpenBrowser(const std::string& address) {
  if (getenv("DISPLAY") == nullptr && getenv("WAYLAND_DISPLAY") == nullptr) {
    return "";
  }
  std::string page = SaveLeadingPage(address);
  std::string program = "xdg-open";
  const std::array<char*, 3> arguments = {program.data(), page.data(), nullptr};
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t id = 0;
  posix_spawnp(&id, program.c_str(), nullptr, &attributes, arguments.data(),
               environ);
  posix_spawnattr_destroy(&attributes);
  return page;
}

}  // namespace

int RunReview(const ReviewArguments& arguments) {
  const sigset_t signals = BlockSignalsToStop();
  ReviewOptions options;
  options.store = arguments.store;
  options.port = arguments.port;
  options.reviewer =
      arguments.reviewer.empty() ? LoginName() : arguments.reviewer;
  options.version = ProgramVersion();
  std::string leading_page;
  ServeReview(options, signals, [&](const std::string& address) {
    WriteToStandardOutput(address + '\n');
    Say(Severity::kNote, "",
        "open this address in a browser of this machine; Ctrl-C ends the "
        "review");
    if (!arguments.no_browser) leading_page = OpenBrowser(address);
  });
  if (!leading_page.empty()) unlink(leading_page.c_str());
  return kSuccess;
}

}  // namespace quaestor
