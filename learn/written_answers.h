// learn/written_answers.h: answers in words on a form that should be blank.
// Internal to learn/.
#ifndef QUAESTOR_LEARN_WRITTEN_ANSWERS_H_
#define QUAESTOR_LEARN_WRITTEN_ANSWERS_H_

#include "learn/learn.h"

namespace quaestor {

// Looks at the texts behind questions and labels. Several of them, one of which
// is a value as respondents write it (an address, a number), are appended to
// the answers; fewer are doubts, as a form has such texts too.
void FindWrittenAnswers(Learned& learned);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_WRITTEN_ANSWERS_H_
