#include "extract/recognition_doubt.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace quaestor {
namespace {

constexpr double kDoubtfulWord = 0.75;  // less: somebody has to look
constexpr double kDoubtfulText = 0.06;  // share of letters that may be wrong

// The recognised words that an answer was read from.
struct Recognised {
  double letters = 0;
  double doubt = 0;   // letters that are likely wrong
  double least = 1;   // confidence of the worst word
  int corrected = 0;  // words
};

bool Stands(const Word& word, const Evidence& evidence) {
  return Contains(evidence.box, {word.box.center_x(), word.box.center_y()});
}

void Count(const Word& word, Recognised& seen) {
  const auto letters = static_cast<double>(word.text.size());
  seen.letters += letters;
  seen.doubt += letters * (1 - word.confidence);
  seen.least = std::min(seen.least, word.confidence);
  seen.corrected += word.raw.empty() ? 0 : 1;
}

// Words of the answer's own places that went into answers.
class AnswerWords {
 public:
  explicit AnswerWords(const Reading& reading) {
    const Document& document = reading.document;
    const std::vector<Token>& tokens = reading.alignment.body.tokens;
    by_page_.resize(document.pages.size());
    const Word* last = nullptr;
    for (std::size_t t = 0; t < tokens.size(); ++t) {
      if (tokens[t].mark >= 0 || reading.use[t] != Use::kAnswer) continue;
      const Word& word = WordOf(document, tokens[t]);
      if (&word == last || word.source != Source::kOcr) continue;
      last = &word;
      by_page_[static_cast<std::size_t>(tokens[t].page)].push_back(&word);
    }
  }

  void Count(Evidence& evidence, Recognised& seen) const {
    const auto page = static_cast<std::size_t>(evidence.page - 1);
    if (evidence.page < 1 || page >= by_page_.size()) return;
    for (const Word* word : by_page_[page]) {
      if (!Stands(*word, evidence)) continue;
      quaestor::Count(*word, seen);
      if (!word->raw.empty()) evidence.raw.push_back(word->raw);
    }
  }

 private:
  std::vector<std::vector<const Word*>> by_page_;
};

// Types whose value has to be right to the letter.
bool IsExact(FieldType type) {
  return type == FieldType::kUrls || type == FieldType::kContacts ||
         type == FieldType::kDate || type == FieldType::kPercentage;
}

void Note(const Recognised& seen, FieldAnswer& answer) {
  if (seen.letters == 0) return;
  const double doubt = seen.doubt / seen.letters;
  AddFinding(answer, "ocr");
  AddFinding(answer, "ocr_doubt", std::min(1.0, 4 * doubt));
  AddFinding(answer, IsExact(answer.type) ? "ocr_least_exact" : "ocr_least",
             1 - seen.least);
  if (seen.corrected > 0) AddFinding(answer, "ocr_corrected");
  if (seen.least < kDoubtfulWord || doubt > kDoubtfulText) {
    AddReason(answer, "ocr_low_confidence");
  }
  if (seen.corrected > 0) AddReason(answer, "ocr_corrected");
}

bool IsScanned(const Document& document) {
  return std::any_of(document.pages.begin(), document.pages.end(),
                     [](const Page& page) {
                       return page.method == ReadingMethod::kOcr ||
                              page.method == ReadingMethod::kMixed;
                     });
}

}  // namespace

void NoteRecognition(Reading& reading) {
  if (!IsScanned(reading.document)) return;
  const AnswerWords words(reading);
  for (FieldAnswer& answer : reading.fields) {
    Recognised seen;
    for (Evidence& evidence : answer.evidence) words.Count(evidence, seen);
    Note(seen, answer);
    AddFinding(answer, "scanned");
  }
}

}  // namespace quaestor
