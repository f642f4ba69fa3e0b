#include "parsers/recognition.h"

#include <cctype>
#include <stdexcept>
#include <utility>

#include "parsers/heif_library.h"
#include "parsers/loaded_module.h"

namespace quaestor {
namespace {

constexpr const char* kDefaultLanguage = "eng";
// All languages with Latin letters, for a second look at doubtful words.
constexpr const char* kAllLatin = "Latin";
// A language of each other script: those of the United Nations first, then
// those that somebody installed.
constexpr const char* kOtherScripts[] = {
    "rus", "ara", "chi_sim", "chi_tra", "jpn", "kor", "hin", "ben",
    "tha", "ell", "heb",     "kat",     "hye", "amh", "khm", "mya"};

std::vector<std::string> Split(std::string_view languages) {
  std::vector<std::string> names;
  while (!languages.empty()) {
    const std::size_t end = languages.find('+');
    names.emplace_back(languages.substr(0, end));
    languages.remove_prefix(end == std::string_view::npos ? languages.size()
                                                          : end + 1);
  }
  return names;
}

OcrModule& LoadModule() {
  using Entry = OcrModule* (*)();
  return *reinterpret_cast<Entry>(
      LoadModuleEntry("quaestor_ocr.so", "QuaestorOcrModule",
                      "Tesseract has to be installed (libtesseract5)"))();
}

}  // namespace

Recogniser::Recogniser(std::string languages)
    : languages_(std::move(languages)) {}

Recogniser::Recogniser(std::string languages, OcrModule& module)
    : languages_(std::move(languages)), module_(&module) {}

OcrModule& Recogniser::Module() {
  const std::lock_guard lock(mutex_);
  if (module_ == nullptr) module_ = &LoadModule();
  return *module_;
}

std::unique_ptr<OcrEngine> Recogniser::TakeEngine() {
  OcrModule& module = Module();
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return module.NewEngine();
  std::unique_ptr<OcrEngine> engine = std::move(idle_.back());
  idle_.pop_back();
  return engine;
}

void Recogniser::GiveBack(std::unique_ptr<OcrEngine> engine) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(engine));
}

// Those asked for that are there; English stands in where none is.
std::string Recogniser::InstalledLanguages() {
  std::string installed;
  for (const std::string& language : Split(languages_)) {
    if (!Module().LoadLanguage(language)) continue;
    installed += (installed.empty() ? "" : "+") + language;
  }
  return installed.empty() ? kDefaultLanguage : installed;
}

std::vector<std::string> Recogniser::OtherScripts() {
  std::vector<std::string> installed;
  for (const char* language : kOtherScripts) {
    if (Module().LoadLanguage(language)) installed.emplace_back(language);
  }
  return installed;
}

RecognisedPage Recogniser::Recognise(const GreyImage& image, double max_seconds,
                                     bool upright,
                                     const std::vector<PixelMark>* marks) {
  RecognitionRequest request;
  request.languages = InstalledLanguages();
  if (languages_.empty()) request.other_scripts = OtherScripts();
  request.max_seconds = max_seconds;
  request.upright = upright;
  request.find_marks = [marks](const GreyImage& page) {
    return marks != nullptr ? *marks : FindPixelMarks(page, {});
  };
  std::unique_ptr<OcrEngine> engine = TakeEngine();
  RecognisedPage page = engine->Recognise(image, request);
  GiveBack(std::move(engine));
  return page;
}

int Recogniser::CountPictures(std::string_view bytes) {
  // Of the pictures of a burst one is the main one.
  if (IsHeif(bytes)) return 1;
  return Module().CountPictures(bytes);
}

GreyImage Recogniser::DecodePicture(std::string_view bytes, int index) {
  if (IsHeif(bytes)) return DecodeHeif(bytes);
  return Module().DecodePicture(bytes, index);
}

std::vector<std::string> Recogniser::Prepare() {
  std::vector<std::string> missing;
  try {
    std::vector<std::string> wanted = Split(languages_);
    if (wanted.empty()) {
      wanted = {kDefaultLanguage, kAllLatin};
      OtherScripts();
    }
    for (const std::string& language : wanted) {
      if (Module().LoadLanguage(language)) continue;
      missing.push_back("the language " + language +
                        " is not installed and not read; install the package " +
                        PackageOf(language));
    }
  } catch (const std::runtime_error& error) {
    missing.emplace_back(error.what());
  }
  return missing;
}

std::shared_ptr<Recogniser> PrepareRecognition(const std::string& languages) {
  auto recogniser = std::make_shared<Recogniser>(languages);
  recogniser->Prepare();
  PrepareHeif();
  return recogniser;
}

std::string PackageOf(std::string_view language) {
  if (language == kAllLatin) return "tesseract-ocr-script-latn";
  std::string package = "tesseract-ocr-";
  for (const char c : language) {
    package +=
        c == '_'
            ? '-'
            : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return package;
}

}  // namespace quaestor
