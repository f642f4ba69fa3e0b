// parsers/layout_types.h: what the stages of layout hand to each other. Private
// to layout; users include layout.h.
#ifndef QUAESTOR_PARSERS_LAYOUT_TYPES_H_
#define QUAESTOR_PARSERS_LAYOUT_TYPES_H_

#include <vector>

#include "parsers/document.h"
#include "parsers/geometry.h"
#include "parsers/page_turn.h"

namespace quaestor {

// A word or a mark of one page, with a box that is fit to compute with: finite,
// and upright even where the page's text runs vertically.
struct Item {
  int word = -1;  // index into LooseWords::words, or -1
  int mark = -1;  // index into Page::marks, or -1
  Box box;
  double baseline = 0;
  double size = 0;
};

// What a page holds besides its rows. Rules and shades lie as the items do:
// turned so that the text is upright.
struct PageView {
  const std::vector<Word>* words = nullptr;  // of the page, in any order
  std::vector<Box> rules;
  std::vector<Box> shades;
  std::vector<double> known_edges;  // where columns begin on some page
  double top = 0;  // y of the page's upper edge
  double height = 0;
  Turn turn = Turn::kUpright;

  [[nodiscard]] const Word& word(const Item& item) const {
    return (*words)[static_cast<std::size_t>(item.word)];
  }
};

inline constexpr double kFarAway = 1e9;

// What a line is for: the text's flow, or what stands around it.
enum class Role { kFlow, kHeader, kFooter, kPageNumber };

// A line, or the part of one that lies in one column.
struct Segment {
  std::vector<Item> items;  // left to right
  Box box;
  double baseline = 0;
  double size = 0;  // of most of its letters
  Role role = Role::kFlow;
  // Lines of one column or table cell share a number; 0 is the page itself.
  int cell = 0;
  double cell_left = -kFarAway;  // the gutters on both sides
  double cell_right = kFarAway;
  int column = -1;         // of the outermost table or newspaper page, from 0
  int band = -1;           // its row, numbered through the page
  bool newspaper = false;  // the text runs on in the next column
  int table_row = -1;  // number of the row of a data table on this page, or -1
  int lone_row = -1;   // the same of what would be a row if it had a neighbour
  bool right_to_left = false;  // set when its words are put in order
  // The items stand in reading order already: the value of a form field, or a
  // cell of a data table, which is several lines in one.
  bool in_order = false;
};

// The lines of a page, in reading order once columns are found.
using Segments = std::vector<Segment>;

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_LAYOUT_TYPES_H_
