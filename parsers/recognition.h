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

// Serves any number of threads; each call takes an engine of its own. Nothing
// is loaded before the first use.
class Recogniser {
 public:
  // `languages` as Tesseract names them, joined by "+"; "": English, all Latin
  // letters where a word is doubtful, and other scripts where a line makes no
  // sense.
  explicit Recogniser(std::string languages = "");
  // With a module that a test brings along; `module` must outlive this.
  Recogniser(std::string languages, OcrModule& module);

  // `upright`: the picture is known to be. `marks`: its boxes, where they are
  // known. Throws std::runtime_error where the engine is missing or fails; such
  // an engine is not used again.
  RecognisedPage Recognise(const GreyImage& image, double max_seconds,
                           bool upright = false,
                           const std::vector<PixelMark>* marks = nullptr);

  // See OcrModule. Throw std::runtime_error where there is no engine.
  int CountPictures(std::string_view bytes);
  GreyImage DecodePicture(std::string_view bytes, int index);

  // What is missing of what was asked for, as sentences for people; loads the
  // languages' data. Never throws; without an engine that is the sentence.
  std::vector<std::string> Prepare();

 private:
  OcrModule& Module();
  std::unique_ptr<OcrEngine> TakeEngine();
  void GiveBack(std::unique_ptr<OcrEngine> engine);
  std::string InstalledLanguages();
  std::vector<std::string> OtherScripts();

  std::string languages_;
  std::mutex mutex_;
  OcrModule* module_ = nullptr;
  std::vector<std::unique_ptr<OcrEngine>> idle_;
};

// A recogniser that has loaded all it needs, for processes that may open no
// file later: call it before they are forked. What is missing is told by its
// Prepare() once more, and when it is used.
std::shared_ptr<Recogniser> PrepareRecognition(const std::string& languages);

// The Debian package with the data of a language of Tesseract.
std::string PackageOf(std::string_view language);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_RECOGNITION_H_
