// archive/loaded_document.h: a document's bytes on their way from a file to a
// worker.
#ifndef QUAESTOR_ARCHIVE_LOADED_DOCUMENT_H_
#define QUAESTOR_ARCHIVE_LOADED_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "archive/owned_descriptor.h"

namespace quaestor {

struct LoadedDocument {
  std::string sha256;
  std::uint64_t bytes = 0;
  // A file in memory that nobody can change any more; none where the document
  // is larger than was asked for.
  OwnedDescriptor content;
};

// Copies a file piece by piece: the calling process never holds it whole, and
// what is hashed is what the worker reads. Files of more than `most_bytes` are
// only hashed. Throws Error (kNotFound, kNotReadable), and std::system_error
// where memory runs out.
LoadedDocument LoadDocument(const std::filesystem::path& path,
                            std::uint64_t most_bytes);

// The same document once more, for another worker. Throws std::system_error.
LoadedDocument CopyOf(const LoadedDocument& document);

// The first bytes of one that is in memory; "" of others.
std::string HeadOf(const LoadedDocument& document, std::size_t most);

// As hexadecimal digits.
std::string Sha256Of(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_LOADED_DOCUMENT_H_
