#include "extract/alignment.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "extract/chain.h"
#include "extract/form_words.h"
#include "extract/numbering.h"

namespace quaestor {
namespace {

bool Floats(const Entry& entry) {
  return entry.kind == EntryKind::kFootnote ||
         entry.kind == EntryKind::kFurniture;
}

// The chosen ones so far, and a quick test against them.
class Taken {
 public:
  explicit Taken(std::size_t tokens) : taken_(tokens, false) {}

  [[nodiscard]] bool Free(const Occurrence& at) const {
    for (int t = at.begin; t < at.end; ++t) {
      if (taken_[static_cast<std::size_t>(t)]) return false;
    }
    return true;
  }

  void Take(const Occurrence& at) {
    for (int t = at.begin; t < at.end; ++t) {
      taken_[static_cast<std::size_t>(t)] = true;
    }
  }

 private:
  std::vector<bool> taken_;
};

// An entry that directly follows another one of the form does so in the
// document, too: this tells the real heading from an answer that reads alike.
void AddNeighbourBonus(std::vector<Occurrence>& occurrences) {
  constexpr int kNear = 4;
  constexpr double kBonus = 0.8;
  std::map<int, std::vector<std::size_t>> by_entry;
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    by_entry[occurrences[i].entry].push_back(i);
  }
  std::vector<double> bonus(occurrences.size(), 0);
  for (auto& [entry, own] : by_entry) {
    const auto next = by_entry.find(entry + 1);
    if (next == by_entry.end()) continue;
    for (const std::size_t a : own) {
      for (const std::size_t b : next->second) {
        const int gap = occurrences[b].begin - occurrences[a].end;
        if (gap < 0 || gap > kNear) continue;
        bonus[a] = std::max(bonus[a], kBonus * occurrences[b].share);
        bonus[b] = std::max(bonus[b], kBonus * occurrences[a].share);
      }
    }
  }
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    occurrences[i].score += bonus[i];
  }
}

std::vector<Placed> PlaceFloating(const std::vector<Occurrence>& occurrences,
                                  const Definition& definition, Taken& taken) {
  std::vector<Occurrence> floating;
  for (const Occurrence& at : occurrences) {
    const Entry& entry = definition.entries[static_cast<std::size_t>(at.entry)];
    const double least = entry.kind == EntryKind::kFurniture ? 0.85 : 0.5;
    if (Floats(entry) && at.share >= least) floating.push_back(at);
  }
  std::stable_sort(
      floating.begin(), floating.end(),
      [](const auto& a, const auto& b) { return a.score > b.score; });
  std::vector<Placed> placed;
  for (const Occurrence& at : floating) {
    if (!taken.Free(at)) continue;
    taken.Take(at);
    placed.push_back({at});
  }
  return placed;
}

std::vector<Occurrence> FreeOnes(const std::vector<Occurrence>& occurrences,
                                 const Definition& definition,
                                 const Taken& taken) {
  std::vector<Occurrence> rest;
  for (const Occurrence& at : occurrences) {
    const Entry& entry = definition.entries[static_cast<std::size_t>(at.entry)];
    if (!Floats(entry) && at.score > 0 && taken.Free(at)) rest.push_back(at);
  }
  return rest;
}

// Long and complete enough to be the form's own words wherever they stand.
bool Strong(const Occurrence& at, const std::vector<FormText>& texts) {
  const FormText& text = texts[static_cast<std::size_t>(at.text)];
  return at.shortened || (text.keys.size() >= 5 && at.share >= 0.75 &&
                          at.at_start && at.score > 0.6 * text.weight);
}

std::vector<Placed> PlaceInOrder(std::vector<Occurrence> occurrences,
                                 const Definition& definition,
                                 const std::vector<FormText>& texts,
                                 Taken& taken) {
  std::vector<Placed> placed;
  std::set<int> entries;
  const int count = static_cast<int>(definition.entries.size());
  constexpr int kPasses = 5;
  for (int pass = 0; pass < kPasses; ++pass) {
    std::vector<Occurrence> rest = FreeOnes(occurrences, definition, taken);
    if (pass > 0) {
      std::erase_if(rest, [&](const Occurrence& at) {
        return entries.contains(at.entry) || !Strong(at, texts);
      });
    }
    if (rest.empty()) break;
    for (const int i : HeaviestChain(rest, count)) {
      const Occurrence& at = rest[static_cast<std::size_t>(i)];
      entries.insert(at.entry);
      taken.Take(at);
      placed.push_back({at, pass > 0});
    }
  }
  for (const Occurrence& at : FreeOnes(occurrences, definition, taken)) {
    const FormText& text = texts[static_cast<std::size_t>(at.text)];
    if (!Strong(at, texts) || at.share < 0.85 || text.keys.size() < 6 ||
        !taken.Free(at)) {
      continue;
    }
    taken.Take(at);
    placed.push_back({at, false, true});
  }
  return placed;
}

// The number that a block begins with, or "".
std::string NumberOf(const Document& document, const TokenStream& stream,
                     const BlockRange& range, int& after) {
  constexpr int kLongest = 3;  // tokens: "Q", "III.", "4."
  std::string text;
  std::string number;
  after = range.first;
  for (int t = range.first; t < range.end && t - range.first < kLongest; ++t) {
    const Token& token = stream.tokens[static_cast<std::size_t>(t)];
    if (token.mark >= 0 || token.filled_in) break;
    if (t > range.first &&
        token.word != stream.tokens[static_cast<std::size_t>(t) - 1].word) {
      text += ' ';
    }
    text += TextOf(document, token);
    const std::string found = LastNumber(text);
    if (found.empty()) continue;
    number = found;
    after = t + 1;
  }
  return number;
}

// A prompt whose words are unknown (another translation) is told by its number
// alone, where it stands between its neighbours.
class NumberPlacer {
 public:
  NumberPlacer(const Document& document, const Definition& definition,
               const Alignment& alignment, const Taken& taken)
      : document_(document),
        definition_(definition),
        alignment_(alignment),
        taken_(taken) {}

  std::vector<Placed> Find(const std::vector<Placed>& placed) {
    std::vector<Placed> found;
    const auto& entries = definition_.entries;
    for (std::size_t e = 1; e + 1 < entries.size(); ++e) {
      const bool numbered =
          entries[e].kind == EntryKind::kQuestion && !entries[e].number.empty();
      if (!numbered || AtOf(placed, static_cast<int>(e)) != nullptr) continue;
      const int begin = EndBefore(placed, found, static_cast<int>(e));
      const int end = BeginBehind(placed, static_cast<int>(e));
      if (begin < 0 || end < begin) continue;
      if (const auto at = FindNumber(static_cast<int>(e), begin, end)) {
        found.push_back(*at);
      }
    }
    return found;
  }

 private:
  static const Placed* AtOf(const std::vector<Placed>& placed, int entry) {
    for (const Placed& one : placed) {
      if (one.at.entry == entry && !one.repeated) return &one;
    }
    return nullptr;
  }

  static int EndBefore(const std::vector<Placed>& placed,
                       const std::vector<Placed>& found, int entry) {
    for (int e = entry - 1; e >= 0 && e >= entry - 20; --e) {
      if (const Placed* at = AtOf(found, e)) return at->at.end;
      if (const Placed* at = AtOf(placed, e))
        return at->moved ? -1 : at->at.end;
    }
    return -1;
  }

  [[nodiscard]] int BeginBehind(const std::vector<Placed>& placed,
                                int entry) const {
    const int count = static_cast<int>(definition_.entries.size());
    for (int e = entry + 1; e < count && e <= entry + 20; ++e) {
      if (const Placed* at = AtOf(placed, e))
        return at->moved ? -1 : at->at.begin;
    }
    return static_cast<int>(alignment_.body.tokens.size());
  }

  [[nodiscard]] std::optional<Placed> FindNumber(int entry, int begin,
                                                 int end) const {
    const std::string number =
        LastNumber(definition_.entries[static_cast<std::size_t>(entry)].number);
    for (const BlockRange& range : alignment_.body.blocks) {
      if (range.first < begin || range.end > end) continue;
      int after = range.first;
      if (NumberOf(document_, alignment_.body, range, after) != number)
        continue;
      if (const auto at = PromptIn(entry, after, range.end)) return at;
    }
    return std::nullopt;
  }

  // The prompt itself: the block up to its last question mark, colon or full
  // stop. A list item of an answer is shorter than that.
  [[nodiscard]] std::optional<Placed> PromptIn(int entry, int first,
                                               int end) const {
    constexpr int kLeast = 4;  // words
    Placed placed;
    int words = 0;
    int closing = 0;
    bool question = false;
    for (int t = first; t < end; ++t) {
      const Token& token = alignment_.body.tokens[static_cast<std::size_t>(t)];
      if (token.mark >= 0) break;
      words += token.key != kNoKey;
      const std::string_view text = TextOf(document_, token);
      question = question || text.find('?') != text.npos ||
                 text.ends_with("\xEF\xBC\x9F") || text.ends_with("\xD8\x9F");
      if (question || text.ends_with(':'))
        closing = closing == 0 ? t + 1 : closing;
    }
    if (words < kLeast || closing == 0) return std::nullopt;
    placed.at.entry = entry;
    placed.at.text = TextOfEntry(entry);
    placed.at.begin = first;
    placed.at.end = closing;
    placed.at.number = 1;
    placed.at.at_start = true;
    placed.by_number = true;
    placed.changed = true;
    return placed.at.text >= 0 && taken_.Free(placed.at)
               ? std::optional<Placed>(placed)
               : std::nullopt;
  }

  [[nodiscard]] int TextOfEntry(int entry) const {
    for (std::size_t t = 0; t < alignment_.texts.size(); ++t) {
      if (alignment_.texts[t].entry == entry) return static_cast<int>(t);
    }
    return -1;
  }

  const Document& document_;
  const Definition& definition_;
  const Alignment& alignment_;
  const Taken& taken_;
};

void SortByPlace(std::vector<Placed>& placed) {
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return a.at.begin < b.at.begin;
  });
}

// Every free token belongs to the last entry before it that does not float.
void AssignOwners(const Definition& definition, Alignment& alignment) {
  std::size_t next = 0;
  int owner = -1;
  for (std::size_t t = 0; t < alignment.roles.size(); ++t) {
    while (next < alignment.placed.size() &&
           alignment.placed[next].at.begin <= static_cast<int>(t)) {
      const auto entry =
          static_cast<std::size_t>(alignment.placed[next].at.entry);
      if (!Floats(definition.entries[entry])) owner = static_cast<int>(next);
      ++next;
    }
    alignment.roles[t].owner = owner;
  }
}

std::string BestLanguage(const Alignment& alignment) {
  std::map<std::string, double> weights;
  for (const Placed& placed : alignment.placed) {
    const FormText& text =
        alignment.texts[static_cast<std::size_t>(placed.at.text)];
    weights[text.language] += placed.at.share * text.weight;
  }
  std::string best;
  double most = 0;
  for (const auto& [language, weight] : weights) {
    if (weight > most) {
      most = weight;
      best = language;
    }
  }
  return best;
}

// Whether a block of the body consists of just these words.
bool IsJust(const TokenStream& stream, const BlockRange& range,
            const std::vector<int>& keys, std::size_t from) {
  std::size_t at = from;
  for (int t = range.first; t < range.end; ++t) {
    const Token& token = stream.tokens[static_cast<std::size_t>(t)];
    if (token.mark >= 0 || token.filled_in) return false;
    if (token.key == kNoKey) continue;
    if (at >= keys.size() || token.key != keys[at]) return false;
    ++at;
  }
  return at == keys.size() && at > from;
}

// The end of a footnote that runs over a page break may be taken for a
// paragraph of the next page.
void ClaimTail(const Occurrence& at, Alignment& alignment) {
  const FormText& text = alignment.texts[static_cast<std::size_t>(at.text)];
  const std::size_t from =
      text.keys.size() - static_cast<std::size_t>(at.missing_tail);
  for (const BlockRange& range : alignment.body.blocks) {
    if (!IsJust(alignment.body, range, text.keys, from)) continue;
    for (int t = range.first; t < range.end; ++t) {
      alignment.roles[static_cast<std::size_t>(t)].role = WordRole::kForm;
    }
  }
}

// The form's footnotes stand outside the flow; what matches none of them was
// added by the respondent.
void AlignFootnotes(const Document& document, const Definition& definition,
                    Alignment& alignment) {
  const TokenStream& stream = alignment.footnotes;
  alignment.footnote_form.assign(stream.tokens.size(), false);
  const auto occurrences = FindOccurrences(
      document, definition, alignment.texts, stream, alignment.vocabulary);
  for (const BlockRange& range : stream.blocks) {
    bool form = false;
    for (const Occurrence& at : occurrences) {
      const EntryKind kind =
          definition.entries[static_cast<std::size_t>(at.entry)].kind;
      const bool here = kind == EntryKind::kFootnote && at.begin < range.end &&
                        at.end > range.first;
      form = form || here;
      if (here && at.missing_tail > 0) ClaimTail(at, alignment);
    }
    std::fill(alignment.footnote_form.begin() + range.first,
              alignment.footnote_form.begin() + range.end, form);
  }
}

}  // namespace

Alignment Align(const Document& document, const Definition& definition) {
  Alignment alignment;
  Vocabulary& vocabulary = alignment.vocabulary;
  alignment.texts = FormTexts(definition, vocabulary);
  alignment.body = MakeStream(document, Flow::kBody, vocabulary);
  alignment.footnotes = MakeStream(document, Flow::kFootnotes, vocabulary);
  alignment.furniture = MakeStream(document, Flow::kFurniture, vocabulary);
  auto occurrences = FindOccurrences(document, definition, alignment.texts,
                                     alignment.body, vocabulary);
  AddNeighbourBonus(occurrences);
  Taken taken(alignment.body.tokens.size());
  alignment.placed = PlaceFloating(occurrences, definition, taken);
  for (Placed& placed : PlaceInOrder(std::move(occurrences), definition,
                                     alignment.texts, taken)) {
    alignment.placed.push_back(placed);
  }
  for (const Placed& placed :
       NumberPlacer(document, definition, alignment, taken)
           .Find(alignment.placed)) {
    alignment.placed.push_back(placed);
  }
  SortByPlace(alignment.placed);
  alignment.roles.resize(alignment.body.tokens.size());
  AssignOwners(definition, alignment);
  for (std::size_t i = 0; i < alignment.placed.size(); ++i) {
    MarkFormWords(document, definition, static_cast<int>(i), alignment);
  }
  MarkWritingLines(document, alignment);
  AlignFootnotes(document, definition, alignment);
  alignment.language = BestLanguage(alignment);
  return alignment;
}

}  // namespace quaestor
