// parsers/ocr_engine.h: the seam between the program and the engine that
// recognises text in pictures. Plain data: no library's header is needed on
// either side. The engine lives in a shared object of its own (parsers/ocr/),
// because loading Tesseract takes longer than reading a PDF does; a test may
// put another one in its place.
//
// Unit: pixels. Origin: the top left corner of the picture.
#ifndef QUAESTOR_PARSERS_OCR_ENGINE_H_
#define QUAESTOR_PARSERS_OCR_ENGINE_H_

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/geometry.h"
#include "parsers/grey_image.h"
#include "parsers/pixel_marks.h"
#include "parsers/projection.h"

namespace quaestor {

struct RecognisedWord {
  std::string text;
  std::string raw;      // the first reading, where `text` was corrected
  Box box;              // around its ink
  double baseline = 0;  // y in the middle of the word
  double height = 0;    // of the letters of its line, ascenders included
  double confidence = 0;
  bool in_dictionary = false;  // the language's list of words has it
  int line = 0;  // equal for the words of one line, as the engine saw it
};

// Of the letters of the words; 0 where there are none.
inline double MeanConfidence(std::span<const RecognisedWord> words) {
  double sum = 0;
  double letters = 0;
  for (const RecognisedWord& word : words) {
    const auto length = static_cast<double>(word.text.size());
    sum += length * word.confidence;
    letters += length;
  }
  return letters > 0 ? sum / letters : 0;
}

struct RecognisedPage {
  // The picture made upright and even; its pixels are those of `words`.
  GreyImage image;
  Projection to_source;  // from its pixels to those of the picture given
  std::vector<RecognisedWord> words;
  std::vector<PixelMark> marks;  // by RecognitionRequest::find_marks
  std::string languages;         // that it was read in, "eng+fra"
  bool timed_out = false;        // words that were not reached are missing
  // Too much dirt or halftone to be text: no words, and no marks.
  bool crowded = false;
};

struct RecognitionRequest {
  std::string languages = "eng";  // Tesseract's names, joined by "+"
  // Languages of other scripts, tried where `languages` make no sense of lines.
  std::vector<std::string> other_scripts;
  double max_seconds = 60;
  // The picture is a piece of a page that stands upright.
  bool upright = false;
  // Finds the boxes to tick in the picture made upright and even. Words are
  // recognised as if no box were there; null: there are none.
  std::function<std::vector<PixelMark>(const GreyImage&)> find_marks;
};

// Serves one thread at a time. Its first use of a language takes long.
class OcrEngine {
 public:
  OcrEngine() = default;
  OcrEngine(const OcrEngine&) = delete;
  OcrEngine& operator=(const OcrEngine&) = delete;
  virtual ~OcrEngine() = default;

  // Throws std::runtime_error where the engine itself fails.
  virtual RecognisedPage Recognise(const GreyImage& image,
                                   const RecognitionRequest& request) = 0;
};

// What the shared object offers, under the name "QuaestorOcrModule". Other
// than engines, it serves any number of threads.
class OcrModule {
 public:
  OcrModule() = default;
  OcrModule(const OcrModule&) = delete;
  OcrModule& operator=(const OcrModule&) = delete;
  virtual ~OcrModule() = default;

  // Whether the language can be read. Its data is loaded into memory, so that
  // no file is opened later.
  virtual bool LoadLanguage(std::string_view language) = 0;
  virtual std::unique_ptr<OcrEngine> NewEngine() = 0;

  // The pictures of a PNG, JPEG or TIFF file: how many there are (0: it is
  // damaged, or passes 100 megapixels), and one of them, as the camera was
  // held. A picture that cannot be decoded is empty.
  virtual int CountPictures(std::string_view bytes) = 0;
  virtual GreyImage DecodePicture(std::string_view bytes, int index) = 0;
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_ENGINE_H_
