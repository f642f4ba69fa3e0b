// cli/convert.h: one document from its bytes to its response: what `extract`
// and `batch` share.
#ifndef QUAESTOR_CLI_CONVERT_H_
#define QUAESTOR_CLI_CONVERT_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/response.h"
#include "parsers/reader.h"
#include "patterns/definition.h"

namespace quaestor {

struct ConvertOptions {
  std::string questionnaire;  // as given, id or file; "": recognised
  ReadingOptions reading;
  double review_below = 0.9;
};

// `path` as for ReadDocumentBytes; `definitions` as ChooseDefinitions gave
// them. Throws Error, and whatever reading may throw.
Response ConvertDocument(std::string_view bytes, const std::string& path,
                         const std::vector<Definition>& definitions,
                         const ConvertOptions& options);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_CONVERT_H_
