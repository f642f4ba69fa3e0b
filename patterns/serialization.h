// patterns/serialization.h: the structs of this folder as bytes that are quick
// to read, for data that is compiled in (prepared.h). The bytes are of this
// build and machine alone.
#ifndef QUAESTOR_PATTERNS_SERIALIZATION_H_
#define QUAESTOR_PATTERNS_SERIALIZATION_H_

#include <cereal/archives/binary.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/set.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <sstream>
#include <string>
#include <string_view>

#include "patterns/definition.h"
#include "patterns/word_data.h"

namespace quaestor {

template <typename Archive>
void serialize(Archive& archive, Wording& wording) {
  archive(wording.language, wording.text);
}

template <typename Archive>
void serialize(Archive& archive, OptionDefinition& option) {
  archive(option.id, option.labels, option.wants_detail);
}

template <typename Archive>
void serialize(Archive& archive, FieldDefinition& field) {
  archive(field.id, field.section, field.question, field.label, field.type,
          field.options, field.shares, field.repeats, field.attributes,
          field.explained_by);
}

template <typename Archive>
void serialize(Archive& archive, Entry& entry) {
  archive(entry.kind, entry.id, entry.number, entry.wordings, entry.fields,
          entry.option, entry.optional);
}

template <typename Archive>
void serialize(Archive& archive, Definition& definition) {
  archive(definition.schema, definition.id, definition.title,
          definition.country_field, definition.fields, definition.entries);
}

template <typename Archive>
void serialize(Archive& archive, WordData& words) {
  archive(words.answers, words.punctuated, words.not_answers,
          words.not_applicable, words.contact_labels, words.phone_cues,
          words.percent_words, words.top_level_domains);
}

template <typename Value>
std::string ToBytes(const Value& value) {
  std::ostringstream bytes;
  cereal::BinaryOutputArchive archive(bytes);
  archive(value);
  return std::move(bytes).str();
}

template <typename Value>
Value FromBytes(std::string_view bytes) {
  std::istringstream stream{std::string(bytes)};
  cereal::BinaryInputArchive archive(stream);
  Value value;
  archive(value);
  return value;
}

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_SERIALIZATION_H_
