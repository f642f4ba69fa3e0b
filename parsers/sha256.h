// parsers/sha256.h: the hash that documents are known by.
#ifndef QUAESTOR_PARSERS_SHA256_H_
#define QUAESTOR_PARSERS_SHA256_H_

#include <string>
#include <string_view>

namespace quaestor {

// As 64 hexadecimal digits.
std::string Sha256Hex(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_SHA256_H_
