#include "cli/questionnaires.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iterator>

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

[[noreturn]] void ThrowNotAQuestionnaire(const Definition& best, double score) {
  throw Error(
      ErrorCode::kNotAQuestionnaire,
      "no known questionnaire: the best match, " + best.id + " (" + best.title +
          "), fits " + Percent(score) + " where " + Percent(kLeastFit) +
          " are needed. If it is that one, say --questionnaire " + best.id +
          "; for another form, make a definition of its blank with \"quaestor "
          "learn\" and give it with --questionnaire FILE");
}

}  // namespace

std::vector<Definition> ChooseDefinitions(const std::string& questionnaire) {
  std::vector<Definition> known = BuiltInDefinitions();
  if (questionnaire.empty()) return known;
  const auto found = std::ranges::find(known, questionnaire, &Definition::id);
  if (found != known.end()) return {std::move(*found)};
  std::error_code ignored;
  if (!std::filesystem::exists(questionnaire, ignored)) {
    throw UsageError("--questionnaire: \"" + questionnaire +
                     "\" is neither a known questionnaire (" + Ids(known) +
                     ") nor a file");
  }
  try {
    std::vector<Definition> loaded;
    loaded.push_back(LoadDefinition(questionnaire));
    return loaded;
  } catch (const Error& error) {
    throw UsageError(std::string("--questionnaire: ") + error.what());
  }
}

const Definition& Recognise(const Document& document,
                            const std::vector<Definition>& definitions,
                            bool asked_for) {
  if (!HasWords(document)) {
    throw Error(ErrorCode::kNotAQuestionnaire,
                document.paged ? "no text in it: its pages are empty or "
                                 "pictures, and scans are not read yet"
                               : "no text in it");
  }
  if (asked_for) return definitions.front();
  const Fit fit = BestFit(document, definitions);
  const Definition& best = definitions[fit.definition];
  if (fit.score < kLeastFit) ThrowNotAQuestionnaire(best, fit.score);
  return best;
}

}  // namespace quaestor
