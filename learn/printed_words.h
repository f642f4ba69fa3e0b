// learn/printed_words.h: the words and boxes of a block in reading order, and
// their text as a form prints it. Internal to learn/.
#ifndef QUAESTOR_LEARN_PRINTED_WORDS_H_
#define QUAESTOR_LEARN_PRINTED_WORDS_H_

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "parsers/document.h"

namespace quaestor {

// A word or a box; the document owns them.
struct PrintedItem {
  const Word* word = nullptr;  // null: a box
  const Mark* mark = nullptr;
  int page = 0;  // indices into the document
  int line = 0;
  bool starts_line = false;
  // The hyphen at the end of the line before is no part of the word.
  bool drops_hyphen = false;
};

class PrintedWords {
 public:
  explicit PrintedWords(const Document& document);

  [[nodiscard]] std::vector<PrintedItem> ItemsOf(const Block& block) const;
  // Of a row of a table, cell by cell; cells that hold something.
  [[nodiscard]] std::vector<std::vector<PrintedItem>> CellsOf(
      const Block& block) const;

 private:
  void AppendPart(const LinePart& part, std::vector<PrintedItem>& items) const;

  const Document& document_;
  std::map<std::pair<int, int>, std::vector<const Mark*>> marks_;
  std::map<std::string, int> vocabulary_;  // words that stand in one piece
};

// Text without footnote marks; what a line break parted is joined.
std::string TextOf(const std::vector<PrintedItem>& items);

// "•", "-" and the like before a list item.
bool IsBullet(const PrintedItem& item);

// How many words at the front are a printed number ("III.", "Question 3:"); a
// heading's number may be without a dot.
std::size_t NumberLength(const std::vector<PrintedItem>& items, bool heading);

// A question's mark that is no number of its own: "A1." or a letter of another
// script, without its dot; "" for none.
std::string CodeAtFront(const std::vector<PrintedItem>& items);

// A single line with wide gaps is several labels side by side.
std::vector<std::vector<PrintedItem>> SplitAtGaps(
    std::vector<PrintedItem> items, const Document& document);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_PRINTED_WORDS_H_
