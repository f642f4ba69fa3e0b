// cli/inspect_command.cc: quaestor inspect FILE [--png DIR].
#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "cli/arguments.h"
#include "cli/contained.h"
#include "cli/draw_findings.h"
#include "cli/files.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/page_range.h"
#include "cli/read_document.h"
#include "extract/document_json.h"
#include "extract/languages.h"
#include "parsers/encode_png.h"
#include "parsers/error.h"
#include "parsers/pdf_render.h"
#include "parsers/recognition.h"

namespace quaestor {
namespace {

using Wanted = std::function<bool(int page)>;

// "city-page-07.png": as many digits as the last page has, for the order of
// names.
std::string PictureName(const Document& document, int page) {
  const std::string last = std::to_string(document.pages.size());
  std::string number = std::to_string(page);
  number.insert(0, last.size() - std::min(last.size(), number.size()), '0');
  const std::string stem = std::filesystem::path(document.name).stem().string();
  return stem + "-page-" + number + ".png";
}

void SavePictures(const InspectArguments& arguments, const std::string& bytes,
                  const Document& document, const Wanted& wanted) {
  if (document.media_type != "application/pdf") {
    throw Error(ErrorCode::kUnknownKind,
                "it has no pages to draw; leave out --png to see its lines");
  }
  CreateFolder(arguments.png);
  RenderPdf(bytes, {.password = arguments.password, .dpi = arguments.dpi},
            wanted, [&](int number, Raster& raster) {
              const auto page =
                  std::ranges::find(document.pages, number, &Page::number);
              if (page != document.pages.end()) DrawFindings(*page, raster);
              SaveFile(std::filesystem::path(arguments.png) /
                           PictureName(document, number),
                       EncodePng(raster));
            });
}

void SaveJson(const InspectArguments& arguments, const Document& document,
              const Wanted& wanted) {
  const std::string json =
      ToJson(document, LanguagesOf(document, ""), wanted) + '\n';
  if (arguments.output.empty() || arguments.output == "-") {
    WriteToStandardOutput(json);
  } else {
    SaveFile(arguments.output, json);
  }
}

// The document in a message or an archive: the only file in it, or else the
// text of the message. Throws Error that names the files where there are more.
ContainerItem OnlyDocumentIn(const std::string& bytes) {
  std::vector<ContainerItem> files;
  std::optional<ContainerItem> body;
  OpenContainer(bytes, {}, [&](ContainerItem item) {
    if (item.kind == ItemKind::kDocument) files.push_back(std::move(item));
    if (item.kind == ItemKind::kBody && !body) body = std::move(item);
    return true;
  });
  if (files.size() == 1) return std::move(files.front());
  if (files.empty() && body) return *std::move(body);
  std::string names;
  for (const ContainerItem& file : files) {
    names += (names.empty() ? "" : ", ") + file.part;
  }
  throw Error(ErrorCode::kUnknownKind,
              files.empty() ? "no document is in it"
                            : "several documents are in it; save the one to "
                              "look at: " +
                                  names);
}

void Inspect(const InspectArguments& arguments, const Wanted& wanted) {
  std::string bytes = ReadFile(arguments.file);
  ReadingOptions options;
  options.password = arguments.password;
  options.ocr = arguments.ocr;
  options.recogniser = std::make_shared<Recogniser>(arguments.languages);
  options.ocr_threads =
      static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  Document document;
  if (TellContainerKind(bytes) == ContainerKind::kNone) {
    document = ReadDocumentBytes(bytes, arguments.file, options);
  } else {
    ContainerItem item = OnlyDocumentIn(bytes);
    document =
        ReadItemDocument(item, DocumentNameOf(item, arguments.file), options);
    bytes = std::move(item.bytes);
  }
  for (const std::string& warning : document.warnings) {
    if (!arguments.quiet) Say(Severity::kWarning, arguments.file, warning);
  }
  if (arguments.png.empty()) return SaveJson(arguments, document, wanted);
  SavePictures(arguments, bytes, document, wanted);
  if (!arguments.output.empty()) SaveJson(arguments, document, wanted);
}

}  // namespace

int RunInspect(const InspectArguments& arguments) {
  const std::vector<PageRange> ranges = ParsePageRanges(arguments.pages);
  RequireOtherFile(arguments.output, {arguments.file});
  try {
    Inspect(arguments, [&](int page) { return Includes(ranges, page); });
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
