// archive/jail.h: takes from the calling process whatever reading a document
// does not need, for good.
#ifndef QUAESTOR_ARCHIVE_JAIL_H_
#define QUAESTOR_ARCHIVE_JAIL_H_

#include <cstddef>
#include <string>

namespace quaestor {

// Whether the kernel can tell folders apart (Landlock); where it cannot, a
// jailed process opens no file at all.
bool KernelHasLandlock();

// From here on the process
// - takes at most `memory` bytes more address space than it has,
// - opens no file but those of Poppler's character maps and fonts, and these
//   for reading only,
// - has no network, starts no process and no thread, sends signals to nobody,
// - keeps the descriptors that it has.
// What only an attack would ask the system for ends it with SIGSYS; all else
// that is not allowed fails with EPERM or EACCES. To be called while there is
// one thread. Throws std::system_error where the system refuses.
void EnterJail(std::size_t memory);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_JAIL_H_
