#include "parsers/recognition.h"

#include <dlfcn.h>

#include <filesystem>
#include <stdexcept>
#include <utility>

namespace quaestor {
namespace {

constexpr const char* kModuleName = "quaestor_ocr.so";

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

RecognisedPage Recogniser::Recognise(const GreyImage& image, double max_seconds,
                                     bool upright) {
  RecognitionRequest request;
  request.languages = languages_.empty() ? "eng" : languages_;
  request.max_seconds = max_seconds;
  request.upright = upright;
  request.find_marks = [](const GreyImage& page) {
    return FindPixelMarks(page, {});
  };
  // An engine that has thrown is not used again.
  std::unique_ptr<OcrEngine> engine = TakeEngine();
  RecognisedPage page = engine->Recognise(image, request);
  GiveBack(std::move(engine));
  return page;
}

std::vector<std::string> Recogniser::Prepare() {
  Module().LoadLanguage("eng");
  return {};
}

std::shared_ptr<Recogniser> PrepareRecognition(const std::string& languages) {
  auto recogniser = std::make_shared<Recogniser>(languages);
  recogniser->Prepare();
  return recogniser;
}

}  // namespace quaestor
