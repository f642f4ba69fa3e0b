#include "extract/extract.h"

#include <algorithm>
#include <string_view>

#include "extract/accounting.h"
#include "extract/alignment.h"
#include "extract/confidence.h"
#include "extract/cross_checks.h"
#include "extract/languages.h"
#include "extract/leak_check.h"
#include "extract/read_entries.h"
#include "extract/reading.h"
#include "extract/recognition_doubt.h"
#include "extract/unread_pages.h"
#include "patterns/values.h"

namespace quaestor {
namespace {

void Judge(Reading& reading, const ExtractOptions& options) {
  const ConfidenceModel& model = BuiltInConfidenceModel();
  for (FieldAnswer& answer : reading.fields) {
    if (answer.status == FieldStatus::kMissing) {
      // The first of the reasons: all others follow from it.
      answer.reasons.insert(answer.reasons.begin(), "prompt_not_found");
      AddFinding(answer, "prompt_missing");
    }
    answer.confidence = Confidence(model, answer.findings);
    // Two marks where one is wanted: a person decides, whatever the model says.
    const bool conflict =
        std::find(answer.reasons.begin(), answer.reasons.end(),
                  "marks_conflict") != answer.reasons.end();
    answer.needs_review = conflict || answer.confidence < options.review_below;
  }
}

void DescribeDocument(const Document& document, const Definition& definition,
                      const Alignment& alignment, Response& response) {
  response.questionnaire_id = definition.id;
  response.questionnaire_title = definition.title;
  response.name = document.name;
  response.sha256 = document.sha256;
  response.media_type = document.media_type;
  response.languages = LanguagesOf(document, alignment.language);
  for (const Page& page : document.pages) {
    response.reading.push_back(page.method);
  }
  response.warnings = document.warnings;
}

// Share of the entries with words of their own that were found.
double FoundShare(const Definition& definition, const Alignment& alignment) {
  double found = 0;
  double all = 0;
  std::vector<double> shares(definition.entries.size(), 0);
  for (const Placed& placed : alignment.placed) {
    double& share = shares[static_cast<std::size_t>(placed.at.entry)];
    share = std::max(share, placed.at.share);
  }
  for (std::size_t e = 0; e < definition.entries.size(); ++e) {
    const Entry& entry = definition.entries[e];
    if (entry.fields.empty() || entry.optional) continue;
    all += 1;
    found += shares[e];
  }
  return all > 0 ? found / all : 0;
}

}  // namespace

Response Extract(const Document& document, const Definition& definition,
                 const ExtractOptions& options) {
  const Alignment alignment = Align(document, definition);
  Reading reading = BeginReading(document, definition, alignment);
  ReadEntries(reading);
  CheckLeaks(reading);
  CrossCheck(reading);
  NoteRecognition(reading);
  NoteUnreadPages(reading);
  Response response;
  DescribeDocument(document, definition, alignment, response);
  response.questionnaire_confidence = FoundShare(definition, alignment);
  Account(reading, response);
  if (response.questionnaire_confidence < kLeastFit) {
    response.warnings.push_back("hardly any of the questions of " +
                                definition.id +
                                " were found: this may be another form");
    for (FieldAnswer& answer : reading.fields) AddFinding(answer, "poor_fit");
  }
  Judge(reading, options);
  response.fields = std::move(reading.fields);
  return response;
}

}  // namespace quaestor
