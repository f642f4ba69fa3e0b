// cli/questionnaires.h: which questionnaire a document is.
#ifndef QUAESTOR_CLI_QUESTIONNAIRES_H_
#define QUAESTOR_CLI_QUESTIONNAIRES_H_

#include <string>
#include <vector>

#include "parsers/document.h"
#include "patterns/definition.h"

namespace quaestor {

// The definitions that come into question: the one that --questionnaire names
// by id or file, or all that are known (known_definitions.h); `folder` is that
// of --definitions, or "". Throws UsageError that names `option`.
std::vector<Definition> ChooseDefinitions(
    const std::string& questionnaire, const std::string& folder,
    const std::string& option = "--questionnaire");

// The definition that fits best; a single one is taken as is. Throws Error
// (kNotAQuestionnaire) where the document has no text.
const Definition& Recognise(const Document& document,
                            const std::vector<Definition>& definitions);

// Throws Error (kNotAQuestionnaire) that names the best match and what to do,
// where less of its questions was found than a returned questionnaire holds.
// `found` is the share of them, 0 to 1.
void RequireFit(const Definition& best, double found);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_QUESTIONNAIRES_H_
