#include "extract/unread_pages.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace quaestor {
namespace {

// Where an answer may stand: from the page of its prompt to that of whatever
// was found next. Indices into Document::pages.
struct PageSpan {
  int first = 0;
  int last = 0;
};

std::vector<int> UnreadPages(const Document& document) {
  std::vector<int> unread;
  for (std::size_t p = 0; p < document.pages.size(); ++p) {
    if (document.pages[p].unreadable) unread.push_back(static_cast<int>(p));
  }
  return unread;
}

PageSpan SpanOf(const Reading& reading, const Occurrence& at) {
  const int end = static_cast<int>(reading.alignment.body.tokens.size());
  int next = end;
  for (const Placed& placed : reading.alignment.placed) {
    if (placed.at.begin >= at.end) next = std::min(next, placed.at.begin);
  }
  const int last_page = static_cast<int>(reading.document.pages.size()) - 1;
  return {TokenAt(reading, at.begin).page,
          next < end ? TokenAt(reading, next).page : last_page};
}

void Note(FieldAnswer& answer) {
  AddReason(answer, "page_unreadable");
  AddFinding(answer, "page_unreadable");
}

}  // namespace

void NoteUnreadPages(Reading& reading) {
  const std::vector<int> unread = UnreadPages(reading.document);
  if (unread.empty()) return;
  for (FieldAnswer& answer : reading.fields) {
    if (answer.status == FieldStatus::kMissing) Note(answer);
  }
  for (const Placed& placed : reading.alignment.placed) {
    const PageSpan span = SpanOf(reading, placed.at);
    const bool touched = std::any_of(
        unread.begin(), unread.end(),
        [&](int page) { return page >= span.first && page <= span.last; });
    if (!touched) continue;
    const auto entry = static_cast<std::size_t>(placed.at.entry);
    for (const std::string& id : reading.definition.entries[entry].fields) {
      Note(AnswerOf(reading, id));
    }
  }
}

}  // namespace quaestor
