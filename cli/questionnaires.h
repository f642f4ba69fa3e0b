// cli/questionnaires.h: which questionnaire a document is.
#ifndef QUAESTOR_CLI_QUESTIONNAIRES_H_
#define QUAESTOR_CLI_QUESTIONNAIRES_H_

#include <string>
#include <vector>

#include "parsers/document.h"
#include "patterns/definition.h"

namespace quaestor {

// The definitions that come into question: the one that --questionnaire names
// by id or file, or all that are built in. Throws UsageError.
std::vector<Definition> ChooseDefinitions(const std::string& questionnaire);

// Throws Error (kNotAQuestionnaire) where the document has no text or none of
// several definitions fits; a single one that was asked for is taken as is.
const Definition& Recognise(const Document& document,
                            const std::vector<Definition>& definitions,
                            bool asked_for);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_QUESTIONNAIRES_H_
