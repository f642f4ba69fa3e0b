#include "parsers/ocr/script_spelling.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace quaestor {
namespace {

unsigned char ByteAt(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

std::size_t LastCharacter(std::string_view text) {
  std::size_t i = text.size() - 1;
  while (i > 0 && (ByteAt(text, i) & 0xC0) == 0x80) --i;
  return i;
}

// Of the character that begins at `i`: CJK ideographs and punctuation, kana,
// full-width forms (U+3000 to U+9FFF and U+FF00 to U+FFEF).
bool IsIdeographic(std::string_view text, std::size_t i) {
  const unsigned char byte = ByteAt(text, i);
  if (byte >= 0xE3 && byte <= 0xE9) return true;
  return byte == 0xEF && i + 1 < text.size() && ByteAt(text, i + 1) >= 0xBC;
}

double Gap(const RecognisedWord& left, const RecognisedWord& right) {
  return right.box.left - left.box.right;
}

bool BelongTogether(const RecognisedWord& left, const RecognisedWord& right) {
  constexpr double kLetterSpace = 1.0;  // heights of a letter
  constexpr double kNoSpace = 0.3;
  if (left.line != right.line || left.text.empty() || right.text.empty()) {
    return false;
  }
  const bool one = IsIdeographic(left.text, LastCharacter(left.text));
  const bool two = IsIdeographic(right.text, 0);
  const double gap = Gap(left, right);
  const double height = std::max(left.box.height(), right.box.height());
  if (one && two) return gap < kLetterSpace * height;
  return (one || two) && gap < kNoSpace * height;
}

void Join(const RecognisedWord& right, RecognisedWord& left) {
  const auto one = static_cast<double>(left.text.size());
  const auto two = static_cast<double>(right.text.size());
  left.confidence =
      (left.confidence * one + right.confidence * two) / (one + two);
  left.text += right.text;
  left.box = Union(left.box, right.box);
}

void JoinIdeographs(std::vector<RecognisedWord>& words) {
  std::vector<RecognisedWord> joined;
  for (RecognisedWord& word : words) {
    if (!joined.empty() && BelongTogether(joined.back(), word)) {
      Join(word, joined.back());
    } else {
      joined.push_back(std::move(word));
    }
  }
  words = std::move(joined);
}

// U+0600 to U+06FF.
bool IsArabicBefore(std::string_view text, std::size_t i) {
  return i >= 2 && ByteAt(text, i - 2) >= 0xD8 && ByteAt(text, i - 2) <= 0xDB;
}

std::string WithArabicPunctuation(std::string_view text) {
  std::string spelled;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool arabic = IsArabicBefore(text, i);
    if (arabic && text[i] == ',') {
      spelled += "\u060C";
    } else if (arabic && text[i] == ';') {
      spelled += "\u061B";
    } else if (arabic && text[i] == '?') {
      spelled += "\u061F";
    } else {
      spelled += text[i];
    }
  }
  return spelled;
}

}  // namespace

void SpellByScript(std::vector<RecognisedWord>& words) {
  JoinIdeographs(words);
  for (RecognisedWord& word : words) {
    word.text = WithArabicPunctuation(word.text);
  }
}

}  // namespace quaestor
