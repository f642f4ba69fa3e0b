// cli/definition_outline.h: a definition as an outline for people.
#ifndef QUAESTOR_CLI_DEFINITION_OUTLINE_H_
#define QUAESTOR_CLI_DEFINITION_OUTLINE_H_

#include <cstddef>
#include <string>

#include "patterns/definition.h"

namespace quaestor {

struct OutlineStyle {
  std::size_t width = 0;  // characters of a line; 0: not broken
  bool colour = false;
};

// The form from top to bottom, with the fields below the texts that ask for
// them.
std::string OutlineOf(const Definition& definition, const OutlineStyle& style);

// How wide standard output is, and whether it takes colours.
OutlineStyle StyleOfOutput();

}  // namespace quaestor

#endif  // QUAESTOR_CLI_DEFINITION_OUTLINE_H_
