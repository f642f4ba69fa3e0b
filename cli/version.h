// cli/version.h: what `quaestor --version` prints.
#ifndef QUAESTOR_CLI_VERSION_H_
#define QUAESTOR_CLI_VERSION_H_

#include <string>

namespace quaestor {

// This program and the engines that it is built with. The versions are those
// of the build: asking the libraries would load Tesseract, which takes longer
// than all the rest of the start.
std::string VersionText();

std::string ProgramVersion();  // "1.2.3"

}  // namespace quaestor

#endif  // QUAESTOR_CLI_VERSION_H_
