// parsers/ocr/text_lines.h: the lines of a recognised page.
#ifndef QUAESTOR_PARSERS_OCR_TEXT_LINES_H_
#define QUAESTOR_PARSERS_OCR_TEXT_LINES_H_

#include <cstddef>
#include <vector>

#include "parsers/ocr_engine.h"

namespace quaestor {

// Words [first, end) of a page, of one line.
struct LineOfWords {
  std::size_t first = 0;
  std::size_t end = 0;
};

std::vector<LineOfWords> LinesOf(const std::vector<RecognisedWord>& words);

// With room for accents and descenders.
Box Around(const std::vector<RecognisedWord>& words, const LineOfWords& line);

double MeanConfidence(const std::vector<RecognisedWord>& words,
                      const LineOfWords& line);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_TEXT_LINES_H_
