// tests/fuzz/targets.h: what the fuzzers feed, and seeds_test.cc without one.
// Each aborts where a promise is broken: anything thrown but Error, an account
// of words that does not balance.
#ifndef QUAESTOR_TESTS_FUZZ_TARGETS_H_
#define QUAESTOR_TESTS_FUZZ_TARGETS_H_

#include <string_view>

namespace quaestor {

void FuzzPdf(std::string_view bytes);
void FuzzText(std::string_view bytes);
// Word files and OpenDocument texts: archives, and their XML by itself.
void FuzzWord(std::string_view bytes);
// Messages, mailboxes, Outlook's files and what they wrap attachments in, and
// the web pages that messages are.
void FuzzMail(std::string_view bytes);
void FuzzArchive(std::string_view bytes);
void FuzzDefinition(std::string_view bytes);
// Any kind of file, from its bytes to the JSON of its response.
void FuzzExtract(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_FUZZ_TARGETS_H_
