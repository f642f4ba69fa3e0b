#include "parsers/zip_memory.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace quaestor {
namespace {

ZipMemory& MemoryOf(voidpf stream) { return *static_cast<ZipMemory*>(stream); }

voidpf OpenMemory(voidpf opaque, const void*, int) { return opaque; }

uLong ReadMemory(voidpf, voidpf stream, void* buffer, uLong size) {
  ZipMemory& memory = MemoryOf(stream);
  const ZPOS64_T left =
      memory.at < memory.bytes.size() ? memory.bytes.size() - memory.at : 0;
  const uLong count = static_cast<uLong>(std::min<ZPOS64_T>(size, left));
  if (count > 0) std::memcpy(buffer, &memory.bytes[memory.at], count);
  memory.at += count;
  return count;
}

ZPOS64_T TellMemory(voidpf, voidpf stream) { return MemoryOf(stream).at; }

long SeekMemory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
  ZipMemory& memory = MemoryOf(stream);
  // Signed: minizip goes back over fields that it has read.
  auto base = std::int64_t{0};
  if (origin == ZLIB_FILEFUNC_SEEK_CUR)
    base = static_cast<std::int64_t>(memory.at);
  const auto size = static_cast<std::int64_t>(memory.bytes.size());
  if (origin == ZLIB_FILEFUNC_SEEK_END) base = size;
  std::int64_t place = 0;
  if (__builtin_add_overflow(base, static_cast<std::int64_t>(offset), &place) ||
      place < 0 || place > size) {
    return -1;
  }
  memory.at = static_cast<std::uint64_t>(place);
  return 0;
}

int CloseMemory(voidpf, voidpf) { return 0; }
int NoMemoryError(voidpf, voidpf) { return 0; }

}  // namespace

void* OpenZip(ZipMemory& memory) {
  zlib_filefunc64_def functions = {OpenMemory,    ReadMemory, nullptr,
                                   TellMemory,    SeekMemory, CloseMemory,
                                   NoMemoryError, &memory};
  return unzOpen2_64("", &functions);
}

}  // namespace quaestor
