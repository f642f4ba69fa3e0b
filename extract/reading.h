// extract/reading.h: what the readers of fields share. Private to extract/.
#ifndef QUAESTOR_EXTRACT_READING_H_
#define QUAESTOR_EXTRACT_READING_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/alignment.h"
#include "extract/passage.h"
#include "extract/response.h"

namespace quaestor {

// What became of a token of the body.
enum class Use { kFree, kForm, kAnswer };

struct Reading {
  const Document& document;
  const Definition& definition;
  const Alignment& alignment;
  std::vector<Use> use;                 // parallel to the body's tokens
  std::vector<std::vector<int>> zones;  // by placed entry: its free tokens
  std::vector<FieldAnswer> fields;      // parallel to definition.fields
  std::string region;                   // for phone numbers, or ""
};

Reading BeginReading(const Document& document, const Definition& definition,
                     const Alignment& alignment);

FieldAnswer& AnswerOf(Reading& reading, std::string_view field);

// The tokens of a zone that nothing has used yet.
std::vector<int> FreeTokens(const Reading& reading,
                            const std::vector<int>& zone);

void SetUse(Reading& reading, const std::vector<int>& tokens, Use use);

Passage PassageOf(const Reading& reading, const std::vector<int>& tokens);

const Token& TokenAt(const Reading& reading, int token);
const Mark& MarkAt(const Reading& reading, const Token& token);

// What was taken for the state of a box is little better than a guess.
bool IsGuessed(const Mark& mark);

// Adds a reason once.
void AddReason(FieldAnswer& answer, std::string_view reason);
// Adds a finding, or raises its value.
void AddFinding(FieldAnswer& answer, std::string_view name, double value = 1);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_READING_H_
