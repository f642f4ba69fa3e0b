#include "extract/languages.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "patterns/utf8.h"
#include "unicode/uscript.h"

namespace quaestor {
namespace {

// Scripts that tell the language well enough.
std::string_view LanguageOfScript(char32_t c) {
  if (c < 0x370) return {};
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &error)) {
    case USCRIPT_ARABIC:
      return "ar";
    case USCRIPT_CYRILLIC:
      return "ru";
    case USCRIPT_HAN:
      return "zh";
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return "ja";
    case USCRIPT_HANGUL:
      return "ko";
    case USCRIPT_GREEK:
      return "el";
    case USCRIPT_HEBREW:
      return "he";
    case USCRIPT_THAI:
      return "th";
    case USCRIPT_DEVANAGARI:
      return "hi";
    default:
      return {};
  }
}

struct SmallWord {
  std::string_view word;
  std::string_view language;
};

// Frequent small words that belong to one of the languages only.
constexpr std::array kSmallWords = {
    SmallWord{"the", "en"}, SmallWord{"and", "en"},  SmallWord{"of", "en"},
    SmallWord{"is", "en"},  SmallWord{"les", "fr"},  SmallWord{"des", "fr"},
    SmallWord{"est", "fr"}, SmallWord{"une", "fr"},  SmallWord{"dans", "fr"},
    SmallWord{"los", "es"}, SmallWord{"las", "es"},  SmallWord{"del", "es"},
    SmallWord{"una", "es"}, SmallWord{"por", "es"},  SmallWord{"em", "pt"},
    SmallWord{"uma", "pt"}, SmallWord{"não", "pt"},  SmallWord{"são", "pt"},
    SmallWord{"dos", "pt"}, SmallWord{"und", "de"},  SmallWord{"der", "de"},
    SmallWord{"die", "de"}, SmallWord{"ist", "de"},  SmallWord{"het", "nl"},
    SmallWord{"een", "nl"}, SmallWord{"van", "nl"},  SmallWord{"della", "it"},
    SmallWord{"che", "it"}, SmallWord{"gli", "it"},  SmallWord{"ve", "tr"},
    SmallWord{"bir", "tr"}, SmallWord{"yang", "id"}, SmallWord{"dan", "id"}};

void CountWord(std::string_view text, std::map<std::string, int>& counts) {
  for (const SmallWord& small : kSmallWords) {
    if (text == small.word) ++counts[std::string(small.language)];
  }
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view language = LanguageOfScript(NextCharacter(text, at));
    if (language.empty()) continue;
    ++counts[std::string(language)];
    return;  // one vote a word
  }
}

}  // namespace

std::vector<std::string> LanguagesOf(const Document& document,
                                     const std::string& form_language) {
  constexpr int kLeast = 8;  // votes
  std::map<std::string, int> counts;
  for (const Page& page : document.pages) {
    for (const Line& line : page.lines) {
      for (const Word& word : line.words) CountWord(word.text, counts);
    }
  }
  int all = 0;
  for (const auto& [language, count] : counts) all += count;
  std::vector<std::pair<int, std::string>> ranked;
  for (const auto& [language, count] : counts) {
    if (language == form_language || (count >= kLeast && count * 20 >= all)) {
      ranked.emplace_back(count, language);
    }
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> languages;
  for (auto& [count, language] : ranked) {
    languages.push_back(std::move(language));
  }
  if (languages.empty() && !form_language.empty()) {
    languages.push_back(form_language);
  }
  return languages;
}

}  // namespace quaestor
