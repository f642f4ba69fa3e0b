// cli/main.cc: prepares the process and leaves the rest to the command line.
#include <csignal>

#include "cli/command_line.h"

int main(int argc, char** argv) {
  // A reader of our output who goes away is noticed where we write.
  std::signal(SIGPIPE, SIG_IGN);
  return quaestor::RunCommandLine(argc, argv);
}
