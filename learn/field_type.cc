#include "learn/field_type.h"

#include <algorithm>

#include "learn/cues.h"
#include "learn/roles.h"
#include "patterns/word_lists.h"

namespace quaestor {
namespace {

std::string Quote(const std::string& word) { return "\"" + word + "\""; }

// "What is the portal?", not "Is there a portal?" or "How is it paid?".
std::string AddressCue(const std::string& text) {
  if (BeginsWithCue(Cue::kWhether, text) ||
      !FindCue(Cue::kIfSo, text).empty() ||
      !FindCue(Cue::kExplain, text).empty()) {
    return {};
  }
  std::string cue = FindCue(Cue::kAddresses, text);
  if (!cue.empty()) return cue;
  cue = FindCue(Cue::kSites, text);
  const bool label = CountWords(text) <= 4 && EndsInColon(text);
  return label || BeginsWithCue(Cue::kWhich, text) ? cue : std::string();
}

// "Date of birth:", "On what date was it adopted?"; not "What is the date for?
// Please explain.".
std::string DateCue(const std::string& text, bool label) {
  std::string cue = FindCue(Cue::kDate, text);
  if (cue.empty() || !FindCue(Cue::kExplain, text).empty()) return {};
  const bool few = CountWords(text) <= 6;
  const bool asks = EndsInQuestionMark(text) || (few && EndsInColon(text));
  const bool date =
      IsCue(Cue::kDate, text) || (asks && BeginsWithCue(Cue::kAsksDate, text));
  return date || (label && few) ? cue : std::string();
}

std::size_t MostWords(const std::vector<FormBox>& boxes) {
  std::size_t most = 0;
  for (const FormBox& box : boxes) {
    most = std::max(most, CountWords(box.label));
  }
  return most;
}

ProposedType ChoiceOrChecklist(bool one, const std::vector<FormBox>& boxes,
                               std::string reason, std::string doubt) {
  // Labels of a choice are few words; longer ones are texts of the form.
  const bool choice = one && MostWords(boxes) <= 6;
  if (one && !choice) reason += "; as a checklist, for its long options";
  return {choice ? FieldType::kChoice : FieldType::kChecklist, false,
          std::move(reason), std::move(doubt)};
}

}  // namespace

ProposedType TypeOfWords(const std::string& text, const std::string& above,
                         bool label) {
  if (const std::string cue = AddressCue(text); !cue.empty()) {
    return {FieldType::kUrls, false, "asks for addresses: " + Quote(cue), ""};
  }
  if (const std::string cue = AddressCue(above); !cue.empty()) {
    return {FieldType::kUrls, false,
            "the question above asks for addresses: " + Quote(cue), ""};
  }
  if (const std::string cue = FindCue(Cue::kPercentage, text); !cue.empty()) {
    return {FieldType::kText, true, "asks for a percentage: " + Quote(cue), ""};
  }
  const std::string date = DateCue(text, label);
  if (!date.empty()) {
    return {FieldType::kDate, false, "asks for a date: " + Quote(date), ""};
  }
  if (const std::string cue = FindCue(Cue::kNumber, text); !cue.empty()) {
    return {FieldType::kText, false,
            "asks for a number: " + Quote(cue) + "; kept as it is written", ""};
  }
  return {FieldType::kText, false,
          label ? "a label to write behind" : "is answered in words", ""};
}

ProposedType TypeOfBoxes(const std::string& text,
                         const std::vector<FormBox>& boxes) {
  const bool grid = std::ranges::all_of(boxes, &FormBox::from_title);
  if (grid && FindCue(Cue::kSeveral, text).empty() && MostWords(boxes) <= 6) {
    return {FieldType::kChoice, false,
            "a row of boxes below the titles of their columns", ""};
  }
  if (HasYesAndNo(boxes) && MostWords(boxes) <= 6) {
    return {FieldType::kChoice, false, "boxes for yes and no", ""};
  }
  const std::string several = FindCue(Cue::kSeveral, text);
  if (!several.empty() || boxes.size() == 1) {
    return {FieldType::kChecklist, false,
            several.empty()
                ? "a single box"
                : "several of its boxes may be marked: " + Quote(several),
            ""};
  }
  if (const std::string one = FindCue(Cue::kOne, text); !one.empty()) {
    return ChoiceOrChecklist(true, boxes,
                             "one of its boxes is wanted: " + Quote(one), "");
  }
  const bool radio = std::ranges::all_of(
      boxes, [](const FormBox& box) { return box.kind == MarkKind::kRadio; });
  if (radio) return ChoiceOrChecklist(true, boxes, "round buttons", "");
  return {FieldType::kChecklist, false,
          "boxes, and nothing says that only one is wanted",
          "a choice, if only one of its boxes is wanted"};
}

bool HasYesAndNo(const std::vector<FormBox>& boxes) {
  bool yes = false;
  bool no = false;
  for (const FormBox& box : boxes) {
    // "Yes, fully", "No, but planned"
    const std::string head = box.label.substr(0, box.label.find(','));
    const YesNo said = IsYesOrNo(head);
    yes = yes || said == YesNo::kYes;
    no = no || said == YesNo::kNo;
  }
  return yes && no;
}

}  // namespace quaestor
