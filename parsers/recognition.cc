#include "parsers/recognition.h"

#include <dlfcn.h>

#include <cctype>
#include <filesystem>
#include <stdexcept>
#include <utility>

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
constexpr const char* kModuleName = "quaestor_ocr.so";

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
  std::error_code error;
  const std::filesystem::path program =
      std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path path = program.parent_path() / kModuleName;
  // Never closed: its engines and their languages serve until the end.
  void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    throw std::runtime_error(std::string(kModuleName) +
                             " cannot be loaded; it has to stand beside the "
                             "program, and Tesseract has to be installed "
                             "(libtesseract5)");
  }
  using Entry = OcrModule* (*)();
  const auto entry =
      reinterpret_cast<Entry>(dlsym(handle, "QuaestorOcrModule"));
  if (entry == nullptr) {
    throw std::runtime_error(path.string() + " is of another version");
  }
  return *entry();
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
  return Module().CountPictures(bytes);
}

GreyImage Recogniser::DecodePicture(std::string_view bytes, int index) {
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
