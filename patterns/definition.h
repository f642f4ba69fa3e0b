// patterns/definition.h: a questionnaire definition: the blank form's own words
// in order with the places for answers between them. docs/definitions.md
// describes the file format.
#ifndef QUAESTOR_PATTERNS_DEFINITION_H_
#define QUAESTOR_PATTERNS_DEFINITION_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

enum class FieldType {
  kText,
  kUrls,
  kChoice,
  kChecklist,
  kPercentage,
  kDate,
  kContacts
};

// A text in one language.
struct Wording {
  std::string language;  // ISO 639-1
  std::string text;
};

struct OptionDefinition {
  std::string id;
  std::vector<Wording> labels;  // the first one is printed
  bool wants_detail = false;    // "Other: ____"
};

struct FieldDefinition {
  std::string id;
  std::string section;   // "" for none
  std::string question;  // "" for none
  std::string label;     // printed in a response
  FieldType type = FieldType::kText;
  std::vector<OptionDefinition> options;
  std::string shares;    // percentage: id of the text field it is read from
  bool repeats = false;  // contacts: several people may be given
  std::vector<std::string> attributes;  // contacts: those that the form asks
  // Choice: ids of the text field that explains this answer, or "".
  std::string explained_by;
};

enum class EntryKind {
  kTitle,
  kText,      // introduction, instruction, closing words
  kHeading,   // of a section
  kQuestion,  // a numbered prompt
  kItem,      // a lettered prompt below a question
  kPrompt,    // a prompt without a number ("If yes, ...")
  kLabel,     // a short label ("Submission Date:")
  kOption,    // label of one option of a checklist
  kFootnote,  // may stand anywhere
  kFurniture  // running header or footer, may stand anywhere
};

// One piece of the form's own words, and what may be written after it.
struct Entry {
  EntryKind kind = EntryKind::kText;
  std::string id;      // unique, for messages: "I.2.a", "III.2.sdgs"
  std::string number;  // "I", "1", "a" as printed, or ""
  std::vector<Wording> wordings;
  // Fields whose answers stand between this entry and the next. Several share
  // the space: choice or contacts with text; two texts take a paragraph each.
  std::vector<std::string> fields;
  std::string option;     // kOption: id of the option of fields[0]
  bool optional = false;  // its absence is no finding
};

struct Definition {
  std::string schema;
  std::string id;
  std::string title;
  std::string country_field;  // whose answer gives the phones' region, or ""
  std::vector<FieldDefinition> fields;  // in the order of the response
  std::vector<Entry> entries;           // in the order of the form
};

// Parses and validates. `name` is used in messages. Throws Error
// (kBadDefinition) naming file, entry and remedy.
Definition ParseDefinition(std::string_view json, std::string_view name);
Definition LoadDefinition(const std::filesystem::path& path);

// The definitions compiled into the program, by id.
std::vector<Definition> BuiltInDefinitions();

const FieldDefinition* FindField(const Definition& definition,
                                 std::string_view id);

std::string_view NameOf(FieldType type);  // "text", "urls", ...
std::string_view NameOf(EntryKind kind);  // "title", "text", ...

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_DEFINITION_H_
