// cli/learn_command.cc: quaestor learn BLANK -o DEFINITION.json.
#include <unicode/uloc.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/questionnaires.h"
#include "cli/read_document.h"
#include "cli/usage_error.h"
#include "learn/edition.h"
#include "learn/examine.h"
#include "learn/learn.h"
#include "learn/translation.h"
#include "parsers/error.h"
#include "parsers/recognition.h"

namespace quaestor {
namespace {

// "lgq-2024" of "drafts/LGQ 2024.json".
std::string IdOfFile(const std::string& path) {
  std::string id;
  for (const char c : std::filesystem::path(path).stem().string()) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                        c == '.' || c == '_' || c == '-';
    const bool capital = c >= 'A' && c <= 'Z';
    if (letter) id += c;
    if (capital) id += static_cast<char>(c - 'A' + 'a');
    if (!letter && !capital && !id.empty() && id.back() != '-') id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "questionnaire" : id.substr(0, 100);
}

Document ReadBlank(const LearnArguments& arguments) {
  ReadingOptions options;
  options.password = arguments.password;
  options.ocr = arguments.ocr;
  options.recogniser = std::make_shared<Recogniser>(arguments.languages);
  options.ocr_threads =
      static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  Document document =
      ReadDocumentBytes(ReadFile(arguments.file), arguments.file, options);
  for (const std::string& warning : document.warnings) {
    if (!arguments.quiet) Say(Severity::kWarning, arguments.file, warning);
  }
  if (!HasWords(document)) {
    throw Error(ErrorCode::kNotAQuestionnaire,
                "no text in it: give the form as it was written (Word file or "
                "PDF), or a sharper scan");
  }
  return document;
}

bool IsScan(const Document& document) {
  return std::ranges::any_of(document.pages, [](const Page& page) {
    return page.method == ReadingMethod::kOcr ||
           page.method == ReadingMethod::kMixed;
  });
}

std::string Counted(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

// "9 sections, 43 fields: 18 text, 6 urls, ...".
std::string SummaryOf(const Learned& learned) {
  std::map<std::string_view, std::size_t> types;
  for (const FieldDefinition& field : learned.definition.fields) {
    ++types[NameOf(field.type)];
  }
  std::string summary =
      Counted(static_cast<std::size_t>(learned.sections), "section") + ", " +
      Counted(learned.definition.fields.size(), "field") + ":";
  const char* separator = " ";
  for (const auto& [type, number] : types) {
    summary += separator + std::to_string(number) + " " + std::string(type);
    separator = ", ";
  }
  return summary;
}

std::string PlaceOf(const Doubt& doubt) {
  if (doubt.line > 0) return "line " + std::to_string(doubt.line);
  return doubt.page > 0 ? "page " + std::to_string(doubt.page) : "";
}

void ReportChanges(const std::string& file, const std::string& heading,
                   const std::vector<EditionChange>& changes) {
  for (const EditionChange& change : changes) {
    std::string text = heading + ": " + change.id;
    if (!change.before.empty()) text += ", \"" + change.before + "\"";
    if (!change.after.empty()) {
      text += (change.before.empty() ? ", \"" : " -> \"") + change.after + "\"";
    }
    Say(Severity::kNote, file, text);
  }
}

void ReportEdition(const std::string& file, const EditionChanges& changes) {
  if (changes.previous.empty()) return;
  Say(Severity::kNote, file,
      "against " + changes.previous + ": " +
          std::to_string(changes.added.size()) + " new, " +
          std::to_string(changes.gone.size()) + " gone, " +
          std::to_string(changes.moved.size()) + " moved, " +
          std::to_string(changes.reworded.size()) + " reworded, " +
          std::to_string(changes.retyped.size()) +
          " of another type; options: " +
          std::to_string(changes.options_added.size()) + " new, " +
          std::to_string(changes.options_gone.size()) + " gone, " +
          std::to_string(changes.options_reworded.size()) + " reworded");
  ReportChanges(file, "new", changes.added);
  ReportChanges(file, "gone", changes.gone);
  ReportChanges(file, "moved", changes.moved);
  ReportChanges(file, "reworded", changes.reworded);
  ReportChanges(file, "another type", changes.retyped);
  ReportChanges(file, "new option", changes.options_added);
  ReportChanges(file, "option gone", changes.options_gone);
  ReportChanges(file, "option reworded", changes.options_reworded);
}

void Report(const LearnArguments& arguments, const Document& document,
            const Learned& learned) {
  if (arguments.quiet) return;
  if (IsScan(document)) {
    Say(Severity::kWarning, arguments.file,
        "a scan: compare every wording with the form, or give the form as it "
        "was written (Word file or PDF)");
  }
  Say(Severity::kNote, arguments.file, SummaryOf(learned));
  ReportEdition(arguments.file, learned.changes);
  for (const Doubt& doubt : learned.doubts) {
    const std::string place = PlaceOf(doubt);
    const bool both = !place.empty() && !doubt.id.empty();
    Say(Severity::kWarning, arguments.file,
        place + (both ? ", " : "") + doubt.id + ": " + doubt.text);
  }
}

// A form that was filled in would make answers part of the form.
void RequireBlank(const LearnArguments& arguments, const Learned& learned) {
  if (learned.answers.empty() || arguments.blank) return;
  std::string list;
  const std::size_t shown = std::min<std::size_t>(learned.answers.size(), 5);
  for (std::size_t i = 0; i < shown; ++i) {
    list += (i > 0 ? "; " : "") + learned.answers[i];
  }
  const std::size_t more = learned.answers.size() - shown;
  if (more > 0) list += "; and " + std::to_string(more) + " more";
  throw Error(ErrorCode::kNotAQuestionnaire,
              "it is filled in: " + list +
                  ". Give the blank form; if these are printed on it, say "
                  "--blank");
}

void RequireId(const LearnArguments& arguments) {
  constexpr const char* kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  if (arguments.id.find_first_not_of(kAllowed) == std::string::npos) return;
  throw UsageError("--id: \"" + arguments.id +
                   "\" is no id; use letters a-z, digits, '.', '_' and '-', "
                   "as in lgq-2024");
}

// "fr", "ar"; not "xx".
void RequireLanguage(const std::string& option, const std::string& code) {
  const bool known =
      code.size() == 2 && *uloc_getISO3Language(code.c_str()) != '\0';
  if (code.empty() || known) return;
  throw UsageError(option + ": \"" + code +
                   "\" is no language code; give two letters, as in fr");
}

void RequireNewFile(const LearnArguments& arguments) {
  std::error_code ignored;
  if (!arguments.force && !arguments.output.empty() &&
      std::filesystem::is_regular_file(arguments.output, ignored)) {
    throw UsageError("\"" + arguments.output +
                     "\" exists and may hold somebody's corrections; choose "
                     "another name or say --force");
  }
}

void RequireWordingWhole(const LearnArguments& arguments) {
  if (arguments.wording.empty() != arguments.into.empty()) {
    throw UsageError(
        "--wording and --into go together: quaestor learn blank-fr.pdf "
        "--wording fr --into lgq-2024.json");
  }
  std::error_code ignored;
  if (!arguments.into.empty() &&
      !std::filesystem::exists(arguments.into, ignored)) {
    throw UsageError("--into: there is no file \"" + arguments.into +
                     "\"; for a definition of the program make a copy: "
                     "quaestor definitions show lgq-2022 --json > copy.json");
  }
  if (!arguments.wording.empty() && !arguments.previous.empty()) {
    throw UsageError("--previous is for a new definition, not for --into");
  }
}

void Write(const std::string& output, const std::string& json) {
  if (output.empty() || output == "-") return WriteToStandardOutput(json);
  SaveFile(output, json);
}

void ReportTranslation(const LearnArguments& arguments,
                       const Translation& translation) {
  if (arguments.quiet) return;
  Say(Severity::kNote, arguments.file,
      Counted(static_cast<std::size_t>(translation.added), "text") +
          (arguments.output.empty() ? " added to " + arguments.into
                                    : " added to those of " + arguments.into));
  for (const std::string& text : translation.left) {
    Say(Severity::kWarning, arguments.file,
        "has no place in it: \"" + text + "\"");
  }
  for (const std::string& id : translation.absent) {
    Say(Severity::kWarning, arguments.file, "has no text for " + id);
  }
}

void AddWording(const LearnArguments& arguments) {
  const std::string known = ReadFile(arguments.into);
  const Document document = ReadBlank(arguments);
  const Learned learned = LearnDefinition(
      document, {.id = "translation", .language = arguments.wording});
  RequireBlank(arguments, learned);
  const Translation translation =
      AddTranslation(known, arguments.into, learned, arguments.wording);
  Write(arguments.output.empty() ? arguments.into : arguments.output,
        translation.json);
  ReportTranslation(arguments, translation);
}

void Learn(const LearnArguments& arguments) {
  const Document document = ReadBlank(arguments);
  LearnOptions options;
  options.language = arguments.language;
  const bool named = !arguments.output.empty() && arguments.output != "-";
  options.id = arguments.id.empty()
                   ? IdOfFile(named ? arguments.output : arguments.file)
                   : arguments.id;
  Learned learned = LearnDefinition(document, options);
  FindKnownAnswers(document, ChooseDefinitions("", arguments.definitions),
                   learned);
  RequireBlank(arguments, learned);
  if (!arguments.previous.empty()) {
    KeepIds(ChooseDefinitions(arguments.previous, arguments.definitions,
                              "--previous")
                .front(),
            learned);
  }
  const std::string json = ToJson(learned);
  learned.definition = ParseDefinition(json, arguments.output);
  ReadBack(document, learned);
  Write(arguments.output, json);
  Report(arguments, document, learned);
}

}  // namespace

int RunLearn(const LearnArguments& arguments) {
  RequireWordingWhole(arguments);
  RequireId(arguments);
  RequireLanguage("--wording", arguments.wording);
  RequireLanguage("--language", arguments.language);
  RequireOtherFile(arguments.output, {arguments.file});
  RequireNewFile(arguments);
  try {
    arguments.into.empty() ? Learn(arguments) : AddWording(arguments);
    return kSuccess;
  } catch (const UsageError&) {
    throw;
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::broken_pipe) {
      Say(Severity::kError, arguments.output,
          "cannot be written: " + error.code().message() +
              "; choose another file with -o");
    }
  } catch (...) {
    Say(Severity::kError, arguments.file, DescribeException());
  }
  return kSomeFailed;
}

}  // namespace quaestor
