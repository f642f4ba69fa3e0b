#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "cli/archive_errors.h"
#include "cli/archive_options.h"
#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/learn_options.h"
#include "cli/messages.h"
#include "cli/nearest.h"
#include "cli/read_document.h"
#include "cli/reading_options.h"
#include "cli/usage_error.h"
#include "cli/version.h"

namespace quaestor {
namespace {

constexpr const char* kFooter = R"(
Examples:
  quaestor extract city.pdf                 one response, to standard output
  quaestor extract returned/*.pdf -o out/   a response each: out/NAME.json
  quaestor inspect city.pdf --png pages/    what was read, drawn on the pages
  quaestor extract message.eml -o out/      the returns in a message
  quaestor batch returned/ --store archive.sqlite   whole folders
  quaestor review archive.sqlite            look at what is doubtful
  quaestor learn blank.pdf -o form.json     another form than those known

Results go to standard output, messages to standard error.
Exit status: 0 all done, 1 a document could not be converted, 2 wrong usage.)";

constexpr const char* kExtractFooter = R"(
Examples:
  quaestor extract city.pdf > city.json
  quaestor extract returned/*.pdf returned/*.md -o responses/
  quaestor extract message.eml returned.zip -o responses/   what is in them
  quaestor extract city.pdf --questionnaire lgq-2022
  quaestor extract - < city.md

Fields that a person should look at have "needs_review": true and say why in
"reasons" ("quaestor schema" explains each).)";

constexpr const char* kInspectFooter = R"(
Examples:
  quaestor inspect city.pdf                          pages, lines, marks, links
  quaestor inspect city.pdf --pages 2-3 --png pages/ pictures of pages 2 and 3

In the pictures: words' lines blue, links purple, pictures brown; marks green
where checked, grey where not, orange where that is unclear.)";

constexpr const char* kSchemaFooter = R"(
Examples:
  quaestor schema > response.schema.json
  quaestor schema document      of what "quaestor inspect" prints
  quaestor schema definition    of a questionnaire definition)";

void AddExtract(CLI::App& app, ExtractArguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "extract", "Turn returned questionnaires into responses (JSON)");
  command
      .add_option("FILE", arguments.files,
                  "PDF, picture, Word file, Markdown, plain text, or an e-mail "
                  "or archive of them; - is standard input")
      ->required()
      ->type_name("");
  command
      .add_option("-o,--output", arguments.output,
                  "File, or folder for one NAME.json each")
      ->type_name("PATH")
      ->check(CLI::Validator(CheckOutput, ""));
  command
      .add_option("-j,--jobs", arguments.jobs,
                  "Documents at a time (default: one per core)")
      ->type_name("N")
      ->check(CLI::Range(1, 256).description(""));
  AddConversionOptions(command, arguments);
  AddReadingOptions(command, arguments);
  command.footer(kExtractFooter);
}

void AddInspect(CLI::App& app, InspectArguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "inspect", "Show what is read in a document, known form or not");
  command
      .add_option("FILE", arguments.file,
                  "PDF, picture, Word file, Markdown, plain text, or an e-mail "
                  "or archive of them; - is standard input")
      ->required()
      ->type_name("");
  command.add_option("-o,--output", arguments.output, "File for the JSON")
      ->type_name("PATH")
      ->check(CLI::Validator(CheckOutput, ""));
  command
      .add_option("--png", arguments.png,
                  "Draw the pages with the findings into this folder instead")
      ->type_name("DIR");
  command
      .add_option("--pages", arguments.pages, "These pages only, as in 2-3,7")
      ->type_name("PAGES");
  command.add_option("--dpi", arguments.dpi, "Resolution of the pictures")
      ->capture_default_str()
      ->type_name("N")
      ->check(CLI::Range(20, 600).description(""));
  AddReadingOptions(command, arguments);
  command.footer(kInspectFooter);
}

void AddSchema(CLI::App& app, SchemaArguments& arguments) {
  CLI::App& command =
      *app.add_subcommand("schema", "Print the JSON Schema of the results");
  command
      .add_option("SUBJECT", arguments.subject,
                  "response (default), document or definition")
      ->type_name("")
      ->check(CLI::IsMember({"response", "document", "definition"})
                  .description(""));
  command.footer(kSchemaFooter);
}

int Refuse(const std::string& text) {
  Say(Severity::kError, "", text);
  return kWrongUsage;
}

std::vector<std::string> CommandNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) {
    names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> OptionNames(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  return names;
}

bool Has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

// CLI11 would say that an argument was not expected.
int RefuseCommand(const CLI::App& app, const std::string& word) {
  const std::vector<std::string> names = CommandNames(app);
  const std::string near = Nearest(word, names);
  std::string known;
  for (const std::string& name : names) {
    known += (known.empty() ? "" : ", ") + name;
  }
  return Refuse("there is no command \"" + word + "\"" +
                (near.empty() ? "; there are " + known
                              : "; did you mean \"" + near + "\"?"));
}

int RefuseArguments(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<CLI::App*> used = app.get_subcommands();
  const CLI::App& command = used.empty() ? app : *used.front();
  const std::vector<std::string> extra = command.remaining(true);
  std::string text = error.what();
  const bool surplus =
      used.empty() || dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
  if (surplus && !extra.empty()) {
    const std::string near = Nearest(extra.front(), OptionNames(command));
    text = "unexpected \"" + extra.front() + "\"" +
           (near.empty() ? "" : "; did you mean " + near + "?");
  }
  return Refuse(text + " (see quaestor " +
                (used.empty() ? "" : command.get_name() + " ") + "--help)");
}

struct AllArguments {
  ExtractArguments extract;
  InspectArguments inspect;
  SchemaArguments schema;
  DefinitionsArguments definitions;
  LearnArguments learn;
  ArchiveArguments archive;
};

void Describe(CLI::App& app, AllArguments& arguments) {
  app.name("quaestor");
  app.set_version_flag("--version", VersionText(), "Print the versions");
  app.set_help_flag("-h,--help", "Print this help");
  app.require_subcommand(1);
  app.footer(kFooter);
  AddExtract(app, arguments.extract);
  AddInspect(app, arguments.inspect);
  AddArchiveCommands(app, arguments.archive);
  AddLearn(app, arguments.learn);
  AddSchema(app, arguments.schema);
  AddDefinitions(app, arguments.definitions);
}

int Run(const CLI::App& app, const AllArguments& arguments) {
  if (app.got_subcommand("extract")) return RunExtract(arguments.extract);
  if (app.got_subcommand("inspect")) return RunInspect(arguments.inspect);
  const ArchiveArguments& archive = arguments.archive;
  if (app.got_subcommand("batch")) {
    return WithStoreNamed(archive.batch.store,
                          [&] { return RunBatchCommand(archive.batch); });
  }
  if (app.got_subcommand("status")) {
    return WithStoreNamed(archive.status.store,
                          [&] { return RunStatus(archive.status); });
  }
  if (app.got_subcommand("review")) {
    return WithStoreNamed(archive.review.store,
                          [&] { return RunReview(archive.review); });
  }
  if (app.got_subcommand("export")) {
    return WithStoreNamed(archive.exporting.store,
                          [&] { return RunExport(archive.exporting); });
  }
  if (app.got_subcommand("merge")) return RunMerge(archive.merge);
  if (app.got_subcommand("schema")) return RunSchema(arguments.schema);
  if (app.got_subcommand("learn")) return RunLearn(arguments.learn);
  return RunDefinitions(arguments.definitions);
}

int ParseAndRun(int argc, char** argv) {
  CLI::App app(
      "Turns returned Local Government Questionnaires into data (JSON).");
  AllArguments arguments;
  Describe(app, arguments);
  const std::string first = argc > 1 ? argv[1] : "";
  if (first.empty()) {
    return Refuse(
        "name a command, for example: quaestor extract city.pdf (see "
        "quaestor --help)");
  }
  if (first.front() != '-' && !Has(CommandNames(app), first)) {
    return RefuseCommand(app, first);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    return RefuseArguments(app, error);
  }
  return Run(app, arguments);
}

}  // namespace

int RunCommandLine(int argc, char** argv) {
  try {
    return ParseAndRun(argc, argv);
  } catch (const UsageError& error) {
    return Refuse(error.what());
  } catch (...) {
    Say(Severity::kError, "", DescribeException());
    return kSomeFailed;
  }
}

}  // namespace quaestor
