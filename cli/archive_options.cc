#include "cli/archive_options.h"

#include <cmath>
#include <string>

#include "cli/reading_options.h"

namespace quaestor {
namespace {

constexpr const char* kBatchFooter = R"(
Examples:
  quaestor batch returned/ --store archive.sqlite
  quaestor batch 2014/ 2015/ --store archive.sqlite --report report.html
  quaestor batch returned/ --store archive.sqlite --include '*.pdf' --jobs 8
  quaestor batch returned/ --store part-3.sqlite --shard 3/16

Every file ends with one recorded outcome; what cannot be converted is listed
with the reason and stops nothing else. Stopped or killed, the same command
goes on where it was. docs/store.md describes the store.)";

constexpr const char* kStatusFooter = R"(
Examples:
  quaestor status archive.sqlite
  quaestor status archive.sqlite --json)";

constexpr const char* kReviewFooter = R"(
Examples:
  quaestor review archive.sqlite
  quaestor review archive.sqlite --reviewer "Ana Silva" --port 8080

Shows what is doubtful beside the place where it was read, to accept or to
correct. Every change is saved at once, beside what was extracted; export gives
the corrected values. The address lets in whoever knows it: keep it.)";

constexpr const char* kExportFooter = R"(
Examples:
  quaestor export archive.sqlite --format xlsx -o archive.xlsx
  quaestor export archive.sqlite --format csv --rows fields > fields.csv
  quaestor export archive.sqlite --format jsonl --where state=done
  quaestor export archive.sqlite --format json --publish -o public.json

Corrections are applied and marked.)";

constexpr const char* kMergeFooter = R"(
Examples:
  quaestor merge part-*.sqlite -o archive.sqlite

The target may exist; merging twice changes nothing.)";

std::string RefuseShard() {
  return "write I/N, as in 3/16: the third of sixteen parts";
}

// "3/16".
void SetShard(const std::string& text, BatchArguments& arguments) {
  const std::size_t slash = text.find('/');
  std::uint64_t index = 0;
  std::uint64_t count = 0;
  if (slash == std::string::npos ||
      !CLI::detail::lexical_cast(text.substr(0, slash), index) ||
      !CLI::detail::lexical_cast(text.substr(slash + 1), count) || index < 1 ||
      index > count) {
    throw CLI::ValidationError("--shard", RefuseShard());
  }
  arguments.shard = index;
  arguments.shards = count;
}

// "512M", "1.5G"; the least is what an empty document needs.
void SetMemory(const std::string& text, BatchArguments& arguments) {
  constexpr double kLeast = 64 << 20;
  constexpr double kMost = 1e15;
  static const std::string units = "KMGT";
  std::string number = text;
  double factor = 1;
  if (number.ends_with("iB")) number.resize(number.size() - 2);
  if (!number.empty() && units.find(number.back()) != std::string::npos) {
    factor =
        std::exp2(10.0 * static_cast<double>(units.find(number.back()) + 1));
    number.pop_back();
  }
  double size = 0;
  if (!CLI::detail::lexical_cast(number, size) || !(size * factor >= kLeast) ||
      size * factor > kMost) {
    throw CLI::ValidationError(
        "--memory", "write a size of at least 64M, as in 512M or 2G");
  }
  arguments.memory = static_cast<std::uint64_t>(size * factor);
}

void AddBatchLimits(CLI::App& command, BatchArguments& arguments) {
  command
      .add_option("--timeout", arguments.timeout,
                  "Seconds that one document may take")
      ->capture_default_str()
      ->type_name("S")
      ->check(CLI::Range(0.001, 1e6).description(""));
  command
      .add_option_function<std::string>(
          "--memory",
          [&arguments](const std::string& text) { SetMemory(text, arguments); },
          "Memory that one document may take (default: 1G)")
      ->type_name("SIZE");
  command
      .add_option("-j,--jobs", arguments.jobs,
                  "Documents at a time (default: one per core)")
      ->type_name("N")
      ->check(CLI::Range(1, 256).description(""));
}

void AddBatchChoices(CLI::App& command, BatchArguments& arguments) {
  command
      .add_option("--include", arguments.include,
                  "Only files of such names, as in '*.pdf'; may be repeated")
      ->type_name("GLOB")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command
      .add_option_function<std::string>(
          "--shard",
          [&arguments](const std::string& text) { SetShard(text, arguments); },
          "Only this part of the documents, told by their content")
      ->type_name("I/N");
  command.add_flag("--retry-failed", arguments.retry_failed,
                   "Convert again what failed");
  command.add_flag("--reconvert", arguments.reconvert,
                   "Convert again what another version of the program or of "
                   "the definition converted, unless it is in review");
  command.add_flag("--dry-run", arguments.dry_run,
                   "Name what would be converted, and do nothing");
}

void AddBatch(CLI::App& app, BatchArguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "batch", "Convert whole folders into a store, in parallel");
  command.add_option("SOURCE", arguments.sources, "Folders and files")
      ->required()
      ->type_name("");
  command
      .add_option("--store", arguments.store,
                  "The store; made where there is none")
      ->required()
      ->type_name("FILE")
      ->check(CLI::Validator(CheckOutput, ""));
  AddBatchChoices(command, arguments);
  AddBatchLimits(command, arguments);
  AddConversionOptions(command, arguments);
  AddReadingOptions(command, arguments);
  command
      .add_option("--report", arguments.report,
                  "Write a page about the store for people")
      ->type_name("FILE.html")
      ->check(CLI::Validator(CheckOutput, ""));
  command.footer(kBatchFooter);
}

void AddStatus(CLI::App& app, StatusArguments& arguments) {
  CLI::App& command =
      *app.add_subcommand("status", "Tell what is in a store, in numbers");
  command.add_option("STORE", arguments.store, "The store")
      ->required()
      ->type_name("");
  command.add_flag("--json", arguments.json, "As JSON");
  command.footer(kStatusFooter);
}

void AddReview(CLI::App& app, ReviewArguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "review", "Serve the page on which people look at what is doubtful");
  command.add_option("STORE", arguments.store, "The store")
      ->required()
      ->type_name("");
  command
      .add_option("--port", arguments.port,
                  "Port on 127.0.0.1 (default: one that is free)")
      ->type_name("N")
      ->check(CLI::Range(1, 65535).description(""));
  command
      .add_option("--reviewer", arguments.reviewer,
                  "Name that corrections are kept under (default: yours on "
                  "this machine)")
      ->type_name("NAME");
  command.add_flag("--no-browser", arguments.no_browser,
                   "Print the address only");
  command.footer(kReviewFooter);
}

void AddExport(CLI::App& app, ExportArguments& arguments) {
  CLI::App& command = *app.add_subcommand("export", "Write what a store holds");
  command.add_option("STORE", arguments.store, "The store")
      ->required()
      ->type_name("");
  command.add_option("--format", arguments.format, "Of the file")
      ->required()
      ->type_name("json|jsonl|csv|xlsx")
      ->check(CLI::IsMember({"json", "jsonl", "csv", "xlsx"}).description(""));
  command
      .add_option("-o,--output", arguments.output,
                  "File (default: standard output)")
      ->type_name("PATH")
      ->check(CLI::Validator(CheckOutput, ""));
  command
      .add_option("--rows", arguments.rows,
                  "csv and xlsx: a row per response or per field (default: "
                  "responses; in xlsx a sheet of each)")
      ->type_name("responses|fields")
      ->check(CLI::IsMember({"responses", "fields"}).description(""));
  command
      .add_option("--where", arguments.where,
                  "Only responses of this state, questionnaire or country; "
                  "may be repeated")
      ->type_name("KEY=VALUE[,VALUE]")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command.add_flag("--publish", arguments.publish,
                   "Leave out contacts, and names, e-mail addresses and "
                   "phones in texts");
  command.add_flag("-q,--quiet", arguments.quiet, "Errors only");
  command.footer(kExportFooter);
}

void AddMerge(CLI::App& app, MergeArguments& arguments) {
  CLI::App& command = *app.add_subcommand("merge", "Join stores into one");
  command.add_option("STORE", arguments.stores, "The stores")
      ->required()
      ->type_name("");
  command
      .add_option("-o,--output", arguments.output,
                  "The store that they go into; made where there is none")
      ->required()
      ->type_name("STORE")
      ->check(CLI::Validator(CheckOutput, ""));
  command.footer(kMergeFooter);
}

}  // namespace

void AddArchiveCommands(CLI::App& app, ArchiveArguments& arguments) {
  AddBatch(app, arguments.batch);
  AddStatus(app, arguments.status);
  AddReview(app, arguments.review);
  AddExport(app, arguments.exporting);
  AddMerge(app, arguments.merge);
}

}  // namespace quaestor
