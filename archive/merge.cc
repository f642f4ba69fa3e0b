#include "archive/merge.h"

#include "archive/store.h"

namespace quaestor {

void MergeStore(Database& into, const std::filesystem::path& from) {
  OpenStore(from, StoreAccess::kWrite);
  into.Query("ATTACH ? AS other").Bind(from.string()).Run();
}

}  // namespace quaestor
