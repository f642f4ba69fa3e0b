// cli/arguments.h: what the command line says, command by command.
#ifndef QUAESTOR_CLI_ARGUMENTS_H_
#define QUAESTOR_CLI_ARGUMENTS_H_

#include <string>
#include <vector>

#include "parsers/reader.h"

namespace quaestor {

// The program's exit statuses.
inline constexpr int kSuccess = 0;
inline constexpr int kSomeFailed = 1;  // a document could not be converted
inline constexpr int kWrongUsage = 2;

struct ExtractArguments {
  std::vector<std::string> files;  // "-" is standard input
  std::string output;              // file or folder; "": standard output
  std::string questionnaire;       // id or file; "": recognised
  std::string definitions;         // folder of further definitions, or ""
  std::string password;
  Ocr ocr = Ocr::kAuto;
  std::string languages;      // of the scans, "eng+fra"; "": by questionnaire
  int jobs = 0;               // documents at a time; 0: one per core
  double review_below = 0.9;  // fields less sure than this want a review
  bool quiet = false;         // errors only
};

struct InspectArguments {
  std::string file;
  std::string output;
  std::string png;    // folder for pictures of the pages; "": JSON is printed
  std::string pages;  // "2-3,7"; "": all
  int dpi = 100;      // of the pictures
  std::string password;
  Ocr ocr = Ocr::kAuto;
  std::string languages;
  bool quiet = false;
};

struct SchemaArguments {
  std::string subject = "response";  // or "document", "definition"
};

struct LearnArguments {
  std::string file;
  std::string output;       // "": standard output
  std::string id;           // of the definition; "": by the output's name
  std::string language;     // of the form, ISO 639-1; "": recognised
  std::string definitions;  // folder of further definitions, or ""
  std::string previous;     // id or file of the edition before; "": none
  std::string wording;  // language of a translated form to be added; "": none
  std::string into;     // file of the definition that it is added to
  bool force = false;   // replaces a definition that exists
  bool blank = false;   // what looks like answers is printed on the form
  std::string password;
  Ocr ocr = Ocr::kAuto;
  std::string languages;
  bool quiet = false;
};

struct DefinitionsArguments {
  std::vector<std::string> words;  // "show ID", "check FILE", "ID"; none: list
  std::string folder;              // of further definitions, or ""
  bool json = false;
};

// Each runs one command and returns an exit status. They throw nothing but
// UsageError (usage_error.h) and std::bad_alloc.
int RunExtract(const ExtractArguments& arguments);
int RunInspect(const InspectArguments& arguments);
int RunSchema(const SchemaArguments& arguments);
int RunLearn(const LearnArguments& arguments);
int RunDefinitions(const DefinitionsArguments& arguments);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_ARGUMENTS_H_
