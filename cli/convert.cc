#include "cli/convert.h"

#include "cli/questionnaires.h"
#include "cli/read_document.h"
#include "extract/extract.h"

namespace quaestor {

Response ConvertDocument(std::string_view bytes, const std::string& path,
                         const std::vector<Definition>& definitions,
                         const ConvertOptions& options) {
  const Document document = ReadDocumentBytes(bytes, path, options.reading);
  const Definition& definition = Recognise(document, definitions);
  Response response =
      Extract(document, definition, {.review_below = options.review_below});
  if (options.questionnaire.empty()) {
    RequireFit(definition, response.questionnaire_confidence);
  }
  return response;
}

}  // namespace quaestor
