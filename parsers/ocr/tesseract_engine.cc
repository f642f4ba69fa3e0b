// The engine that recognises text in pictures: Tesseract, behind the seam of
// ocr_engine.h. This folder alone sees its headers and Leptonica's.
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "parsers/ocr/clean_page.h"
#include "parsers/ocr/pix.h"
#include "parsers/ocr_engine.h"

namespace quaestor {
namespace {

constexpr const char* kDataFolder = "/usr/share/tesseract-ocr/5/tessdata";

constexpr double kLongest = 3600;           // seconds
constexpr double kUprightConfidence = 0.6;  // less: it may stand on its head

using Clock = std::chrono::steady_clock;

// Data of the languages, by file name. Tesseract asks for them through a plain
// function, so they stand here for the whole process. Entries are never taken
// away.
struct LanguageData {
  std::mutex mutex;
  std::map<std::string, std::vector<char>> files;
};

LanguageData& Languages() {
  static LanguageData languages;
  return languages;
}

bool ReadLanguageFile(const char* path, std::vector<char>* data) {
  const std::string name = std::filesystem::path(path).filename().string();
  LanguageData& languages = Languages();
  const std::lock_guard lock(languages.mutex);
  auto found = languages.files.find(name);
  if (found == languages.files.end()) {
    std::ifstream file(std::filesystem::path(kDataFolder) / name,
                       std::ios::binary);
    if (!file) return false;
    found = languages.files
                .emplace(name, std::vector<char>(
                                   std::istreambuf_iterator<char>(file), {}))
                .first;
  }
  if (data != nullptr) *data = found->second;
  return true;
}

class TesseractEngine : public OcrEngine {
 public:
  RecognisedPage Recognise(const GreyImage& image,
                           const RecognitionRequest& request) override;

 private:
  tesseract::TessBaseAPI& Api(const std::string& languages);
  RecognisedPage Read(CleanedPage cleaned, const std::string& languages,
                      Clock::time_point deadline);

  std::map<std::string, std::unique_ptr<tesseract::TessBaseAPI>> apis_;
};

tesseract::TessBaseAPI& TesseractEngine::Api(const std::string& languages) {
  std::unique_ptr<tesseract::TessBaseAPI>& api = apis_[languages];
  if (api == nullptr) {
    auto fresh = std::make_unique<tesseract::TessBaseAPI>();
    if (fresh->Init(kDataFolder, 0, languages.c_str(), tesseract::OEM_LSTM_ONLY,
                    nullptr, 0, nullptr, nullptr, false,
                    ReadLanguageFile) != 0) {
      throw std::runtime_error("Tesseract cannot be started in " + languages);
    }
    fresh->SetVariable("debug_file", "/dev/null");

    fresh->SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
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
    words.push_back(std::move(word));
  } while (at.Next(tesseract::RIL_WORD));
}

// Of the letters of all words; 0 where there are none.
double MeanConfidence(const RecognisedPage& page) {
  double sum = 0;
  double letters = 0;
  for (const RecognisedWord& word : page.words) {
    const auto length = static_cast<double>(word.text.size());
    sum += length * word.confidence;
    letters += length;
  }
  return letters > 0 ? sum / letters : 0;
}

double SecondsUntil(Clock::time_point deadline) {
  return std::chrono::duration<double>(deadline - Clock::now()).count();
}

RecognisedPage TesseractEngine::Read(CleanedPage cleaned,
                                     const std::string& languages,
                                     Clock::time_point deadline) {
  RecognisedPage page;
  page.to_source = cleaned.to_source;
  page.image = std::move(cleaned.image);
  page.languages = languages;
  const double seconds = SecondsUntil(deadline);
  page.timed_out = seconds <= 0;
  if (page.image.pixels.empty() || page.timed_out) return page;
  tesseract::TessBaseAPI& api = Api(languages);
  api.SetImage(page.image.pixels.data(), page.image.width, page.image.height, 1,
               page.image.width);
  api.SetSourceResolution(static_cast<int>(std::lround(page.image.dpi)));
  tesseract::ETEXT_DESC monitor;
  monitor.set_deadline_msecs(
      static_cast<int>(std::min(seconds, kLongest) * 1000) + 1);
  api.Recognize(&monitor);
  page.timed_out = monitor.deadline_exceeded();
  const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
  if (at != nullptr) CollectWords(*at, page.words);
  api.Clear();
  return page;
}

RecognisedPage TesseractEngine::Recognise(const GreyImage& image,
                                          const RecognitionRequest& request) {
  // Its threads would cost many times what they gain.
  omp_set_max_active_levels(0);
  const auto deadline =
      Clock::now() + std::chrono::milliseconds(static_cast<std::int64_t>(
                         std::min(request.max_seconds, kLongest) * 1000));
  std::optional<int> quarters;
  if (request.upright) quarters = 0;
  CleanedPage cleaned = CleanPage(image, quarters);
  const int first = cleaned.quarters;
  RecognisedPage best = Read(std::move(cleaned), request.languages, deadline);
  double confidence = MeanConfidence(best);
  // The other ways up, the likeliest first.
  for (const int more : {2, 1, 3}) {
    if (request.upright || best.timed_out || best.words.empty() ||
        confidence >= kUprightConfidence) {
      break;
    }
    RecognisedPage other =
        Read(CleanPage(image, (first + more) % 4), request.languages, deadline);
    const double now = MeanConfidence(other);
    if (now <= confidence) continue;
    best = std::move(other);
    confidence = now;
  }
  return best;
}

class TesseractModule : public OcrModule {
 public:
  bool LoadLanguage(std::string_view language) override {
    return ReadLanguageFile((std::string(language) + ".traineddata").c_str(),
                            nullptr);
  }
  std::unique_ptr<OcrEngine> NewEngine() override {
    return std::make_unique<TesseractEngine>();
  }
};

}  // namespace
}  // namespace quaestor

extern "C" quaestor::OcrModule* QuaestorOcrModule() {
  setMsgSeverity(L_SEVERITY_NONE);  // nothing prints from a library
  static quaestor::TesseractModule module;
  return &module;
}
