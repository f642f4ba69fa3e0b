// parsers/ocr/second_reading.h: what two readings of one line make together.
#ifndef QUAESTOR_PARSERS_OCR_SECOND_READING_H_
#define QUAESTOR_PARSERS_OCR_SECOND_READING_H_

#include <string_view>
#include <vector>

#include "parsers/ocr_engine.h"

namespace quaestor {

// Whether a word in Latin letters wants a second reading.
bool IsDoubtful(const RecognisedWord& word);

// Whether a text has letters that are not Latin.
bool HasOtherScript(std::string_view text);

// Of words that both read alike one is surer; where they differ the surer
// reading stays, less sure than it was. Accents that only `second` can write
// are taken from it. Both are words of one line from left to right.
std::vector<RecognisedWord> Combine(const std::vector<RecognisedWord>& first,
                                    const std::vector<RecognisedWord>& second);

// The same for readings in two scripts, of which `first` does not fit all the
// words: "Name:" stays as it is, and "Het" becomes "Нет". From left to right.
std::vector<RecognisedWord> CombineScripts(std::vector<RecognisedWord> first,
                                           std::vector<RecognisedWord> second);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_SECOND_READING_H_
