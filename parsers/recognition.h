// parsers/recognition.h: recognises text in pictures, with engines that are
// loaded when the first picture comes and kept for the next.
#ifndef QUAESTOR_PARSERS_RECOGNITION_H_
#define QUAESTOR_PARSERS_RECOGNITION_H_

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/ocr_engine.h"

namespace quaestor {

// Serves any number of threads; each call takes an engine of its own.
class Recogniser {
 public:
  // `languages` as Tesseract names them, joined by "+"; "": chosen by what is
  // seen. Loads nothing yet.
  explicit Recogniser(std::string languages = "");
  // With a module that a test brings along; `module` must outlive this.
  Recogniser(std::string languages, OcrModule& module);

  // Throws std::runtime_error where the engine is missing or fails.
  RecognisedPage Recognise(const GreyImage& image, double max_seconds,
                           bool upright = false);

  // Loads the engine and the languages' data, so that later calls open no
  // file. Returns what is missing, as sentences for people.
  std::vector<std::string> Prepare();

 private:
  OcrModule& Module();
  std::unique_ptr<OcrEngine> TakeEngine();
  void GiveBack(std::unique_ptr<OcrEngine> engine);

  std::string languages_;
  std::mutex mutex_;
  OcrModule* module_ = nullptr;
  std::vector<std::unique_ptr<OcrEngine>> idle_;
};

// A recogniser that has loaded all it needs. What is missing is told when it
// is used.
std::shared_ptr<Recogniser> PrepareRecognition(const std::string& languages);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_RECOGNITION_H_
