#include "learn/cues.h"

#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "patterns/utf8.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

constexpr std::array<const char*, 19> kNames = {
    "if_so",     "addresses",   "sites",   "which",      "explain",
    "asks",      "instruction", "whether", "percentage", "date",
    "asks_date", "number",      "several", "one",        "other",
    "country",   "section",     "turning", "small"};

using CueLists = std::array<std::vector<std::string>, kNames.size()>;

CueLists ReadLists() {
  const auto json = nlohmann::json::parse(EmbeddedLearnFile("cues.json"));
  CueLists lists;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    for (const auto& text : json.at(kNames[i])) {
      lists[i].push_back(FoldLabel(text.get<std::string>()));
    }
  }
  return lists;
}

const std::vector<std::string>& ListOf(Cue cue) {
  static const CueLists lists = ReadLists();
  return lists[static_cast<std::size_t>(cue)];
}

// Letters of scripts that put spaces between words.
bool IsSpacedLetter(char32_t c) {
  const bool ascii = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
  return ascii || (c >= 0xC0 && c < 0x700);
}

bool EndsWord(std::string_view text, std::size_t begin, std::size_t end) {
  const char32_t last = LastCharacter(text.substr(0, end));
  if (!IsSpacedLetter(last)) return true;
  const bool open_end =
      end < text.size() && IsSpacedLetter(FirstCharacter(text.substr(end)));
  const bool open_begin =
      begin > 0 && IsSpacedLetter(LastCharacter(text.substr(0, begin)));
  return !open_end && !open_begin;
}

}  // namespace

std::string FindCue(Cue cue, std::string_view text) {
  const std::string folded = FoldLabel(text);
  for (const std::string& wanted : ListOf(cue)) {
    for (std::size_t at = folded.find(wanted); at != std::string::npos;
         at = folded.find(wanted, at + 1)) {
      if (EndsWord(folded, at, at + wanted.size())) return wanted;
    }
  }
  return {};
}

bool BeginsWithCue(Cue cue, std::string_view text) {
  const std::string folded = FoldLabel(text);
  for (const std::string& wanted : ListOf(cue)) {
    std::size_t at = 0;
    while (at < folded.size() && (folded[at] == '(' || folded[at] == '\xC2')) {
      at += folded[at] == '(' ? 1 : 2;  // "¿"
    }
    if (folded.compare(at, wanted.size(), wanted) == 0 &&
        EndsWord(folded, at, at + wanted.size())) {
      return true;
    }
  }
  return false;
}

bool IsCue(Cue cue, std::string_view text) {
  std::string folded = FoldLabel(text);
  while (!folded.empty() && (folded.back() == ':' || folded.back() == ' ' ||
                             folded.back() == '.')) {
    folded.pop_back();
  }
  for (const std::string& wanted : ListOf(cue)) {
    if (folded == wanted) return true;
  }
  return false;
}

}  // namespace quaestor
