#include "extract/alignment.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "extract/chain.h"
#include "extract/form_languages.h"
#include "extract/form_words.h"
#include "extract/number_placing.h"
#include "extract/taken_tokens.h"

namespace quaestor {
namespace {

bool Floats(const Entry& entry) {
  return entry.kind == EntryKind::kFootnote ||
         entry.kind == EntryKind::kFurniture;
}

// An entry that directly follows another one of the form does so in the
// document, too: this tells the real heading from an answer that reads alike.
void AddNeighbourBonus(std::vector<Occurrence>& occurrences) {
  constexpr int kNear = 4;
  constexpr double kBonus = 0.8;
  std::map<int, std::vector<std::size_t>> by_entry;
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    by_entry[occurrences[i].entry].push_back(i);
  }
  for (auto& [entry, own] : by_entry) {
    std::sort(own.begin(), own.end(), [&](std::size_t a, std::size_t b) {
      return occurrences[a].begin < occurrences[b].begin;
    });
  }
  std::vector<double> bonus(occurrences.size(), 0);
  for (const auto& [entry, own] : by_entry) {
    const auto next = by_entry.find(entry + 1);
    if (next == by_entry.end()) continue;
    const auto& others = next->second;
    for (const std::size_t a : own) {
      const int end = occurrences[a].end;
      auto b = std::partition_point(
          others.begin(), others.end(),
          [&](std::size_t i) { return occurrences[i].begin < end; });
      for (; b != others.end() && occurrences[*b].begin - end <= kNear; ++b) {
        bonus[a] = std::max(bonus[a], kBonus * occurrences[*b].share);
        bonus[*b] = std::max(bonus[*b], kBonus * occurrences[a].share);
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

void SortByPlace(std::vector<Placed>& placed) {
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return a.at.begin < b.at.begin;
  });
}

// The first entry behind `entry` in the form that was placed anywhere.
int NextPlaced(const std::set<int>& entries, int entry, int count) {
  const auto next = entries.upper_bound(entry);
  return next == entries.end() ? count : *next;
}

// Whether a short entry between two placed ones was moved: a heading with the
// entry that follows it in the form, or with its number; an item or a label
// with the one before it.
bool MovedAlong(const Occurrence& at, const Definition& definition,
                const Placed* left, const Placed* right,
                const std::set<int>& entries) {
  constexpr int kNear = 4;
  if (!at.exact || !at.at_start || entries.contains(at.entry)) return false;
  if (right != nullptr && right->moved && right->at.entry == at.entry + 1 &&
      right->at.begin - at.end <= kNear) {
    return true;
  }
  const Entry& entry = definition.entries[static_cast<std::size_t>(at.entry)];
  if (entry.kind == EntryKind::kHeading) return at.number > 0;
  if (left == nullptr || !left->moved) return false;
  const int count = static_cast<int>(definition.entries.size());
  return at.entry > left->at.entry &&
         at.entry < NextPlaced(entries, left->at.entry, count);
}

// Takes the short entries of moved sections, which alone prove nothing.
void PlaceMovedAlong(const std::vector<Occurrence>& rest,
                     const Definition& definition, std::set<int>& entries,
                     Taken& taken, std::vector<Placed>& placed) {
  SortByPlace(placed);
  const std::size_t known = placed.size();
  std::vector<std::vector<Occurrence>> gaps(known + 1);
  for (const Occurrence& at : rest) {
    const auto behind = std::upper_bound(
        placed.begin(), placed.end(), at.begin,
        [](int begin, const Placed& own) { return begin < own.at.begin; });
    const Placed* right = behind == placed.end() ? nullptr : &*behind;
    const Placed* left = behind == placed.begin() ? nullptr : &*(behind - 1);
    if (MovedAlong(at, definition, left, right, entries)) {
      gaps[static_cast<std::size_t>(behind - placed.begin())].push_back(at);
    }
  }
  for (const auto& gap : gaps) {
    for (const int i :
         HeaviestChain(gap, static_cast<int>(definition.entries.size()))) {
      const Occurrence& at = gap[static_cast<std::size_t>(i)];
      if (!entries.insert(at.entry).second) continue;
      taken.Take(at);
      placed.push_back({at, true});
    }
  }
}

std::vector<Placed> PlaceInOrder(const std::vector<Occurrence>& occurrences,
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
  // Twice: labels are moved along with a heading that was found so.
  for (int pass = 0; pass < 2; ++pass) {
    PlaceMovedAlong(FreeOnes(occurrences, definition, taken), definition,
                    entries, taken, placed);
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
std::vector<bool> EntriesBut(const Definition& definition, EntryKind kind) {
  std::vector<bool> others;
  for (const Entry& entry : definition.entries) {
    others.push_back(entry.kind != kind);
  }
  return others;
}

// That many words may stand for those of a note that were changed.
constexpr int kFewWords = 3;

// Where a note begins with its mark: "5", "[5]", "*".
int BeginOfNote(const Document& document, const TokenStream& stream,
                const BlockRange& range, const Occurrence& at) {
  constexpr int kLongestMark = 3;  // tokens
  int begin = std::max(at.begin, range.first);
  for (int n = 0; n < kLongestMark && begin > range.first; ++n) {
    const Token& token = stream.tokens[static_cast<std::size_t>(begin - 1)];
    const std::string_view text = TextOf(document, token);
    const bool number =
        text.find_first_not_of("0123456789.)]") == std::string_view::npos;
    if (!token.superscript && !token.label && token.key != kNoKey && !number) {
      break;
    }
    --begin;
  }
  int words = 0;
  for (int t = range.first; t < begin; ++t) {
    words += stream.tokens[static_cast<std::size_t>(t)].key != kNoKey;
  }
  const bool changed = !at.exact && words <= at.missing_head + kFewWords;
  return changed ? range.first : begin;
}

// Where a note ends: behind its last word, or where its block does when no more
// follows than a few words.
int EndOfNote(const TokenStream& stream, const BlockRange& range,
              const Occurrence& at) {
  int end = std::min(at.end, range.end);
  const auto is_word = [&](int t) {
    return stream.tokens[static_cast<std::size_t>(t)].key != kNoKey;
  };
  while (end < range.end && !is_word(end)) ++end;
  if (at.exact) return end;
  int words = 0;
  for (int t = end; t < range.end; ++t) words += is_word(t);
  return words <= at.missing_tail + kFewWords ? range.end : end;
}

// The form's words among the footnotes. What stands behind a note is
// somebody's remark.
void MarkFootnotes(const Document& document, const Definition& definition,
                   const std::vector<Occurrence>& occurrences,
                   Alignment& alignment) {
  const TokenStream& stream = alignment.footnotes;
  alignment.footnote_form.assign(stream.tokens.size(), false);
  const auto mark = [&](int first, int end) {
    for (int t = first; t < end; ++t) {
      alignment.footnote_form[static_cast<std::size_t>(t)] = true;
    }
  };
  for (const BlockRange& range : stream.blocks) {
    for (const Occurrence& at : occurrences) {
      const EntryKind kind =
          definition.entries[static_cast<std::size_t>(at.entry)].kind;
      if (kind != EntryKind::kFootnote || at.begin >= range.end ||
          at.end <= range.first) {
        continue;
      }
      mark(BeginOfNote(document, stream, range, at),
           EndOfNote(stream, range, at));
      if (at.missing_tail > 0) ClaimTail(at, alignment);
    }
  }
}

// Entries that stand whole among the footnotes are not in the body as well.
std::vector<bool> FoundWhole(const Definition& definition,
                             const std::vector<Occurrence>& occurrences) {
  std::vector<bool> found(definition.entries.size(), false);
  for (const Occurrence& at : occurrences) {
    if (at.exact) found[static_cast<std::size_t>(at.entry)] = true;
  }
  return found;
}

void MakeStreams(const Document& document, const Definition& definition,
                 Alignment& alignment) {
  Vocabulary& vocabulary = alignment.vocabulary;
  alignment.body = MakeStream(document, Flow::kBody, vocabulary);
  alignment.footnotes = MakeStream(document, Flow::kFootnotes, vocabulary);
  alignment.furniture = MakeStream(document, Flow::kFurniture, vocabulary);
  const auto languages =
      LikelyLanguages(TrigramsOf(alignment.body), definition, vocabulary);
  alignment.texts = FormTexts(definition, languages, vocabulary);
}

}  // namespace

Alignment Align(const Document& document, const Definition& definition) {
  Alignment alignment;
  MakeStreams(document, definition, alignment);
  const auto notes = FindOccurrences(
      document, definition, alignment.texts, alignment.footnotes,
      alignment.vocabulary, EntriesBut(definition, EntryKind::kFootnote));
  auto occurrences =
      FindOccurrences(document, definition, alignment.texts, alignment.body,
                      alignment.vocabulary, FoundWhole(definition, notes));
  AddNeighbourBonus(occurrences);
  Taken taken(alignment.body.tokens.size());
  alignment.placed = PlaceFloating(occurrences, definition, taken);
  for (Placed& placed :
       PlaceInOrder(occurrences, definition, alignment.texts, taken)) {
    alignment.placed.push_back(placed);
  }
  for (const Placed& placed :
       PlaceByNumber(document, definition, alignment, taken)) {
    alignment.placed.push_back(placed);
  }
  SortByPlace(alignment.placed);
  alignment.roles.resize(alignment.body.tokens.size());
  AssignOwners(definition, alignment);
  for (std::size_t i = 0; i < alignment.placed.size(); ++i) {
    MarkFormWords(document, definition, static_cast<int>(i), alignment);
  }
  MarkWritingLines(document, alignment);
  MarkFootnotes(document, definition, notes, alignment);
  alignment.language = BestLanguage(alignment);
  return alignment;
}

}  // namespace quaestor
