// patterns/definition_internal.h: the two halves of ParseDefinition. For users
// see definition.h.
#ifndef QUAESTOR_PATTERNS_DEFINITION_INTERNAL_H_
#define QUAESTOR_PATTERNS_DEFINITION_INTERNAL_H_

#include <string>
#include <string_view>

#include "patterns/definition.h"

namespace quaestor {

// JSON to structs: keys, types of values, sizes. Throws Error.
Definition ReadDefinition(std::string_view json, std::string_view name);

// What the structs mean together: ids that are unique and resolve, options
// that have an entry, and so on. Throws Error.
void CheckDefinition(const Definition& definition, std::string_view name);

// Throws Error(kBadDefinition) "NAME: PLACE: PROBLEM; REMEDY".
[[noreturn]] void FailDefinition(std::string_view name, std::string_view place,
                                 std::string_view problem,
                                 std::string_view remedy);

// "'a', 'b', 'c'" for messages.
template <typename Range>
std::string Quoted(const Range& words) {
  std::string list;
  for (const auto& word : words) {
    if (!list.empty()) list += ", ";
    list.append("'").append(word).append("'");
  }
  return list;
}

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_DEFINITION_INTERNAL_H_
