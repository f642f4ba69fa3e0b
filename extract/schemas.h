// extract/schemas.h: the JSON Schemas (draft 7) of what this folder writes and
// of the definitions that it reads, compiled into the program.
#ifndef QUAESTOR_EXTRACT_SCHEMAS_H_
#define QUAESTOR_EXTRACT_SCHEMAS_H_

#include <string_view>
#include <vector>

namespace quaestor {

// "response.schema.json", "document.schema.json" or "definition.schema.json";
// "" for another name.
std::string_view EmbeddedExtractFile(std::string_view name);
std::vector<std::string_view> EmbeddedExtractNames();

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_SCHEMAS_H_
