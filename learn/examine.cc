#include "learn/examine.h"

#include <algorithm>
#include <string>

#include "extract/extract.h"

namespace quaestor {
namespace {

// A questionnaire that fits less may be another one, or another edition.
constexpr double kSameForm = 0.5;

std::string Shortened(const std::string& text) {
  constexpr std::size_t kMost = 60;
  if (text.size() <= kMost) return text;
  std::size_t end = text.rfind(' ', kMost);
  if (end == std::string::npos || end == 0) {
    end = kMost;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  }
  return text.substr(0, end) + " ...";
}

std::string ValueOf(const FieldAnswer& field) {
  if (!field.text_value.empty()) return field.text_value;
  if (!field.list_value.empty()) {
    std::string list;
    for (const std::string& value : field.list_value) {
      list += (list.empty() ? "" : ", ") + value;
    }
    return list;
  }
  if (!field.contacts.empty()) {
    const Contact& contact = field.contacts.front();
    return contact.name.value_or(contact.email.value_or("a person"));
  }
  return field.text.value_or("a value");
}

void AddDoubt(const std::vector<Evidence>& evidence, const std::string& id,
              const std::string& text, Learned& learned) {
  Doubt doubt{0, 0, id, text};
  if (!evidence.empty()) {
    doubt.page = evidence.front().page;
    doubt.line = evidence.front().line;
  }
  learned.doubts.push_back(std::move(doubt));
}

bool IsTelling(const FieldAnswer& field) {
  switch (field.type) {
    case FieldType::kUrls:
    case FieldType::kChecklist:
      return !field.list_value.empty();
    case FieldType::kChoice:
    case FieldType::kDate:
      return !field.text_value.empty();
    case FieldType::kContacts:
      return !field.contacts.empty();
    default:
      return false;
  }
}

}  // namespace

void ReadBack(const Document& document, Learned& learned) {
  const Response response = Extract(document, learned.definition);
  for (const FieldAnswer& field : response.fields) {
    if (field.status == FieldStatus::kMissing) {
      AddDoubt({}, field.id,
               "its question is not found again in the form; correct the "
               "wordings of its entry",
               learned);
    }
    if (field.status == FieldStatus::kAnswered) {
      AddDoubt(field.evidence, field.id,
               "words of the form are read as its answer: \"" +
                   Shortened(ValueOf(field)) + "\"",
               learned);
    }
  }
  for (const Unassigned& rest : response.unassigned) {
    AddDoubt(rest.evidence, "",
             rest.text.empty()
                 ? "a box without words belongs to no entry"
                 : "belongs to no entry: \"" + Shortened(rest.text) + "\"",
             learned);
  }
}

void FindKnownAnswers(const Document& document,
                      const std::vector<Definition>& known, Learned& learned) {
  if (known.empty()) return;
  const Fit fit = BestFit(document, known);
  if (fit.score < kSameForm) return;
  const Response response = Extract(document, known[fit.definition]);
  // An address that is new in the form itself is no sign.
  constexpr int kSeveral = 3;
  if (std::ranges::count_if(response.fields, IsTelling) < kSeveral) return;
  for (const bool telling : {true, false}) {
    for (const FieldAnswer& field : response.fields) {
      if (field.status != FieldStatus::kAnswered ||
          IsTelling(field) != telling) {
        continue;
      }
      learned.answers.push_back(field.id + " \"" + Shortened(ValueOf(field)) +
                                "\"");
    }
  }
}

}  // namespace quaestor
