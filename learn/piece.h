// learn/piece.h: a blank form as a list of texts with their boxes: a question,
// an option, a line to write on. Internal to learn/; learn.h is the door.
#ifndef QUAESTOR_LEARN_PIECE_H_
#define QUAESTOR_LEARN_PIECE_H_

#include <string>
#include <vector>

#include "parsers/document.h"

namespace quaestor {

// A box of the form with the words that belong to it.
struct FormBox {
  std::string label;
  Box place;  // points, as in document.h
  MarkKind kind = MarkKind::kCheckbox;
  MarkState state = MarkState::kUnclear;
  std::string field_name;   // of a form field, or ""
  bool from_title = false;  // the label is the title of its column
};

struct Piece {
  BlockKind kind = BlockKind::kParagraph;
  int page = 1;
  int line = 0;  // of documents without pages, 1-based; else 0
  Box place;     // of documents with pages: around all of it
  int level = 0;
  std::string number;  // "II", "3", "2.1", "a" as printed, without dots; or ""
  std::string text;    // without number, bullet, footnote marks and boxes
  std::vector<FormBox> boxes;
  bool writing_line = false;    // "______" stands behind the text
  bool number_in_text = false;  // "A1", which the text keeps
  bool labels_lead = false;     // of its boxes: "Yes ☐ No ☐"
  bool filled = false;          // from a form field: an answer
  bool bold = false;
  int row = -1;          // cells of one row of a table share it; -1: no table
  bool columns = false;  // titles of the columns of a table
  bool beside = false;   // one of several texts on one line with wide gaps
};

// In reading order, furniture and footnotes among them.
std::vector<Piece> FindPieces(const Document& document);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_PIECE_H_
