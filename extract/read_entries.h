// extract/read_entries.h: from the places of a form's entries to its fields.
#ifndef QUAESTOR_EXTRACT_READ_ENTRIES_H_
#define QUAESTOR_EXTRACT_READ_ENTRIES_H_

#include "extract/reading.h"

namespace quaestor {

// Reads every field by the extractor of its type, out of the words that stand
// between the entry that asks for it and the next one. Sets reading.region by
// the way; the country comes first.
void ReadEntries(Reading& reading);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_READ_ENTRIES_H_
