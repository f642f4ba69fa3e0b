#include "extract/misreadings.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>

namespace quaestor {
namespace {

constexpr double kLookAlike = 0.35;
constexpr double kShareOfLength = 0.25;  // letters that may be misread
constexpr double kMostDistance = 2.2;
constexpr int kShortest = 4;        // letters: shorter words must look alike
constexpr double kSureWord = 0.93;  // a word that is what it says
constexpr std::size_t kLongest = 40;

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
