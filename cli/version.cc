#include "cli/version.h"

namespace quaestor {

std::string VersionText() {
  return "quaestor " QUAESTOR_VERSION "\nPoppler " QUAESTOR_POPPLER_VERSION
         "\nTesseract " QUAESTOR_TESSERACT_VERSION
         "\nLeptonica " QUAESTOR_LEPTONICA_VERSION;
}

std::string ProgramVersion() { return QUAESTOR_VERSION; }

}  // namespace quaestor
