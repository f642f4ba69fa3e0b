// parsers/answer_words.h: the words that stand beside the boxes of a question
// with two answers, in the languages that forms are likely to come in.
#ifndef QUAESTOR_PARSERS_ANSWER_WORDS_H_
#define QUAESTOR_PARSERS_ANSWER_WORDS_H_

#include <string_view>

namespace quaestor {

// True for "Yes", "non", "да", "نعم", "N/A" and the like; punctuation at the
// end is passed over.
bool IsAnswerWord(std::string_view word);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_ANSWER_WORDS_H_
