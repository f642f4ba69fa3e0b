// The engine that recognises text in pictures: Tesseract, behind the seam of
// ocr_engine.h. This folder alone sees its headers and Leptonica's.
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "parsers/ocr/clean_page.h"
#include "parsers/ocr/decode_picture.h"
#include "parsers/ocr/language_data.h"
#include "parsers/ocr/missed_lines.h"
#include "parsers/ocr/other_scripts.h"
#include "parsers/ocr/pen_strokes.h"
#include "parsers/ocr/pix.h"
#include "parsers/ocr/script_spelling.h"
#include "parsers/ocr/second_reading.h"
#include "parsers/ocr/speckle.h"
#include "parsers/ocr/text_lines.h"
#include "parsers/ocr_engine.h"

namespace quaestor {
namespace {

// The model of all languages with Latin letters: it writes every accent.
constexpr const char* kAllLatin = "Latin";
constexpr double kLongest = 3600;           // seconds
constexpr double kSureLine = 0.85;          // no other language is tried
constexpr double kUprightConfidence = 0.6;  // less: it may stand on its head

using Clock = std::chrono::steady_clock;

// Which words of a line are to be read again; empty for none.
using PartOfLine = LineOfWords (*)(const std::vector<RecognisedWord>& words,
                                   const LineOfWords& line);

// A page, and its picture without the boxes to tick.
struct Sheet {
  RecognisedPage page;
  GreyImage text;
};

class TesseractEngine : public OcrEngine {
 public:
  RecognisedPage Recognise(const GreyImage& image,
                           const RecognitionRequest& request) override;

 private:
  tesseract::TessBaseAPI& Api(const std::string& languages);
  Sheet Read(CleanedPage cleaned, const RecognitionRequest& request,
             Clock::time_point deadline);
  void ReadAgain(const std::string& languages, PartOfLine part,
                 Clock::time_point deadline, Sheet& sheet);
  std::vector<RecognisedWord> ReadPlace(const std::string& language,
                                        const Box& place,
                                        Clock::time_point deadline,
                                        const Sheet& sheet);
  void ReadMissedLines(const RecognitionRequest& request,
                       Clock::time_point deadline, Sheet& sheet);
  void ReadScripts(const RecognitionRequest& request,
                   Clock::time_point deadline, Sheet& sheet);

  std::map<std::string, std::unique_ptr<tesseract::TessBaseAPI>> apis_;
};

tesseract::TessBaseAPI& TesseractEngine::Api(const std::string& languages) {
  std::unique_ptr<tesseract::TessBaseAPI>& api = apis_[languages];
  if (api == nullptr) {
    auto fresh = std::make_unique<tesseract::TessBaseAPI>();
    if (fresh->Init(kDataFolder, 0, languages.c_str(), tesseract::OEM_LSTM_ONLY,
                    nullptr, 0, nullptr, nullptr, false,
                    ReadLanguageData) != 0) {
      throw std::runtime_error("Tesseract cannot be started in " + languages);
    }
    fresh->SetVariable("debug_file", "/dev/null");
    api = std::move(fresh);
  }
  return *api;
}

// The letters' height of the line that the iterator stands in.
double LetterHeight(const tesseract::ResultIterator& at) {
  float row = 0;
  float descenders = 0;
  float ascenders = 0;
  at.RowAttributes(&row, &descenders, &ascenders);
  return static_cast<double>(row) + static_cast<double>(descenders);
}

void CollectWords(tesseract::ResultIterator& at,
                  std::vector<RecognisedWord>& words) {
  int line = 0;
  do {
    if (at.IsAtBeginningOf(tesseract::RIL_TEXTLINE)) ++line;
    if (at.Empty(tesseract::RIL_WORD)) continue;
    const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    if (text == nullptr ||
        !at.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) {
      continue;
    }
    RecognisedWord word;
    word.text = text.get();
    word.box = {static_cast<double>(left), static_cast<double>(top),
                static_cast<double>(right), static_cast<double>(bottom)};
    int x1 = 0;
    int y1 = 0;
    int x2 = 0;
    int y2 = 0;
    word.baseline = bottom;
    if (at.Baseline(tesseract::RIL_WORD, &x1, &y1, &x2, &y2)) {
      word.baseline = (y1 + y2) / 2.0;
    }
    word.height = LetterHeight(at);
    word.confidence =
        std::clamp(at.Confidence(tesseract::RIL_WORD) / 100.0, 0.0, 1.0);
    word.line = line;
    word.in_dictionary = at.WordIsFromDictionary();
    words.push_back(std::move(word));
  } while (at.Next(tesseract::RIL_WORD));
}

std::vector<RecognisedWord> WordsFound(tesseract::TessBaseAPI& api) {
  std::vector<RecognisedWord> words;
  const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
  if (at != nullptr) CollectWords(*at, words);
  return words;
}

double SecondsUntil(Clock::time_point deadline) {
  return std::chrono::duration<double>(deadline - Clock::now()).count();
}

Sheet MakeSheet(CleanedPage cleaned, const RecognitionRequest& request) {
  Sheet sheet;
  sheet.page.to_source = cleaned.to_source;
  sheet.page.image = std::move(cleaned.image);
  sheet.page.languages = request.languages;
  sheet.page.crowded = cleaned.crowded;
  if (request.find_marks && !cleaned.crowded) {
    sheet.page.marks = request.find_marks(sheet.page.image);
  }
  sheet.text = sheet.page.image;
  EraseBoxes(sheet.page.marks, sheet.text);
  EraseSpecks(sheet.text);
  return sheet;
}

void ShowPicture(const GreyImage& image, tesseract::TessBaseAPI& api) {
  api.SetImage(image.pixels.data(), image.width, image.height, 1, image.width);
  api.SetSourceResolution(static_cast<int>(std::lround(image.dpi)));
}

// Returns whether all was read.
bool RecogniseUntil(Clock::time_point deadline, tesseract::TessBaseAPI& api) {
  tesseract::ETEXT_DESC monitor;
  const double seconds = std::clamp(SecondsUntil(deadline), 0.0, kLongest);
  monitor.set_deadline_msecs(static_cast<int>(seconds * 1000) + 1);
  api.Recognize(&monitor);
  return !monitor.deadline_exceeded();
}

Sheet TesseractEngine::Read(CleanedPage cleaned,
                            const RecognitionRequest& request,
                            Clock::time_point deadline) {
  Sheet sheet = MakeSheet(std::move(cleaned), request);
  sheet.page.timed_out = SecondsUntil(deadline) <= 0;
  if (sheet.text.pixels.empty() || sheet.page.timed_out || sheet.page.crowded) {
    return sheet;
  }
  tesseract::TessBaseAPI& api = Api(request.languages);
  api.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
  ShowPicture(sheet.text, api);
  sheet.page.timed_out = !RecogniseUntil(deadline, api);
  sheet.page.words = WordsFound(api);
  api.Clear();
  ReadScripts(request, deadline, sheet);
  return sheet;
}

void SetPart(const GreyImage& image, const Box& box,
             tesseract::TessBaseAPI& api) {
  constexpr int kMargin = 4;
  const int left = std::max(0, static_cast<int>(box.left) - kMargin);
  const int top = std::max(0, static_cast<int>(box.top));
  const int right =
      std::min(image.width, static_cast<int>(box.right) + kMargin);
  const int bottom = std::min(image.height, static_cast<int>(box.bottom));
  api.SetRectangle(left, top, right - left, bottom - top);
}

// From the first doubtful word of a line to the last; empty where there is
// none.
LineOfWords DoubtfulPart(const std::vector<RecognisedWord>& words,
                         const LineOfWords& line) {
  LineOfWords part = {line.end, line.end};
  for (std::size_t i = line.first; i < line.end; ++i) {
    if (!IsDoubtful(words[i])) continue;
    part.first = std::min(part.first, i);
    part.end = i + 1;
  }
  return part;
}

// Small words that no line of English is without.
bool IsEnglish(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "the", "of",   "and",    "to",  "is",    "for",  "with", "your",   "you",
      "any", "if",   "what",   "are", "there", "has",  "by",   "please", "The",
      "Is",  "Does", "Please", "If",  "Are",   "What", "this", "or",     "on"};
  return std::find(std::begin(kWords), std::end(kWords), word) !=
         std::end(kWords);
}

// All of a line that is not English, or nothing.
LineOfWords ForeignLine(const std::vector<RecognisedWord>& words,
                        const LineOfWords& line) {
  std::size_t english = 0;
  for (std::size_t i = line.first; i < line.end; ++i) {
    english += IsEnglish(words[i].text) ? 1 : 0;
  }
  constexpr std::size_t kOneWordIn = 10;
  const bool foreign = english * kOneWordIn < line.end - line.first;
  return foreign ? line : LineOfWords{line.end, line.end};
}

// Whether the second reading found letters that English has not.
bool HasAccents(const RecognisedPage& page) {
  constexpr std::ptrdiff_t kLeast = 4;
  return std::count_if(page.words.begin(), page.words.end(),
                       [](const RecognisedWord& word) {
                         return word.text.find("\xC3") != std::string::npos ||
                                word.text.find("\xC4") != std::string::npos ||
                                word.text.find("\xC5") != std::string::npos;
                       }) >= kLeast;
}

// Reads parts of lines again and combines both readings.
void TesseractEngine::ReadAgain(const std::string& languages,
                                PartOfLine part_of, Clock::time_point deadline,
                                Sheet& sheet) {
  RecognisedPage& page = sheet.page;
  tesseract::TessBaseAPI& api = Api(languages);
  api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  ShowPicture(sheet.text, api);
  std::vector<RecognisedWord> words;
  for (const LineOfWords& line : LinesOf(page.words)) {
    const LineOfWords part = part_of(page.words, line);
    const bool wanted = part.first < part.end && Clock::now() < deadline;
    const auto at = [&](std::size_t word) {
      return page.words.begin() + static_cast<std::ptrdiff_t>(word);
    };
    words.insert(words.end(), at(line.first),
                 at(wanted ? part.first : line.end));
    if (!wanted) continue;
    const std::vector<RecognisedWord> first(at(part.first), at(part.end));
    SetPart(sheet.text, Around(page.words, part), api);
    RecogniseUntil(deadline, api);
    const std::vector<RecognisedWord> second = WordsFound(api);
    for (RecognisedWord& word : Combine(first, second)) {
      word.line = first.front().line;
      word.baseline = first.front().baseline;
      word.height = first.front().height;
      words.push_back(std::move(word));
    }
    words.insert(words.end(), at(part.end), at(line.end));
  }
  page.words = std::move(words);
  api.Clear();
}

// Dark, and nothing was made of it: an underexposed photo, or no text at all.
bool IsIllegible(const RecognisedPage& page, double ink) {
  constexpr double kMuchInk = 0.05;  // more than a signature and a stamp have
  return page.words.empty() && page.marks.empty() && ink > kMuchInk;
}

// One line of the sheet.
std::vector<RecognisedWord> TesseractEngine::ReadPlace(
    const std::string& language, const Box& place, Clock::time_point deadline,
    const Sheet& sheet) {
  if (SecondsUntil(deadline) <= 0) return {};
  tesseract::TessBaseAPI& api = Api(language);
  api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  ShowPicture(sheet.text, api);
  SetPart(sheet.text, place, api);
  RecogniseUntil(deadline, api);
  return WordsFound(api);
}

// Lines that the engine's layout dropped, in the language that makes most
// sense of each; what makes none is a drawing or dirt.
void TesseractEngine::ReadMissedLines(const RecognitionRequest& request,
                                      Clock::time_point deadline,
                                      Sheet& sheet) {
  std::vector<RecognisedWord>& words = sheet.page.words;
  int line = words.empty() ? 0 : words.back().line;
  for (const Box& place : FindMissedLines(sheet.text, words)) {
    constexpr double kRoom = 6;  // pixels, for dots and descenders
    const Box box = {place.left - kRoom, place.top - kRoom, place.right + kRoom,
                     place.bottom + kRoom};
    std::vector<RecognisedWord> best;
    double confidence = kSenselessLine;
    std::vector<std::string> languages = {request.languages};
    languages.insert(languages.end(), request.other_scripts.begin(),
                     request.other_scripts.end());
    for (const std::string& language : languages) {
      std::vector<RecognisedWord> read =
          ReadPlace(language, box, deadline, sheet);
      const bool other = language != request.languages;
      if (MeanConfidence(read) <= confidence ||
          (other && !IsOtherScript(read))) {
        continue;
      }
      confidence = MeanConfidence(read);
      best = std::move(read);
      if (confidence > kSureLine) break;
    }
    ++line;
    for (RecognisedWord& word : best) {
      word.line = line;
      words.push_back(std::move(word));
    }
  }
}

// Reads what is in another script than the request's languages.
void TesseractEngine::ReadScripts(const RecognitionRequest& request,
                                  Clock::time_point deadline, Sheet& sheet) {
  Rereading read;
  read.line = [&](const std::string& language, const LineOfWords& line) {
    return ReadPlace(language, Around(sheet.page.words, line), deadline, sheet);
  };
  read.page = [&](const std::string& language) {
    tesseract::TessBaseAPI& api = Api(language);
    api.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
    ShowPicture(sheet.text, api);
    sheet.page.timed_out |= !RecogniseUntil(deadline, api);
    return WordsFound(api);
  };
  const std::string language =
      ReadOtherScripts(request.other_scripts, read, sheet.page.words);
  if (!language.empty()) sheet.page.languages += "+" + language;
}

RecognisedPage TesseractEngine::Recognise(const GreyImage& image,
                                          const RecognitionRequest& request) {
  // Its threads would cost many times what they gain.
  omp_set_max_active_levels(0);
  const auto deadline =
      Clock::now() + std::chrono::milliseconds(static_cast<std::int64_t>(
                         std::min(request.max_seconds, kLongest) * 1000));
  CleaningOptions cleaning;
  cleaning.piece = request.upright;
  CleanedPage cleaned = CleanPage(image, cleaning);
  const int first = cleaned.quarters;
  const double ink = cleaned.ink;
  Sheet best = Read(std::move(cleaned), request, deadline);
  double confidence = MeanConfidence(best.page.words);
  // The other ways up, the likeliest first.
  for (const int more : {2, 1, 3}) {
    if (request.upright || best.page.timed_out || best.page.words.empty() ||
        confidence >= kUprightConfidence) {
      break;
    }
    cleaning.quarters = (first + more) % 4;
    Sheet other = Read(CleanPage(image, cleaning), request, deadline);
    const double now = MeanConfidence(other.page.words);
    if (now <= confidence) continue;
    best = std::move(other);
    confidence = now;
  }
  if (!best.page.crowded) ReadMissedLines(request, deadline, best);
  if (HasLanguage(kAllLatin)) {
    ReadAgain(kAllLatin, DoubtfulPart, deadline, best);
    if (HasAccents(best.page)) {
      ReadAgain(kAllLatin, ForeignLine, deadline, best);
    }
  }
  best.page.crowded = best.page.crowded || IsIllegible(best.page, ink);
  SpellByScript(best.page.words);
  return std::move(best.page);
}

class TesseractModule : public OcrModule {
 public:
  bool LoadLanguage(std::string_view language) override {
    return HasLanguage(std::string(language));
  }
  std::unique_ptr<OcrEngine> NewEngine() override {
    return std::make_unique<TesseractEngine>();
  }
  int CountPictures(std::string_view bytes) override {
    return quaestor::CountPictures(bytes);
  }
  GreyImage DecodePicture(std::string_view bytes, int index) override {
    return quaestor::DecodePicture(bytes, index);
  }
};

}  // namespace
}  // namespace quaestor

extern "C" quaestor::OcrModule* QuaestorOcrModule() {
  setMsgSeverity(L_SEVERITY_NONE);  // nothing prints from a library
  static quaestor::TesseractModule module;
  return &module;
}
