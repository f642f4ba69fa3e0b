// cli/known_definitions.h: the definitions at hand: those compiled in, those of
// the user's configuration folder, and those of --definitions.
#ifndef QUAESTOR_CLI_KNOWN_DEFINITIONS_H_
#define QUAESTOR_CLI_KNOWN_DEFINITIONS_H_

#include <filesystem>
#include <string>
#include <vector>

#include "patterns/definition.h"

namespace quaestor {

struct KnownDefinition {
  Definition definition;
  std::string file;  // "": compiled in
};

// In that order; one of the same id takes the place of an earlier one. `folder`
// may be "". A file that is no definition is left out with a warning, and one
// warns of two files of a folder with the same id. Throws UsageError where
// `folder` cannot be read.
std::vector<KnownDefinition> FindKnownDefinitions(const std::string& folder);

// $XDG_CONFIG_HOME/quaestor/definitions, or ~/.config/... ; "" without a home.
std::filesystem::path DefinitionsFolderOfUser();

}  // namespace quaestor

#endif  // QUAESTOR_CLI_KNOWN_DEFINITIONS_H_
