// tests/support/schema.h: checks JSON against the schemas that the program
// prints.
#ifndef QUAESTOR_TESTS_SUPPORT_SCHEMA_H_
#define QUAESTOR_TESTS_SUPPORT_SCHEMA_H_

#include <string>
#include <string_view>

namespace quaestor {

// What breaks the schema of "response", "document" or "definition", a line
// each; "" where all is well.
std::string SchemaErrors(std::string_view subject, std::string_view json);
// The same for a schema of one's own.
std::string ErrorsAgainst(std::string_view schema, std::string_view json);

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_SUPPORT_SCHEMA_H_
