// review/store_pool.h: connections to one store for many threads.
#ifndef QUAESTOR_REVIEW_STORE_POOL_H_
#define QUAESTOR_REVIEW_STORE_POOL_H_

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "archive/sqlite.h"

namespace quaestor {

class StorePool {
 public:
  // Checks the store and brings it to the newest schema. Throws StoreError.
  explicit StorePool(std::filesystem::path path);

  // A connection to be used by one thread, which goes back when it is done.
  class Borrowed {
   public:
    Borrowed(StorePool& pool, std::unique_ptr<Database> store)
        : pool_(pool), store_(std::move(store)) {}
    ~Borrowed() { pool_.GiveBack(std::move(store_)); }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    Database& operator*() const { return *store_; }

   private:
    StorePool& pool_;
    std::unique_ptr<Database> store_;
  };

  // Throws StoreError.
  Borrowed Borrow();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  void GiveBack(std::unique_ptr<Database> store);

  std::filesystem::path path_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Database>> idle_;
};

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_STORE_POOL_H_
