// parsers/zip_memory.h: archives in memory, as minizip sees them.
#ifndef QUAESTOR_PARSERS_ZIP_MEMORY_H_
#define QUAESTOR_PARSERS_ZIP_MEMORY_H_

#include <cstdint>
#include <string_view>

namespace quaestor {

struct ZipMemory {
  std::string_view bytes;
  std::uint64_t at = 0;
};

// An unzFile, to be closed with unzClose; nullptr where there is no whole
// archive. `memory` must outlive it, at its place.
void* OpenZip(ZipMemory& memory);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_ZIP_MEMORY_H_
