// extract/line_joins.h: how the words on both sides of a line break belong
// together.
#ifndef QUAESTOR_EXTRACT_LINE_JOINS_H_
#define QUAESTOR_EXTRACT_LINE_JOINS_H_

#include <string_view>

#include "extract/token_stream.h"

namespace quaestor {

enum class Join {
  kSpace,
  kNone,        // "e-" + "Government", "and/" + "or", ideographs
  kDropHyphen,  // "munici-" + "pality"
  kUrl          // a URL or address that goes on, by its looks alone
};

// What stands on both sides of the break.
struct LineBreak {
  std::string_view before;      // text of the paragraph so far
  std::string_view after;       // the next word
  std::string_view uri_before;  // target of the link on the word before, or ""
  std::string_view uri_after;   // target of the link on the next word, or ""
  bool last_word = false;   // nothing follows the next word in its paragraph
  bool hyphenated = false;  // the document's lines are hyphenated
};

Join JoinOver(const LineBreak& line_break, const Vocabulary& vocabulary);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_LINE_JOINS_H_
