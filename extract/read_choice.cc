// A choice: boxes with short labels beside them, of which one is wanted.

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "extract/read_fields.h"
#include "patterns/word_lists.h"

namespace quaestor {
namespace {

// An option's label as it stands in the document.
struct LabelAt {
  std::size_t option = 0;
  std::size_t first = 0;  // indices into the zone
  std::size_t end = 0;
};

class ChoiceReader {
 public:
  ChoiceReader(Reading& reading, const std::vector<int>& tokens,
               const FieldDefinition& field, FieldAnswer& answer)
      : reading_(reading), tokens_(tokens), field_(field), answer_(answer) {}

  void Read() {
    answer_.status = FieldStatus::kBlank;
    FindMarks();
    const auto apart = LabelsApartFromMarks();
    const auto before = LabelsBehindMarks();
    const auto after = LabelsBeforeMarks();
    const bool boxes_lead = before.size() >= after.size();
    Assign(!apart.empty() ? apart : boxes_lead ? before : after);
    TakeLoneLabels();
    TakeMarksWithoutLabels();
    TakeLastMark();
    ReadRest();
    Decide();
  }

 private:
  [[nodiscard]] const Token& At(std::size_t i) const {
    return TokenAt(reading_, tokens_[i]);
  }
  [[nodiscard]] bool IsMark(std::size_t i) const { return At(i).mark >= 0; }

  void FindMarks() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (IsMark(i)) marks_.push_back(i);
    }
    used_.assign(tokens_.size(), false);
    for (const OptionDefinition& option : field_.options) {
      auto& keys = label_keys_.emplace_back();
      for (const Wording& wording : option.labels) {
        keys.push_back(FindKeys(wording.text, reading_.alignment.vocabulary));
      }
    }
  }

  // Whether an option's label, in any wording, begins at zone index i.
  bool LabelBegins(std::size_t i, LabelAt& label) const {
    for (std::size_t o = 0; o < label_keys_.size(); ++o) {
      for (const std::vector<int>& keys : label_keys_[o]) {
        const std::size_t end = MatchLabel(i, keys);
        if (end > i && (label.end <= i || end > label.end)) {
          label = {o, i, end};
        }
      }
    }
    return label.end > i;
  }

  // The end of a label that begins at i and has these keys, or i.
  [[nodiscard]] std::size_t MatchLabel(std::size_t i,
                                       const std::vector<int>& keys) const {
    std::size_t at = i;
    for (const int key : keys) {
      while (at < tokens_.size() && !IsMark(at) && At(at).key == kNoKey &&
             at > i) {
        ++at;
      }
      if (at >= tokens_.size() || key == kNoKey || At(at).key != key ||
          At(at).filled_in) {
        return i;
      }
      ++at;
    }
    return keys.empty() ? i : at;
  }

  // For each mark the label that follows it.
  std::vector<std::pair<std::size_t, LabelAt>> LabelsBehindMarks() const {
    std::vector<std::pair<std::size_t, LabelAt>> found;
    for (const std::size_t mark : marks_) {
      std::size_t i = mark + 1;
      while (i < tokens_.size() && !IsMark(i) && At(i).key == kNoKey) ++i;
      LabelAt label;
      if (i < tokens_.size() && !IsMark(i) && LabelBegins(i, label)) {
        found.emplace_back(mark, label);
      }
    }
    return found;
  }

  // For each mark the label that ends right before it.
  std::vector<std::pair<std::size_t, LabelAt>> LabelsBeforeMarks() const {
    std::vector<std::pair<std::size_t, LabelAt>> found;
    for (const std::size_t mark : marks_) {
      std::size_t end = mark;
      while (end > 0 && !IsMark(end - 1) && At(end - 1).key == kNoKey) --end;
      for (std::size_t i = end; i-- > 0 && end - i <= 6 && !IsMark(i);) {
        LabelAt label;
        if (LabelBegins(i, label) && label.end == end) {
          found.emplace_back(mark, label);
          break;
        }
      }
    }
    return found;
  }

  // A row of labels and a row of boxes, such as in a table: in this order.
  std::vector<std::pair<std::size_t, LabelAt>> LabelsApartFromMarks() const {
    std::vector<std::pair<std::size_t, LabelAt>> found;
    const std::size_t count = field_.options.size();
    if (count < 2 || marks_.size() != count || !MarksStandTogether()) {
      return found;
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (IsMark(i)) continue;
      const std::vector<LabelAt> run = LabelRun(i);
      if (!IsEachOnce(run)) continue;
      const bool below = marks_.front() >= run.back().end;
      const bool above = marks_.back() < run.front().first;
      if (!below && !above) return found;
      for (std::size_t o = 0; o < count; ++o) {
        found.emplace_back(marks_[o], run[o]);
      }
      return found;
    }
    return found;
  }

  // "Yes No" is the form's, "No, no" is an answer.
  [[nodiscard]] bool IsEachOnce(const std::vector<LabelAt>& run) const {
    if (run.size() != field_.options.size()) return false;
    for (std::size_t o = 0; o < run.size(); ++o) {
      if (run[o].option != o) return false;
    }
    return true;
  }

  // No words stand between the boxes.
  [[nodiscard]] bool MarksStandTogether() const {
    for (std::size_t i = marks_.front(); i < marks_.back(); ++i) {
      if (!IsMark(i) && At(i).key != kNoKey) return false;
    }
    return true;
  }

  // Labels one after the other, from i on.
  [[nodiscard]] std::vector<LabelAt> LabelRun(std::size_t i) const {
    std::vector<LabelAt> run;
    LabelAt label;
    // One more than the options tells a longer run from the form's own.
    while (run.size() <= field_.options.size() && i < tokens_.size() &&
           !IsMark(i) && LabelBegins(i, label)) {
      run.push_back(label);
      i = label.end;
      label = {};
      while (i < tokens_.size() && !IsMark(i) && At(i).key == kNoKey) ++i;
    }
    return run;
  }

  void Assign(const std::vector<std::pair<std::size_t, LabelAt>>& pairs) {
    for (const auto& [at, label] : pairs) {
      OptionAnswer& option = answer_.options[label.option];
      if (option.checked.has_value() || unclear_.contains(label.option)) {
        continue;
      }
      TakeMark(at, label.option);
      TakeLabel(label);
    }
  }

  void TakeMark(std::size_t at, std::size_t o) {
    const Mark& mark = MarkAt(reading_, At(at));
    OptionAnswer& option = answer_.options[o];
    used_[at] = true;
    option.confidence = mark.confidence;
    option.evidence =
        EvidenceOf(reading_.document, reading_.alignment.body, {tokens_[at]});
    if (mark.state == MarkState::kUnclear) {
      unclear_[o] = true;
    } else {
      option.checked = mark.state == MarkState::kChecked;
    }
    AddFinding(answer_, "mark_doubt", 1 - mark.confidence);
    if (IsGuessed(mark)) {
      AddReason(answer_, "mark_unclear");
      AddFinding(answer_, "mark_unclear");
    }
    if (mark.conflict) {
      AddReason(answer_, "mark_unclear");
      AddFinding(answer_, "mark_conflict");
    }
  }

  void TakeLabel(const LabelAt& label) {
    labelled_[label.option] = true;
    for (std::size_t i = label.first; i < label.end; ++i) {
      used_[i] = true;
      SetUse(reading_, {tokens_[i]}, Use::kForm);
    }
    // Punctuation of the label.
    for (std::size_t i = label.end;
         i < tokens_.size() && !IsMark(i) && At(i).key == kNoKey &&
         At(i).line == At(label.first).line;
         ++i) {
      used_[i] = true;
      SetUse(reading_, {tokens_[i]}, Use::kForm);
    }
  }

  // "Yes  No" whose boxes were lost in a conversion is the form's, not an
  // answer: all labels stand there, one after the other.
  void TakeLoneLabels() {
    if (!labelled_.empty() && labelled_.size() >= field_.options.size()) return;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (used_[i] || IsMark(i)) continue;
      const std::vector<LabelAt> run = LabelRun(i);
      if (run.size() > 1 && IsEachOnce(run)) {
        for (const LabelAt& own : run) TakeLabel(own);
        return;
      }
      const bool rest = !labelled_.empty() && run.size() == 1 &&
                        !labelled_.contains(run.front().option) &&
                        labelled_.size() + 1 == field_.options.size();
      if (rest && At(i).line == LastLabelLine()) {
        TakeLabel(run.front());
        return;
      }
    }
  }

  [[nodiscard]] int LastLabelLine() const {
    int line = -1;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (used_[i]) line = At(i).line;
    }
    return line;
  }

  // As many boxes as options, and no label was read: they stand in order.
  void TakeMarksWithoutLabels() {
    if (!labelled_.empty() || marks_.size() != field_.options.size()) return;
    for (std::size_t o = 0; o < marks_.size(); ++o) TakeMark(marks_[o], o);
    AddFinding(answer_, "labels_not_found");
  }

  // As many boxes as options, and all labels but one were read: the last box
  // belongs to the last option, whatever the word beside it was taken for.
  void TakeLastMark() {
    if (marks_.size() != field_.options.size()) return;
    if (labelled_.size() + 1 != field_.options.size()) return;
    const auto mark = std::find_if(marks_.begin(), marks_.end(),
                                   [&](std::size_t m) { return !used_[m]; });
    std::size_t option = 0;
    while (labelled_.contains(option)) ++option;
    if (mark == marks_.end() || *mark + 1 >= tokens_.size()) return;
    const std::size_t word = *mark + 1;
    if (IsMark(word) || used_[word] || At(word).line != At(*mark).line ||
        At(word).page != At(*mark).page ||
        WordOf(reading_.document, At(word)).source != Source::kOcr) {
      return;
    }
    TakeMark(*mark, option);
    TakeLabel({option, word, word + 1});
    AddFinding(answer_, "labels_not_found");
  }

  // "- ☐ Yes": the bullet introduces nothing but the box.
  void TakeBareBullets() {
    std::set<int> written;  // blocks with words of their own
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!used_[i] && !IsMark(i) && !At(i).label) written.insert(At(i).block);
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!At(i).label || written.contains(At(i).block)) continue;
      used_[i] = true;
      SetUse(reading_, {tokens_[i]}, Use::kForm);
    }
  }

  void ReadRest() {
    TakeBareBullets();
    std::vector<int> rest;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!used_[i] && !IsMark(i)) rest.push_back(tokens_[i]);
      if (!used_[i] && IsMark(i)) AddFinding(answer_, "extra_mark");
    }
    Passage passage = PassageOf(reading_, rest);
    TrimSeparators(passage);
    const std::string text = ToText(passage);
    if (text.empty()) return;
    SetUse(reading_, rest, Use::kAnswer);
    answer_.text = text;
    answer_.evidence =
        EvidenceOf(reading_.document, reading_.alignment.body, rest);
  }

  void Decide() {
    int checked = 0;
    bool found = true;
    std::vector<Evidence> marked;
    for (std::size_t o = 0; o < answer_.options.size(); ++o) {
      const OptionAnswer& option = answer_.options[o];
      if (option.checked.value_or(false)) {
        marked.insert(marked.end(), option.evidence.begin(),
                      option.evidence.end());
      }
      found = found && (option.checked.has_value() || unclear_.contains(o));
      if (!option.checked.value_or(false)) continue;
      answer_.text_value = option.id;
      ++checked;
    }
    answer_.evidence.insert(answer_.evidence.begin(), marked.begin(),
                            marked.end());
    if (!unclear_.empty()) {
      AddReason(answer_, "mark_unclear");
      AddFinding(answer_, "mark_unclear");
    }
    if (checked > 0) answer_.status = FieldStatus::kAnswered;
    if (checked > 1) {
      answer_.text_value.clear();
      AddReason(answer_, "marks_conflict");
      AddFinding(answer_, "marks_conflict");
    }
    if (!found) {
      AddReason(answer_, "no_mark");
      AddFinding(answer_, "no_mark");
    }
    if (checked == 0) ReadWords();
  }

  // No mark, but "No" or "Yes, ..." in words.
  void ReadWords() {
    if (!answer_.text) return;
    const YesNo said = BeginsWithYesOrNo(*answer_.text);
    const std::string_view id = said == YesNo::kYes  ? "yes"
                                : said == YesNo::kNo ? "no"
                                                     : "";
    const bool known = std::any_of(
        field_.options.begin(), field_.options.end(),
        [&](const OptionDefinition& option) { return option.id == id; });
    answer_.status = FieldStatus::kAnswered;
    if (known) {
      answer_.text_value = id;
      AddReason(answer_, "answer_in_words");
      AddFinding(answer_, "answer_in_words");
    } else {
      AddReason(answer_, "no_mark");
      AddFinding(answer_, "words_without_mark");
    }
  }

  Reading& reading_;
  const std::vector<int>& tokens_;
  const FieldDefinition& field_;
  FieldAnswer& answer_;
  std::vector<std::size_t> marks_;
  std::vector<std::vector<std::vector<int>>> label_keys_;  // by option, wording
  std::vector<bool> used_;
  std::map<std::size_t, bool> labelled_;
  std::map<std::size_t, bool> unclear_;
};

}  // namespace

void ReadChoice(Reading& reading, const std::vector<int>& tokens,
                const FieldDefinition& field, FieldAnswer& answer) {
  ChoiceReader(reading, tokens, field, answer).Read();
}

}  // namespace quaestor
