#include "cli/learn_options.h"

#include "cli/reading_options.h"

namespace quaestor {
namespace {

constexpr const char* kLearnFooter = R"(
Examples:
  quaestor learn blank.pdf -o lgq-2024.json
  quaestor extract city.pdf --questionnaire lgq-2024.json    try it on a return
  quaestor learn blank.pdf --previous lgq-2022 -o lgq-2024.json
  quaestor learn blank-fr.pdf --wording fr --into lgq-2024.json

Look the definition over before it is used: "reason" in each field says why it
has its type (docs/definitions.md).)";

constexpr const char* kDefinitionsFooter = R"(
Examples:
  quaestor definitions                        id and title of each
  quaestor definitions show lgq-2022          one as an outline
  quaestor definitions show lgq-2022 --json > copy.json
  quaestor definitions check lgq-2024.json    is it in order, and if not, why
  quaestor definitions check definitions/*.json

Known are those of the program, those in ~/.config/quaestor/definitions and
those in the folder of --definitions.)";

}  // namespace

void AddDefinitions(CLI::App& app, DefinitionsArguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "definitions", "List, show and check the known questionnaires");
  command
      .add_option("[show|check] [ID|FILE ...]", arguments.words,
                  "What to do with which one")
      ->type_name("");
  command.add_flag("--json", arguments.json, "Show the definition's own file");
  AddDefinitionsOption(command, arguments.folder);
  command.footer(kDefinitionsFooter);
}

void AddLearn(CLI::App& app, LearnArguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "learn", "Derive a questionnaire's definition from its blank form");
  command
      .add_option("BLANK", arguments.file,
                  "The form, not filled in: PDF, Word, Markdown or plain text")
      ->required()
      ->type_name("");
  command
      .add_option("-o,--output", arguments.output,
                  "File for the definition (default: standard output)")
      ->type_name("PATH")
      ->check(CLI::Validator(CheckOutput, ""));
  command
      .add_option("--id", arguments.id,
                  "Id of the questionnaire (default: the output's name)")
      ->type_name("ID");
  command
      .add_option("--language", arguments.language,
                  "Language of the form, as in en (default: recognised)")
      ->type_name("CODE");
  command
      .add_option("--previous", arguments.previous,
                  "Edition before: questions that persist keep their ids")
      ->type_name("ID|FILE");
  command
      .add_option("--wording", arguments.wording,
                  "Add the form as a translation into this language ...")
      ->type_name("CODE");
  command.add_option("--into", arguments.into, "... to this definition")
      ->type_name("FILE");
  command.add_flag("--force", arguments.force,
                   "Replace a definition that exists");
  command.add_flag("--blank", arguments.blank,
                   "What looks like answers is printed on the form");
  AddDefinitionsOption(command, arguments.definitions);
  AddReadingOptions(command, arguments);
  command.footer(kLearnFooter);
}

}  // namespace quaestor
