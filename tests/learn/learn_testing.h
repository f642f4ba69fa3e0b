// tests/learn/learn_testing.h: blank forms as text, and what is learned.
#ifndef QUAESTOR_TESTS_LEARN_LEARN_TESTING_H_
#define QUAESTOR_TESTS_LEARN_LEARN_TESTING_H_

#include <string>
#include <string_view>
#include <vector>

#include "learn/learn.h"
#include "parsers/reader.h"

namespace quaestor {

inline constexpr std::string_view kCityForm =
    "# City Services Questionnaire\n\n"
    "Please answer for the whole city and return this form by March.\n\n"
    "Country:\n\n"
    "## A. Services\n\n"
    "1. What are the addresses of the city's portals? Please list the URLs.\n\n"
    "2. Does the city measure how satisfied its residents are?\n\n"
    "☐ Yes ☐ No\n\n"
    "If yes, please explain how.\n\n"
    "3. What percentage of the services is offered online?\n\n"
    "## B. Residents without internet access\n\n"
    "1. How can they reach the city? Please check all that apply.\n\n"
    "- ☐ by telephone\n"
    "- ☐ by post\n"
    "- ☐ Other:\n\n"
    "2. Who filled in this form?\n\n"
    "Name:\n\nE-mail:\n\n"
    "Date:\n\n"
    "Thank you for taking part.\n";

inline Document Blank(std::string_view text,
                      std::string_view name = "blank.md") {
  return ReadDocument(text, name);
}

inline Learned LearnText(std::string_view text,
                         std::string_view language = "en") {
  return LearnDefinition(Blank(text),
                         {.id = "form", .language = std::string(language)});
}

// "A.1 urls", a line each.
inline std::string FieldsOf(const Definition& definition) {
  std::string list;
  for (const FieldDefinition& field : definition.fields) {
    list += field.id + " " + std::string(NameOf(field.type)) + "\n";
  }
  return list;
}

inline const FieldDefinition& FieldNamed(const Definition& definition,
                                         std::string_view id) {
  static const FieldDefinition none;
  const FieldDefinition* field = FindField(definition, id);
  return field == nullptr ? none : *field;
}

inline std::string OptionsOf(const FieldDefinition& field) {
  std::string list;
  for (const OptionDefinition& option : field.options) {
    list += (list.empty() ? "" : " ") + option.id;
  }
  return list;
}

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_LEARN_LEARN_TESTING_H_
