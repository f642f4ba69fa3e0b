#include "extract/recognition_doubt.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/cross_checks.h"

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

std::string_view HostOf(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/?#:"));
}

// The hosts that a field names.
std::vector<std::string> HostsOf(const FieldAnswer& answer) {
  std::vector<std::string> hosts;
  const auto add = [&](const std::string& url) {
    hosts.emplace_back(HostOf(url));
  };
  if (answer.type == FieldType::kUrls) {
    std::for_each(answer.list_value.begin(), answer.list_value.end(), add);
  }
  std::for_each(answer.urls.begin(), answer.urls.end(), add);
  for (const OptionAnswer& option : answer.options) {
    std::for_each(option.urls.begin(), option.urls.end(), add);
  }
  return hosts;
}

// "dados.citysp.gov.br" beside "dados.city.sp.gov.br": the one that stands less
// often was misread, or either where they stand equally often.
void NoteOddHosts(Reading& reading) {
  constexpr std::size_t kMostHosts = 200;
  std::map<std::string, int> counts;
  for (const FieldAnswer& answer : reading.fields) {
    for (std::string& host : HostsOf(answer)) ++counts[std::move(host)];
  }
  if (counts.size() > kMostHosts) return;
  for (FieldAnswer& answer : reading.fields) {
    for (const std::string& host : HostsOf(answer)) {
      const int own = counts[host];
      const bool odd =
          std::any_of(counts.begin(), counts.end(), [&](const auto& other) {
            return other.second >= own && AreNearDuplicates(other.first, host);
          });
      if (!odd) continue;
      AddReason(answer, "url_near_duplicate");
      AddFinding(answer, "ocr_odd_host");
    }
  }
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
  NoteOddHosts(reading);
}

}  // namespace quaestor
