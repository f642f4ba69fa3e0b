#include "learn/edition.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "learn/assignment.h"
#include "learn/ids.h"
#include "learn/option_pairs.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

// Less alike are two questions, whatever else speaks for them.
constexpr double kLeastLikeness = 0.5;
constexpr double kSame = 0.999;

using Words = std::vector<std::string>;

// The share of the words of both that stand in both, in the same order.
double Likeness(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const std::string& word : a) {
    std::size_t corner = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t upper = row[j + 1];
      row[j + 1] = word == b[j] ? corner + 1 : std::max(upper, row[j]);
      corner = upper;
    }
  }
  return 2.0 * static_cast<double>(row.back()) /
         static_cast<double>(a.size() + b.size());
}

double Likeness(const std::vector<Words>& a, const std::vector<Words>& b) {
  double most = 0;
  for (const Words& one : a) {
    for (const Words& other : b) most = std::max(most, Likeness(one, other));
  }
  return most;
}

std::vector<Words> WordsOf(const std::vector<Wording>& wordings) {
  std::vector<Words> words;
  for (const Wording& wording : wordings)
    words.push_back(FoldedWords(wording.text));
  return words;
}

// What a field is asked with.
struct Asked {
  std::vector<Words> own;      // its prompt
  std::vector<Words> context;  // the question or section that it stands under
  std::string text;            // its prompt as printed
  std::string item;            // number below that of the question, or ""
};

std::vector<Asked> AskedBy(const Definition& definition) {
  std::vector<Asked> asked(definition.fields.size());
  const Entry* heading = nullptr;
  const Entry* question = nullptr;
  for (const Entry& entry : definition.entries) {
    if (entry.kind == EntryKind::kHeading) question = nullptr;
    if (entry.kind == EntryKind::kOption) continue;
    const Entry* above = question != nullptr ? question : heading;
    if (entry.kind == EntryKind::kQuestion) above = heading;
    for (const std::string& id : entry.fields) {
      const auto field =
          std::ranges::find(definition.fields, id, &FieldDefinition::id);
      Asked& at = asked[static_cast<std::size_t>(
          std::distance(definition.fields.begin(), field))];
      at.own = WordsOf(entry.wordings);
      at.text = entry.wordings.front().text;
      at.item = entry.kind == EntryKind::kItem ? entry.number : "";
      at.context =
          above != nullptr ? WordsOf(above->wordings) : std::vector<Words>();
    }
    if (entry.kind == EntryKind::kHeading) heading = &entry;
    if (entry.kind == EntryKind::kQuestion) question = &entry;
  }
  return asked;
}

// Kinds of answers that do not stand in for each other.
int KindOf(FieldType type) {
  switch (type) {
    case FieldType::kPercentage:
      return 1;
    case FieldType::kContacts:
      return 2;
    case FieldType::kChecklist:
    case FieldType::kChoice:
      return 3;
    default:
      return 0;
  }
}

double Worth(const Asked& before, const FieldDefinition& old, const Asked& now,
             const FieldDefinition& fresh, double distance) {
  const double own = Likeness(before.own, now.own);
  if (own < kLeastLikeness) return 0;
  double worth = own + 0.3 * Likeness(before.context, now.context);
  worth += 0.1 * (1 - distance);
  if (old.type == fresh.type) worth += 0.2;
  if (KindOf(old.type) != KindOf(fresh.type)) worth -= 0.6;
  if (old.id == fresh.id) worth += 0.05;
  return std::max(0.0, worth);
}

class EditionPairs {
 public:
  EditionPairs(const Definition& previous, Learned& learned)
      : previous_(previous),
        learned_(learned),
        before_(AskedBy(previous)),
        now_(AskedBy(learned.definition)) {}

  void Keep() {
    pairs_ = BestPairs(WorthOfFields());
    for (const FieldDefinition& field : previous_.fields) {
      ids_.Take(field.id);
    }
    for (std::size_t j = 0; j < Fields().size(); ++j) Rename(j);
    Report();
    Apply();
  }

 private:
  std::vector<FieldDefinition>& Fields() { return learned_.definition.fields; }

  std::vector<std::vector<double>> WorthOfFields() {
    std::vector<std::vector<double>> worth(
        Fields().size(), std::vector<double>(previous_.fields.size(), 0));
    for (std::size_t j = 0; j < Fields().size(); ++j) {
      for (std::size_t i = 0; i < previous_.fields.size(); ++i) {
        const double here =
            static_cast<double>(j) / static_cast<double>(Fields().size());
        const double there = static_cast<double>(i) /
                             static_cast<double>(previous_.fields.size());
        worth[j][i] = Worth(before_[i], previous_.fields[i], now_[j],
                            Fields()[j], std::abs(here - there));
      }
    }
    return worth;
  }

  void Rename(std::size_t j) {
    const FieldDefinition& field = Fields()[j];
    if (pairs_[j] < 0) {
      names_[field.id] = ids_.Take(field.id);
      return;
    }
    const auto& old = previous_.fields[static_cast<std::size_t>(pairs_[j])];
    names_[field.id] = old.id;
    RenameOptions(field, old);
  }

  void RenameOptions(const FieldDefinition& field, const FieldDefinition& old) {
    if (field.options.empty() || old.options.empty()) return;
    const auto now = OptionTextsOf(learned_.definition, field);
    const auto before = OptionTextsOf(previous_, old);
    const std::vector<int> pairs = PairOptions(before, now);
    UniqueIds ids;
    for (const OptionDefinition& other : old.options) ids.Take(other.id);
    for (std::size_t o = 0; o < pairs.size(); ++o) {
      options_[field.id][field.options[o].id] =
          pairs[o] >= 0 ? old.options[static_cast<std::size_t>(pairs[o])].id
                        : ids.Take(field.options[o].id);
      const std::string id =
          old.id + "." + options_[field.id][field.options[o].id];
      const auto i = static_cast<std::size_t>(pairs[o]);
      ReportOption(id, pairs[o] < 0 ? "" : before[i].front(), now[o].front());
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (std::ranges::find(pairs, static_cast<int>(i)) == pairs.end()) {
        learned_.changes.options_gone.push_back(
            {old.id + "." + old.options[i].id, before[i].front(), ""});
      }
    }
  }

  void ReportOption(const std::string& id, const std::string& before,
                    const std::string& after) {
    EditionChanges& changes = learned_.changes;
    if (before.empty()) {
      changes.options_added.push_back({id, "", after});
    } else if (FoldedWords(before) != FoldedWords(after)) {
      changes.options_reworded.push_back({id, before, after});
    }
  }

  void Report() {
    EditionChanges& changes = learned_.changes;
    changes.previous = previous_.id;
    std::set<int> kept(pairs_.begin(), pairs_.end());
    for (std::size_t i = 0; i < previous_.fields.size(); ++i) {
      if (kept.contains(static_cast<int>(i))) continue;
      changes.gone.push_back({previous_.fields[i].id, before_[i].text, ""});
    }
    for (std::size_t j = 0; j < Fields().size(); ++j) ReportField(j);
  }

  void ReportField(std::size_t j) {
    EditionChanges& changes = learned_.changes;
    const FieldDefinition& field = Fields()[j];
    const std::string& id = names_[field.id];
    if (pairs_[j] < 0) {
      changes.added.push_back({id, "", now_[j].text});
      return;
    }
    const auto i = static_cast<std::size_t>(pairs_[j]);
    const FieldDefinition& old = previous_.fields[i];
    if (old.question != field.question || old.section != field.section ||
        before_[i].item != now_[j].item) {
      changes.moved.push_back(
          {id, NumberOf(old, before_[i].item), NumberOf(field, now_[j].item)});
    }
    if (old.type != field.type) {
      changes.retyped.push_back(
          {id, std::string(NameOf(old.type)), std::string(NameOf(field.type))});
    }
    if (Likeness(before_[i].own, now_[j].own) < kSame) {
      changes.reworded.push_back({id, before_[i].text, now_[j].text});
    }
  }

  static std::string NumberOf(const FieldDefinition& field,
                              const std::string& item) {
    const std::string& number =
        field.question.empty() ? field.section : field.question;
    return item.empty() ? number : number + "." + item;
  }

  void Apply() {
    for (FieldDefinition& field : Fields()) {
      for (OptionDefinition& option : field.options) {
        option.id = OptionName(field.id, option.id);
      }
    }
    UniqueIds entry_ids;
    for (Entry& entry : learned_.definition.entries) {
      if (!entry.option.empty()) {
        entry.option = OptionName(entry.fields.front(), entry.option);
        entry.id = Name(entry.fields.front()) + "." + entry.option;
      }
      entry.id = entry_ids.Take(Name(entry.id));
      for (std::string& id : entry.fields) id = Name(id);
    }
    for (FieldDefinition& field : Fields()) {
      field.id = Name(field.id);
      field.shares = Name(field.shares);
      field.explained_by = Name(field.explained_by);
    }
    learned_.definition.country_field = Name(learned_.definition.country_field);
    for (Doubt& doubt : learned_.doubts) doubt.id = Name(doubt.id);
  }

  std::string Name(const std::string& id) {
    const auto found = names_.find(id);
    return found == names_.end() ? id : found->second;
  }

  std::string OptionName(const std::string& field, const std::string& option) {
    const auto names = options_.find(field);
    if (names == options_.end()) return option;
    const auto found = names->second.find(option);
    return found == names->second.end() ? option : found->second;
  }

  const Definition& previous_;
  Learned& learned_;
  std::vector<Asked> before_;
  std::vector<Asked> now_;
  std::vector<int> pairs_;  // by field of `learned`: that of `previous`, or -1
  UniqueIds ids_;
  std::map<std::string, std::string> names_;
  std::map<std::string, std::map<std::string, std::string>> options_;
};

}  // namespace

void KeepIds(const Definition& previous, Learned& learned) {
  EditionPairs(previous, learned).Keep();
}

}  // namespace quaestor
