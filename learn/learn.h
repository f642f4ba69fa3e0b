// learn/learn.h: derives a questionnaire's definition from its blank form. Pure
// functions: no files, no clock, the same document gives the same definition.
#ifndef QUAESTOR_LEARN_LEARN_H_
#define QUAESTOR_LEARN_LEARN_H_

#include <string>
#include <vector>

#include "parsers/document.h"
#include "patterns/definition.h"

namespace quaestor {

// Something that a person should look at before the definition is used.
struct Doubt {
  int page = 0;    // 1-based; of documents without pages, 0
  int line = 0;    // of documents without pages: line or paragraph; else 0
  std::string id;  // of the field or entry, or ""
  std::string text;
};

// What differs from the edition before.
struct EditionChange {
  std::string id;  // of the field
  std::string before;
  std::string after;
};

struct EditionChanges {
  std::string previous;                 // id of the definition; "": none
  std::vector<EditionChange> added;     // after: the question
  std::vector<EditionChange> gone;      // before: the question
  std::vector<EditionChange> moved;     // numbers of question or section
  std::vector<EditionChange> reworded;  // questions
  std::vector<EditionChange> retyped;   // names of types
  // Of fields that persist; ids are "FIELD.OPTION".
  std::vector<EditionChange> options_added;
  std::vector<EditionChange> options_gone;
  std::vector<EditionChange> options_reworded;
};

// A definition that was learned, and why it is as it is.
struct Learned {
  Definition definition;
  std::vector<std::string> field_reasons;  // as many as fields
  std::vector<Doubt> doubts;               // in the order of the form
  std::vector<std::string> answers;        // that stood in it, for messages
  int sections = 0;
  EditionChanges changes;
};

struct LearnOptions {
  std::string id;        // of the definition, such as "lgq-2024"
  std::string language;  // ISO 639-1; "": recognised
};

// Throws Error (kNotAQuestionnaire) where nothing in it is to be answered.
Learned LearnDefinition(const Document& document, const LearnOptions& options);

// The definition's JSON as people edit it, with a "reason" in each field.
std::string ToJson(const Learned& learned);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_LEARN_H_
