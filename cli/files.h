// cli/files.h: the command line's files: read whole, written whole or not at
// all.
#ifndef QUAESTOR_CLI_FILES_H_
#define QUAESTOR_CLI_FILES_H_

#include <filesystem>
#include <string>
#include <string_view>

namespace quaestor {

// The bytes of a file, or of standard input for "-". Throws Error: kNotFound,
// kNotReadable, kLimit (more than a gibibyte).
std::string ReadFile(const std::string& path);

// The name that a document of this path carries: without folders; "stdin" for
// "-".
std::string DocumentName(const std::string& path);

// Writes beside the target and renames, so that a reader sees the old content
// or the new one. What is no regular file (/dev/stdout, a pipe) is written to
// directly. Throws std::system_error.
void SaveFile(const std::filesystem::path& path, std::string_view bytes);

// Throws std::system_error, for example on a full disk. A reader who went
// away is no error: there is nobody to tell.
void WriteToStandardOutput(std::string_view bytes);

// Creates the folder and those above it. Throws std::system_error.
void CreateFolder(const std::filesystem::path& path);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_FILES_H_
