// learn/field_type.h: which type of answer a question asks for, and why.
// Internal to learn/.
#ifndef QUAESTOR_LEARN_FIELD_TYPE_H_
#define QUAESTOR_LEARN_FIELD_TYPE_H_

#include <string>
#include <vector>

#include "learn/piece.h"
#include "patterns/definition.h"

namespace quaestor {

struct ProposedType {
  FieldType type = FieldType::kText;
  bool with_percentage = false;  // text: a percentage stands in it
  std::string reason;            // for the definition
  std::string doubt;             // what a person should look at, or ""
};

// Of a question that is answered in words. `above` is the text of the question
// that an item belongs to, or "".
ProposedType TypeOfWords(const std::string& text, const std::string& above,
                         bool label);

// Of a question with boxes; `text` is its own and that of what stands above.
ProposedType TypeOfBoxes(const std::string& text,
                         const std::vector<FormBox>& boxes);

// Yes, and no among the labels.
bool HasYesAndNo(const std::vector<FormBox>& boxes);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_FIELD_TYPE_H_
