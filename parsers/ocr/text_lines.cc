#include "parsers/ocr/text_lines.h"

#include <span>

namespace quaestor {

std::vector<LineOfWords> LinesOf(const std::vector<RecognisedWord>& words) {
  std::vector<LineOfWords> lines;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (lines.empty() || words[i].line != words[i - 1].line) {
      lines.push_back({i, i});
    }
    lines.back().end = i + 1;
  }
  return lines;
}

Box Around(const std::vector<RecognisedWord>& words, const LineOfWords& line) {
  Box box = words[line.first].box;
  for (std::size_t i = line.first; i < line.end; ++i) {
    const RecognisedWord& word = words[i];
    box = Union(box, word.box);
    box = Union(box, {word.box.left, word.baseline - 1.1 * word.height,
                      word.box.right, word.baseline + 0.4 * word.height});
  }
  return box;
}

double MeanConfidence(const std::vector<RecognisedWord>& words,
                      const LineOfWords& line) {
  return MeanConfidence(
      std::span(words).subspan(line.first, line.end - line.first));
}

}  // namespace quaestor
