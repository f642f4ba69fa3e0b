#include "learn/ids.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>
#include <sstream>

#include "learn/cues.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

constexpr std::size_t kMostCharacters = 40;

// Latin letters for those of other scripts.
std::string Romanised(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::Transliterator> latin(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower",
                                          UTRANS_FORWARD, status));
  auto converted = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int>(text.size())));
  if (latin) latin->transliterate(converted);
  std::string result;
  converted.toUTF8String(result);
  return result;
}

bool IsIdLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Whether a word says something of its own. `turning` are those that turn the
// meaning of a short option ("not").
bool Tells(const std::string& word, bool turning) {
  return !IsCue(Cue::kSmall, word) || (turning && IsCue(Cue::kTurning, word));
}

// In letters of ids: "e-Government" is one word, "e_government".
void AppendWords(std::string_view text, bool turning,
                 std::vector<std::string>& words) {
  std::string word;
  const auto finish = [&] {
    while (word.ends_with('_')) word.pop_back();
    if (!word.empty() && Tells(word, turning)) words.push_back(word);
    word.clear();
  };
  for (const char c : Romanised(text) + ' ') {
    if (IsIdLetter(c)) {
      word += c;
    } else if (c == '-' && word.size() == 1) {
      word += '_';
    } else {
      finish();
    }
  }
}

// Small words are told in their own script.
std::vector<std::string> Words(std::string_view text, bool turning = false) {
  std::vector<std::string> words;
  std::istringstream printed(FoldLabel(text));
  for (std::string word; printed >> word;) {
    if (Tells(word, turning)) AppendWords(word, turning, words);
  }
  return words;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string id;
  for (const std::string& word : words) {
    if (id.size() + word.size() >= kMostCharacters && !id.empty()) break;
    id += (id.empty() ? "" : "_") + word.substr(0, kMostCharacters);
  }
  return id;
}

}  // namespace

std::string Slug(std::string_view text, std::size_t most) {
  std::vector<std::string> words = Words(text);
  if (words.size() > most) words.resize(most);
  return Joined(words);
}

namespace {

// All of "Not adopted", "Very good": nothing of so few words is left out.
std::string ShortSlug(const std::string& label) {
  constexpr std::size_t kShort = 3;
  std::istringstream printed(label);
  std::size_t number = 0;
  for (std::string word; printed >> word;) ++number;
  if (number > kShort) return {};
  return Joined(Words(label, true));
}

}  // namespace

std::string LatinNumber(std::string_view number) {
  std::string id;
  for (const char c : Romanised(number)) {
    if (IsIdLetter(c)) id += c;
  }
  return id;
}

std::vector<std::string> OptionSlugs(const std::vector<std::string>& labels) {
  std::map<std::string, int> frequency;
  std::vector<std::vector<std::string>> words;
  for (const std::string& label : labels) {
    words.push_back(Words(label));
    const std::set<std::string> once(words.back().begin(), words.back().end());
    for (const std::string& word : once) ++frequency[word];
  }
  std::vector<std::string> slugs;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::vector<std::string>& all = words[i];
    if (std::string whole = ShortSlug(labels[i]); !whole.empty()) {
      slugs.push_back(std::move(whole));
      continue;
    }
    std::vector<std::string> telling;
    for (const std::string& word : all) {
      const bool own = frequency[word] == 1 || labels.size() == 1;
      if (own && telling.size() < 3) telling.push_back(word);
    }
    if (telling.empty()) telling = all;
    if (telling.size() > 3) telling.resize(3);
    slugs.push_back(Joined(telling));
  }
  return slugs;
}

std::string UniqueIds::Take(std::string id) {
  if (id.size() > 90) id.resize(90);
  std::string unique = id;
  for (int i = 2; !taken_.insert(unique).second; ++i) {
    unique = id + "_" + std::to_string(i);
  }
  return unique;
}

}  // namespace quaestor
