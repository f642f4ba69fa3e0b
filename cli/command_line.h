// cli/command_line.h: the program from its arguments to its exit status.
#ifndef QUAESTOR_CLI_COMMAND_LINE_H_
#define QUAESTOR_CLI_COMMAND_LINE_H_

namespace quaestor {

// Parses the command line and runs the command. Throws nothing.
int RunCommandLine(int argc, char** argv);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_COMMAND_LINE_H_
