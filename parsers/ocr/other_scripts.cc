#include "parsers/ocr/other_scripts.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include "parsers/ocr/second_reading.h"

namespace quaestor {
namespace {

constexpr double kSense = 0.7;       // and in its own
constexpr double kConvinced = 0.85;  // no other language is tried
constexpr std::size_t kSamples = 4;
constexpr std::size_t kFewLetters = 6;  // bytes: of a line that says something

using Words = std::vector<RecognisedWord>;

std::size_t BytesOf(const Words& words, const LineOfWords& line) {
  std::size_t bytes = 0;
  for (std::size_t i = line.first; i < line.end; ++i) {
    bytes += words[i].text.size();
  }
  return bytes;
}

std::vector<LineOfWords> SenselessLines(const Words& words) {
  std::vector<LineOfWords> senseless;
  for (const LineOfWords& line : LinesOf(words)) {
    if (BytesOf(words, line) >= kFewLetters &&
        MeanConfidence(words, line) < kSenselessLine) {
      senseless.push_back(line);
    }
  }
  return senseless;
}

std::vector<LineOfWords> Widest(const Words& words,
                                std::vector<LineOfWords> lines) {
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const LineOfWords& a, const LineOfWords& b) {
                     return Around(words, a).width() > Around(words, b).width();
                   });
  lines.resize(std::min(lines.size(), kSamples));
  return lines;
}

Words WordsOf(const Words& words, const LineOfWords& line) {
  return {words.begin() + static_cast<std::ptrdiff_t>(line.first),
          words.begin() + static_cast<std::ptrdiff_t>(line.end)};
}

// The language that makes sense of the lines, or "".
std::string ChooseLanguage(const std::vector<std::string>& languages,
                           const Rereading& read,
                           const std::vector<LineOfWords>& lines) {
  std::string best;
  double best_confidence = kSense;
  for (const std::string& language : languages) {
    Words sample;
    for (const LineOfWords& line : lines) {
      const Words again = read.line(language, line);
      sample.insert(sample.end(), again.begin(), again.end());
    }
    const double confidence = MeanConfidence(sample);
    if (confidence <= best_confidence || !IsOtherScript(sample)) continue;
    best = language;
    best_confidence = confidence;
    if (confidence > kConvinced) break;
  }
  return best;
}

std::size_t CharacterLength(std::string_view text, std::size_t i) {
  std::size_t end = i + 1;
  while (end < text.size() &&
         (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    ++end;
  }
  return end - i;
}

bool StandsOn(const RecognisedWord& word, const RecognisedWord& line) {
  constexpr double kApart = 0.6;  // heights of letters between two lines
  return std::abs(word.baseline - line.baseline) <
         kApart * std::max(word.height, line.height);
}

// Both readings of the page, line by line.
Words Merge(Words first, const Words& second) {
  Words all;
  int number = 0;
  const auto append = [&](Words line) {
    ++number;
    for (RecognisedWord& word : line) {
      word.line = number;
      all.push_back(std::move(word));
    }
  };
  for (const LineOfWords& line : LinesOf(second)) {
    const auto rest = std::stable_partition(
        first.begin(), first.end(), [&](const RecognisedWord& word) {
          return !StandsOn(word, second[line.first]);
        });
    Words seen(rest, first.end());
    first.erase(rest, first.end());
    append(CombineScripts(std::move(seen), WordsOf(second, line)));
  }
  for (const LineOfWords& line : LinesOf(first)) append(WordsOf(first, line));
  return all;
}

}  // namespace

bool IsOtherScript(const Words& words) {
  constexpr std::size_t kLeastLetters = 6;
  std::set<std::string_view> letters;
  std::size_t latin = 0;
  std::size_t other = 0;
  for (const RecognisedWord& word : words) {
    for (std::size_t i = 0; i < word.text.size();) {
      const std::size_t length = CharacterLength(word.text, i);
      const std::string_view letter(word.text.data() + i, length);
      if (HasOtherScript(letter)) {
        letters.insert(letter);
        ++other;
      } else if (std::isalpha(static_cast<unsigned char>(letter[0])) != 0) {
        ++latin;
      }
      i += length;
    }
  }
  return letters.size() >= kLeastLetters && other > latin &&
         MeanConfidence(words) > kSense;
}

std::string ReadOtherScripts(const std::vector<std::string>& languages,
                             const Rereading& read, Words& words) {
  const std::vector<LineOfWords> senseless = SenselessLines(words);
  if (senseless.empty() || languages.empty()) return "";
  const std::string language =
      ChooseLanguage(languages, read, Widest(words, senseless));
  if (!language.empty()) words = Merge(std::move(words), read.page(language));
  return language;
}

}  // namespace quaestor
