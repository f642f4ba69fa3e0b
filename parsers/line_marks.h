// parsers/line_marks.h: check boxes written as characters: "☒", "[x]", "( )".
// Which characters are boxes and which are bullets or words is told by how the
// whole document uses them.
#ifndef QUAESTOR_PARSERS_LINE_MARKS_H_
#define QUAESTOR_PARSERS_LINE_MARKS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/document.h"

namespace quaestor {

// What a document's doubtful signs mean; found by SurveyMarks.
struct MarkHabits {
  bool squares = false;         // □ ■ are boxes, not bullets
  bool circles = false;         // ○ ● are boxes, not bullets
  bool ticks = false;           // ✓ ✗ at the start of a line are marks
  bool crosses_refuse = false;  // ✗ stands for "not this one"
  bool round_brackets = false;  // "(x)" is a mark anywhere
  // "(v)" and "(x)" are letters or numbers of a list: "(w)", "(x)", "(y)".
  bool letters_in_brackets = false;
};

// `lines` are what is visible of each line, list labels included.
MarkHabits SurveyMarks(const std::vector<std::string_view>& lines);

// Indices of the lines that begin with a tick among lines that begin with boxes
// at the same place: the writer put it there instead of a box.
std::vector<std::size_t> FindTicksForBoxes(
    const std::vector<std::string_view>& lines);

// Makes the first tick or cross of the text a box that is checked.
void MakeBoxOfTick(std::string& text);

struct WrittenMark {
  std::size_t length = 0;  // bytes
  MarkKind kind = MarkKind::kCheckbox;
  MarkState state = MarkState::kUnclear;
  double confidence = 1;
};

// The mark that begins at `line[position]`. `line_start`: nothing but list
// labels stands before it.
std::optional<WrittenMark> MarkAt(std::string_view line, std::size_t position,
                                  bool line_start, const MarkHabits& habits);

// Length in bytes of a bullet character ("•", "–", "■", ...) with white space
// behind it at the start of `line`; 0 where there is none.
std::size_t BulletLength(std::string_view line);

// Length of "1.", "2)", "a.", "(b)", "iv.", "Q3." with white space behind it at
// the start of `line`; 0 where there is none.
std::size_t NumberLabelLength(std::string_view line);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_LINE_MARKS_H_
