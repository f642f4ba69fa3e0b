// extract/passage.h: the respondent's words of one place as running text.
//
// Lines are joined to paragraphs: a line break is a space, a hyphen at a line
// end is resolved, a URL that the line broke is one again.
#ifndef QUAESTOR_EXTRACT_PASSAGE_H_
#define QUAESTOR_EXTRACT_PASSAGE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "extract/response.h"
#include "extract/token_stream.h"

namespace quaestor {

// Bytes [begin, end) of a paragraph's text, and the word they were read from.
struct PassagePiece {
  std::size_t begin = 0;
  std::size_t end = 0;
  int token = 0;  // the last token of the word that went into it
  int page = 0;   // index into Document::pages
  int line = 0;
  int word = 0;
};

struct Paragraph {
  std::string text;
  std::string label;   // of a list item, as written: "•", "(1)"
  std::string prefix;  // "- ", "1. " or ""
  double indent = 0;
  int depth = 0;  // of a list item, 0 and deeper
  std::vector<PassagePiece> pieces;
  int block = 0;
};

struct Passage {
  std::vector<Paragraph> paragraphs;
  std::vector<int> tokens;  // that it was made of
  int urls_rejoined = 0;    // over a line break, by their looks alone
};

// `tokens` are indices into the stream, ascending.
Passage MakePassage(const Document& document, const TokenStream& stream,
                    const std::vector<int>& tokens,
                    const Vocabulary& vocabulary);

// Paragraphs separated by a line break, list items with their labels.
std::string ToText(const Passage& passage);

// The paragraphs' texts and the numbers before them, joined by a space: what
// looks like a list item's number may begin a date, a title or a phone number.
std::string ToLine(const Passage& passage);

// Takes ":" and dashes off the front: they separate a prompt and its answer.
void TrimSeparators(Passage& passage);

// A box a page (or a range of lines) around the words of the tokens.
std::vector<Evidence> EvidenceOf(const Document& document,
                                 const TokenStream& stream,
                                 const std::vector<int>& tokens);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_PASSAGE_H_
