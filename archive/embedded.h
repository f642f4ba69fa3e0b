// archive/embedded.h: the data files of this folder, compiled into the program.
#ifndef QUAESTOR_ARCHIVE_EMBEDDED_H_
#define QUAESTOR_ARCHIVE_EMBEDDED_H_

#include <string_view>
#include <vector>

namespace quaestor {

// "store-1.sql", ...; "" for another name.
std::string_view EmbeddedArchiveFile(std::string_view name);
std::vector<std::string_view> EmbeddedArchiveNames();

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_EMBEDDED_H_
