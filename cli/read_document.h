// cli/read_document.h: from a name on the command line to a document.
#ifndef QUAESTOR_CLI_READ_DOCUMENT_H_
#define QUAESTOR_CLI_READ_DOCUMENT_H_

#include <string>
#include <string_view>

#include "cli/arguments.h"
#include "parsers/document.h"
#include "parsers/reader.h"

namespace quaestor {

// What stands in a file of this path ("-": standard input). Throws Error.
Document ReadDocumentBytes(std::string_view bytes, const std::string& path,
                           const ReadingOptions& options);

bool HasWords(const Document& document);

// What is wrong, as one sentence for people, of the exception that is being
// handled; to be called in a catch block only.
std::string DescribeException();

}  // namespace quaestor

#endif  // QUAESTOR_CLI_READ_DOCUMENT_H_
