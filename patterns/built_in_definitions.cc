// BuiltInDefinitions of definition.h.
#include "patterns/definition.h"
#include "patterns/prepared.h"
#include "patterns/serialization.h"

namespace quaestor {

std::vector<Definition> BuiltInDefinitions() {
  return FromBytes<std::vector<Definition>>(PreparedDefinitions());
}

}  // namespace quaestor
