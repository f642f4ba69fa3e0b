// patterns/prepare/prepare.h: makes the data of patterns/prepared.h. A program
// of its own that runs while Quaestor is built; nothing of it is compiled in.
#ifndef QUAESTOR_PATTERNS_PREPARE_PREPARE_H_
#define QUAESTOR_PATTERNS_PREPARE_PREPARE_H_

#include <map>
#include <string>

namespace quaestor {

// PreparedCountries: `names` (by FoldLabel, to regions) come before ICU's.
std::string PrepareCountries(std::map<std::string, std::string> names);

// PreparedPhones, of the tables of libphonenumber. Throws std::runtime_error
// where those cannot be read.
std::string PreparePhones();

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_PREPARE_PREPARE_H_
