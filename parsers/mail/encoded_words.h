// parsers/mail/encoded_words.h: the words of RFC 2047 that carry other letters
// through header lines, "=?utf-8?b?0JDQvdC60LXRgtCw?=".
#ifndef QUAESTOR_PARSERS_MAIL_ENCODED_WORDS_H_
#define QUAESTOR_PARSERS_MAIL_ENCODED_WORDS_H_

#include <string>
#include <string_view>

namespace quaestor {

// The header with each run of base64 words of one charset as one word. Mail
// programs end every word with its padding, or part letters between two words;
// GMime stops at the padding.
std::string JoinedWords(std::string_view header);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MAIL_ENCODED_WORDS_H_
