// tests/extract/extract_testing.h: a small form of our own, documents made of
// a few lines, and answers as one line of text, for tables of tests.
#ifndef QUAESTOR_TESTS_EXTRACT_EXTRACT_TESTING_H_
#define QUAESTOR_TESTS_EXTRACT_EXTRACT_TESTING_H_

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"
#include "extract/token_stream.h"
#include "parsers/reader.h"
#include "patterns/definition.h"

namespace quaestor {

inline constexpr std::string_view kHarbourForm = R"json({
  "schema": "quaestor/definition/1", "id": "harbour", "title": "Harbour Survey",
  "country_field": "country",
  "option_sets": {"yes_no": [
    {"id": "yes", "labels": {"en": "Yes", "fr": "Oui"}},
    {"id": "no", "labels": {"en": "No", "fr": "Non"}}]},
  "fields": [
    {"id": "country", "type": "text"},
    {"id": "A.1", "section": "A", "question": "A.1", "type": "urls"},
    {"id": "A.2", "section": "A", "question": "A.2", "type": "choice",
     "options": "yes_no", "explained_by": "A.3"},
    {"id": "A.3", "section": "A", "question": "A.3", "type": "text"},
    {"id": "B.1", "section": "B", "question": "B.1", "type": "checklist",
     "options": [{"id": "oil"}, {"id": "power"}, {"id": "training"},
                 {"id": "other", "detail": true}]},
    {"id": "B.2.percentage", "section": "B", "question": "B.2",
     "type": "percentage", "shares": "B.2", "label": "Share of moorings"},
    {"id": "B.2", "section": "B", "question": "B.2", "type": "text"},
    {"id": "C.contacts", "section": "C", "type": "contacts", "repeats": true,
     "label": "Harbour masters",
     "attributes": ["name", "title", "organization", "email", "phone"]},
    {"id": "C.date", "section": "C", "type": "date"}],
  "entries": [
    {"kind": "title", "id": "title",
     "wordings": {"en": "Harbour Survey of the Northern Coast Association"}},
    {"kind": "label", "id": "country", "fields": ["country"],
     "wordings": {"en": "Country:"}},
    {"kind": "heading", "id": "A", "number": "A",
     "wordings": {"en": "Visitors and Moorings"}},
    {"kind": "question", "id": "A.1", "number": "1", "fields": ["A.1"],
     "wordings": {"en": "Which web addresses does your harbour office publish for its visitors?"}},
    {"kind": "question", "id": "A.2", "number": "2", "fields": ["A.2"],
     "wordings": {"en": "Do you count the boats that moor in your harbour during the season?"}},
    {"kind": "question", "id": "A.3", "number": "3", "fields": ["A.3"],
     "wordings": {"en": "Please describe how arriving boats are counted and who is responsible for it."}},
    {"kind": "heading", "id": "B", "number": "B",
     "wordings": {"en": "Environment and Safety"}},
    {"kind": "question", "id": "B.1", "number": "1", "fields": ["B.1"],
     "wordings": {"en": "Please tick every measure that your harbour has taken and give details."}},
    {"kind": "option", "id": "B.1.oil", "fields": ["B.1"], "option": "oil",
     "wordings": {"en": "collects used engine oil from visiting boats."}},
    {"kind": "option", "id": "B.1.power", "fields": ["B.1"], "option": "power",
     "wordings": {"en": "offers shore power from renewable sources."}},
    {"kind": "option", "id": "B.1.training", "fields": ["B.1"], "option": "training",
     "wordings": {"en": "trains its staff in rescue and first aid."}},
    {"kind": "option", "id": "B.1.other", "fields": ["B.1"], "option": "other",
     "wordings": {"en": "Other:"}},
    {"kind": "question", "id": "B.2", "number": "2", "fields": ["B.2", "B.2.percentage"],
     "wordings": {"en": "What percentage of all moorings can be supplied with electricity today?"}},
    {"kind": "heading", "id": "C", "number": "C", "fields": ["C.contacts"],
     "wordings": {"en": "Contact and Signature"}},
    {"kind": "label", "id": "C.date", "fields": ["C.date"],
     "wordings": {"en": "Date of signature:"}},
    {"kind": "text", "id": "closing",
     "wordings": {"en": "Thank you for supporting the work of our association."}},
    {"kind": "footnote", "id": "footnote.1", "number": "1",
     "wordings": {"en": "A mooring is any place where a boat can be made fast, ashore or afloat."}}]
})json";

inline const Definition& HarbourForm() {
  static const Definition definition =
      ParseDefinition(kHarbourForm, "harbour.json");
  return definition;
}

inline const Definition& Lgq2022() {
  static const Definition definition = [] {
    for (Definition& own : BuiltInDefinitions()) {
      if (own.id == "lgq-2022") return std::move(own);
    }
    throw std::logic_error("lgq-2022 is not built in");
  }();
  return definition;
}

inline Document FromMarkdown(std::string_view text) {
  return ReadText(text, "form.md");
}

// The answers of one filled-in harbour form, in Markdown. What is "" is blank.
struct HarbourAnswers {
  std::string country = "Belgium";
  std::string addresses;  // A.1
  std::string counted;    // A.2
  std::string how;        // A.3
  std::string measures =
      "- ☐ collects used engine oil from visiting boats.\n"
      "- ☐ offers shore power from renewable sources.\n"
      "- ☐ trains its staff in rescue and first aid.\n"
      "- ☐ Other:";      // B.1
  std::string moorings;  // B.2
  std::string contacts;  // C
  std::string date;      // C.date
};

inline std::string HarbourText(const HarbourAnswers& answers) {
  return "# Harbour Survey of the Northern Coast Association\n\nCountry: " +
         answers.country +
         "\n\n## A. Visitors and Moorings\n\n"
         "1. Which web addresses does your harbour office publish for its "
         "visitors?\n\n" +
         answers.addresses +
         "\n\n2. Do you count the boats that moor in your harbour during the "
         "season?\n\n" +
         answers.counted +
         "\n\n3. Please describe how arriving boats are counted and who is "
         "responsible for it.\n\n" +
         answers.how +
         "\n\n## B. Environment and Safety\n\n"
         "1. Please tick every measure that your harbour has taken and give "
         "details.\n\n" +
         answers.measures +
         "\n\n2. What percentage of all moorings can be supplied with "
         "electricity today?\n\n" +
         answers.moorings + "\n\n## C. Contact and Signature\n\n" +
         answers.contacts + "\n\nDate of signature: " + answers.date +
         "\n\nThank you for supporting the work of our association.\n";
}

inline Response ExtractHarbour(const HarbourAnswers& answers) {
  return Extract(FromMarkdown(HarbourText(answers)), HarbourForm());
}

inline const FieldAnswer& FieldOf(const Response& response,
                                  std::string_view id) {
  for (const FieldAnswer& field : response.fields) {
    if (field.id == id) return field;
  }
  throw std::logic_error("no field " + std::string(id));
}

inline bool HasReason(const FieldAnswer& answer, std::string_view reason) {
  return std::find(answer.reasons.begin(), answer.reasons.end(), reason) !=
         answer.reasons.end();
}

inline std::string JoinedBy(std::string_view separator,
                            const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& item : list) {
    if (!text.empty()) text += separator;
    text += item;
  }
  return text;
}

// "Ann Poe, Harbour master, -, a@b.org, +32..."
inline std::string Print(const Contact& contact) {
  return JoinedBy(
      ", ", {contact.name.value_or("-"), contact.title.value_or("-"),
             contact.organization.value_or("-"), contact.email.value_or("-"),
             contact.phone.value_or("-")});
}

inline std::string PrintValue(const FieldAnswer& answer) {
  switch (answer.type) {
    case FieldType::kUrls:
    case FieldType::kChecklist:
      return "[" + JoinedBy(", ", answer.list_value) + "]";
    case FieldType::kPercentage: {
      std::ostringstream number;
      number << answer.number_value;
      return number.str();
    }
    case FieldType::kContacts: {
      std::vector<std::string> people;
      for (const Contact& contact : answer.contacts) {
        people.push_back(Print(contact));
      }
      return JoinedBy("; ", people);
    }
    default:
      return answer.text_value.empty() ? "null" : answer.text_value;
  }
}

// "answered yes {marks_conflict}", "blank", "answered [] "N/A"": status,
// value, the words beside it in quotes, the reasons.
inline std::string Print(const FieldAnswer& answer) {
  std::string text(NameOf(answer.status));
  if (answer.status == FieldStatus::kAnswered) text += " " + PrintValue(answer);
  if (answer.text) text += " \"" + *answer.text + "\"";
  if (!answer.reasons.empty()) {
    text += " {" + JoinedBy(", ", answer.reasons) + "}";
  }
  return text;
}

// "yes+ no- other?": checked, unchecked, not known; details in quotes.
inline std::string PrintOptions(const FieldAnswer& answer) {
  std::vector<std::string> options;
  for (const OptionAnswer& option : answer.options) {
    std::string text = option.id;
    text += !option.checked ? "?" : *option.checked ? "+" : "-";
    if (option.detail) text += " \"" + *option.detail + "\"";
    options.push_back(text);
  }
  return JoinedBy(" ", options);
}

inline std::string PrintUnassigned(const Response& response) {
  std::vector<std::string> texts;
  for (const Unassigned& item : response.unassigned) texts.push_back(item.text);
  return JoinedBy(" / ", texts);
}

inline bool IsBalanced(const Coverage& coverage) {
  return coverage.words == coverage.questionnaire + coverage.answers +
                               coverage.furniture + coverage.unassigned;
}

// A word of a page made by hand: text, and the target of its link or "".
struct LinkedWord {
  std::string text;
  std::string uri;
};

// A page with one paragraph of these lines, ten points a line.
inline Document PagedParagraph(
    const std::vector<std::vector<LinkedWord>>& lines) {
  Document document;
  document.name = "form.pdf";
  Page page;
  page.width = 600;
  page.height = 800;
  page.method = ReadingMethod::kTextLayer;
  Block block;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    Line line;
    double x = 50;
    const double top = 50 + 12 * static_cast<double>(l);
    for (const LinkedWord& linked : lines[l]) {
      Word word;
      word.text = linked.text;
      const double width = 5 * static_cast<double>(linked.text.size());
      word.box = {x, top, x + width, top + 10};
      word.size = 10;
      if (!linked.uri.empty()) {
        word.link = static_cast<int>(page.links.size());
        page.links.push_back({word.box, linked.uri});
      }
      x += width + 5;
      line.words.push_back(word);
    }
    block.parts.push_back(
        {0, static_cast<int>(l), 0, static_cast<int>(lines[l].size())});
    page.lines.push_back(line);
  }
  document.pages.push_back(page);
  document.blocks.push_back(block);
  return document;
}

inline Document PagedLines(const std::vector<std::string>& lines) {
  std::vector<std::vector<LinkedWord>> words;
  for (const std::string& line : lines) {
    std::istringstream stream(line);
    words.emplace_back();
    for (std::string word; stream >> word;) words.back().push_back({word, ""});
  }
  return PagedParagraph(words);
}

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_EXTRACT_EXTRACT_TESTING_H_
