#include "extract/number_placing.h"

#include <optional>
#include <string>
#include <string_view>

#include "extract/numbering.h"

namespace quaestor {
namespace {

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

  std::vector<Placed> Find() const {
    const std::vector<Placed>& placed = alignment_.placed;
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
      if (const Placed* at = AtOf(placed, e)) {
        return at->moved ? -1 : at->at.end;
      }
    }
    return -1;
  }

  [[nodiscard]] int BeginBehind(const std::vector<Placed>& placed,
                                int entry) const {
    const int count = static_cast<int>(definition_.entries.size());
    for (int e = entry + 1; e < count && e <= entry + 20; ++e) {
      if (const Placed* at = AtOf(placed, e)) {
        return at->moved ? -1 : at->at.begin;
      }
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
      if (NumberOf(document_, alignment_.body, range, after) != number) {
        continue;
      }
      if (const auto at = PromptIn(entry, after, range.end)) return at;
    }
    return std::nullopt;
  }

  // The prompt itself: the block up to its first question mark or colon. A
  // list item of an answer is shorter than that.
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
      const Word& word = WordOf(document_, token);
      if (word.link >= 0 || word.text.find("://") != std::string::npos)
        continue;
      question = question || text.ends_with('?') || text.ends_with("?)") ||
                 text.ends_with("\xEF\xBC\x9F") || text.ends_with("\xD8\x9F");
      if (question || text.ends_with(':')) {
        closing = closing == 0 ? t + 1 : closing;
      }
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

}  // namespace

std::vector<Placed> PlaceByNumber(const Document& document,
                                  const Definition& definition,
                                  const Alignment& alignment,
                                  const Taken& taken) {
  return NumberPlacer(document, definition, alignment, taken).Find();
}

}  // namespace quaestor
