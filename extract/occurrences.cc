#include "extract/occurrences.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extract/local_alignment.h"
#include "extract/numbering.h"

namespace quaestor {
namespace {

// What a wording's missing share costs when occurrences are compared, in units
// of a word's weight.
constexpr double kMissingShareCost = 0.5;
// Wordings that weigh less are everyday words, and count only word for word.
constexpr double kEverydayWords = 2.2;

// The share of a wording that has to stand there, and that of a short one.
constexpr double kLongShare = 0.4;
constexpr double kShortShare = 0.6;
constexpr double kShortWording = 4.5;  // weight
// What has to stand there of a shortened prompt behind its number.
constexpr double kShortenedWeight = 2.5;

// What has to stand there of an introduction: a sentence.
constexpr int kExcerptWords = 12;
constexpr double kExcerptWeight = 4;

// Words that occur more often than this do not vote for a place.
constexpr std::size_t kMostVotes = 24;
constexpr std::size_t kEnoughVotes = 200;

// Positions where the wording may begin, by the votes of its rare words.
std::vector<int> LikelyStarts(const FormText& text, const Reduced& reduced) {
  std::vector<std::size_t> words;
  for (std::size_t i = 0; i < text.keys.size(); ++i) {
    const auto key = static_cast<std::size_t>(text.keys[i]);
    if (!reduced.places[key].empty()) words.push_back(i);
  }
  const auto rarity = [&](std::size_t i) {
    return reduced.places[static_cast<std::size_t>(text.keys[i])].size();
  };
  std::stable_sort(words.begin(), words.end(),
                   [&](auto a, auto b) { return rarity(a) < rarity(b); });
  std::vector<int> starts;
  const bool short_text = text.keys.size() <= 4;
  for (std::size_t n = 0; n < words.size() && starts.size() < kEnoughVotes;
       ++n) {
    // Each wording has a word that votes, however frequent it is.
    if (n > 0 && !short_text && rarity(words[n]) > kMostVotes) break;
    for (const int place :
         reduced.places[static_cast<std::size_t>(text.keys[words[n]])]) {
      starts.push_back(place - static_cast<int>(words[n]));
    }
    if (short_text) break;
  }
  std::sort(starts.begin(), starts.end());
  return starts;
}

// The number that is printed right before a token on its line, and the first
// of its tokens; "" for none.
std::string NumberBefore(const Document& document, const TokenStream& stream,
                         int begin, int& first) {
  constexpr int kLongest = 4;  // tokens: "Question III. 4"
  const Token& at = stream.tokens[static_cast<std::size_t>(begin)];
  std::string text;
  std::string found;
  first = begin;
  for (int t = begin - 1; t >= 0 && begin - t <= kLongest; --t) {
    const Token& token = stream.tokens[static_cast<std::size_t>(t)];
    if (token.mark >= 0 || token.block != at.block || token.line != at.line ||
        token.page != at.page) {
      break;
    }
    const bool same_word =
        token.word == stream.tokens[static_cast<std::size_t>(t) + 1].word;
    text.insert(0, same_word || text.empty() ? "" : " ");
    text.insert(0, TextOf(document, token));
    const std::string number = LastNumber(text);
    if (number.empty() && !token.label) continue;
    if (!number.empty()) found = number;
    first = t;
  }
  return found;
}

bool OpensQuotation(const Document& document, const TokenStream& stream,
                    int begin) {
  const Token& token = stream.tokens[static_cast<std::size_t>(begin)];
  const std::string_view text = TextOf(document, token);
  for (const std::string_view quote : {"\"", "“", "„", "«", "‘", "'", "”"}) {
    if (text.starts_with(quote)) return true;
  }
  return false;
}

class OccurrenceFinder {
 public:
  OccurrenceFinder(const Document& document, const Definition& definition,
                   const std::vector<FormText>& texts,
                   const TokenStream& stream, const Vocabulary& vocabulary,
                   const std::vector<bool>& skipped)
      : document_(document),
        definition_(definition),
        texts_(texts),
        stream_(stream),
        reduced_(Reduce(document, stream, vocabulary.size())),
        skipped_(skipped) {
    skipped_.resize(definition.entries.size(), false);
    exact_ = skipped_;
  }

  std::vector<Occurrence> Find() {
    for (std::size_t t = 0; t < texts_.size(); ++t) {
      FindExact(static_cast<int>(t));
    }
    const std::set<std::string> languages = FormLanguages();
    for (std::size_t t = 0; t < texts_.size(); ++t) {
      const FormText& text = texts_[t];
      const bool wanted =
          text.weight >= kEverydayWords &&
          !exact_[static_cast<std::size_t>(text.entry)] &&
          (languages.empty() || languages.contains(text.language));
      if (wanted) FindText(static_cast<int>(t));
    }
    return std::move(found_);
  }

 private:
  // Word for word, at all places of the wording's rarest word.
  void FindExact(int t) {
    const FormText& text = texts_[static_cast<std::size_t>(t)];
    if (skipped_[static_cast<std::size_t>(text.entry)]) return;
    std::size_t rarest = 0;
    for (std::size_t i = 0; i < text.keys.size(); ++i) {
      if (PlacesOf(text, i).size() < PlacesOf(text, rarest).size()) rarest = i;
    }
    for (const int place : PlacesOf(text, rarest)) {
      const auto match =
          ExactMatch(text, stream_, reduced_, place - static_cast<int>(rarest));
      if (!match) continue;
      const std::size_t before = found_.size();
      AddMatch(t, *match);
      if (found_.size() > before && text.weight >= kEverydayWords) {
        exact_[static_cast<std::size_t>(text.entry)] = true;
        languages_[text.language] += text.weight;
      }
    }
  }

  [[nodiscard]] const std::vector<int>& PlacesOf(const FormText& text,
                                                 std::size_t word) const {
    return reduced_.places[static_cast<std::size_t>(text.keys[word])];
  }

  // The languages that the form is certainly in: those of many wordings that
  // stand there word for word. Empty where none is certain: any may be meant.
  [[nodiscard]] std::set<std::string> FormLanguages() const {
    constexpr double kCertain = 60;  // weight: about ten questions
    constexpr double kShare = 0.1;
    double most = 0;
    for (const auto& [language, weight] : languages_) {
      most = std::max(most, weight);
    }
    std::set<std::string> languages;
    for (const auto& [language, weight] : languages_) {
      if (most >= kCertain && weight >= kShare * most) {
        languages.insert(language);
      }
    }
    return languages;
  }

  void FindText(int t) {
    const FormText& text = texts_[static_cast<std::size_t>(t)];
    const int length = static_cast<int>(text.keys.size());
    const int slack = std::max(2, length / 3);
    const std::vector<int> starts = LikelyStarts(text, reduced_);
    std::set<std::pair<int, int>>
        known;  // neighbouring votes find the same place
    for (std::size_t i = 0; i < starts.size(); ++i) {
      std::size_t last = i;
      while (last + 1 < starts.size() &&
             starts[last + 1] - starts[i] <= slack) {
        ++last;
      }
      for (const Match& match : MatchesNear(text, starts, i, last, slack)) {
        if (known.emplace(match.first, match.last).second) AddMatch(t, match);
      }
      i = last;
    }
  }

  std::vector<Match> MatchesNear(const FormText& text,
                                 const std::vector<int>& starts,
                                 std::size_t first, std::size_t last,
                                 int slack) {
    const int length = static_cast<int>(text.keys.size());
    const int count = static_cast<int>(reduced_.token.size());
    // A long wording wants more than one word's vote for a costly look.
    if (length >= 6 && last == first) return {};
    const int from = std::clamp(starts[first] - slack, 0, count);
    const int to = std::clamp(starts[last] + length + 2 * slack, from, count);
    std::vector<Match> matches;
    AlignWithin(text, from, to, 0, matches);
    return matches;
  }

  // The best match, and those beside it that it outshines: a shortened prompt
  // may stand next to one that shares many of its words.
  void AlignWithin(const FormText& text, int from, int to, int depth,
                   std::vector<Match>& matches) const {
    constexpr int kDeepest = 1;
    constexpr int kLeast = 4;  // words
    if (to - from < kLeast && depth > 0) return;
    if (MostOf(text, from, to) < LeastOf(text)) return;
    const auto match = AlignLocally(text, stream_, reduced_, from, to);
    if (!match) return;
    matches.push_back(*match);
    if (depth == kDeepest || text.keys.size() < 6) return;
    AlignWithin(text, from, match->first, depth + 1, matches);
    AlignWithin(text, match->last + 1, to, depth + 1, matches);
  }

  // The weight of the words of a wording that stand in a range, at most once
  // each: no match there weighs more. Most ranges end here, before the costly
  // look.
  [[nodiscard]] double MostOf(const FormText& text, int from, int to) const {
    double weight = 0;
    for (std::size_t i = 0; i < text.keys.size(); ++i) {
      const std::vector<int>& places = PlacesOf(text, i);
      const auto place = std::lower_bound(places.begin(), places.end(), from);
      if (place != places.end() && *place < to) weight += text.weights[i];
    }
    return weight;
  }

  // What a match must weigh to be acceptable.
  [[nodiscard]] double LeastOf(const FormText& text) const {
    if (text.weight < kShortWording) return kShortShare * text.weight;
    const bool numbered =
        !definition_.entries[static_cast<std::size_t>(text.entry)]
             .number.empty();
    const double least = kLongShare * text.weight;
    if (IsRunningText(text)) return std::min(least, kExcerptWeight);
    return numbered ? std::min(least, kShortenedWeight) : least;
  }

  void AddMatch(int t, const Match& match) {
    const FormText& text = texts_[static_cast<std::size_t>(t)];
    Occurrence found;
    found.entry = text.entry;
    found.text = t;
    found.begin = reduced_.token[static_cast<std::size_t>(match.first)];
    found.end = reduced_.token[static_cast<std::size_t>(match.last)] + 1;
    double matched = 0;
    int first_word = -1;
    int last_word = -1;
    for (const int word : match.word_of) {
      if (word < 0) continue;
      matched += text.weights[static_cast<std::size_t>(word)];
      if (first_word < 0) first_word = word;
      last_word = word;
    }
    found.share = matched / text.weight;
    found.missing_head = first_word;
    found.missing_tail = static_cast<int>(text.keys.size()) - 1 - last_word;
    found.exact = matched >= text.weight - 1e-9 &&
                  match.word_of.size() == text.keys.size();
    Judge(text, match, found);
    if (Acceptable(text, found)) found_.push_back(found);
  }

  // The score: matched words, and whether it stands where a prompt stands.
  void Judge(const FormText& text, const Match& match, Occurrence& found) {
    const Entry& entry =
        definition_.entries[static_cast<std::size_t>(found.entry)];
    const Token& token = stream_.tokens[static_cast<std::size_t>(found.begin)];
    int first = found.begin;
    const std::string number =
        NumberBefore(document_, stream_, found.begin, first);
    found.at_start = token.block_start || token.line_start ||
                     first < found.begin || AfterMark(found.begin);
    if (!number.empty() && !entry.number.empty()) {
      found.number = number == LastNumber(entry.number) ? 1 : -1;
    }
    found.shortened = IsShortened(text, match, found);
    // What is gone from a shortened prompt tells nothing against the place.
    const double missing_cost = found.shortened ? 0.05 : kMissingShareCost;
    found.score = match.score - missing_cost * (1 - found.share) * text.weight;
    if (token.block_start || first < found.begin) found.score += 0.6;
    if (!found.at_start) found.score -= 0.8;
    if (found.number > 0) found.score += 0.6;
    if (found.number < 0) found.score -= 0.2;
    if (OpensQuotation(document_, stream_, found.begin)) found.score -= 2;
    const Block& block =
        document_.blocks[static_cast<std::size_t>(token.block)];
    if (entry.kind == EntryKind::kHeading &&
        block.kind == BlockKind::kHeading) {
      found.score += 0.4;
    }
    if (EndsBlock(found.end)) found.score += 0.3;
  }

  [[nodiscard]] bool IsShortened(const FormText& text, const Match& match,
                                 const Occurrence& found) const {
    constexpr double kLeastPrecision = 0.75;
    double matched = 0;
    for (const int word : match.word_of) matched += word >= 0 ? 1 : 0;
    if (IsRunningText(text)) {
      return found.share < 0.6 && found.at_start && matched >= kExcerptWords &&
             matched >= 0.85 * static_cast<double>(match.word_of.size());
    }
    if (found.share >= 0.6 || found.number <= 0 || !found.at_start ||
        text.keys.size() < 6) {
      return false;
    }
    return matched >=
               kLeastPrecision * static_cast<double>(match.word_of.size()) &&
           found.share * text.weight >= kShortenedWeight &&
           (EndsBlock(found.end) || EndsSentence(found.end));
  }

  // An introduction, of which a few sentences may be left.
  [[nodiscard]] bool IsRunningText(const FormText& text) const {
    return definition_.entries[static_cast<std::size_t>(text.entry)].kind ==
               EntryKind::kText &&
           text.keys.size() >= 2 * kExcerptWords;
  }

  [[nodiscard]] bool EndsSentence(int end) const {
    const std::string_view text =
        TextOf(document_, stream_.tokens[static_cast<std::size_t>(end - 1)]);
    return text.find_first_of("?.:") != std::string_view::npos;
  }

  [[nodiscard]] bool AfterMark(int begin) const {
    return begin > 0 &&
           stream_.tokens[static_cast<std::size_t>(begin - 1)].mark >= 0;
  }

  [[nodiscard]] bool EndsBlock(int end) const {
    const auto count = static_cast<int>(stream_.tokens.size());
    return end >= count ||
           stream_.tokens[static_cast<std::size_t>(end)].block !=
               stream_.tokens[static_cast<std::size_t>(end - 1)].block;
  }

  [[nodiscard]] bool ColonAt(int end) const {
    const std::string_view text =
        TextOf(document_, stream_.tokens[static_cast<std::size_t>(end - 1)]);
    return text.find(':') != std::string_view::npos ||
           text.find("\xEF\xBC\x9A") != std::string_view::npos ||
           (end < static_cast<int>(stream_.tokens.size()) &&
            stream_.tokens[static_cast<std::size_t>(end)].mark < 0 &&
            TextOf(document_, stream_.tokens[static_cast<std::size_t>(end)]) ==
                ":");
  }

  // Short wordings are everyday words: they must stand where a label stands.
  [[nodiscard]] bool Acceptable(const FormText& text,
                                const Occurrence& found) const {
    if (text.weight < kEverydayWords) {
      return found.exact && found.at_start &&
             (found.number > 0 || EndsBlock(found.end) || !text.colon ||
              ColonAt(found.end));
    }
    if (text.weight < kShortWording) {
      return found.share >= kShortShare && (found.at_start || found.exact);
    }
    return (found.share >= kLongShare || found.shortened) && found.score > 1;
  }

  const Document& document_;
  const Definition& definition_;
  const std::vector<FormText>& texts_;
  const TokenStream& stream_;
  Reduced reduced_;
  std::vector<Occurrence> found_;
  std::vector<bool> skipped_;  // by entry: not to be looked for
  std::vector<bool> exact_;    // by entry: some wording stands there exactly
  std::map<std::string, double> languages_;  // weight of what stands there
};

}  // namespace

std::vector<int> MatchWords(const FormText& text, const TokenStream& stream,
                            int begin, int end) {
  std::vector<int> words(static_cast<std::size_t>(end - begin), -1);
  TokenStream part;
  std::vector<int> index;
  for (int t = begin; t < end; ++t) {
    const Token& token = stream.tokens[static_cast<std::size_t>(t)];
    if (token.key == kNoKey || token.filled_in) continue;
    part.tokens.push_back(token);
    index.push_back(t - begin);
  }
  Reduced reduced;
  for (std::size_t i = 0; i < part.tokens.size(); ++i) {
    reduced.token.push_back(static_cast<int>(i));
    reduced.break_cost.push_back(0);
  }
  const int count = static_cast<int>(part.tokens.size());
  const auto match = AlignLocally(text, part, reduced, 0, count);
  if (!match) return words;
  for (std::size_t i = 0; i < match->word_of.size(); ++i) {
    const auto at = static_cast<std::size_t>(match->first) + i;
    words[static_cast<std::size_t>(index[at])] = match->word_of[i];
  }
  return words;
}

std::vector<Occurrence> FindOccurrences(const Document& document,
                                        const Definition& definition,
                                        const std::vector<FormText>& texts,
                                        const TokenStream& stream,
                                        const Vocabulary& vocabulary,
                                        const std::vector<bool>& skipped) {
  return OccurrenceFinder(document, definition, texts, stream, vocabulary,
                          skipped)
      .Find();
}

}  // namespace quaestor
