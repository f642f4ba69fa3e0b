// cli/batch_command.cc: quaestor batch SOURCE... --store FILE.
#include <algorithm>
#include <csignal>
#include <memory>
#include <thread>

#include "archive/batch.h"
#include "archive/loaded_document.h"
#include "archive/report.h"
#include "cli/archive_arguments.h"
#include "cli/batch_progress.h"
#include "cli/contained.h"
#include "cli/convert.h"
#include "cli/draft_file.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/questionnaires.h"
#include "cli/read_document.h"
#include "cli/usage_error.h"
#include "cli/version.h"
#include "extract/json_writer.h"
#include "parsers/error.h"
#include "parsers/recognition.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

volatile std::sig_atomic_t stop_asked = 0;

// The second time, the program ends at once: nothing is lost but the documents
// in hand.
void AskToStop(int signal) {
  stop_asked = 1;
  std::signal(signal, SIG_DFL);
}

std::string_view NameOfOcr(Ocr ocr) {
  switch (ocr) {
    case Ocr::kAuto:
      return "auto";
    case Ocr::kOff:
      return "off";
    case Ocr::kForce:
      return "force";
  }
  return "";
}

// All words of a definition, in its order.
std::string TextOf(const Definition& definition) {
  std::string text = definition.id + '\n' + definition.country_field + '\n';
  for (const FieldDefinition& field : definition.fields) {
    text += field.id + '\t' + field.label + '\t' +
            std::string(NameOf(field.type)) + '\n';
    for (const OptionDefinition& option : field.options) {
      text += option.id;
      for (const Wording& label : option.labels) text += '\t' + label.text;
    }
  }
  for (const Entry& entry : definition.entries) {
    text += std::string(NameOf(entry.kind)) + entry.id + entry.number;
    for (const Wording& wording : entry.wordings) text += '\t' + wording.text;
    for (const std::string& field : entry.fields) text += '\n' + field;
  }
  return text;
}

std::string FingerprintOf(const std::vector<Definition>& definitions) {
  std::string text;
  for (const Definition& definition : definitions) text += TextOf(definition);
  return Sha256Of(text);
}

// What the response depends on beside the document and the version. A password
// is not written down.
std::string SettingsOf(const BatchArguments& arguments,
                       const std::vector<Definition>& definitions) {
  JsonWriter json(-1);
  json.BeginObject();
  json.Key("questionnaire");
  json.String(arguments.questionnaire.empty() ? "recognised"
                                              : definitions.front().id);
  json.Key("definitions");
  json.String(FingerprintOf(definitions));
  json.Key("ocr");
  json.String(NameOfOcr(arguments.ocr));
  json.Key("languages");
  json.String(arguments.languages);
  json.Key("review_below");
  json.Number(arguments.review_below, {.most = 4, .least = 1});
  json.EndObject();
  return std::move(json).Take();
}

fs::path AbsolutePath(const std::string& path) {
  return fs::absolute(path).lexically_normal();
}

BatchOptions OptionsOf(const BatchArguments& arguments,
                       const std::vector<Definition>& definitions) {
  BatchOptions options;
  options.sources = arguments.sources;
  options.include = arguments.include;
  options.store = arguments.store;
  const std::string store = AbsolutePath(arguments.store).string();
  options.except = {store, store + "-wal", store + "-shm", store + "-journal"};
  if (!arguments.report.empty()) {
    options.except.push_back(AbsolutePath(arguments.report));
  }
  options.jobs =
      arguments.jobs > 0
          ? arguments.jobs
          : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  options.timeout = std::chrono::milliseconds(
      static_cast<std::int64_t>(arguments.timeout * 1000));
  options.memory = arguments.memory;
  options.shard = {arguments.shard, arguments.shards};
  options.retry_failed = arguments.retry_failed;
  options.reconvert = arguments.reconvert;
  options.dry_run = arguments.dry_run;
  options.origin = {ProgramVersion(), SettingsOf(arguments, definitions)};
  return options;
}

// A misspelt folder must not pass for an empty one.
void RequireSources(const std::vector<std::string>& sources) {
  for (const std::string& source : sources) {
    std::error_code ignored;
    if (fs::exists(source, ignored)) continue;
    throw UsageError("there is no file or folder \"" + source +
                     "\"; check the name");
  }
}

// The form's own words as a document: reading it touches what reading the
// documents will need.
std::string BlankForm(const Definition& definition) {
  std::string text;
  for (const Entry& entry : definition.entries) {
    if (!entry.number.empty()) text += entry.number + ". ";
    if (!entry.wordings.empty()) text += entry.wordings.front().text;
    text += "\n\nYes https://example.org 12 % 1 May 2022 +32 2 279 20 06\n\n";
  }
  return text;
}

constexpr std::string_view kSmallestPdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 33>>stream\nBT /F 9 Tf 9 9 Td (Hello) Tj ET  \n"
    "endstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R>>\n%%EOF\n";

// What workers have to hold before they are locked in: whatever is loaded from
// files when it is first needed belongs here.
void PrepareWorkers(const std::vector<Definition>& definitions) {
  for (const Definition& definition : definitions) {
    ConvertDocument(BlankForm(definition), "blank.txt", {definition}, {});
  }
  try {
    ConvertDocument(kSmallestPdf, "small.pdf", definitions, {});
  } catch (const Error&) {
    // It is no questionnaire; it was read.
  }
}

WorkerTask TaskOf(const BatchArguments& arguments,
                  const std::vector<Definition>& chosen) {
  const auto definitions =
      std::make_shared<const std::vector<Definition>>(chosen);
  const auto options = std::make_shared<ConvertOptions>();
  options->questionnaire = arguments.questionnaire;
  options->reading.password = arguments.password;
  options->reading.ocr = arguments.ocr;
  options->review_below = arguments.review_below;
  WorkerTask task;
  task.prepare = [definitions, options, languages = arguments.languages] {
    PrepareContainers();
    // The languages' data are files, which workers cannot open.
    if (options->reading.ocr != Ocr::kOff) {
      options->reading.recogniser = PrepareRecognition(languages);
    }
    PrepareWorkers(*definitions);
  };
  task.convert = [definitions, options](std::string_view bytes,
                                        const std::string& name) {
    return ConvertDocument(bytes, name, *definitions, *options);
  };
  task.list = [definitions, options](std::string_view bytes,
                                     const std::string& name) {
    return ListContainer(bytes, name, *definitions, *options);
  };
  task.convert_item = [definitions, options](std::string_view bytes,
                                             const std::string& name,
                                             const ItemPlace& place) {
    const ContainerItem item = ReadItem(bytes, place, {});
    return ConvertItem(item, name, *definitions, *options);
  };
  return task;
}

void Report(const BatchEvent& event, bool quiet) {
  const bool beside =
      event.fate == FileFate::kSkipped || event.fate == FileFate::kPassedOver;
  if (event.fate == FileFate::kFailed && !event.earlier) {
    Say(Severity::kError, event.path,
        std::string(NameOf(event.outcome)) + ": " + event.message);
  } else if (beside && !event.earlier && !quiet) {
    Say(Severity::kNote, event.path, "passed over: " + Shortly(event.message));
  } else if (event.fate == FileFate::kWouldConvert && !quiet) {
    Say(Severity::kNote, event.path, "would be converted");
  }
}

std::string Counted(std::uint64_t count, const std::string& what) {
  return count == 0 ? "" : ", " + std::to_string(count) + " " + what;
}

std::string Summary(const BatchTotals& totals, const BatchArguments& arguments,
                    std::chrono::duration<double> elapsed) {
  std::string text = std::to_string(totals.met) + " of " +
                     std::to_string(totals.files) + " files in " +
                     DurationText(elapsed) + ": " +
                     std::to_string(totals.converted) + " converted";
  text += Counted(totals.flagged, "of them to review");
  text += Counted(totals.would_convert, "would be converted");
  text += Counted(totals.known, "known already");
  text += Counted(totals.passed_over, "passed over");
  text += Counted(totals.failed, "failed");
  text += Counted(totals.other_shard, "of other shards");
  if (totals.outdated > 0 && !arguments.reconvert) {
    text += "; " + std::to_string(totals.outdated) +
            " were converted by another version or with other settings "
            "(--reconvert converts them again)";
  }
  if (totals.stopped) {
    text += "; stopped: the same command goes on where it was";
  }
  return text;
}

void SaveReport(const BatchArguments& arguments) {
  Database store = OpenStore(arguments.store, StoreAccess::kRead);
  SaveStream(arguments.report, [&](const ByteSink& write) {
    WriteReport(store, fs::path(arguments.store).filename().string(), write);
  });
}

}  // namespace

int RunBatchCommand(const BatchArguments& arguments) {
  RequireSources(arguments.sources);
  for (const std::string& file : {arguments.store, arguments.report}) {
    if (!file.empty()) PlanOutput({"-"}, file);  // its folder has to be there
  }
  const std::vector<Definition> definitions =
      ChooseDefinitions(arguments.questionnaire, arguments.definitions);
  const BatchOptions options = OptionsOf(arguments, definitions);
  const WorkerTask task = TaskOf(arguments, definitions);
  std::signal(SIGINT, AskToStop);
  std::signal(SIGTERM, AskToStop);
  BatchProgress progress(arguments.quiet);
  const auto listener = [&](const BatchEvent& event,
                            const BatchTotals& totals) {
    progress.Clear();
    Report(event, arguments.quiet);
    progress.Show(totals);
  };
  const BatchTotals totals = RunBatch(options, task, listener, &stop_asked);
  progress.Clear();
  if (!arguments.report.empty() && !arguments.dry_run) SaveReport(arguments);
  if (!arguments.quiet) {
    Say(Severity::kNote, "", Summary(totals, arguments, progress.Elapsed()));
  }
  return totals.failed == 0 && !totals.stopped ? kSuccess : kSomeFailed;
}

}  // namespace quaestor
