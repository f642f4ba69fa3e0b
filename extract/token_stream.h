// extract/token_stream.h: the document as one sequence of tokens, ready to be
// compared with a form's words.
//
// A token is a run of letters or of digits of one word, case folded; each
// ideograph is one. The punctuation behind a token (before it, for the first)
// belongs to it, so that the tokens of a word partition its bytes. A word
// without letters and digits is one token without a key. A mark is a token.
#ifndef QUAESTOR_EXTRACT_TOKEN_STREAM_H_
#define QUAESTOR_EXTRACT_TOKEN_STREAM_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parsers/document.h"

namespace quaestor {

inline constexpr int kNoKey = -1;

// Numbers for folded words: equal words have equal keys.
class Vocabulary {
 public:
  int Add(std::string_view folded);
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  // Length in characters of the word with this key.
  [[nodiscard]] int Length(int key) const {
    return lengths_[static_cast<std::size_t>(key)];
  }
  // The key of a word, or kNoKey.
  [[nodiscard]] int Find(std::string_view folded) const;
  // The words by key; they live as long as the vocabulary.
  [[nodiscard]] std::vector<std::string_view> Words() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, int, Hash, std::equal_to<>> keys_;
  std::vector<int> lengths_;
};

struct Token {
  int key = kNoKey;
  int mark = -1;  // index into Page::marks, or -1
  int block = 0;  // index into Document::blocks
  int page = 0;   // index into Document::pages
  int line = 0;   // index into Page::lines
  int word = 0;   // index into Line::words; of a mark: the word after it
  std::uint32_t begin = 0;  // bytes of the word's text
  std::uint32_t end = 0;
  bool block_start = false;  // first token of its block, labels aside
  // First token of its line part, or behind a wide gap; labels aside.
  bool line_start = false;
  bool label = false;
  bool superscript = false;
  bool filled_in = false;  // in a form field or annotation
  bool misread = false;    // the key is of the word that it most likely is
};

// A block's share of the stream: tokens [first, end).
struct BlockRange {
  int block = 0;
  int first = 0;
  int end = 0;
};

struct TokenStream {
  std::vector<Token> tokens;
  std::vector<BlockRange> blocks;
  // Words are divided at line ends: too many lines end in a hyphen for all of
  // them to be compounds.
  bool hyphenated = false;
};

// Which blocks go into a stream.
enum class Flow { kBody, kFootnotes, kFurniture };

TokenStream MakeStream(const Document& document, Flow flow,
                       Vocabulary& vocabulary);

// The keys of a text's tokens, punctuation left out.
std::vector<int> KeysOf(std::string_view text, Vocabulary& vocabulary);

// The same without adding words: kNoKey for those that are not known.
std::vector<int> FindKeys(std::string_view text, const Vocabulary& vocabulary);

// The word of a token. Not for marks.
const Word& WordOf(const Document& document, const Token& token);

// Of a text file: the number of the file's line that the token stands on.
int LineNumberOf(const Document& document, const Token& token);

// The bytes of the word that the token owns.
std::string_view TextOf(const Document& document, const Token& token);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_TOKEN_STREAM_H_
