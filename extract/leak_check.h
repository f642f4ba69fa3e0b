// extract/leak_check.h: whether words of the form are left in an answer: the
// sign of a prompt that was not found where it stands.
#ifndef QUAESTOR_EXTRACT_LEAK_CHECK_H_
#define QUAESTOR_EXTRACT_LEAK_CHECK_H_

#include "extract/reading.h"

namespace quaestor {

// Adds the finding `form_words_inside` to the fields whose answers hold a run
// of the form's words, and `stray_number` to those that end in a paragraph
// that is a small number alone (a page number, a footnote mark). Answers that
// quote the form in quotation marks are left alone.
void CheckLeaks(Reading& reading);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_LEAK_CHECK_H_
