#include "extract/read_entries.h"

#include <algorithm>
#include <string_view>

#include "extract/read_fields.h"
#include "patterns/values.h"

namespace quaestor {
namespace {

// Zones of all places where an entry was found.
std::vector<int> ZoneOf(const Reading& reading, int entry) {
  std::vector<int> zone;
  for (std::size_t p = 0; p < reading.zones.size(); ++p) {
    if (reading.alignment.placed[p].at.entry == entry) {
      zone.insert(zone.end(), reading.zones[p].begin(), reading.zones[p].end());
    }
  }
  return zone;
}

bool IsPlaced(const Reading& reading, int entry) {
  return std::any_of(
      reading.alignment.placed.begin(), reading.alignment.placed.end(),
      [&](const Placed& placed) { return placed.at.entry == entry; });
}

// What the place of an entry says about its fields.
void NotePlace(const Reading& reading, int entry, FieldAnswer& answer) {
  const auto& entries = reading.definition.entries;
  for (const Placed& placed : reading.alignment.placed) {
    if (placed.at.entry != entry || placed.repeated) continue;
    if (placed.moved) {
      AddReason(answer, "out_of_order");
      AddFinding(answer, "moved");
    }
    if (placed.by_number) {
      AddReason(answer, "prompt_changed");
      AddFinding(answer, "by_number");
    } else if (placed.changed) {
      AddFinding(answer, "prompt_changed", 1 - placed.at.share);
      constexpr double kHalf = 0.6;
      if (placed.at.share < kHalf) AddFinding(answer, "prompt_half_changed");
      constexpr double kNoticeable = 0.9;
      if (placed.at.share < kNoticeable) AddReason(answer, "prompt_changed");
    }
  }
  const auto next = static_cast<std::size_t>(entry) + 1;
  if (next < entries.size() && !entries[next].optional &&
      entries[next].kind != EntryKind::kFootnote &&
      entries[next].kind != EntryKind::kFurniture &&
      !IsPlaced(reading, static_cast<int>(next))) {
    AddReason(answer, "neighbour_not_found");
    AddFinding(answer, "neighbour_missing");
  }
}

// Words that stand amid the words of the prompt.
void NoteInside(const Reading& reading, int entry,
                const std::vector<int>& tokens, FieldAnswer& answer) {
  for (const Placed& placed : reading.alignment.placed) {
    if (placed.at.entry != entry) continue;
    const bool inside = std::any_of(tokens.begin(), tokens.end(), [&](int t) {
      return t >= placed.at.begin && t < placed.at.end &&
             TokenAt(reading, t).mark < 0;
    });
    if (inside) {
      AddReason(answer, "prompt_changed");
      AddFinding(answer, "inside_prompt");
    }
  }
}

std::vector<int> WithoutMarks(const Reading& reading,
                              const std::vector<int>& tokens) {
  std::vector<int> words;
  for (const int t : tokens) {
    if (TokenAt(reading, t).mark < 0) words.push_back(t);
  }
  return words;
}

bool SameParagraph(const Reading& reading, int a, int b) {
  return TokenAt(reading, a).block == TokenAt(reading, b).block;
}

bool SameLine(const Reading& reading, int a, int b) {
  const Token& one = TokenAt(reading, a);
  const Token& two = TokenAt(reading, b);
  return one.page == two.page && one.line == two.line;
}

using Same = bool (*)(const Reading&, int, int);

std::vector<std::vector<int>> Group(const Reading& reading,
                                    const std::vector<int>& tokens, Same same) {
  std::vector<std::vector<int>> groups;
  for (const int t : tokens) {
    if (groups.empty() || !same(reading, groups.back().back(), t)) {
      groups.emplace_back();
    }
    groups.back().push_back(t);
  }
  return groups;
}

// "Brussels, Belgium": cut behind the comma.
std::vector<std::vector<int>> CutAtComma(const Reading& reading,
                                         const std::vector<int>& tokens) {
  std::vector<std::vector<int>> parts(1);
  for (const int t : tokens) {
    parts.back().push_back(t);
    const std::string_view text = TextOf(reading.document, TokenAt(reading, t));
    if (parts.size() == 1 && text.ends_with(',')) parts.emplace_back();
  }
  return parts;
}

// Several texts share a place: a paragraph each, or a line, or what a comma
// separates.
void ReadTexts(Reading& reading, const std::vector<int>& tokens,
               const std::vector<FieldAnswer*>& answers) {
  auto groups = Group(reading, tokens, SameParagraph);
  bool guessed = false;
  if (groups.size() < answers.size()) {
    groups = Group(reading, tokens, SameLine);
  }
  if (groups.size() < answers.size() && groups.size() == 1) {
    groups = CutAtComma(reading, tokens);
    guessed = true;
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    ReadText(reading, i < groups.size() ? groups[i] : std::vector<int>{},
             *answers[i]);
    if (guessed) {
      if (answers[i]->text_value.ends_with(',')) {
        answers[i]->text_value.pop_back();
      }
      AddFinding(*answers[i], "shared_paragraph");
    }
  }
}

// Whether a label of its own introduces one of the fields in this document.
bool HasOwnLabel(const Reading& reading, const Entry& entry) {
  const auto& entries = reading.definition.entries;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    if (entries[e].kind != EntryKind::kLabel || &entries[e] == &entry) continue;
    for (const std::string& field : entries[e].fields) {
      const bool shared = std::find(entry.fields.begin(), entry.fields.end(),
                                    field) != entry.fields.end();
      if (shared && IsPlaced(reading, static_cast<int>(e))) return true;
    }
  }
  return false;
}

struct EntryFields {
  std::vector<FieldAnswer*> texts;
  std::vector<FieldAnswer*> others;
};

EntryFields FieldsOf(Reading& reading, const Entry& entry) {
  EntryFields fields;
  const bool labelled = entry.fields.size() > 1 && HasOwnLabel(reading, entry);
  for (const std::string& id : entry.fields) {
    FieldAnswer& answer = AnswerOf(reading, id);
    const FieldDefinition& field = *FindField(reading.definition, id);
    if (answer.status == FieldStatus::kAnswered || !field.shares.empty()) {
      continue;
    }
    if (answer.type == FieldType::kChecklist) continue;
    if (labelled) continue;
    (answer.type == FieldType::kText ? fields.texts : fields.others)
        .push_back(&answer);
  }
  return fields;
}

void ReadOther(Reading& reading, const std::vector<int>& zone, bool keep_rest,
               FieldAnswer& answer) {
  const FieldDefinition& field = *FindField(reading.definition, answer.id);
  const std::vector<int> tokens = FreeTokens(reading, zone);
  switch (answer.type) {
    case FieldType::kChoice:
      ReadChoice(reading, tokens, field, answer);
      break;
    case FieldType::kContacts:
      ReadContacts(reading, tokens, field, keep_rest, answer);
      break;
    case FieldType::kUrls:
      ReadUrls(reading, WithoutMarks(reading, tokens), answer);
      break;
    case FieldType::kDate:
      ReadDate(reading, WithoutMarks(reading, tokens), answer);
      break;
    default:
      break;
  }
}

// Boxes among the words of a text answer are another question's.
void NoteBoxes(const Reading& reading, const std::vector<int>& zone,
               const std::vector<FieldAnswer*>& texts) {
  const bool boxes = std::any_of(zone.begin(), zone.end(), [&](int t) {
    return TokenAt(reading, t).mark >= 0;
  });
  if (!boxes) return;
  for (FieldAnswer* answer : texts) {
    AddReason(*answer, "neighbour_not_found");
    AddFinding(*answer, "boxes_inside");
  }
}

// Reads the fields that one entry asks for out of a zone.
void ReadZone(Reading& reading, const std::vector<int>& zone,
              const EntryFields& fields) {
  for (FieldAnswer* answer : fields.others) {
    ReadOther(reading, zone, fields.texts.empty(), *answer);
  }
  const auto words = WithoutMarks(reading, FreeTokens(reading, zone));
  if (fields.texts.size() == 1) {
    ReadText(reading, words, *fields.texts.front());
  } else if (!fields.texts.empty()) {
    ReadTexts(reading, words, fields.texts);
  }
}

// The entry without fields after which the answers of one that is gone may
// stand: the last one found before it, where nothing else that was to be
// answered is gone between that and the next one found. -1: there is none.
int EntryBefore(const Reading& reading, int gone) {
  const auto& entries = reading.definition.entries;
  const auto& fields = entries[static_cast<std::size_t>(gone)].fields;
  const auto asks_more = [&](int e) {
    return std::any_of(entries[static_cast<std::size_t>(e)].fields.begin(),
                       entries[static_cast<std::size_t>(e)].fields.end(),
                       [&](const std::string& id) {
                         return std::find(fields.begin(), fields.end(), id) ==
                                fields.end();
                       });
  };
  int before = gone - 1;
  for (; before >= 0 && !IsPlaced(reading, before); --before) {
    if (asks_more(before)) return -1;
  }
  const int count = static_cast<int>(entries.size());
  for (int e = gone + 1; e < count && !IsPlaced(reading, e); ++e) {
    if (asks_more(e)) return -1;
  }
  if (before < 0) return -1;
  const Entry& entry = entries[static_cast<std::size_t>(before)];
  const bool floats = entry.kind == EntryKind::kFootnote ||
                      entry.kind == EntryKind::kFurniture ||
                      entry.kind == EntryKind::kOption;
  return floats || !entry.fields.empty() ? -1 : before;
}

// The prompt is gone and its answer is still there: read where there is one
// paragraph for each text that was asked for, and always doubtful.
void ReadGoneEntry(Reading& reading, int e) {
  const int before = EntryBefore(reading, e);
  if (before < 0) return;
  const std::vector<int> zone = ZoneOf(reading, before);
  const EntryFields fields = FieldsOf(
      reading, reading.definition.entries[static_cast<std::size_t>(e)]);
  const auto words = WithoutMarks(reading, FreeTokens(reading, zone));
  if (words.empty() ||
      (!fields.texts.empty() &&
       Group(reading, words, SameParagraph).size() != fields.texts.size())) {
    return;
  }
  ReadZone(reading, zone, fields);
  for (const auto* list : {&fields.others, &fields.texts}) {
    for (FieldAnswer* answer : *list) {
      if (answer->status != FieldStatus::kAnswered) {
        answer->status = FieldStatus::kMissing;
        continue;
      }
      AddReason(*answer, "prompt_not_found");
      AddFinding(*answer, "prompt_gone");
    }
  }
}

void ReadEntry(Reading& reading, int e) {
  const Entry& entry = reading.definition.entries[static_cast<std::size_t>(e)];
  if (entry.fields.empty() || entry.kind == EntryKind::kOption) return;
  if (!IsPlaced(reading, e)) {
    if (!entry.optional) ReadGoneEntry(reading, e);
    return;
  }
  const std::vector<int> zone = ZoneOf(reading, e);
  const EntryFields fields = FieldsOf(reading, entry);
  ReadZone(reading, zone, fields);
  if (fields.others.empty()) NoteBoxes(reading, zone, fields.texts);
  for (const auto* list : {&fields.others, &fields.texts}) {
    for (FieldAnswer* answer : *list) {
      NotePlace(reading, e, *answer);
      NoteInside(reading, e, zone, *answer);
    }
  }
}

// The respondent's country comes first: it tells the region of phone numbers.
void FindRegion(Reading& reading) {
  const std::string& id = reading.definition.country_field;
  if (id.empty()) return;
  const auto& entries = reading.definition.entries;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    const auto& fields = entries[e].fields;
    if (std::find(fields.begin(), fields.end(), id) != fields.end()) {
      ReadEntry(reading, static_cast<int>(e));
    }
  }
  const FieldAnswer& country = AnswerOf(reading, id);
  reading.region = RegionOfCountry(country.text_value);
}

// Text answers that hold an e-mail address where contacts were asked for and
// none was read: they are there, but without their labels.
void NoteUnlabelledContacts(Reading& reading) {
  for (const Entry& entry : reading.definition.entries) {
    for (const std::string& id : entry.fields) {
      FieldAnswer& contacts = AnswerOf(reading, id);
      if (contacts.type != FieldType::kContacts || !contacts.contacts.empty()) {
        continue;
      }
      for (const std::string& other : entry.fields) {
        const FieldAnswer& text = AnswerOf(reading, other);
        if (text.type != FieldType::kText || text.emails.empty()) continue;
        AddReason(contacts, "contact_incomplete");
        AddFinding(contacts, "contact_unlabelled");
      }
    }
  }
}

}  // namespace

void ReadEntries(Reading& reading) {
  FindRegion(reading);
  for (std::size_t e = 0; e < reading.definition.entries.size(); ++e) {
    ReadEntry(reading, static_cast<int>(e));
  }
  for (const FieldDefinition& field : reading.definition.fields) {
    FieldAnswer& answer = AnswerOf(reading, field.id);
    if (field.type == FieldType::kChecklist) {
      ReadChecklist(reading, field, answer);
    }
    if (!field.shares.empty()) {
      const FieldAnswer& text = AnswerOf(reading, field.shares);
      answer.findings = text.findings;
      ReadPercentage(text, answer);
    }
  }
  NoteUnlabelledContacts(reading);
}

}  // namespace quaestor
