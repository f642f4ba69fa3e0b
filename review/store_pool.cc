#include "review/store_pool.h"

#include <utility>

#include "archive/store.h"

namespace quaestor {
namespace {

// Opening a store checks all of it, which further connections need not do. A
// reviewer's word is to survive a power cut as soon as it is called saved.
constexpr const char* kAtOnce =
    "PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; "
    "PRAGMA synchronous = FULL; PRAGMA mmap_size = 1073741824";

}  // namespace

StorePool::StorePool(std::filesystem::path path) : path_(std::move(path)) {
  auto first =
      std::make_unique<Database>(OpenStore(path_, StoreAccess::kWrite));
  first->Execute(kAtOnce);
  idle_.push_back(std::move(first));
}

StorePool::Borrowed StorePool::Borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Database> store = std::move(idle_.back());
      idle_.pop_back();
      return {*this, std::move(store)};
    }
  }
  auto store =
      std::make_unique<Database>(path_.string(), SQLITE_OPEN_READWRITE);
  store->Execute(kAtOnce);
  return {*this, std::move(store)};
}

void StorePool::GiveBack(std::unique_ptr<Database> store) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(store));
}

}  // namespace quaestor
