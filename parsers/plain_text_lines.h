// parsers/plain_text_lines.h: the lines of a plain text in reading order, as
// `pdftotext -layout` and people write them. Inside of plain_text_reader.cc.
#ifndef QUAESTOR_PARSERS_PLAIN_TEXT_LINES_H_
#define QUAESTOR_PARSERS_PLAIN_TEXT_LINES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/document.h"

namespace quaestor {

// Columns count characters from the left margin, 0-based.
struct PlainLine {
  std::string text;  // without white space at both ends; "" for an empty line
  int number = 0;    // 1-based line of the file
  int indent = 0;    // column of the first character
  int end = 0;       // column behind the last character
  int width = 0;     // where lines of this column of text are wrapped
  bool page_start = false;  // a page break stands before this line
  // The first line of a cell of a table, or of what a mail quotes.
  bool begins_block = false;
  std::optional<BlockKind> furniture;
};

// Empty lines are kept: they separate paragraphs. Rules are made empty.
std::vector<PlainLine> ReadPlainLines(std::string_view text);

// Columns of a text: one a character, whatever its width.
int ColumnCount(std::string_view text);

// Columns on a screen: Chinese, Japanese and Korean characters take two.
int DisplayWidth(std::string_view text);

// The column that nine lines in ten do not pass.
int WrapColumn(const std::vector<PlainLine>& lines);

// Where two cells stand side by side (plain_text_columns.cc), row by row the
// left one and then the right one.
std::vector<PlainLine> WithoutColumns(std::vector<PlainLine> lines);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PLAIN_TEXT_LINES_H_
