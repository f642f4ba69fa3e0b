// learn/examine.h: what a person should know about a form that was learned:
// answers that stand in it, and where its definition does not fit it.
#ifndef QUAESTOR_LEARN_EXAMINE_H_
#define QUAESTOR_LEARN_EXAMINE_H_

#include <vector>

#include "learn/learn.h"

namespace quaestor {

// Reads the blank itself with its definition: every field has to be found and
// blank, and no word may be left over. Appends what is not so to the doubts.
void ReadBack(const Document& document, Learned& learned);

// Appends the answers that a known questionnaire finds in the document:
// addresses, people, dates and marks, which no blank form has; then the others.
void FindKnownAnswers(const Document& document,
                      const std::vector<Definition>& known, Learned& learned);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_EXAMINE_H_
