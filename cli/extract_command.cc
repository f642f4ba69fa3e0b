// cli/extract_command.cc: quaestor extract FILE... [-o PATH].
#include <algorithm>
#include <atomic>
#include <exception>
#include <future>
#include <memory>
#include <system_error>
#include <thread>

#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/questionnaires.h"
#include "cli/read_document.h"
#include "cli/usage_error.h"
#include "extract/extract.h"
#include "parsers/recognition.h"

namespace quaestor {
namespace {

// What became of one document.
struct Outcome {
  std::string json;
  std::string error;  // "" where it was converted
  std::vector<std::string> warnings;
};

Outcome Convert(const std::string& file, const ExtractArguments& arguments,
                const ReadingOptions& options,
                const std::vector<Definition>& definitions) {
  Outcome outcome;
  try {
    const Document document = ReadDocumentBytes(ReadFile(file), file, options);
    outcome.warnings = document.warnings;
    const Definition& definition = Recognise(document, definitions);
    const Response response =
        Extract(document, definition, {.review_below = arguments.review_below});
    if (arguments.questionnaire.empty()) {
      RequireFit(definition, response.questionnaire_confidence);
    }
    outcome.warnings = response.warnings;
    outcome.json = ToJson(response) + '\n';
  } catch (...) {
    outcome.error = DescribeException();
  }
  return outcome;
}

// Converts the files on several threads and hands each outcome over in their
// order, on the calling thread.
template <typename Take>
void ConvertAll(const ExtractArguments& arguments,
                const ReadingOptions& options,
                const std::vector<Definition>& definitions, std::size_t threads,
                const Take& take) {
  const std::vector<std::string>& files = arguments.files;
  std::vector<std::promise<Outcome>> outcomes(files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      outcomes[i].set_value(Convert(files[i], arguments, options, definitions));
    }
  };
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < threads; ++i) workers.emplace_back(work);
  for (std::size_t i = 0; i < files.size(); ++i) {
    take(i, outcomes[i].get_future().get());
  }
}

void Save(const Outcome& outcome, const OutputPlan& plan, std::size_t i) {
  if (plan.targets.empty()) {
    WriteToStandardOutput(outcome.json);
  } else {
    SaveFile(plan.targets[i], outcome.json);
  }
}

// Returns whether the document was converted and written.
bool Report(const std::string& file, const Outcome& outcome,
            const OutputPlan& plan, std::size_t i, bool quiet) {
  for (const std::string& warning : outcome.warnings) {
    if (!quiet) Say(Severity::kWarning, file, warning);
  }
  if (!outcome.error.empty()) {
    Say(Severity::kError, file, outcome.error);
    return false;
  }
  try {
    Save(outcome, plan, i);
    return true;
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::broken_pipe) {
      Say(Severity::kError, file,
          std::string("its response cannot be written: ") + error.what());
    }
    return false;
  }
}

std::size_t ThreadCount(const ExtractArguments& arguments) {
  return arguments.jobs > 0
             ? static_cast<std::size_t>(arguments.jobs)
             : std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

ReadingOptions OptionsOf(const ExtractArguments& arguments) {
  ReadingOptions options;
  options.password = arguments.password;
  options.ocr = arguments.ocr;
  options.recogniser = std::make_shared<Recogniser>(arguments.languages);
  const std::size_t threads = ThreadCount(arguments);
  options.ocr_threads = static_cast<int>(
      std::max<std::size_t>(1, threads / arguments.files.size()));
  return options;
}

}  // namespace

int RunExtract(const ExtractArguments& arguments) {
  const OutputPlan plan = PlanOutput(arguments.files, arguments.output);
  const std::vector<Definition> definitions =
      ChooseDefinitions(arguments.questionnaire, arguments.definitions);
  if (!plan.folder.empty()) CreateFolder(plan.folder);
  bool all = true;
  const ReadingOptions options = OptionsOf(arguments);
  Progress progress(arguments.files.size(), arguments.quiet);
  const auto take = [&](std::size_t i, const Outcome& outcome) {
    progress.Clear();
    all &= Report(arguments.files[i], outcome, plan, i, arguments.quiet);
    progress.Show(i + 1);
  };
  if (arguments.files.size() == 1) {
    take(0, Convert(arguments.files[0], arguments, options, definitions));
  } else {
    ConvertAll(arguments, options, definitions,
               std::min(ThreadCount(arguments), arguments.files.size()), take);
  }
  return all ? kSuccess : kSomeFailed;
}

}  // namespace quaestor
