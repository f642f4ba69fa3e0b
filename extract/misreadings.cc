#include "extract/misreadings.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace quaestor {
namespace {

constexpr double kLookAlike = 0.35;
constexpr double kShareOfLength = 0.25;  // letters that may be misread
constexpr double kMostDistance = 2.2;
constexpr int kShortest = 4;        // letters: shorter words must look alike
constexpr double kSureWord = 0.93;  // a word that is what it says
constexpr std::size_t kLongest = 40;
constexpr std::size_t kShortestPair = 6;  // letters of two words in one

// Letters that look alike have one shape.
char ShapeOf(char c) {
  switch (c) {
    case '1':
    case 'l':
    case 'i':
    case 'j':
      return 'i';
    case '0':
      return 'o';
    case '5':
      return 's';
    case 'e':
      return 'c';
    default:
      return c;
  }
}

std::string ShapesOf(std::string_view word) {
  std::string shapes;
  for (const char c : word) {
    if (c == 'n' && !shapes.empty() && shapes.back() == 'r') {
      shapes.back() = 'm';
    } else {
      shapes += ShapeOf(c);
    }
  }
  return shapes;
}

double SubstitutionCost(char a, char b) {
  if (a == b) return 0;
  return ShapeOf(a) == ShapeOf(b) ? kLookAlike : 1;
}

struct FormWord {
  int key = kNoKey;
  std::string_view text;
};

// The form's words by length and by shape.
struct FormWords {
  std::vector<FormWord> words;
  std::unordered_map<std::string, int> by_shape;
  std::set<int> keys;
};

FormWords Collect(const std::vector<FormText>& texts,
                  const Vocabulary& vocabulary) {
  FormWords form;
  for (const FormText& text : texts) {
    form.keys.insert(text.keys.begin(), text.keys.end());
  }
  const std::vector<std::string_view> words = vocabulary.Words();
  for (const int key : form.keys) {
    const std::string_view text = words[static_cast<std::size_t>(key)];
    form.words.push_back({key, text});
    form.by_shape.emplace(ShapesOf(text), key);
  }
  return form;
}

int Nearest(const FormWords& form, std::string_view word, double confidence) {
  const auto alike = form.by_shape.find(ShapesOf(word));
  if (alike != form.by_shape.end()) return alike->second;
  const auto length = static_cast<double>(word.size());
  if (word.size() < kShortest || word.size() > kLongest ||
      confidence > kSureWord) {
    return kNoKey;
  }
  double best = std::min(kShareOfLength * length, kMostDistance) + 1e-9;
  int key = kNoKey;
  for (const FormWord& candidate : form.words) {
    const auto other = static_cast<double>(candidate.text.size());
    if (other < kShortest || std::abs(other - length) > best) continue;
    const double distance = MisreadingDistance(word, candidate.text);
    if (distance < best) {
      best = distance;
      key = candidate.key;
    }
  }
  return key;
}

// Two words of the form that follow each other, written as one.
struct WordPair {
  int first = kNoKey;
  int second = kNoKey;
  std::size_t seam = 0;  // bytes of the first word
};

using PairsByText = std::unordered_map<std::string, WordPair>;

PairsByText CollectPairs(const std::vector<FormText>& texts,
                         const std::vector<std::string_view>& words) {
  PairsByText pairs;
  for (const FormText& text : texts) {
    for (std::size_t i = 0; i + 1 < text.keys.size(); ++i) {
      const int first = text.keys[i];
      const int second = text.keys[i + 1];
      if (first == kNoKey || second == kNoKey) continue;
      const std::string_view one = words[static_cast<std::size_t>(first)];
      const std::string_view two = words[static_cast<std::size_t>(second)];
      if (one.size() + two.size() < kShortestPair) continue;
      pairs.emplace(std::string(one).append(two),
                    WordPair{first, second, one.size()});
    }
  }
  return pairs;
}

// Whether the word was folded by nothing but case, so that its seam is known.
bool BeginsWith(std::string_view word, std::string_view folded) {
  return word.size() >= folded.size() &&
         std::equal(folded.begin(), folded.end(), word.begin(),
                    [](char a, char b) {
                      return a == std::tolower(static_cast<unsigned char>(b));
                    });
}

// "Locallevel?" becomes two tokens of one word.
void SplitMergedWords(const Document& document, const FormWords& form,
                      const PairsByText& pairs,
                      const std::vector<std::string_view>& words,
                      TokenStream& stream) {
  std::vector<Token> tokens;
  std::vector<int> places;  // by token of the stream: its first place
  for (const Token& token : stream.tokens) {
    places.push_back(static_cast<int>(tokens.size()));
    tokens.push_back(token);
    if (token.mark >= 0 || token.key == kNoKey ||
        form.keys.contains(token.key) ||
        WordOf(document, token).source != Source::kOcr) {
      continue;
    }
    const std::string_view text = words[static_cast<std::size_t>(token.key)];
    const auto pair = pairs.find(std::string(text));
    if (pair == pairs.end() || !BeginsWith(TextOf(document, token), text)) {
      continue;
    }
    Token& first = tokens.back();
    Token second = token;
    first.key = pair->second.first;
    second.key = pair->second.second;
    first.misread = second.misread = true;
    first.end = second.begin =
        static_cast<decltype(first.end)>(token.begin + pair->second.seam);
    second.block_start = second.line_start = false;
    tokens.push_back(second);
  }
  places.push_back(static_cast<int>(tokens.size()));
  for (BlockRange& block : stream.blocks) {
    block.first = places[static_cast<std::size_t>(block.first)];
    block.end = places[static_cast<std::size_t>(block.end)];
  }
  stream.tokens = std::move(tokens);
}

}  // namespace

double MisreadingDistance(std::string_view a, std::string_view b) {
  std::vector<double> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<double>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    double diagonal = row[0];
    row[0] = static_cast<double>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const double replaced = diagonal + SubstitutionCost(a[i - 1], b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

void MatchMisreadings(const Document& document,
                      const std::vector<FormText>& texts,
                      const Vocabulary& vocabulary, TokenStream& stream) {
  const bool any = std::any_of(
      stream.tokens.begin(), stream.tokens.end(), [&](const Token& token) {
        return token.mark < 0 && WordOf(document, token).source == Source::kOcr;
      });
  if (!any) return;
  const FormWords form = Collect(texts, vocabulary);
  const std::vector<std::string_view> words = vocabulary.Words();
  SplitMergedWords(document, form, CollectPairs(texts, words), words, stream);
  for (Token& token : stream.tokens) {
    if (token.mark >= 0 || token.key == kNoKey ||
        form.keys.contains(token.key)) {
      continue;
    }
    const Word& word = WordOf(document, token);
    if (word.source != Source::kOcr) continue;
    const int near = Nearest(form, words[static_cast<std::size_t>(token.key)],
                             word.confidence);
    if (near == kNoKey) continue;
    token.key = near;
    token.misread = true;
  }
}

}  // namespace quaestor
