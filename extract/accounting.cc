#include "extract/accounting.h"

#include <algorithm>
#include <utility>

namespace quaestor {
namespace {

enum class Ledger { kQuestionnaire, kAnswer, kFurniture, kUnassigned };

void Count(Ledger account, Coverage& coverage) {
  ++coverage.words;
  switch (account) {
    case Ledger::kQuestionnaire:
      ++coverage.questionnaire;
      break;
    case Ledger::kAnswer:
      ++coverage.answers;
      break;
    case Ledger::kFurniture:
      ++coverage.furniture;
      break;
    case Ledger::kUnassigned:
      ++coverage.unassigned;
      break;
  }
}

bool SameWord(const Token& a, const Token& b) {
  return a.page == b.page && a.line == b.line && a.word == b.word &&
         a.mark < 0 && b.mark < 0;
}

// A word of several tokens counts for the answer if any of them does, then for
// `unassigned`, then for the form.
template <typename AccountOf>
void CountWords(const TokenStream& stream, Coverage& coverage,
                const AccountOf& account_of) {
  for (std::size_t t = 0; t < stream.tokens.size();) {
    std::size_t end = t + 1;
    while (end < stream.tokens.size() &&
           SameWord(stream.tokens[t], stream.tokens[end])) {
      ++end;
    }
    if (stream.tokens[t].mark < 0) {
      auto account = Ledger::kQuestionnaire;
      for (std::size_t i = t; i < end; ++i) {
        const Ledger own = account_of(i);
        if (own == Ledger::kAnswer || account == Ledger::kQuestionnaire) {
          account = own;
        }
      }
      Count(account, coverage);
    }
    t = end;
  }
}

bool IsFurniture(const Reading& reading, std::size_t t) {
  const TokenRole& role = reading.alignment.roles[t];
  if (role.role != WordRole::kForm || role.owner < 0) return false;
  const Placed& placed =
      reading.alignment.placed[static_cast<std::size_t>(role.owner)];
  return reading.definition.entries[static_cast<std::size_t>(placed.at.entry)]
             .kind == EntryKind::kFurniture;
}

Ledger BodyAccount(const Reading& reading, std::size_t t) {
  switch (reading.use[t]) {
    case Use::kAnswer:
      return Ledger::kAnswer;
    case Use::kFree:
      return Ledger::kUnassigned;
    case Use::kForm:
      break;
  }
  return IsFurniture(reading, t) ? Ledger::kFurniture : Ledger::kQuestionnaire;
}

void AddUnassigned(const Document& document, const TokenStream& stream,
                   const std::vector<int>& tokens, const Vocabulary& vocabulary,
                   Response& response) {
  const Passage passage = MakePassage(document, stream, tokens, vocabulary);
  std::string text = ToText(passage);
  if (text.empty()) return;
  response.unassigned.push_back(
      {std::move(text), EvidenceOf(document, stream, tokens)});
}

// One item for each run of free tokens of one block.
template <typename IsFree>
void CollectUnassigned(const Document& document, const TokenStream& stream,
                       const Vocabulary& vocabulary, const IsFree& is_free,
                       Response& response) {
  std::vector<int> run;
  for (const BlockRange& range : stream.blocks) {
    run.clear();
    for (int t = range.first; t < range.end; ++t) {
      const bool mark = stream.tokens[static_cast<std::size_t>(t)].mark >= 0;
      if (!mark && is_free(static_cast<std::size_t>(t))) run.push_back(t);
    }
    AddUnassigned(document, stream, run, vocabulary, response);
  }
}

// The next field of the form behind a placed entry without fields of its own.
FieldAnswer* FieldNear(Reading& reading, int owner) {
  if (owner < 0) return nullptr;
  const auto& entries = reading.definition.entries;
  auto e = static_cast<std::size_t>(
      reading.alignment.placed[static_cast<std::size_t>(owner)].at.entry);
  for (; e < entries.size(); ++e) {
    if (!entries[e].fields.empty()) {
      return &AnswerOf(reading, entries[e].fields.front());
    }
  }
  return nullptr;
}

void NoteNeighbours(Reading& reading) {
  for (std::size_t t = 0; t < reading.use.size(); ++t) {
    const Token& token = TokenAt(reading, static_cast<int>(t));
    if (reading.use[t] != Use::kFree || token.mark >= 0 ||
        token.key == kNoKey) {
      continue;
    }
    if (FieldAnswer* near =
            FieldNear(reading, reading.alignment.roles[t].owner)) {
      AddReason(*near, "text_unassigned_nearby");
      AddFinding(*near, "text_unassigned_nearby");
    }
  }
}

}  // namespace

void Account(Reading& reading, Response& response) {
  const Alignment& alignment = reading.alignment;
  NoteNeighbours(reading);
  CollectUnassigned(
      reading.document, alignment.body, alignment.vocabulary,
      [&](std::size_t t) { return reading.use[t] == Use::kFree; }, response);
  CollectUnassigned(
      reading.document, alignment.footnotes, alignment.vocabulary,
      [&](std::size_t t) { return !alignment.footnote_form[t]; }, response);
  CountWords(alignment.body, response.coverage,
             [&](std::size_t t) { return BodyAccount(reading, t); });
  CountWords(alignment.footnotes, response.coverage, [&](std::size_t t) {
    return alignment.footnote_form[t] ? Ledger::kQuestionnaire
                                      : Ledger::kUnassigned;
  });
  CountWords(alignment.furniture, response.coverage,
             [](std::size_t) { return Ledger::kFurniture; });
}

}  // namespace quaestor
