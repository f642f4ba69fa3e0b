#include "parsers/ocr/second_reading.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "parsers/read_ink.h"

namespace quaestor {
namespace {

constexpr double kSure = 0.89;         // a word that nobody doubts
constexpr double kFirstBonus = 0.03;   // the first reading knows more words
constexpr double kDisagreement = 0.8;  // of the confidence is left
constexpr double kSureOfAccents = 0.5;

// Words [first, end) of each reading that share a place.
struct Group {
  std::size_t first_begin = 0;
  std::size_t first_end = 0;
  std::size_t second_begin = 0;
  std::size_t second_end = 0;
};

using Words = std::vector<RecognisedWord>;

bool Share(const RecognisedWord& a, const RecognisedWord& b) {
  return HorizontalOverlap(a.box, b.box) > 0.4;
}

std::vector<Group> GroupByPlace(const Words& first, const Words& second) {
  std::vector<Group> groups;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < first.size() || j < second.size()) {
    Group group = {i, i, j, j};
    if (j >= second.size() ||
        (i < first.size() && !Share(first[i], second[j]) &&
         first[i].box.center_x() <= second[j].box.center_x())) {
      group.first_end = ++i;
    } else if (i >= first.size() || !Share(first[i], second[j])) {
      group.second_end = ++j;
    } else {
      group.first_end = ++i;
      group.second_end = ++j;
      bool grown = true;
      while (grown) {
        grown = false;
        if (i < first.size() && Share(first[i], second[j - 1])) {
          group.first_end = ++i;
          grown = true;
        }
        if (j < second.size() && Share(first[i - 1], second[j])) {
          group.second_end = ++j;
          grown = true;
        }
      }
    }
    groups.push_back(group);
  }
  return groups;
}

struct Reading {
  std::string text;
  double confidence = 1;
};

Reading ReadingOf(const Words& words, std::size_t begin, std::size_t end) {
  Reading reading;
  if (begin == end) reading.confidence = 0;
  for (std::size_t i = begin; i < end; ++i) {
    reading.text += (i > begin ? " " : "") + words[i].text;
    reading.confidence = std::min(reading.confidence, words[i].confidence);
  }
  return reading;
}

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool IsLetter(char c) {
  return (static_cast<unsigned char>(c) | 0x20) >= 'a' &&
         (static_cast<unsigned char>(c) | 0x20) <= 'z';
}

// "Inovação" and "Inovacao" or "Inovagao": equal but where `accented` has a
// letter that is not ASCII.
bool DiffersInAccentsOnly(std::string_view plain, std::string_view accented) {
  if (IsAddress(plain)) return false;  // underlines look like hooks and tails
  std::size_t i = 0;
  bool accents = false;
  for (std::size_t j = 0; j < accented.size();) {
    if (i >= plain.size()) return false;
    if (IsAscii(accented[j])) {
      if (accented[j++] != plain[i++]) return false;
      continue;
    }
    // Letters with a dot below and the like: more often a speck than not.
    if (accented.substr(j, 2) >= "\xE1\xB8" &&
        accented.substr(j, 2) <= "\xE1\xBB") {
      return false;
    }
    for (++j; j < accented.size() && (accented[j] & 0xC0) == 0x80; ++j) {
    }
    if (IsAscii(plain[i]) && !IsLetter(plain[i])) return false;
    for (++i; i < plain.size() && (plain[i] & 0xC0) == 0x80; ++i) {
    }
    accents = true;
  }
  return accents && i == plain.size();
}

void Take(const Words& words, std::size_t begin, std::size_t end, double factor,
          std::string_view other, Words& taken) {
  for (std::size_t i = begin; i < end; ++i) {
    taken.push_back(words[i]);
    taken.back().confidence *= factor;
    if (!other.empty() && i == begin) taken.back().raw = other;
  }
}

void TakeAgreed(const Words& words, const Group& group, double confidence,
                Words& taken) {
  for (std::size_t i = group.first_begin; i < group.first_end; ++i) {
    taken.push_back(words[i]);
    taken.back().confidence = std::max(words[i].confidence, confidence);
  }
}

// Of the web, or for mail: no other script has them.
bool IsLatinAddress(std::string_view text) {
  constexpr std::size_t kShortest = 6;
  return text.size() >= kShortest && !HasOtherScript(text) &&
         text.find_first_of(".@/") < text.size() - 1;
}

bool IsLeftOf(const RecognisedWord& a, const RecognisedWord& b) {
  return a.box.left < b.box.left;
}

}  // namespace

// Behind the Latin letters; punctuation such as “ and – (E2) is none, nor
// are the accents of Vietnamese (E1 B8 to E1 BB).
bool HasOtherScript(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (byte == 0xE1 && next >= 0xB8 && next <= 0xBB) continue;
    if (byte >= 0xCE && byte < 0xF0 && byte != 0xE2) return true;
  }
  return false;
}

bool IsDoubtful(const RecognisedWord& word) {
  if (HasOtherScript(word.text)) return false;
  const auto letters =
      std::count_if(word.text.begin(), word.text.end(),
                    [](char c) { return IsLetter(c) || !IsAscii(c); });
  return word.confidence < kSure && letters >= 2;
}

std::vector<RecognisedWord> Combine(const std::vector<RecognisedWord>& first,
                                    const std::vector<RecognisedWord>& second) {
  Words taken;
  for (const Group& group : GroupByPlace(first, second)) {
    const Reading one = ReadingOf(first, group.first_begin, group.first_end);
    const Reading two = ReadingOf(second, group.second_begin, group.second_end);
    if (one.text == two.text) {
      const double both = 1 - (1 - one.confidence) * (1 - two.confidence);
      TakeAgreed(first, group, both, taken);
    } else if (two.confidence >= kSureOfAccents &&
               DiffersInAccentsOnly(one.text, two.text)) {
      Take(second, group.second_begin, group.second_end, 1, one.text, taken);
    } else if (two.confidence > one.confidence + kFirstBonus) {
      Take(second, group.second_begin, group.second_end, kDisagreement,
           one.text, taken);
    } else {
      Take(first, group.first_begin, group.first_end, kDisagreement, "", taken);
    }
  }
  return taken;
}

std::vector<RecognisedWord> CombineScripts(Words first, Words second) {
  constexpr double kKnown = 0.85;  // less: the wrong letters for the word
  constexpr double kKnownAddress = 0.4;
  // Shorter words of one script look like words of another: "Ha", "на".
  constexpr std::size_t kLongWord = 4;
  std::stable_sort(first.begin(), first.end(), IsLeftOf);
  std::stable_sort(second.begin(), second.end(), IsLeftOf);
  Words taken;
  for (const Group& group : GroupByPlace(first, second)) {
    const Reading one = ReadingOf(first, group.first_begin, group.first_end);
    const Reading two = ReadingOf(second, group.second_begin, group.second_end);
    const bool word = group.first_end > group.first_begin &&
                      first[group.first_begin].in_dictionary &&
                      one.text.size() >= kLongWord;
    const bool known =
        one.confidence >= (IsLatinAddress(one.text) ? kKnownAddress : kKnown);
    const bool other = HasOtherScript(two.text);
    const bool surer = one.confidence >= two.confidence;
    const bool stays = surer || word || IsLatinAddress(one.text) || !other;
    if (known ? stays : surer && !other) {
      Take(first, group.first_begin, group.first_end, 1, "", taken);
    } else {
      Take(second, group.second_begin, group.second_end, 1, "", taken);
    }
  }
  return taken;
}

}  // namespace quaestor
