// A checklist: options with long labels, each with a box and room for details.

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>

#include "extract/passage_urls.h"
#include "extract/read_fields.h"
#include "patterns/utf8.h"
#include "unicode/uchar.h"

namespace quaestor {
namespace {

// Whether a short text is more than a sign.
bool HasWord(std::string_view text) {
  return u_isalnum(static_cast<UChar32>(FirstCharacter(text))) != 0 ||
         std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0; });
}

// An option whose label was found.
struct OptionAt {
  std::size_t option = 0;  // index into the field's options
  std::size_t placed = 0;  // index into Alignment::placed
};

class ChecklistReader {
 public:
  ChecklistReader(Reading& reading, const FieldDefinition& field,
                  FieldAnswer& answer)
      : reading_(reading), field_(field), answer_(answer) {}

  void Read() {
    FindOptions();
    if (found_.empty()) return;
    answer_.status = FieldStatus::kBlank;
    const bool lead = BoxesLead();
    for (const OptionAt& at : found_) {
      TakeMark(at, lead ? MarkBefore(at) : MarkAfter(at));
      TakeDetail(at);
    }
    Decide();
  }

 private:
  [[nodiscard]] const Placed& PlacedOf(const OptionAt& at) const {
    return reading_.alignment.placed[at.placed];
  }

  void FindOptions() {
    for (std::size_t p = 0; p < reading_.alignment.placed.size(); ++p) {
      const Placed& placed = reading_.alignment.placed[p];
      const Entry& entry =
          reading_.definition
              .entries[static_cast<std::size_t>(placed.at.entry)];
      if (entry.kind != EntryKind::kOption || entry.fields.empty() ||
          entry.fields.front() != field_.id) {
        continue;
      }
      for (std::size_t o = 0; o < field_.options.size(); ++o) {
        if (field_.options[o].id == entry.option) found_.push_back({o, p});
      }
      AddFinding(answer_, "prompt_changed", 1 - placed.at.share);
    }
  }

  // The mark right before a label, words between them excluded.
  [[nodiscard]] std::optional<int> MarkBefore(const OptionAt& at) const {
    for (int t = PlacedOf(at).at.begin - 1; t >= 0; --t) {
      const Token& token = TokenAt(reading_, t);
      if (token.mark >= 0) return t;
      const bool own =
          reading_.alignment.roles[static_cast<std::size_t>(t)].owner ==
          static_cast<int>(at.placed);
      if (token.key != kNoKey && !own) break;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<int> MarkAfter(const OptionAt& at) const {
    const auto& zone = reading_.zones[at.placed];
    for (const int t : zone) {
      if (TokenAt(reading_, t).mark >= 0) return t;
    }
    return std::nullopt;
  }

  // Boxes stand before their labels or after them, the same way for all: what
  // shares the label's line counts. Where none does, the outermost box tells.
  [[nodiscard]] bool BoxesLead() const {
    int lines = 0;  // more boxes before labels than after them
    int all = 0;
    for (const OptionAt& at : found_) {
      const Token& first = TokenAt(reading_, PlacedOf(at).at.begin);
      const Token& last = TokenAt(reading_, PlacedOf(at).at.end - 1);
      const auto lead = MarkBefore(at);
      const auto trail = MarkAfter(at);
      lines += static_cast<int>(lead && OnLine(*lead, first)) -
               static_cast<int>(trail && OnLine(*trail, last));
      all += static_cast<int>(lead.has_value()) -
             static_cast<int>(trail.has_value());
    }
    return lines != 0 ? lines > 0 : all >= 0;
  }

  // Cells of a table have lines of their own.
  [[nodiscard]] bool OnLine(int t, const Token& other) const {
    const Token& token = TokenAt(reading_, t);
    if (token.page != other.page) return false;
    if (token.line == other.line) return true;
    const Document& document = reading_.document;
    if (document.paged) {
      return VerticalOverlap(MarkAt(reading_, token).box,
                             WordOf(document, other).box) > 0.5;
    }
    return LineNumberOf(document, token) == LineNumberOf(document, other);
  }

  void TakeMark(const OptionAt& at, std::optional<int> t) {
    OptionAnswer& option = answer_.options[at.option];
    if (!t || option.checked.has_value()) return;
    const Mark& mark = MarkAt(reading_, TokenAt(reading_, *t));
    option.confidence = mark.confidence;
    option.evidence =
        EvidenceOf(reading_.document, reading_.alignment.body, {*t});
    AddFinding(answer_, "mark_doubt", 1 - mark.confidence);
    if (IsGuessed(mark)) {
      AddReason(answer_, "mark_unclear");
      AddFinding(answer_, "mark_unclear");
    }
    if (mark.state != MarkState::kUnclear) {
      option.checked = mark.state == MarkState::kChecked;
    } else {
      unclear_ = true;
    }
    if (mark.conflict) {
      AddReason(answer_, "mark_unclear");
      AddFinding(answer_, "mark_conflict");
    }
  }

  void TakeDetail(const OptionAt& at) {
    OptionAnswer& option = answer_.options[at.option];
    std::vector<int> tokens;
    for (const int t : FreeTokens(reading_, reading_.zones[at.placed])) {
      if (TokenAt(reading_, t).mark < 0) tokens.push_back(t);
    }
    Passage passage = PassageOf(reading_, tokens);
    TrimSeparators(passage);
    const std::string text = ToText(passage);
    if (text.empty()) return;
    // A lone sign beside a box is dirt, or what is left of a stroke.
    const bool lone_sign = text.size() <= 4 && !HasWord(text);
    if (lone_sign || text.find_first_not_of(" :;.,-") == std::string::npos) {
      SetUse(reading_, tokens, Use::kForm);
      return;
    }
    SetUse(reading_, tokens, Use::kAnswer);
    // A remark behind the last option may belong to none.
    if (passage.paragraphs.size() > 1 &&
        at.option + 1 == field_.options.size()) {
      AddReason(answer_, "detail_long");
      AddFinding(answer_, "long_detail");
    }
    option.detail = option.detail ? *option.detail + "\n" + text : text;
    for (const PassageUrl& url : UrlsOf(reading_.document, passage, false)) {
      option.urls.push_back(url.url);
      if (url.mismatch) {
        AddReason(answer_, "link_mismatch");
        AddFinding(answer_, "link_mismatch");
      }
    }
    if (passage.urls_rejoined > 0) {
      AddReason(answer_, "url_rejoined");
      AddFinding(answer_, "url_rejoined");
    }
    const auto evidence =
        EvidenceOf(reading_.document, reading_.alignment.body, tokens);
    option.evidence.insert(option.evidence.end(), evidence.begin(),
                           evidence.end());
  }

  void Decide() {
    std::size_t unknown = 0;
    for (const OptionAnswer& option : answer_.options) {
      const bool written = option.detail.has_value();
      unknown += !option.checked.has_value();
      if (option.checked.value_or(false)) {
        answer_.list_value.push_back(option.id);
      }
      if (option.checked.value_or(false) || written) {
        answer_.status = FieldStatus::kAnswered;
        answer_.evidence.insert(answer_.evidence.end(), option.evidence.begin(),
                                option.evidence.end());
      }
    }
    if (unclear_) {
      AddReason(answer_, "mark_unclear");
      AddFinding(answer_, "mark_unclear");
    } else if (unknown > 0) {
      AddReason(answer_, "no_mark");
      AddFinding(answer_, "no_mark");
    }
    if (found_.size() < field_.options.size()) {
      AddReason(answer_, "prompt_not_found");
      AddFinding(answer_, "option_missing");
    }
  }

  Reading& reading_;
  const FieldDefinition& field_;
  FieldAnswer& answer_;
  std::vector<OptionAt> found_;
  bool unclear_ = false;
};

}  // namespace

void ReadChecklist(Reading& reading, const FieldDefinition& field,
                   FieldAnswer& answer) {
  ChecklistReader(reading, field, answer).Read();
}

}  // namespace quaestor
