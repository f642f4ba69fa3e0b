#include "learn/written_answers.h"

#include <algorithm>
#include <string>
#include <vector>

#include "learn/cues.h"
#include "learn/roles.h"
#include "patterns/values.h"
#include "patterns/word_lists.h"

namespace quaestor {
namespace {

struct WrittenText {
  const Entry* entry = nullptr;
  std::string text;
  bool value = false;  // an address or a number: no form prints that there
};

bool IsInstruction(const std::string& text) {
  return BeginsWithCue(Cue::kAsks, text) ||
         BeginsWithCue(Cue::kInstruction, text) ||
         BeginsWithCue(Cue::kIfSo, text) || EndsInColon(text) ||
         EndsInQuestionMark(text) || text.starts_with('(') ||
         text.starts_with('*');
}

bool IsValue(const std::string& text) {
  if (!FindUrls(text).empty()) return true;
  const bool digit = text.find_first_of("0123456789") != std::string::npos;
  return digit && CountWords(text) <= 3;
}

// "Lyon" of "City: Lyon"; a blank form has nothing behind its labels.
std::string BehindLabel(const std::string& text) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string::npos || text.find("://") < colon) return {};
  const std::string label = text.substr(0, colon + 1);
  const std::string rest = text.substr(colon + 2);
  const bool few = CountWords(label) <= 5 && CountWords(rest) <= 6;
  return few && !IsInstruction(rest) ? rest : std::string();
}

bool IsPrompt(const Entry& entry) {
  return entry.kind == EntryKind::kQuestion || entry.kind == EntryKind::kItem ||
         entry.kind == EntryKind::kPrompt;
}

std::vector<WrittenText> WrittenTextsOf(const std::vector<Entry>& entries) {
  std::vector<WrittenText> written;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const Entry& before = entries[i - 1];
    const std::string& text = entries[i].wordings.front().text;
    if (entries[i].kind != EntryKind::kText || IsInstruction(text)) continue;
    const bool below_label = before.kind == EntryKind::kLabel &&
                             CountWords(text) <= 6 && !before.fields.empty();
    if (IsPrompt(before) && !entries[i].fields.empty()) {
      written.push_back({&entries[i], text, IsValue(text)});
    } else if (below_label || !BehindLabel(text).empty()) {
      written.push_back({&entries[i], text, false});
    }
  }
  return written;
}

}  // namespace

void FindWrittenAnswers(Learned& learned) {
  constexpr std::size_t kSeveral = 2;
  const std::vector<WrittenText> written =
      WrittenTextsOf(learned.definition.entries);
  const bool filled = written.size() >= kSeveral &&
                      std::ranges::any_of(written, &WrittenText::value);
  for (const WrittenText& each : written) {
    if (filled) {
      learned.answers.push_back("\"" + each.text + "\"");
    } else {
      learned.doubts.push_back(
          {0, 0, each.entry->id,
           "looks like an answer: \"" + each.text +
               "\"; if the form is filled in, give the blank one"});
    }
  }
}

}  // namespace quaestor
