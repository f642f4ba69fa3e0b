// cli/reading_options.h: options that several commands share under one name.
#ifndef QUAESTOR_CLI_READING_OPTIONS_H_
#define QUAESTOR_CLI_READING_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>

#include "cli/arguments.h"

namespace quaestor {

// CLI11's own message would show the numbers behind the names.
void SetOcr(const std::string& name, Ocr& ocr);
// Validators: "" or what is wrong.
std::string CheckLanguages(const std::string& text);
std::string CheckOutput(const std::string& path);
std::string CheckProbability(const std::string& text);

// How documents are read: what extract, inspect and batch share.
template <typename Arguments>
void AddReadingOptions(CLI::App& command, Arguments& arguments) {
  command.add_option("--password", arguments.password,
                     "Password of encrypted PDFs");
  command
      .add_option_function<std::string>(
          "--ocr",
          [&arguments](const std::string& name) {
            SetOcr(name, arguments.ocr);
          },
          "Reading of pictures: where there is no text, never, or all pages")
      ->type_name("auto|off|force");
  command
      .add_option("--languages", arguments.languages,
                  "Languages of pictures, as Tesseract names them")
      ->type_name("eng+fra+...")
      ->check(CLI::Validator(CheckLanguages, ""));
  command.add_flag("-q,--quiet", arguments.quiet,
                   "No warnings and no progress, errors only");
}

inline void AddDefinitionsOption(CLI::App& command, std::string& folder) {
  command
      .add_option("--definitions", folder,
                  "Folder of further definitions of questionnaires")
      ->type_name("DIR");
}

// How they are converted: what extract and batch share.
template <typename Arguments>
void AddConversionOptions(CLI::App& command, Arguments& arguments) {
  command
      .add_option("--questionnaire", arguments.questionnaire,
                  "Which form it is (default: recognised)")
      ->type_name("ID|FILE");
  AddDefinitionsOption(command, arguments.definitions);
  command
      .add_option("--review-below", arguments.review_below,
                  "Confidence, 0 to 1, below which a field wants a review")
      ->capture_default_str()
      ->type_name("P")
      ->check(CLI::Validator(CheckProbability, ""));
}

}  // namespace quaestor

#endif  // QUAESTOR_CLI_READING_OPTIONS_H_
