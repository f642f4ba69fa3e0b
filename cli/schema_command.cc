// cli/schema_command.cc: quaestor schema [response|document|definition].
#include "cli/arguments.h"
#include "cli/files.h"
#include "extract/schemas.h"

namespace quaestor {

int RunSchema(const SchemaArguments& arguments) {
  WriteToStandardOutput(
      EmbeddedExtractFile(arguments.subject + ".schema.json"));
  return kSuccess;
}

}  // namespace quaestor
