// cli/extract_command.cc: quaestor extract FILE... [-o PATH].
#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <system_error>
#include <thread>

#include "cli/arguments.h"
#include "cli/contained.h"
#include "cli/files.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/questionnaires.h"
#include "cli/read_document.h"
#include "cli/usage_error.h"
#include "parsers/recognition.h"

namespace quaestor {
namespace {

// What became of one file.
struct Outcome {
  // One per document: the file itself, or what was found in it.
  FoundItems found;
  std::string error;  // the file as a whole
  std::vector<std::string> warnings;
};

Outcome Convert(const std::string& file, const ConvertOptions& options,
                const std::vector<Definition>& definitions) {
  Outcome outcome;
  try {
    const std::string bytes = ReadFile(file);
    if (TellContainerKind(bytes) != ContainerKind::kNone) {
      outcome.found = ConvertContainer(bytes, file, definitions, options);
      return outcome;
    }
    const Document document = ReadDocumentBytes(bytes, file, options.reading);
    outcome.warnings = document.warnings;
    FoundItem& item = outcome.found.items.emplace_back();
    item.response = ExtractFrom(document, definitions, options);
    outcome.warnings.clear();  // The response has them.
  } catch (...) {
    outcome.found.items.clear();
    outcome.error = DescribeException();
  }
  return outcome;
}

// Converts the files on several threads and hands each outcome over in their
// order, on the calling thread.
template <typename Take>
void ConvertAll(const ExtractArguments& arguments,
                const ConvertOptions& options,
                const std::vector<Definition>& definitions, std::size_t threads,
                const Take& take) {
  const std::vector<std::string>& files = arguments.files;
  std::vector<std::promise<Outcome>> outcomes(files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      outcomes[i].set_value(Convert(files[i], options, definitions));
    }
  };
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < threads; ++i) workers.emplace_back(work);
  for (std::size_t i = 0; i < files.size(); ++i) {
    take(i, outcomes[i].get_future().get());
  }
}

// Where the responses of a run go, and how many of each file there are.
class Printer {
 public:
  Printer(const ExtractArguments& arguments, OutputPlan plan)
      : arguments_(arguments), plan_(std::move(plan)) {}

  // Writes what was converted of file `i`. Returns whether all of it was.
  bool Print(std::size_t i, const Outcome& outcome);

 private:
  bool PrintItems(std::size_t i, const std::vector<FoundItem>& items,
                  bool one_line);
  bool PrintItem(std::size_t i, const FoundItem& item, bool one_line);
  // Whether `write` came to its end; else it is said.
  bool Written(const std::string& subject,
               const std::function<void()>& write) const;
  void Save(std::size_t i, const FoundItem& item, bool one_line);
  void Warn(const std::string& subject, const std::string& text) const;
  bool Fail(const std::string& subject, const std::string& text) const;
  // Several responses can go into one file only as lines.
  bool HasRoomFor(std::size_t i, std::size_t responses, bool& one_line);

  const ExtractArguments& arguments_;
  OutputPlan plan_;
  std::string lines_;  // for one file
};

void Printer::Warn(const std::string& subject, const std::string& text) const {
  if (!arguments_.quiet) Say(Severity::kWarning, subject, text);
}

bool Printer::Fail(const std::string& subject, const std::string& text) const {
  Say(Severity::kError, subject, text);
  return false;
}

bool HasResponse(const FoundItem& item) { return item.response.has_value(); }

std::string SubjectOf(const std::string& file, const FoundItem& item) {
  return item.part.empty() ? file : file + ": " + item.part;
}

void Printer::Save(std::size_t i, const FoundItem& item, bool one_line) {
  const std::string json = ToJson(*item.response, one_line ? -1 : 2) + '\n';
  if (plan_.targets.empty()) {
    WriteToStandardOutput(json);
  } else if (one_line) {
    lines_ += json;  // Saved at once when all are there.
  } else if (plan_.folder.empty() || item.part.empty()) {
    SaveFile(plan_.targets[i], json);
  } else {
    SaveFile(ItemTarget(plan_, arguments_.files, i, item.name), json);
  }
}

bool Printer::PrintItem(std::size_t i, const FoundItem& item, bool one_line) {
  const std::string subject = SubjectOf(arguments_.files[i], item);
  if (!item.response) {
    if (item.failed) return Fail(subject, item.why);
    // Every message has a text: only what was attached is worth a line.
    if (!arguments_.quiet && !item.body) {
      Say(Severity::kNote, subject, "passed over: " + item.why);
    }
    return true;
  }
  for (const std::string& warning : item.response->warnings) {
    Warn(subject, warning);
  }
  return Written(subject, [&] { Save(i, item, one_line); });
}

bool Printer::Written(const std::string& subject,
                      const std::function<void()>& write) const {
  try {
    write();
    return true;
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::broken_pipe) return false;
    return Fail(subject,
                std::string("its response cannot be written: ") + error.what());
  }
}

// What concerns the whole comes first. Of hundreds of failures or notes the
// first ones tell enough.
bool Printer::PrintItems(std::size_t i, const std::vector<FoundItem>& items,
                         bool one_line) {
  constexpr std::size_t kMostNamed = 12;  // of failures, and of notes
  bool all = true;
  for (const FoundItem& item : items) {
    if (item.of_all) all &= PrintItem(i, item, one_line);
  }
  std::size_t failures = 0;
  std::size_t notes = 0;
  for (const FoundItem& item : items) {
    if (item.of_all) continue;
    std::size_t none = 0;
    std::size_t& count = item.response || item.body ? none
                         : item.failed              ? failures
                                                    : notes;
    all &= !item.failed;
    if (++count <= kMostNamed) all &= PrintItem(i, item, one_line);
  }
  const std::string& file = arguments_.files[i];
  if (failures > kMostNamed) {
    Fail(file, std::to_string(failures - kMostNamed) +
                   " more files in it cannot be read");
  }
  if (notes > kMostNamed && !arguments_.quiet) {
    Say(Severity::kNote, file,
        std::to_string(notes - kMostNamed) + " more were passed over");
  }
  if (!lines_.empty()) {
    all &= Written(file, [&] { SaveFile(plan_.targets[i], lines_); });
    lines_.clear();
  }
  return all;
}

bool Printer::HasRoomFor(std::size_t i, std::size_t responses, bool& one_line) {
  if (responses < 2 || !plan_.folder.empty()) return true;
  one_line = plan_.targets.empty() || plan_.targets[i].extension() == ".jsonl";
  const std::string& file = arguments_.files[i];
  const std::string count = std::to_string(responses) + " returns are in it";
  if (!one_line) {
    return Fail(file, count +
                          ", and only one can go into a file; name a "
                          "folder (-o DIR/), or a file .jsonl");
  }
  if (!arguments_.quiet && plan_.targets.empty()) {
    Say(Severity::kNote, file,
        count + ", one on each line; -o DIR/ gives a file each");
  }
  return true;
}

bool Printer::Print(std::size_t i, const Outcome& outcome) {
  const std::string& file = arguments_.files[i];
  for (const std::string& warning : outcome.warnings) Warn(file, warning);
  if (!outcome.error.empty()) return Fail(file, outcome.error);
  const auto& items = outcome.found.items;
  const auto responses =
      static_cast<std::size_t>(std::ranges::count_if(items, HasResponse));
  const bool failed = std::ranges::any_of(items, &FoundItem::failed);
  if (responses == 0 && !failed) {
    return Fail(file, NothingFoundText(outcome.found));
  }
  bool one_line = false;
  if (!HasRoomFor(i, responses, one_line)) return false;
  return PrintItems(i, items, one_line);
}

std::size_t ThreadCount(const ExtractArguments& arguments) {
  return arguments.jobs > 0
             ? static_cast<std::size_t>(arguments.jobs)
             : std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

ConvertOptions OptionsOf(const ExtractArguments& arguments) {
  ConvertOptions converting;
  converting.questionnaire = arguments.questionnaire;
  converting.review_below = arguments.review_below;
  ReadingOptions& options = converting.reading;
  options.password = arguments.password;
  options.ocr = arguments.ocr;
  options.recogniser = std::make_shared<Recogniser>(arguments.languages);
  const std::size_t threads = ThreadCount(arguments);
  options.ocr_threads = static_cast<int>(
      std::max<std::size_t>(1, threads / arguments.files.size()));
  return converting;
}

}  // namespace

int RunExtract(const ExtractArguments& arguments) {
  OutputPlan plan = PlanOutput(arguments.files, arguments.output);
  const std::vector<Definition> definitions =
      ChooseDefinitions(arguments.questionnaire, arguments.definitions);
  if (!plan.folder.empty()) CreateFolder(plan.folder);
  bool all = true;
  const ConvertOptions options = OptionsOf(arguments);
  Printer printer(arguments, std::move(plan));
  Progress progress(arguments.files.size(), arguments.quiet);
  const auto take = [&](std::size_t i, const Outcome& outcome) {
    progress.Clear();
    all &= printer.Print(i, outcome);
    progress.Show(i + 1);
  };
  if (arguments.files.size() == 1) {
    take(0, Convert(arguments.files[0], options, definitions));
  } else {
    ConvertAll(arguments, options, definitions,
               std::min(ThreadCount(arguments), arguments.files.size()), take);
  }
  return all ? kSuccess : kSomeFailed;
}

}  // namespace quaestor
