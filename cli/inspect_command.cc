// cli/inspect_command.cc: quaestor inspect FILE [--png DIR].
#include <system_error>

#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/messages.h"
#include "cli/page_range.h"
#include "cli/read_document.h"
#include "extract/document_json.h"

namespace quaestor {

int RunInspect(const InspectArguments& arguments) {
  const std::vector<PageRange> ranges = ParsePageRanges(arguments.pages);
  try {
    const Document document =
        ReadDocumentFile(arguments.file, arguments.password);
    for (const std::string& warning : document.warnings) {
      if (!arguments.quiet) Say(Severity::kWarning, arguments.file, warning);
    }
    const std::string json =
        ToJson(document, {}, [&](int page) { return Includes(ranges, page); }) +
        '\n';
    if (arguments.output.empty() || arguments.output == "-") {
      WriteToStandardOutput(json);
    } else {
      SaveFile(arguments.output, json);
    }
    return kSuccess;
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::broken_pipe) {
      Say(Severity::kError, arguments.file,
          std::string("the result cannot be written: ") + error.what());
    }
  } catch (...) {
    Say(Severity::kError, arguments.file, DescribeException());
  }
  return kSomeFailed;
}

}  // namespace quaestor
