// archive/merge.h: joins stores that were filled apart.
#ifndef QUAESTOR_ARCHIVE_MERGE_H_
#define QUAESTOR_ARCHIVE_MERGE_H_

#include <filesystem>

#include "archive/sqlite.h"

namespace quaestor {

// Adds what `from` holds to `into`, in one transaction; doing it again changes
// nothing, and the order of several does not matter. Of a document that both
// hold, the further one is kept (docs/store.md says which that is);
// corrections are kept all. Throws StoreError.
void MergeStore(Database& into, const std::filesystem::path& from);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_MERGE_H_
