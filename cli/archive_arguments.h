// cli/archive_arguments.h: what the command line says about batches and stores.
#ifndef QUAESTOR_CLI_ARCHIVE_ARGUMENTS_H_
#define QUAESTOR_CLI_ARCHIVE_ARGUMENTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/arguments.h"

namespace quaestor {

struct BatchArguments {
  std::vector<std::string> sources;
  std::string store;
  std::vector<std::string> include;  // patterns
  std::string questionnaire;         // id or file; "": recognised
  std::string definitions;           // folder of further definitions, or ""
  std::string password;
  Ocr ocr = Ocr::kAuto;
  std::string languages;
  double review_below = 0.9;
  int jobs = 0;                                    // 0: one per core
  double timeout = 120;                            // seconds, of one document
  std::uint64_t memory = std::uint64_t{1} << 30U;  // bytes, of one document
  std::uint64_t shard = 1;                         // of `shards`, from 1
  std::uint64_t shards = 1;
  bool retry_failed = false;
  bool reconvert = false;
  bool dry_run = false;
  std::string report;  // file for the page, or ""
  bool quiet = false;
};

struct StatusArguments {
  std::string store;
  bool json = false;
};

struct ReviewArguments {
  std::string store;
  int port = 0;          // 0: any that is free
  std::string reviewer;  // "": the name that the user logged in with
  bool no_browser = false;
};

struct ExportArguments {
  std::string store;
  std::string format;
  std::string output;              // file; "": standard output
  std::string rows;                // "responses", "fields" or ""
  std::vector<std::string> where;  // KEY=VALUE[,VALUE...]
  bool publish = false;
  bool quiet = false;
};

struct MergeArguments {
  std::vector<std::string> stores;
  std::string output;
};

// Each runs one command and returns an exit status. They throw UsageError
// (usage_error.h) and what archive/ throws.
int RunBatchCommand(const BatchArguments& arguments);
int RunStatus(const StatusArguments& arguments);
int RunReview(const ReviewArguments& arguments);
int RunExport(const ExportArguments& arguments);
int RunMerge(const MergeArguments& arguments);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_ARCHIVE_ARGUMENTS_H_
