#include "archive/store.h"

#include <array>

#include "archive/embedded.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kApplicationId = 0x51737472;  // "Qstr"
constexpr int kPatience = 10'000;  // milliseconds to wait for another writer

std::int64_t Pragma(Database& store, const std::string& name) {
  SqlQuery query = store.Query("PRAGMA " + name);
  return query.Step() ? query.Integer(0) : 0;
}

bool IsEmptyDatabase(Database& store) {
  SqlQuery query = store.Query("SELECT count(*) FROM sqlite_schema");
  return query.Step() && query.Integer(0) == 0;
}

void RequireStore(Database& store) {
  if (Pragma(store, "application_id") == kApplicationId) return;
  throw StoreError(StoreErrorCode::kNoStore,
                   "this is a file of another kind, not a store; check the "
                   "name, or choose another one for a new store");
}

void RequireKnownVersion(std::int64_t version, std::size_t newest) {
  if (version <= static_cast<std::int64_t>(newest)) return;
  throw StoreError(StoreErrorCode::kNewer,
                   "the store was written by a newer version of this program "
                   "(its schema is " +
                       std::to_string(version) + ", this program knows " +
                       std::to_string(newest) + "); install that version");
}

void Migrate(Database& store, std::span<const std::string_view> migrations) {
  const auto newest = static_cast<std::int64_t>(migrations.size());
  if (Pragma(store, "user_version") == newest) return;
  Transaction transaction(store);
  // Again, now that nobody else can write.
  const std::int64_t version = Pragma(store, "user_version");
  for (std::int64_t i = version; i < newest; ++i) {
    store.Execute(std::string(migrations[static_cast<std::size_t>(i)]));
  }
  store.Execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  store.Execute("PRAGMA user_version = " + std::to_string(newest));
  transaction.Commit();
}

void RequireIntegrity(Database& store) {
  SqlQuery check = store.Query("PRAGMA quick_check(1)");
  const bool whole = check.Step() && check.Text(0) == "ok";
  SqlQuery keys = store.Query("PRAGMA foreign_key_check");
  if (whole && !keys.Step()) return;
  throw StoreError(StoreErrorCode::kDamaged,
                   "the store is damaged; take a copy of it back from a "
                   "backup, or convert the documents again into a new one");
}

int OpenFlags(StoreAccess access) {
  switch (access) {
    case StoreAccess::kRead:
      // Not SQLITE_OPEN_READONLY: a log left by a killed writer is replayed.
      return SQLITE_OPEN_READWRITE;
    case StoreAccess::kWrite:
      return SQLITE_OPEN_READWRITE;
    case StoreAccess::kCreate:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return 0;
}

void RequireFile(const fs::path& path, StoreAccess access) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    throw StoreError(StoreErrorCode::kNoStore,
                     "this is a folder; a store is a file");
  }
  if (access != StoreAccess::kCreate && !fs::exists(path, ignored)) {
    throw StoreError(StoreErrorCode::kNotFound,
                     "there is no such store; check the name");
  }
}

}  // namespace

std::span<const std::string_view> StoreMigrations() {
  static const std::array<std::string_view, 3> migrations = {
      EmbeddedArchiveFile("store-1.sql"), EmbeddedArchiveFile("store-2.sql"),
      EmbeddedArchiveFile("store-3.sql")};
  return migrations;
}

Database OpenStore(const fs::path& path, StoreAccess access) {
  return OpenStoreWith(path, access, StoreMigrations());
}

Database OpenStoreWith(const fs::path& path, StoreAccess access,
                       std::span<const std::string_view> migrations) {
  RequireFile(path, access);
  Database store(path.string(), OpenFlags(access));
  sqlite3_busy_timeout(store.handle(), kPatience);
  if (access == StoreAccess::kCreate && IsEmptyDatabase(store)) {
    store.Execute("PRAGMA journal_mode = WAL");
    Migrate(store, migrations);
  }
  RequireStore(store);
  RequireKnownVersion(Pragma(store, "user_version"), migrations.size());
  // The log is written at once and synchronised at checkpoints: a power cut
  // may take the last documents away, but never half of one.
  store.Execute("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
  RequireIntegrity(store);
  Migrate(store, migrations);
  if (access == StoreAccess::kRead) store.Execute("PRAGMA query_only = ON");
  return store;
}

}  // namespace quaestor
