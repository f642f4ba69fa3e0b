// cli/learn_options.h: the command line of what makes definitions.
#ifndef QUAESTOR_CLI_LEARN_OPTIONS_H_
#define QUAESTOR_CLI_LEARN_OPTIONS_H_

#include <CLI/CLI.hpp>

#include "cli/arguments.h"

namespace quaestor {

void AddLearn(CLI::App& app, LearnArguments& arguments);
void AddDefinitions(CLI::App& app, DefinitionsArguments& arguments);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_LEARN_OPTIONS_H_
