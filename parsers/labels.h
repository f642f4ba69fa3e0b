// parsers/labels.h: bullets and numbers that introduce a list item, a numbered
// question or a heading.
#ifndef QUAESTOR_PARSERS_LABELS_H_
#define QUAESTOR_PARSERS_LABELS_H_

#include <string_view>

namespace quaestor {

enum class LabelKind {
  kNone,
  kBullet,  // "•", "◦", a glyph of a symbol font
  kDash,    // "-", "–", "*": also what a sentence may go on with
  kNumber,  // "1.", "12)", "(3)", "1.2.", "١.", "一、"
  kLetter,  // "a.", "B)", "(c)"
  kRoman,   // "II.", "iv)"
  // A label only where a gap as of a tab follows: "o" (a bullet of Word and a
  // word of Portuguese), "1.1", "3".
  kUncertain
};

// What a word would be as the label of a line it begins. A word that label and
// text share ("1.What") is none.
LabelKind LabelKindOf(std::string_view word);

inline bool IsOrdered(LabelKind kind) {
  return kind == LabelKind::kNumber || kind == LabelKind::kLetter ||
         kind == LabelKind::kRoman;
}

// The mark that begins a footnote, raised or not: "3", "12", "*", "[4]", also
// with the text glued to it ("3A"). Returns its number, 0 for a sign, -1 where
// the word does not begin with one.
int FootnoteMark(std::string_view word);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_LABELS_H_
