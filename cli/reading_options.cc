#include "cli/reading_options.h"

namespace quaestor {

void SetOcr(const std::string& name, Ocr& ocr) {
  if (name == "auto") {
    ocr = Ocr::kAuto;
  } else if (name == "off") {
    ocr = Ocr::kOff;
  } else if (name == "force") {
    ocr = Ocr::kForce;
  } else {
    throw CLI::ValidationError("--ocr", "write auto, off or force");
  }
}

// Tesseract's names joined by a plus sign.
std::string CheckLanguages(const std::string& text) {
  const bool plain = text.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVW"
                         "XYZ_+") == std::string::npos;
  const bool joined = !text.empty() && text.front() != '+' &&
                      text.back() != '+' &&
                      text.find("++") == std::string::npos;
  return plain && joined ? "" : "write Tesseract's names, as in eng+fra";
}

// As from a script's variable that was never set.
std::string CheckOutput(const std::string& path) {
  return path.empty() ? "it is empty; name a file or a folder, or write -" : "";
}

std::string CheckProbability(const std::string& text) {
  double value = -1;
  const bool number = CLI::detail::lexical_cast(text, value);
  return number && value >= 0 && value <= 1
             ? ""
             : "\"" + text + "\" is no number from 0 to 1";
}

}  // namespace quaestor
