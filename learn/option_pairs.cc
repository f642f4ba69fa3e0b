#include "learn/option_pairs.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "learn/assignment.h"
#include "learn/cues.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

// Less alike are two options with different words.
constexpr double kLeastAlike = 0.5;

using OptionTexts = std::vector<std::vector<std::string>>;

// How much a word says of one option among those beside it: what several share
// ("makes specific reference to") says little.
using WordWeights = std::map<std::string, double>;

void Weigh(const OptionTexts& options, WordWeights& weights) {
  std::map<std::string, int> frequency;
  for (const std::vector<std::string>& texts : options) {
    std::set<std::string> once;
    for (const std::string& text : texts) {
      const std::vector<std::string> words = FoldedWords(text);
      once.insert(words.begin(), words.end());
    }
    for (const std::string& word : once) ++frequency[word];
  }
  for (const auto& [word, number] : frequency) {
    const double small = IsCue(Cue::kSmall, word) ? 0.25 : 1;
    const double weight = small / (number * number);
    const auto [known, added] = weights.emplace(word, weight);
    if (!added) known->second = std::min(known->second, weight);
  }
}

double WeightOf(const std::set<std::string>& words,
                const WordWeights& weights) {
  double sum = 0;
  for (const std::string& word : words) sum += weights.at(word);
  return sum;
}

// The weighted share of the words of both that stand in both.
double Alikeness(const std::string& a, const std::string& b,
                 const WordWeights& weights) {
  constexpr double kSameWords = 1.5;
  const std::vector<std::string> words = FoldedWords(a);
  const std::vector<std::string> others = FoldedWords(b);
  if (words == others) return kSameWords;
  const std::set<std::string> one(words.begin(), words.end());
  const std::set<std::string> other(others.begin(), others.end());
  std::set<std::string> common;
  std::ranges::set_intersection(one, other,
                                std::inserter(common, common.end()));
  const double all = WeightOf(one, weights) + WeightOf(other, weights);
  return all > 0 ? 2 * WeightOf(common, weights) / all : 0;
}

double MostAlike(const std::vector<std::string>& now,
                 const std::vector<std::string>& before,
                 const WordWeights& weights) {
  double most = 0;
  for (const std::string& one : now) {
    for (const std::string& other : before) {
      most = std::max(most, Alikeness(one, other, weights));
    }
  }
  return most;
}

}  // namespace

std::vector<std::string> FoldedWords(const std::string& text) {
  std::string folded = FoldLabel(text);
  for (char& c : folded) {
    const bool sign = static_cast<unsigned char>(c) < 0x80 &&
                      !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
    if (sign) c = ' ';
  }
  std::istringstream stream(folded);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::vector<std::vector<std::string>> OptionTextsOf(
    const Definition& definition, const FieldDefinition& field) {
  OptionTexts options;
  for (const OptionDefinition& option : field.options) {
    std::vector<std::string>& texts = options.emplace_back();
    for (const Wording& label : option.labels) texts.push_back(label.text);
    for (const Entry& entry : definition.entries) {
      if (entry.option != option.id || entry.fields.empty() ||
          entry.fields.front() != field.id) {
        continue;
      }
      for (const Wording& wording : entry.wordings) {
        texts.push_back(wording.text);
      }
    }
    if (texts.empty()) texts.push_back(option.id);
  }
  return options;
}

std::vector<int> PairOptions(const OptionTexts& before,
                             const OptionTexts& now) {
  WordWeights weights;
  Weigh(before, weights);
  Weigh(now, weights);
  std::vector<std::vector<double>> worth;
  for (const std::vector<std::string>& texts : now) {
    std::vector<double>& row = worth.emplace_back();
    for (const std::vector<std::string>& others : before) {
      const double alike = MostAlike(texts, others, weights);
      row.push_back(alike < kLeastAlike ? 0 : alike);
    }
  }
  return BestPairs(worth);
}

}  // namespace quaestor
