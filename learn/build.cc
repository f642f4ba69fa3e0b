#include "learn/build.h"

#include <algorithm>
#include <set>
#include <utility>

#include "learn/box_options.h"
#include "learn/cues.h"
#include "learn/field_type.h"
#include "learn/ids.h"
#include "patterns/word_data.h"
#include "patterns/word_lists.h"

namespace quaestor {
namespace {

// What asks, its boxes and the contact labels below it.
struct Prompt {
  Piece piece;
  Role role = Role::kPrompt;
  std::vector<Piece> contacts;
};

EntryKind KindOf(Role role) {
  switch (role) {
    case Role::kTitle:
      return EntryKind::kTitle;
    case Role::kSection:
    case Role::kHeading:
      return EntryKind::kHeading;
    case Role::kQuestion:
      return EntryKind::kQuestion;
    case Role::kItem:
      return EntryKind::kItem;
    case Role::kPrompt:
      return EntryKind::kPrompt;
    case Role::kLabel:
      return EntryKind::kLabel;
    case Role::kColumns:
    case Role::kFurniture:
      return EntryKind::kFurniture;
    case Role::kFootnote:
      return EntryKind::kFootnote;
    default:
      return EntryKind::kText;
  }
}

bool Stands(Role role) {
  return role != Role::kFurniture && role != Role::kFootnote &&
         role != Role::kNothing && role != Role::kColumns;
}

// "1" of "2.1".
std::string LastPart(const std::string& number) {
  const std::size_t dot = number.rfind('.');
  return dot == std::string::npos ? number : number.substr(dot + 1);
}

std::string IdOfNumber(const std::string& number) {
  std::string id;
  for (const char c : number) {
    const bool allowed = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                         (c >= 'a' && c <= 'z') || c == '.';
    if (allowed) id += c;
  }
  return id.empty() ? LatinNumber(number) : id;
}

std::string Under(const std::string& parent, const std::string& id) {
  return parent.empty() ? id : parent + "." + id;
}

// A few words before a place to write are a label: "Website ____".
std::string AsLabel(const Piece& piece) {
  const bool bare = piece.writing_line && CountWords(piece.text) <= 6 &&
                    !EndsInColon(piece.text) && !EndsInQuestionMark(piece.text);
  return bare ? piece.text + ":" : piece.text;
}

class Builder {
 public:
  Builder(const std::vector<Piece>& pieces, const std::vector<Role>& roles,
          std::string language, Learned& learned)
      : pieces_(pieces),
        roles_(roles),
        language_(std::move(language)),
        learned_(learned) {}

  void Build() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) Add(i);
    AddNotes(Role::kFootnote, "footnote");
    AddNotes(Role::kColumns, "column_titles");
    AddNotes(Role::kFurniture, "furniture");
    NameFrontFields();
  }

 private:
  void Add(std::size_t i) {
    const Piece& piece = pieces_[i];
    switch (roles_[i]) {
      case Role::kTitle:
        AddEntry(piece, Role::kTitle, "title");
        learned_.definition.title = piece.text;
        return;
      case Role::kText:
      case Role::kHeading:
        return AddText(i);
      case Role::kSection:
        return AddSection(i);
      case Role::kContact:
        if (!taken_.contains(i)) AddContactsAlone(i);
        return;
      case Role::kBoxes:
        if (!taken_.contains(i)) AddPrompt(i);
        return;
      case Role::kQuestion:
      case Role::kItem:
      case Role::kPrompt:
      case Role::kLabel:
        return AddPrompt(i);
      default:
        return;
    }
  }

  Entry& AddEntry(const Piece& piece, Role role, const std::string& id) {
    Entry entry;
    entry.kind = KindOf(role);
    entry.id = entry_ids_.Take(id);
    if (!piece.number_in_text) entry.number = LastPart(piece.number);
    entry.wordings.push_back({language_, piece.text});
    learned_.definition.entries.push_back(std::move(entry));
    return learned_.definition.entries.back();
  }

  void AddSection(std::size_t i) {
    const Piece& piece = pieces_[i];
    section_ =
        piece.number.empty() ? Slug(piece.text) : IdOfNumber(piece.number);
    if (section_.empty()) section_ = "section";
    section_ = AddEntry(piece, Role::kSection, section_).id;
    question_.clear();
    question_text_.clear();
    ++learned_.sections;
  }

  // An instruction right behind a question: its answer may stand below it.
  void AddText(std::size_t i) {
    const bool first = learned_.definition.fields.empty() && section_.empty();
    const std::vector<std::string> open = OpenFields(i);
    const Role role = roles_[i] == Role::kPrompt ? Role::kText : roles_[i];
    Entry& entry = AddEntry(pieces_[i], role,
                            first ? "introduction" : Under(section_, "text"));
    entry.fields = open;
  }

  [[nodiscard]] std::vector<std::string> OpenFields(std::size_t i) const {
    if (learned_.definition.entries.empty() || question_.empty()) return {};
    const Entry& last = learned_.definition.entries.back();
    std::size_t next = NextStanding(i);
    while (next < pieces_.size() && roles_[next] == Role::kText) {
      next = NextStanding(next);
    }
    const bool closing = next >= pieces_.size();
    if (closing || last.kind == EntryKind::kOption) return {};
    return last.fields;
  }

  [[nodiscard]] std::size_t NextStanding(std::size_t i) const {
    do {
      ++i;
    } while (i < pieces_.size() && !Stands(roles_[i]));
    return i;
  }

  // Takes what belongs to pieces_[i]: boxes and contact labels below it.
  Prompt Gather(std::size_t i) {
    Prompt prompt{pieces_[i], roles_[i], {}};
    std::size_t next = NextStanding(i);
    // A label has its own line to write on.
    const bool written =
        prompt.role == Role::kLabel && prompt.piece.writing_line;
    for (; !written && next < pieces_.size() && roles_[next] == Role::kBoxes;
         next = NextStanding(next)) {
      taken_.insert(next);
      const std::vector<FormBox>& boxes = pieces_[next].boxes;
      prompt.piece.boxes.insert(prompt.piece.boxes.end(), boxes.begin(),
                                boxes.end());
    }
    // Boxes with words of their own end what stands behind the question.
    if (!prompt.piece.boxes.empty()) return prompt;
    for (; next < pieces_.size() && roles_[next] == Role::kContact;
         next = NextStanding(next)) {
      taken_.insert(next);
      prompt.contacts.push_back(pieces_[next]);
    }
    return prompt;
  }

  // Whether the items or prompts below a question take its answer.
  [[nodiscard]] bool IsAnsweredBelow(std::size_t i) const {
    const std::size_t next = NextStanding(i);
    if (next >= pieces_.size()) return false;
    const Role below = roles_[next];
    if (roles_[i] == Role::kQuestion && below == Role::kItem) return true;
    const std::vector<FormBox>& boxes = pieces_[next].boxes;
    const bool grid = !boxes.empty() && boxes.front().from_title;
    if (grid && below == Role::kPrompt) return true;
    const bool asks = below == Role::kPrompt || below == Role::kLabel;
    // What has its own line to write on is answered there.
    return asks && !pieces_[i].writing_line && EndsInColon(pieces_[i].text) &&
           CountWords(pieces_[i].text) > 3 &&
           (roles_[i] == Role::kQuestion || !pieces_[next].boxes.empty());
  }

  // Nothing of it could be found again in a return.
  static bool IsWordless(const Piece& piece) {
    return piece.text.empty() &&
           std::ranges::all_of(piece.boxes, [](const FormBox& box) {
             return box.label.empty() || box.from_title;
           });
  }

  // "Please explain further." behind a question that is answered in words.
  [[nodiscard]] bool ContinuesQuestion(std::size_t i) const {
    const Piece& piece = pieces_[i];
    const std::vector<Entry>& entries = learned_.definition.entries;
    if (roles_[i] != Role::kPrompt || !piece.boxes.empty() ||
        piece.writing_line || EndsInQuestionMark(piece.text) ||
        EndsInColon(piece.text) || !BeginsWithCue(Cue::kAsks, piece.text) ||
        entries.empty() || entries.back().fields.empty()) {
      return false;
    }
    const FieldDefinition* field =
        FindField(learned_.definition, entries.back().fields.front());
    const EntryKind kind = entries.back().kind;
    return (kind == EntryKind::kQuestion || kind == EntryKind::kItem) &&
           field != nullptr && field->options.empty();
  }

  void AddPrompt(std::size_t i) {
    if (ContinuesQuestion(i)) return AddText(i);
    Prompt prompt = Gather(i);
    if (IsWordless(prompt.piece)) {
      Doubt(prompt.piece, "", "boxes without words: no field asks for them");
      return;
    }
    const std::string id = IdOf(prompt);
    if (prompt.role == Role::kLabel && !prompt.piece.boxes.empty()) {
      prompt.role = Role::kPrompt;
    }
    const bool own = !prompt.piece.boxes.empty() || !prompt.contacts.empty() ||
                     !IsAnsweredBelow(i);
    const std::size_t at = learned_.definition.entries.size();
    if (!prompt.piece.text.empty()) AddEntry(prompt.piece, prompt.role, id);
    if (prompt.role == Role::kQuestion) {
      question_ = id;
      question_text_ = prompt.piece.text;
    }
    if (!own) return;
    std::vector<std::string> fields;
    if (!prompt.piece.boxes.empty()) {
      fields.push_back(AddBoxes(prompt, id));
    } else {
      fields = AddWords(prompt, id);
    }
    if (!prompt.contacts.empty()) {
      fields.push_back(
          AddContacts(prompt.contacts, Under(id, "contacts"), true));
    }
    if (at < learned_.definition.entries.size()) {
      learned_.definition.entries[at].fields = fields;
    }
  }

  std::string IdOf(const Prompt& prompt) {
    const Piece& piece = prompt.piece;
    if (prompt.role == Role::kQuestion) {
      const bool whole = StyleOf(piece.number) == NumberStyle::kDotted;
      const std::string number = IdOfNumber(piece.number);
      return field_ids_.Take(whole ? number : Under(section_, number));
    }
    const std::string& parent = question_.empty() ? section_ : question_;
    if (prompt.role == Role::kItem) {
      return field_ids_.Take(Under(parent, IdOfNumber(LastPart(piece.number))));
    }
    std::string name =
        BeginsWithCue(Cue::kIfSo, piece.text) ? "details" : Slug(piece.text);
    if (name.empty()) name = "field";
    return field_ids_.Take(Under(parent, name));
  }

  FieldDefinition& AddField(const std::string& id, FieldType type,
                            std::string reason) {
    FieldDefinition field;
    field.id = id;
    field.section = section_;
    field.question = question_;
    field.type = type;
    learned_.definition.fields.push_back(std::move(field));
    learned_.field_reasons.push_back(std::move(reason));
    return learned_.definition.fields.back();
  }

  void Doubt(const Piece& piece, const std::string& id,
             const std::string& text) {
    if (text.empty()) return;
    learned_.doubts.push_back(
        {piece.line > 0 ? 0 : piece.page, piece.line, id, text});
  }

  std::string AddBoxes(const Prompt& prompt, const std::string& id) {
    const std::vector<FormBox>& boxes = prompt.piece.boxes;
    ProposedType proposed =
        TypeOfBoxes(prompt.piece.text + " " + question_text_, boxes);
    // Labels of a choice are no entries: another one has to ask for it.
    if (prompt.piece.text.empty()) proposed.type = FieldType::kChecklist;
    FieldDefinition& field = AddField(id, proposed.type, proposed.reason);
    Doubt(prompt.piece, id, proposed.doubt);
    if (prompt.piece.text.empty()) field.label = LabelsOfBoxes(boxes);
    if (proposed.type == FieldType::kChoice) {
      field.options = ChoiceOptions(boxes, language_);
    } else {
      AddChecklistOptions(prompt, field);
    }
    return id;
  }

  void AddChecklistOptions(const Prompt& prompt, FieldDefinition& field) {
    const std::vector<FormBox>& boxes = prompt.piece.boxes;
    const std::vector<std::string> slugs = BoxSlugs(boxes);
    UniqueIds ids;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      OptionDefinition option;
      option.id = ids.Take(slugs[i]);
      option.wants_detail = EndsInColon(boxes[i].label);
      if (boxes[i].label.empty()) {
        option.labels.push_back({language_, LabelOfBox(boxes, i)});
        Doubt(prompt.piece, field.id, "a box without words beside it");
      } else {
        Entry entry;
        entry.kind = EntryKind::kOption;
        entry.id = entry_ids_.Take(field.id + "." + option.id);
        entry.wordings.push_back({language_, boxes[i].label});
        entry.fields = {field.id};
        entry.option = option.id;
        learned_.definition.entries.push_back(std::move(entry));
      }
      field.options.push_back(std::move(option));
    }
  }

  std::vector<std::string> AddWords(const Prompt& prompt,
                                    const std::string& id) {
    const std::string above =
        prompt.role == Role::kItem ? question_text_ : std::string();
    const ProposedType proposed =
        TypeOfWords(AsLabel(prompt.piece), above, prompt.role == Role::kLabel);
    if (proposed.with_percentage) {
      FieldDefinition& share =
          AddField(field_ids_.Take(id + ".percentage"), FieldType::kPercentage,
                   proposed.reason);
      share.shares = id;
      const std::string share_id = share.id;
      AddField(id, FieldType::kText, "the whole answer");
      return {id, share_id};
    }
    AddField(id, proposed.type, proposed.reason);
    Doubt(prompt.piece, id, proposed.doubt);
    if (BeginsWithCue(Cue::kIfSo, prompt.piece.text)) ExplainChoices(id);
    if (IsCue(Cue::kCountry, prompt.piece.text)) {
      learned_.definition.country_field = id;
    }
    return {id};
  }

  // "If yes, ..." explains the choices right before it.
  void ExplainChoices(const std::string& id) {
    std::vector<FieldDefinition>& fields = learned_.definition.fields;
    if (fields.back().type != FieldType::kText) return;
    for (std::size_t i = fields.size() - 1; i-- > 0;) {
      const bool choice = fields[i].type == FieldType::kChoice &&
                          fields[i].section == section_ &&
                          fields[i].explained_by.empty();
      if (!choice) return;
      fields[i].explained_by = id;
    }
  }

  std::string AddContacts(const std::vector<Piece>& pieces,
                          const std::string& id, bool repeats) {
    FieldDefinition& field =
        AddField(field_ids_.Take(id), FieldType::kContacts,
                 "labels of contacts, one below the other");
    field.repeats = repeats;
    for (const Piece& piece : pieces) {
      const std::string name = ContactAttributeOf(piece);
      const bool known =
          std::ranges::find(field.attributes, name) != field.attributes.end();
      if (!known) field.attributes.push_back(name);
    }
    return field.id;
  }

  // Labels of contacts that follow a heading or an introduction.
  void AddContactsAlone(std::size_t i) {
    std::vector<Piece> contacts;
    for (std::size_t at = i;
         at < pieces_.size() && roles_[at] == Role::kContact;
         at = NextStanding(at)) {
      taken_.insert(at);
      contacts.push_back(pieces_[at]);
    }
    const std::string& parent = question_.empty() ? section_ : question_;
    const std::string id =
        AddContacts(contacts, Under(parent, "contact"), false);
    std::vector<Entry>& entries = learned_.definition.entries;
    if (entries.empty() || entries.back().kind == EntryKind::kOption) {
      AddEntry(contacts.front(), Role::kLabel, id);
      Doubt(contacts.front(), id, "try whether the people are read whole");
    }
    entries.back().fields.push_back(id);
  }

  void AddNotes(Role role, const std::string& id) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (roles_[i] != role) continue;
      Piece note = pieces_[i];
      if (role == Role::kFurniture) TakePageNumber(note.text);
      if (note.text.empty() || !seen.insert(FoldLabel(note.text)).second) {
        continue;
      }
      AddEntry(note, role,
               note.number.empty() ? id : id + "." + IdOfNumber(note.number));
    }
  }

  // "LGQ 2022 - City 3" is the same on every page.
  static void TakePageNumber(std::string& text) {
    const std::size_t space = text.find_last_of(' ');
    const std::size_t begin = space == std::string::npos ? 0 : space + 1;
    if (text.size() - begin <= 3 &&
        text.find_first_not_of("0123456789", begin) == std::string::npos) {
      text.erase(space == std::string::npos ? 0 : space);
    }
  }

  // Labels below the introduction ("City:") are often left out by those who
  // write the answers there: both places count.
  void NameFrontFields() {
    std::vector<Entry>& entries = learned_.definition.entries;
    const auto label =
        std::ranges::find(entries, EntryKind::kLabel, &Entry::kind);
    if (label == entries.begin() || label == entries.end()) return;
    const auto before = std::prev(label);
    if (before->kind != EntryKind::kText || !before->fields.empty()) return;
    std::vector<std::string> fields;
    auto end = label;
    for (; end != entries.end() && end->kind == EntryKind::kLabel; ++end) {
      auto& all = learned_.definition.fields;
      const auto field =
          std::ranges::find(all, end->fields.front(), &FieldDefinition::id);
      if (field == all.end() || field->type != FieldType::kText) return;
      field->label = end->wordings.front().text;
      fields.push_back(field->id);
    }
    if (fields.size() > 2) return;
    for (auto entry = label; entry != end; ++entry) entry->optional = true;
    before->fields = std::move(fields);
  }

  const std::vector<Piece>& pieces_;
  const std::vector<Role>& roles_;
  const std::string language_;
  Learned& learned_;
  UniqueIds entry_ids_;
  UniqueIds field_ids_;
  std::set<std::size_t> taken_;
  std::string section_;
  std::string question_;
  std::string question_text_;
};

}  // namespace

void BuildEntries(const std::vector<Piece>& pieces,
                  const std::vector<Role>& roles, const std::string& language,
                  Learned& learned) {
  Builder(pieces, roles, language, learned).Build();
}

}  // namespace quaestor
