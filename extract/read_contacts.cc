// Contacts: lines such as "Name: ...", once or repeatedly.

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>

#include "extract/contact_values.h"
#include "extract/read_fields.h"
#include "patterns/word_lists.h"

namespace quaestor {
namespace {

// One label with what was written after it.
struct Segment {
  ContactAttribute attribute;
  std::vector<int> label;  // tokens
  std::vector<int> value;
  bool alone = false;  // in its block: the value may be in the next one
  bool colon = true;
};

std::optional<std::string>& Slot(Contact& contact, ContactAttribute attribute) {
  switch (attribute) {
    case ContactAttribute::kName:
      return contact.name;
    case ContactAttribute::kTitle:
      return contact.title;
    case ContactAttribute::kOrganization:
      return contact.organization;
    case ContactAttribute::kEmail:
      return contact.email;
    case ContactAttribute::kPhone:
      break;
  }
  return contact.phone;
}

class ContactReader {
 public:
  ContactReader(Reading& reading, const std::vector<int>& tokens,
                const FieldDefinition& field, FieldAnswer& answer)
      : reading_(reading), tokens_(tokens), field_(field), answer_(answer) {}

  void Read(bool keep_rest) {
    answer_.status = FieldStatus::kBlank;
    stacked_ = IsStacked();
    FindSegments();
    for (std::size_t i = 0; i < segments_.size(); ++i) AddSegment(i);
    CloseContact();
    if (keep_rest) KeepRest();
    KeepBeside();
    Judge();
  }

 private:
  [[nodiscard]] const Token& At(std::size_t i) const {
    return TokenAt(reading_, tokens_[i]);
  }

  [[nodiscard]] static bool SameLine(const Token& a, const Token& b) {
    return a.page == b.page && a.line == b.line && a.block == b.block;
  }

  // The rest of the line from a token on, as text.
  [[nodiscard]] std::string LineFrom(std::size_t i) const {
    std::string text;
    for (std::size_t n = i; n < tokens_.size() && SameLine(At(i), At(n)); ++n) {
      if (At(n).mark >= 0) break;
      if (!text.empty() && At(n).word != At(n - 1).word &&
          WordOf(reading_.document, At(n)).space_before) {
        text += ' ';
      }
      text += TextOf(reading_.document, At(n));
    }
    return text;
  }

  // A label may begin a line, or follow a wide gap or a separator on it.
  [[nodiscard]] bool MayBegin(std::size_t i) const {
    const Token& token = At(i);
    if (token.key == kNoKey || token.filled_in) return false;
    if (token.block_start || token.line_start || i == 0) return true;
    const Token& before = At(i - 1);
    if (before.mark >= 0 || before.label || !SameLine(before, token)) {
      return true;
    }
    if (before.word == token.word) return false;
    const std::string_view text = TextOf(reading_.document, before);
    if (text.ends_with(';') || text.ends_with('|') || text.ends_with(',')) {
      return true;
    }
    const Word& left = WordOf(reading_.document, before);
    const Word& right = WordOf(reading_.document, token);
    return right.box.left - left.box.right > 2 * std::max(right.size, 6.0);
  }

  // "Name: ...", "Name – ...", or "Name" alone in its block or cell.
  [[nodiscard]] bool LabelBegins(std::size_t i, ContactLabel& label) const {
    const std::string line = LineFrom(i);
    if (BeginsWithContactLabel(line, label)) return true;
    for (const std::string_view dash : {" - ", " – ", " — "}) {
      const std::size_t at = line.find(dash);
      if (at == std::string::npos) continue;
      if (IsWholeLabel(line.substr(0, at), label)) return true;
    }
    if (InCell(i)) return IsWholeLabel(CellFrom(i), label);
    if (!At(i).block_start) return false;
    for (std::size_t n = i; n < tokens_.size() && At(n).block == At(i).block;
         ++n) {
      if (!SameLine(At(i), At(n))) return false;
    }
    return IsWholeLabel(line, label);
  }

  [[nodiscard]] static bool IsWholeLabel(const std::string& text,
                                         ContactLabel& label) {
    if (!BeginsWithContactLabel(text + ":", label) ||
        label.length < text.size()) {
      return false;
    }
    label.length = text.size();
    return true;
  }

  // Whether a token begins the first of a table row's cells.
  [[nodiscard]] bool InCell(std::size_t i) const {
    const Block& block =
        reading_.document.blocks[static_cast<std::size_t>(At(i).block)];
    return At(i).block_start && block.kind == BlockKind::kTableRow &&
           block.parts.size() > 1;
  }

  [[nodiscard]] std::string CellFrom(std::size_t i) const {
    const Block& block =
        reading_.document.blocks[static_cast<std::size_t>(At(i).block)];
    const LinePart& cell = block.parts.front();
    std::string text;
    for (std::size_t n = i;
         n < tokens_.size() && SameLine(At(i), At(n)) && At(n).word < cell.end;
         ++n) {
      if (!text.empty() && At(n).word != At(n - 1).word) text += ' ';
      text += TextOf(reading_.document, At(n));
    }
    return text;
  }

  [[nodiscard]] std::size_t BlockEnd(std::size_t i) const {
    std::size_t end = i;
    while (end < tokens_.size() && At(end).block == At(i).block) ++end;
    return end;
  }

  // Whether values stand below their labels: somewhere one block, and no more,
  // stands between two labels that have nothing behind them.
  [[nodiscard]] bool IsStacked() const {
    const auto is_label = [&](std::size_t i) {
      ContactLabel label{};
      return i < tokens_.size() && LabelBegins(i, label) &&
             LineFrom(i).size() <= label.length;
    };
    for (std::size_t i = 0; i < tokens_.size(); i = BlockEnd(i)) {
      const std::size_t value = BlockEnd(i);
      if (!is_label(i) || value >= tokens_.size() || is_label(value)) continue;
      ContactLabel label{};
      if (!LabelBegins(value, label) && is_label(BlockEnd(value))) return true;
    }
    return false;
  }

  void FindSegments() {
    bool open = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (const std::size_t end = ReadTable(i); end > i) {
        i = end - 1;
        open = false;
        continue;
      }
      ContactLabel label{};
      if (MayBegin(i) && LabelBegins(i, label)) {
        i = Begin(i, label) - 1;
        open = true;
        continue;
      }
      if (open && !Continues(i)) open = false;
      if (open) segments_.back().value.push_back(tokens_[i]);
    }
  }

  using Cells = std::vector<std::vector<int>>;  // tokens

  // The cells of the table row that begins at a token; none for other blocks.
  [[nodiscard]] Cells CellsAt(std::size_t i) const {
    if (i >= tokens_.size() || !InCell(i)) return {};
    const Block& block =
        reading_.document.blocks[static_cast<std::size_t>(At(i).block)];
    Cells cells(block.parts.size());
    for (std::size_t n = i; n < BlockEnd(i); ++n) {
      for (std::size_t c = 0; c < cells.size(); ++c) {
        const LinePart& part = block.parts[c];
        const bool inside = part.page == At(n).page &&
                            part.line == At(n).line &&
                            part.first <= At(n).word && At(n).word < part.end;
        if (inside) cells[c].push_back(tokens_[n]);
      }
    }
    return cells;
  }

  // A row of labels with the people below it, a row each. Returns the index
  // behind the table, or `i` where none begins there.
  std::size_t ReadTable(std::size_t i) {
    const Cells header = CellsAt(i);
    std::vector<ContactAttribute> columns;
    for (const std::vector<int>& cell : header) {
      ContactLabel label{};
      if (!IsWholeLabel(ToLine(PassageOf(reading_, cell)), label)) return i;
      columns.push_back(label.attribute);
    }
    if (columns.size() < 2) return i;
    std::size_t at = BlockEnd(i);
    bool first = true;
    for (Cells row = CellsAt(at); row.size() == columns.size();
         row = CellsAt(at)) {
      for (std::size_t c = 0; c < row.size(); ++c) {
        const std::vector<int> label = first ? header[c] : std::vector<int>{};
        segments_.push_back({columns[c], label, row[c], false, true});
      }
      first = false;
      at = BlockEnd(at);
    }
    return first ? i : at;
  }

  // Takes the label's tokens; returns the index behind them.
  std::size_t Begin(std::size_t i, const ContactLabel& label) {
    Segment segment;
    segment.attribute = label.attribute;
    // The bullet before it.
    for (std::size_t n = i; n-- > 0 && At(n).label && SameLine(At(n), At(i));) {
      segment.label.push_back(tokens_[n]);
      DropFromLast(tokens_[n]);
    }
    std::size_t length = 0;
    std::size_t n = i;
    while (n < tokens_.size() && length < label.length &&
           SameLine(At(i), At(n))) {
      length += TextOf(reading_.document, At(n)).size();
      if (n + 1 < tokens_.size() && At(n + 1).word != At(n).word &&
          WordOf(reading_.document, At(n + 1)).space_before) {
        ++length;
      }
      segment.label.push_back(tokens_[n]);
      ++n;
    }
    ContactLabel with_colon{};
    segment.colon = BeginsWithContactLabel(LineFrom(i), with_colon);
    segment.alone = n >= tokens_.size() || At(n).block != At(i).block;
    segments_.push_back(std::move(segment));
    return n;
  }

  void DropFromLast(int token) {
    if (!segments_.empty()) std::erase(segments_.back().value, token);
  }

  // Whether the token is still the value of the segment that is open.
  [[nodiscard]] bool Continues(std::size_t i) const {
    const Segment& segment = segments_.back();
    const Token& token = At(i);
    const Token& label = TokenAt(reading_, segment.label.back());
    if (token.mark >= 0) return false;
    if (token.block == label.block) return true;
    if (!segment.value.empty()) {
      const Token& last = TokenAt(reading_, segment.value.back());
      if (last.block == token.block) return true;
      if (last.block == label.block) return false;
      // Further lines of one form field.
      return token.filled_in && last.filled_in && SameField(last, token);
    }
    return token.filled_in || BesideLabel(label, token) ||
           (segment.alone && token.block == label.block + 1 &&
            (!segment.colon || stacked_));
  }

  [[nodiscard]] bool SameField(const Token& a, const Token& b) const {
    return a.page == b.page && WordOf(reading_.document, a).field ==
                                   WordOf(reading_.document, b).field;
  }

  // In the cell to the right of the label.
  [[nodiscard]] bool BesideLabel(const Token& label, const Token& token) const {
    if (label.page != token.page) return false;
    if (!reading_.document.paged) {
      return LineNumberOf(reading_.document, label) ==
             LineNumberOf(reading_.document, token);
    }
    const Box& left = WordOf(reading_.document, label).box;
    const Box& right = WordOf(reading_.document, token).box;
    return VerticalOverlap(left, right) > 0.5 && right.left > left.right;
  }

  // What was written behind a label, on one line.
  std::string ValueOf(const Segment& segment) {
    Passage passage = PassageOf(reading_, segment.value);
    TrimSeparators(passage);
    if (passage.urls_rejoined > 0) AddFinding(answer_, "url_rejoined");
    std::string value = ToLine(passage);
    // "Name: Ann Poe; Title: ...": what separates it from the next label.
    while (value.ends_with(';') || value.ends_with(',') ||
           value.ends_with('|') || value.ends_with(' ')) {
      value.pop_back();
    }
    const auto is_sign = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) == 0 &&
             static_cast<unsigned char>(c) < 0x80;
    };
    const bool dashes = value == "–" || value == "—" || value == "…" ||
                        std::all_of(value.begin(), value.end(), is_sign);
    return dashes ? "" : value;
  }

  [[nodiscard]] bool Seen(ContactAttribute attribute) const {
    return seen_[static_cast<std::size_t>(attribute)];
  }

  // Whether a label that was there before begins another contact, and is not a
  // second value of the same one: "Phone: ..., Mobile: ...".
  [[nodiscard]] bool BeginsContact(std::size_t i) const {
    const ContactAttribute attribute = segments_[i].attribute;
    if (!Seen(attribute)) return false;
    if (attribute == ContactAttribute::kName || attribute == first_) {
      return true;
    }
    for (std::size_t n = i + 1; n < segments_.size(); ++n) {
      const ContactAttribute next = segments_[n].attribute;
      if (next == ContactAttribute::kName) return false;
      if (next != attribute) return Seen(next);
    }
    return false;
  }

  void AddSegment(std::size_t i) {
    const Segment& segment = segments_[i];
    const std::string value = ValueOf(segment);
    SetUse(reading_, segment.value, Use::kAnswer);
    if (BeginsContact(i) &&
        (!value.empty() || segment.attribute == ContactAttribute::kName)) {
      CloseContact();
    }
    std::optional<std::string>& slot = Slot(contact_, segment.attribute);
    if (slot && !value.empty()) {
      AddBeside(segment, value);
      return;
    }
    SetUse(reading_, segment.label, Use::kForm);
    const bool any =
        std::find(std::begin(seen_), std::end(seen_), true) != std::end(seen_);
    if (!any) first_ = segment.attribute;
    seen_[static_cast<std::size_t>(segment.attribute)] = true;
    if (value.empty()) return;
    used_.insert(used_.end(), segment.value.begin(), segment.value.end());
    if (IsNotApplicable(value)) {
      if (std::find(beside_.begin(), beside_.end(), value) == beside_.end()) {
        beside_.push_back(value);
      }
      return;
    }
    ContactValue read =
        ReadContactValue(segment.attribute, value, reading_.region);
    slot = read.value;
    if (!read.rest.empty()) beside_.push_back(read.rest);
    if (!read.valid) {
      const bool email = segment.attribute == ContactAttribute::kEmail;
      const char* reason = email ? "email_invalid" : "phone_invalid";
      AddReason(answer_, reason);
      AddFinding(answer_, reason);
    }
  }

  // A second value of one attribute goes to the text, with its label.
  void AddBeside(const Segment& segment, const std::string& value) {
    std::vector<int> label = segment.label;
    std::sort(label.begin(), label.end());
    SetUse(reading_, label, Use::kAnswer);
    std::string words = ToLine(PassageOf(reading_, label));
    if (!words.empty() && !words.ends_with(':')) words += ':';
    if (!words.empty()) words += ' ';
    beside_.push_back(words + value);
    used_.insert(used_.end(), label.begin(), label.end());
    used_.insert(used_.end(), segment.value.begin(), segment.value.end());
  }

  void CloseContact() {
    const bool any = contact_.name || contact_.title || contact_.organization ||
                     contact_.email || contact_.phone;
    if (any) answer_.contacts.push_back(contact_);
    contact_ = {};
    std::fill(std::begin(seen_), std::end(seen_), false);
  }

  // What stood beside the values is their field's text, before all else.
  void KeepBeside() {
    if (beside_.empty()) return;
    std::string text;
    for (const std::string& part : beside_) {
      if (!text.empty()) text += '\n';
      text += part;
    }
    answer_.text = answer_.text && !answer_.text->empty()
                       ? text + '\n' + *answer_.text
                       : text;
    answer_.status = FieldStatus::kAnswered;
    AddFinding(answer_, "contact_words");
  }

  void KeepRest() {
    std::vector<int> rest;
    for (const int t : FreeTokens(reading_, tokens_)) {
      if (TokenAt(reading_, t).mark < 0) rest.push_back(t);
    }
    Passage passage = PassageOf(reading_, rest);
    const std::string text = ToText(passage);
    if (text.empty()) return;
    answer_.text = text;
    SetUse(reading_, rest, Use::kAnswer);
    used_.insert(used_.end(), rest.begin(), rest.end());
    answer_.status = FieldStatus::kAnswered;
    AddFinding(answer_, "contact_words");
  }

  void Judge() {
    if (!answer_.contacts.empty()) answer_.status = FieldStatus::kAnswered;
    std::sort(used_.begin(), used_.end());
    answer_.evidence =
        EvidenceOf(reading_.document, reading_.alignment.body, used_);
    if (answer_.contacts.size() > 1 && !field_.repeats) {
      AddFinding(answer_, "contact_repeated");
    }
    for (Contact& contact : answer_.contacts) {
      for (const ContactAttribute attribute :
           {ContactAttribute::kName, ContactAttribute::kTitle,
            ContactAttribute::kOrganization, ContactAttribute::kEmail,
            ContactAttribute::kPhone}) {
        const bool asked =
            std::find(field_.attributes.begin(), field_.attributes.end(),
                      NameOf(attribute)) != field_.attributes.end();
        if (asked && !Slot(contact, attribute)) {
          AddReason(answer_, "contact_incomplete");
          AddFinding(answer_, "contact_incomplete");
        }
      }
    }
  }

  Reading& reading_;
  const std::vector<int>& tokens_;
  const FieldDefinition& field_;
  FieldAnswer& answer_;
  std::vector<Segment> segments_;
  std::vector<int> used_;
  Contact contact_;
  // First attribute of the contact that is being read.
  ContactAttribute first_ = ContactAttribute::kName;
  std::vector<std::string> beside_;
  bool stacked_ = false;
  bool seen_[5] = {};
};

}  // namespace

void ReadContacts(Reading& reading, const std::vector<int>& tokens,
                  const FieldDefinition& field, bool keep_rest,
                  FieldAnswer& answer) {
  ContactReader(reading, tokens, field, answer).Read(keep_rest);
}

}  // namespace quaestor
