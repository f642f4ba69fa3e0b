#include "cli/questionnaires.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iterator>

#include "cli/known_definitions.h"
#include "cli/read_document.h"
#include "cli/usage_error.h"
#include "extract/extract.h"
#include "parsers/error.h"

namespace quaestor {
namespace {

std::string Ids(const std::vector<Definition>& definitions) {
  std::string ids;
  for (const Definition& definition : definitions) {
    ids += (ids.empty() ? "" : ", ") + definition.id;
  }
  return ids;
}

std::string Percent(double share) {
  return std::to_string(std::lround(share * 100)) + " %";
}

}  // namespace

std::vector<Definition> ChooseDefinitions(const std::string& questionnaire,
                                          const std::string& folder,
                                          const std::string& option) {
  std::vector<Definition> known;
  for (KnownDefinition& each : FindKnownDefinitions(folder)) {
    known.push_back(std::move(each.definition));
  }
  if (questionnaire.empty()) return known;
  const auto found = std::ranges::find(known, questionnaire, &Definition::id);
  if (found != known.end()) return {std::move(*found)};
  std::error_code ignored;
  if (!std::filesystem::exists(questionnaire, ignored)) {
    throw UsageError(option + ": \"" + questionnaire +
                     "\" is neither a known questionnaire (" + Ids(known) +
                     ") nor a file");
  }
  try {
    std::vector<Definition> loaded;
    loaded.push_back(LoadDefinition(questionnaire));
    return loaded;
  } catch (const Error& error) {
    throw UsageError(option + ": " + error.what());
  }
}

const Definition& Recognise(const Document& document,
                            const std::vector<Definition>& definitions) {
  if (!HasWords(document)) {
    throw Error(ErrorCode::kNotAQuestionnaire,
                document.paged ? "no text in it: its pages are empty or "
                                 "pictures in which no word could be read"
                               : "no text in it");
  }
  if (definitions.size() == 1) return definitions.front();
  return definitions[BestFit(document, definitions).definition];
}

void RequireFit(const Definition& best, double found) {
  if (found >= kLeastFit) return;
  throw Error(
      ErrorCode::kNotAQuestionnaire,
      "no known questionnaire: the best match, " + best.id + " (" + best.title +
          "), fits " + Percent(found) + " where " + Percent(kLeastFit) +
          " are needed. If it is that one, say --questionnaire " + best.id +
          "; for another form, derive a definition from its blank (\"quaestor "
          "learn blank.pdf -o form.json\"; docs/definitions.md) and give it "
          "with --questionnaire form.json");
}

}  // namespace quaestor
