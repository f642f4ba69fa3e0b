#include "cli/read_document.h"

#include <algorithm>
#include <new>

#include "cli/files.h"
#include "cli/messages.h"
#include "parsers/error.h"
#include "parsers/reader.h"

namespace quaestor {
namespace {

bool HasWordsOn(const Page& page) {
  return std::ranges::any_of(
      page.lines, [](const Line& line) { return !line.words.empty(); });
}

}  // namespace

Document ReadDocumentBytes(std::string_view bytes, const std::string& path,
                           const std::string& password) {
  ReadingOptions options;
  options.password = password;
  Document document = ReadDocument(bytes, DocumentName(path), options);
  for (const Page& page : document.pages) {
    if (page.pictures.empty() || HasWordsOn(page)) continue;
    document.warnings.push_back("page " + std::to_string(page.number) +
                                ": a picture without text; scans are not read "
                                "yet");
  }
  return document;
}

void WarnAboutForcedOcr(Ocr ocr, bool quiet) {
  if (ocr != Ocr::kForce || quiet) return;
  Say(Severity::kWarning, "",
      "--ocr force: pictures are not read yet; the text layer is taken");
}

bool HasWords(const Document& document) {
  return std::ranges::any_of(document.pages, HasWordsOn);
}

std::string DescribeException() {
  try {
    throw;
  } catch (const Error& error) {
    const std::string page =
        error.page() > 0 ? "page " + std::to_string(error.page()) + ": " : "";
    return page + error.what();
  } catch (const std::bad_alloc&) {
    return "there is not enough memory to convert it; close other programs, or "
           "split the document";
  } catch (const std::exception& exception) {
    return exception.what();
  } catch (...) {
    return "an unknown error";
  }
}

}  // namespace quaestor
