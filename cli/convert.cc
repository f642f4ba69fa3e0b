#include "cli/convert.h"

#include <algorithm>

#include "cli/questionnaires.h"
#include "cli/read_document.h"
#include "extract/extract.h"

namespace quaestor {

namespace {

bool IsAnswered(const FieldAnswer& field) {
  return field.status == FieldStatus::kAnswered;
}

}  // namespace

Response ExtractFrom(const Document& document,
                     const std::vector<Definition>& definitions,
                     const ConvertOptions& options) {
  const Definition& definition = Recognise(document, definitions);
  Response response =
      Extract(document, definition, {.review_below = options.review_below});
  if (options.questionnaire.empty()) {
    RequireFit(definition, response.questionnaire_confidence);
  }
  return response;
}

Response ConvertDocument(std::string_view bytes, const std::string& path,
                         const std::vector<Definition>& definitions,
                         const ConvertOptions& options) {
  return ExtractFrom(ReadDocumentBytes(bytes, path, options.reading),
                     definitions, options);
}

Response ConvertItem(const ContainerItem& item, const std::string& name,
                     const std::vector<Definition>& definitions,
                     const ConvertOptions& options) {
  const Document document = ReadItemDocument(item, name, options.reading);
  Response response = ExtractFrom(document, definitions, options);
  if (item.kind != ItemKind::kBody) return response;
  RequireFit(Recognise(document, definitions),
             response.questionnaire_confidence);
  if (std::ranges::none_of(response.fields, IsAnswered)) {
    throw Error(ErrorCode::kNotAQuestionnaire,
                "the text of the message holds the form without an answer");
  }
  return response;
}

}  // namespace quaestor
