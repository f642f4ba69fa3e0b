// extract/response.h: what a returned questionnaire says, field by field; and
// its JSON, as the contract fixes it (`quaestor schema` prints its schema).
#ifndef QUAESTOR_EXTRACT_RESPONSE_H_
#define QUAESTOR_EXTRACT_RESPONSE_H_

#include <optional>
#include <string>
#include <vector>

#include "parsers/document.h"
#include "patterns/definition.h"

namespace quaestor {

// Where a value was read: a box on a page, or lines of a text file, or
// paragraphs of a Word file.
struct Evidence {
  int page = 0;  // 1-based; 0 for text without pages
  Box box;
  int line = 0;  // text: 1-based, first and last
  int end_line = 0;
  bool paragraphs = false;  // `line` and `end_line` count paragraphs
  Source source = Source::kTextLayer;
  std::vector<std::string> raw;  // first readings of words that were corrected
};

enum class FieldStatus { kAnswered, kBlank, kMissing };

struct OptionAnswer {
  std::string id;
  std::string label;
  std::optional<bool> checked;  // nullopt: box not found or state unknown
  double confidence = 1;
  std::optional<std::string> detail;  // checklists: text beside the option
  std::vector<std::string> urls;      // checklists: in the detail
  std::vector<Evidence> evidence;
};

struct Contact {
  std::optional<std::string> name;
  std::optional<std::string> title;
  std::optional<std::string> organization;
  std::optional<std::string> email;
  std::optional<std::string> phone;  // E.164 where valid, else as written
};

// A measured fact about a field, from which the confidence is computed.
struct Finding {
  std::string name;  // as in patterns/confidence.json
  double value = 1;
};

struct FieldAnswer {
  std::string id;
  std::string section;   // "": null
  std::string question;  // "": null
  std::string label;
  FieldType type = FieldType::kText;
  FieldStatus status = FieldStatus::kMissing;

  // The value, by type; empty unless answered.
  std::string text_value;               // text; date (ISO); choice (option id)
  std::vector<std::string> list_value;  // urls; checklist (option ids)
  double number_value = 0;              // percentage
  std::vector<Contact> contacts;        // contacts

  std::optional<std::string> text;  // all but text: the words beside the value
  std::vector<std::string> urls;    // text: what it mentions
  std::vector<std::string> emails;
  std::vector<std::string> phones;
  std::vector<OptionAnswer> options;  // choice, checklist

  double confidence = 0;
  bool needs_review = true;
  std::vector<std::string> reasons;  // most important first
  std::vector<Evidence> evidence;
  std::vector<Finding> findings;  // not printed
};

struct Unassigned {
  std::string text;
  std::vector<Evidence> evidence;
};

// An account of the document's words; always
// words == questionnaire + answers + furniture + unassigned.
struct Coverage {
  int words = 0;
  int questionnaire = 0;
  int answers = 0;
  int furniture = 0;
  int unassigned = 0;
};

struct Response {
  std::string questionnaire_id;
  std::string questionnaire_title;
  double questionnaire_confidence = 0;
  // Of the document: name, sha256, media type, message, pages with their
  // methods.
  std::string name;
  std::string sha256;
  std::string media_type;
  std::optional<MessageFacts> message;
  std::vector<std::string> languages;
  std::vector<ReadingMethod> reading;  // one a page
  std::vector<FieldAnswer> fields;
  std::vector<Unassigned> unassigned;
  Coverage coverage;
  std::vector<std::string> warnings;
};

// The contract's JSON: keys in its order; `indent` spaces, or one line for -1.
// Ends without a newline.
std::string ToJson(const Response& response, int indent = 2);

std::string_view NameOf(Source source);         // "text_layer", ...
std::string_view NameOf(ReadingMethod method);  // "text_layer", "ocr", ...
std::string_view NameOf(FieldStatus status);    // "answered", ...

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_RESPONSE_H_
