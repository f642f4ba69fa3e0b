#include "cli/read_document.h"

#include <algorithm>
#include <new>

#include "cli/files.h"
#include "parsers/error.h"

namespace quaestor {
namespace {

bool HasWordsOn(const Page& page) {
  return std::ranges::any_of(
      page.lines, [](const Line& line) { return !line.words.empty(); });
}

}  // namespace

Document ReadDocumentBytes(std::string_view bytes, const std::string& path,
                           const ReadingOptions& options) {
  return ReadDocument(bytes, DocumentName(path), options);
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
