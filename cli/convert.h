// cli/convert.h: one document from its bytes to its response: what `extract`
// and `batch` share.
#ifndef QUAESTOR_CLI_CONVERT_H_
#define QUAESTOR_CLI_CONVERT_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/response.h"
#include "parsers/containers.h"
#include "parsers/document.h"
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

// Recognises the questionnaire and extracts. Throws Error (kNotAQuestionnaire).
Response ExtractFrom(const Document& document,
                     const std::vector<Definition>& definitions,
                     const ConvertOptions& options);

// What was found in a message or an archive: a document or a body. A body is
// one only where it holds the form with an answer, whichever questionnaire was
// asked for; else Error (kNotAQuestionnaire). `name` is the document's.
Response ConvertItem(const ContainerItem& item, const std::string& name,
                     const std::vector<Definition>& definitions,
                     const ConvertOptions& options);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_CONVERT_H_
