// cli/export_command.cc: quaestor export STORE --format F [-o PATH].
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <system_error>

#include "archive/export.h"
#include "archive/store.h"
#include "cli/archive_arguments.h"
#include "cli/draft_file.h"
#include "cli/files.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/usage_error.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

bool IsStandardOutput(const ExportArguments& arguments) {
  return arguments.output.empty() || arguments.output == "-";
}

ExportSummary WriteText(
    const ExportArguments& arguments,
    const std::function<ExportSummary(const ByteSink&)>& fill) {
  ExportSummary summary;
  if (IsStandardOutput(arguments)) return fill(WriteToStandardOutput);
  SaveStream(arguments.output,
             [&](const ByteSink& write) { summary = fill(write); });
  return summary;
}

std::vector<TableShape> ShapesOf(const ExportArguments& arguments) {
  if (arguments.rows == "responses") return {TableShape::kResponses};
  if (arguments.rows == "fields") return {TableShape::kFields};
  return {TableShape::kResponses, TableShape::kFields};
}

// A workbook cannot be written as a stream: through a folder that is ours.
ExportSummary StreamWorkbook(Database& store, const ExportArguments& arguments,
                             const ExportOptions& options) {
  std::string folder = (fs::temp_directory_path() / "quaestor-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), folder);
  }
  const fs::path file = fs::path(folder) / "export.xlsx";
  const auto remove = [&] {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  };
  try {
    const ExportSummary summary =
        ExportXlsx(store, ShapesOf(arguments), options, file);
    WriteToStandardOutput(ReadFile(file.string()));
    remove();
    return summary;
  } catch (...) {
    remove();
    throw;
  }
}

ExportSummary WriteWorkbook(Database& store, const ExportArguments& arguments,
                            const ExportOptions& options) {
  if (IsStandardOutput(arguments)) {
    return StreamWorkbook(store, arguments, options);
  }
  DraftFile draft(arguments.output);
  const ExportSummary summary =
      ExportXlsx(store, ShapesOf(arguments), options, draft.path());
  draft.Finish();
  return summary;
}

ExportSummary Write(Database& store, const ExportArguments& arguments,
                    const ExportOptions& options) {
  if (arguments.format == "xlsx") {
    return WriteWorkbook(store, arguments, options);
  }
  return WriteText(arguments, [&](const ByteSink& write) {
    if (arguments.format == "json") return ExportJson(store, options, write);
    if (arguments.format == "jsonl") {
      return ExportJsonLines(store, options, write);
    }
    return ExportCsv(store, ShapesOf(arguments).front(), options, write);
  });
}

void RequireSense(const ExportArguments& arguments) {
  if (!arguments.rows.empty() && arguments.format.starts_with("json")) {
    throw UsageError("--rows is for csv and xlsx; JSON holds whole responses");
  }
  if (!IsStandardOutput(arguments)) {
    // Refuses the store itself and folders that are not there.
    PlanOutput({arguments.store}, arguments.output);
    std::error_code ignored;
    if (fs::is_directory(arguments.output, ignored)) {
      throw UsageError("\"" + arguments.output +
                       "\" is a folder; name a file in it");
    }
  } else if (arguments.format == "xlsx" && isatty(STDOUT_FILENO) == 1) {
    throw UsageError("a workbook is no text; name a file: -o FILE.xlsx");
  }
}

Selection SelectionOf(const ExportArguments& arguments) {
  try {
    return ParseSelection(arguments.where);
  } catch (const StoreError& error) {
    throw UsageError(std::string("--where: ") + error.what());
  }
}

}  // namespace

int RunExport(const ExportArguments& arguments) {
  RequireSense(arguments);
  const ExportOptions options = {SelectionOf(arguments), arguments.publish};
  Database store = OpenStore(arguments.store, StoreAccess::kRead);
  const ExportSummary summary = Write(store, arguments, options);
  if (arguments.quiet) return kSuccess;
  std::string text = std::to_string(summary.responses) + " responses written";
  if (arguments.publish) {
    const std::string removed = RemovedText(summary.removed);
    text += "; removed: " + (removed.empty() ? "nothing" : removed) +
            ". Names that stand in texts only are not known for names: look "
            "through the texts before you publish";
  }
  Say(Severity::kNote, "", text);
  return kSuccess;
}

}  // namespace quaestor
