#include "extract/reading.h"

#include <algorithm>
#include <stdexcept>

namespace quaestor {
namespace {

FieldAnswer Unread(const FieldDefinition& definition) {
  FieldAnswer answer;
  answer.id = definition.id;
  answer.section = definition.section;
  answer.question = definition.question;
  answer.label = definition.label;
  answer.type = definition.type;
  for (const OptionDefinition& option : definition.options) {
    OptionAnswer own;
    own.id = option.id;
    if (!option.labels.empty()) own.label = option.labels.front().text;
    answer.options.push_back(std::move(own));
  }
  return answer;
}

}  // namespace

Reading BeginReading(const Document& document, const Definition& definition,
                     const Alignment& alignment) {
  Reading reading{document, definition, alignment, {}, {}, {}, ""};
  reading.use.resize(alignment.roles.size());
  reading.zones.resize(alignment.placed.size());
  for (std::size_t t = 0; t < alignment.roles.size(); ++t) {
    const TokenRole& role = alignment.roles[t];
    reading.use[t] = role.role == WordRole::kForm ? Use::kForm : Use::kFree;
    if (role.role == WordRole::kFree && role.owner >= 0) {
      reading.zones[static_cast<std::size_t>(role.owner)].push_back(
          static_cast<int>(t));
    }
  }
  for (const FieldDefinition& field : definition.fields) {
    reading.fields.push_back(Unread(field));
  }
  return reading;
}

FieldAnswer& AnswerOf(Reading& reading, std::string_view field) {
  const auto found = std::find_if(
      reading.fields.begin(), reading.fields.end(),
      [&](const FieldAnswer& answer) { return answer.id == field; });
  if (found == reading.fields.end()) {
    throw std::logic_error(
        "a definition passed the check with an entry for "
        "a field it does not have");
  }
  return *found;
}

std::vector<int> FreeTokens(const Reading& reading,
                            const std::vector<int>& zone) {
  std::vector<int> free;
  for (const int t : zone) {
    if (reading.use[static_cast<std::size_t>(t)] == Use::kFree) {
      free.push_back(t);
    }
  }
  return free;
}

void SetUse(Reading& reading, const std::vector<int>& tokens, Use use) {
  for (const int t : tokens) reading.use[static_cast<std::size_t>(t)] = use;
}

Passage PassageOf(const Reading& reading, const std::vector<int>& tokens) {
  return MakePassage(reading.document, reading.alignment.body, tokens,
                     reading.alignment.vocabulary);
}

const Token& TokenAt(const Reading& reading, int token) {
  return reading.alignment.body.tokens[static_cast<std::size_t>(token)];
}

const Mark& MarkAt(const Reading& reading, const Token& token) {
  return reading.document.pages[static_cast<std::size_t>(token.page)]
      .marks[static_cast<std::size_t>(token.mark)];
}

bool IsGuessed(const Mark& mark) {
  constexpr double kSure = 0.8;
  return mark.state != MarkState::kUnclear && mark.confidence < kSure;
}

void AddReason(FieldAnswer& answer, std::string_view reason) {
  const auto& reasons = answer.reasons;
  if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
    answer.reasons.emplace_back(reason);
  }
}

void AddFinding(FieldAnswer& answer, std::string_view name, double value) {
  for (Finding& finding : answer.findings) {
    if (finding.name == name) {
      finding.value = std::max(finding.value, value);
      return;
    }
  }
  answer.findings.push_back({std::string(name), value});
}

}  // namespace quaestor
