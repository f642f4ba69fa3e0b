// learn/build.h: from the pieces of a form and their roles to entries and
// fields. Internal to learn/.
#ifndef QUAESTOR_LEARN_BUILD_H_
#define QUAESTOR_LEARN_BUILD_H_

#include <string>
#include <vector>

#include "learn/learn.h"
#include "learn/piece.h"
#include "learn/roles.h"

namespace quaestor {

// Fills in sections, fields, their reasons, entries and doubts. `language` is
// that of all wordings.
void BuildEntries(const std::vector<Piece>& pieces,
                  const std::vector<Role>& roles, const std::string& language,
                  Learned& learned);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_BUILD_H_
