// cli/archive_options.h: the options of batch, status, review, export and merge.
#ifndef QUAESTOR_CLI_ARCHIVE_OPTIONS_H_
#define QUAESTOR_CLI_ARCHIVE_OPTIONS_H_

#include <CLI/CLI.hpp>

#include "cli/archive_arguments.h"

namespace quaestor {

struct ArchiveArguments {
  BatchArguments batch;
  StatusArguments status;
  ExportArguments exporting;
  ReviewArguments review;
  MergeArguments merge;
};

// Describes the commands to the parser, which fills `arguments`.
void AddArchiveCommands(CLI::App& app, ArchiveArguments& arguments);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_ARCHIVE_OPTIONS_H_
