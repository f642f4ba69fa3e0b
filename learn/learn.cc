#include "learn/learn.h"

#include <algorithm>

#include "extract/languages.h"
#include "learn/build.h"
#include "learn/piece.h"
#include "learn/roles.h"
#include "learn/written_answers.h"
#include "parsers/error.h"

namespace quaestor {
namespace {

// What was written or marked on a form that should be blank.
void FindAnswers(const std::vector<Piece>& pieces, Learned& learned) {
  for (const Piece& piece : pieces) {
    const std::string place = piece.line > 0
                                  ? "line " + std::to_string(piece.line)
                                  : "page " + std::to_string(piece.page);
    for (const FormBox& box : piece.boxes) {
      if (box.state != MarkState::kChecked) continue;
      const std::string& label = box.label.empty() ? piece.text : box.label;
      learned.answers.push_back("the box \"" + label + "\" is marked (" +
                                place + ")");
    }
    if (piece.filled || IsFilledContactLabel(piece)) {
      learned.answers.push_back("\"" + piece.text + "\" (" + place + ")");
    }
  }
}

}  // namespace

Learned LearnDefinition(const Document& document, const LearnOptions& options) {
  std::string language = options.language;
  if (language.empty()) {
    const std::vector<std::string> found = LanguagesOf(document, "");
    language = found.empty() ? "en" : found.front();
  }
  const std::vector<Piece> pieces = FindPieces(document);
  Learned learned;
  learned.definition.schema = "quaestor/definition/1";
  learned.definition.id = options.id;
  FindAnswers(pieces, learned);
  BuildEntries(pieces, FindRoles(pieces), language, learned);
  FindWrittenAnswers(learned);
  if (learned.definition.title.empty()) learned.definition.title = options.id;
  if (learned.definition.fields.empty()) {
    throw Error(ErrorCode::kNotAQuestionnaire,
                "nothing in it is to be answered: no question, box, label or "
                "line to write on was found. Is it the form itself? \"quaestor "
                "inspect\" shows what was read");
  }
  return learned;
}

}  // namespace quaestor
