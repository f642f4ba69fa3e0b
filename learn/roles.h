// learn/roles.h: what each piece of a blank form is for. Internal to learn/.
#ifndef QUAESTOR_LEARN_ROLES_H_
#define QUAESTOR_LEARN_ROLES_H_

#include <vector>

#include "learn/piece.h"

namespace quaestor {

enum class Role {
  kTitle,
  kText,      // introduction, instruction, closing words
  kSection,   // a heading that opens a section
  kHeading,   // one that opens none
  kQuestion,  // numbered
  kItem,      // numbered below a question
  kPrompt,    // asks without a number
  kLabel,     // a few words with a colon
  kContact,   // "Name:", "E-mail:"
  kBoxes,     // boxes of what asks before
  kColumns,   // titles of the columns of a table
  kFootnote,
  kFurniture,
  kNothing  // page numbers
};

// A role for each piece.
std::vector<Role> FindRoles(const std::vector<Piece>& pieces);

// How a printed number counts.
enum class NumberStyle {
  kNone,
  kRomanUpper,
  kRomanLower,
  kLetterUpper,
  kLetterLower,
  kArabic,
  kDotted  // "2.1", "A1"
};
NumberStyle StyleOf(const std::string& number);

// "Name:" and nothing else; of a table or before a line, "Name" too.
bool IsContactLabel(const Piece& piece);
// "Name: Amina Odhiambo".
bool IsFilledContactLabel(const Piece& piece);

// "email" of such a label.
std::string ContactAttributeOf(const Piece& piece);

// Ends with a colon of any script.
bool EndsInColon(const std::string& text);
bool EndsInQuestionMark(const std::string& text);
bool HasQuestionMark(const std::string& text);
std::size_t CountWords(const std::string& text);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_ROLES_H_
