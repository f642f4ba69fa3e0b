#include "archive/sqlite.h"

namespace quaestor {
namespace {

// What SQLite says, in words an archivist can act on.
[[noreturn]] void ThrowFor(sqlite3* handle) {
  const int code = sqlite3_errcode(handle);
  const std::string said = sqlite3_errmsg(handle);
  switch (code & 0xFF) {
    case SQLITE_FULL:
      throw StoreError(StoreErrorCode::kDiskFull,
                       "the disk is full; make room and start again: what was "
                       "done is kept");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw StoreError(StoreErrorCode::kBusy,
                       "another program is writing to the store; wait for it "
                       "to end");
    case SQLITE_NOTADB:
      throw StoreError(StoreErrorCode::kNoStore,
                       "this is a file of another kind, not a store");
    case SQLITE_CORRUPT:
      throw StoreError(StoreErrorCode::kDamaged,
                       "the store is damaged (" + said +
                           "); take a copy of it back from a backup");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      throw StoreError(StoreErrorCode::kFailed,
                       "the store cannot be opened or written (" + said +
                           "); check the folder and its permissions");
    case SQLITE_IOERR:
      throw StoreError(StoreErrorCode::kFailed,
                       "the disk refuses to read or write the store (" + said +
                           "); check the disk and start again: what was done "
                           "is kept");
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      throw StoreError(StoreErrorCode::kInvalid,
                       "the store does not take this (" + said + ")");
    default:
      throw StoreError(StoreErrorCode::kFailed, "the store: " + said);
  }
}

}  // namespace

SqlQuery::~SqlQuery() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

SqlQuery& SqlQuery::Bind(std::string_view text) {
  // An empty view may hold a null pointer, which would bind NULL.
  const char* data = text.data() == nullptr ? "" : text.data();
  sqlite3_bind_text64(statement_, ++bound_, data, text.size(), SQLITE_STATIC,
                      SQLITE_UTF8);
  return *this;
}

SqlQuery& SqlQuery::Bind(std::int64_t number) {
  sqlite3_bind_int64(statement_, ++bound_, number);
  return *this;
}

SqlQuery& SqlQuery::Bind(double number) {
  sqlite3_bind_double(statement_, ++bound_, number);
  return *this;
}

SqlQuery& SqlQuery::BindNull() {
  sqlite3_bind_null(statement_, ++bound_);
  return *this;
}

SqlQuery& SqlQuery::BindOptional(const std::optional<std::string>& text) {
  return text ? Bind(std::string_view(*text)) : BindNull();
}

bool SqlQuery::Step() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  ThrowFor(sqlite3_db_handle(statement_));
}

void SqlQuery::Run() {
  while (Step()) {
  }
}

std::string_view SqlQuery::Text(int column) const {
  const auto* text = sqlite3_column_text(statement_, column);
  if (text == nullptr) return {};
  const int size = sqlite3_column_bytes(statement_, column);
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
}

std::int64_t SqlQuery::Integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double SqlQuery::Real(int column) const {
  return sqlite3_column_double(statement_, column);
}

bool SqlQuery::IsNull(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

bool SqlQuery::IsNumber(int column) const {
  const int type = sqlite3_column_type(statement_, column);
  return type == SQLITE_FLOAT || type == SQLITE_INTEGER;
}

Database::Database(const std::string& path, int flags) : path_(path) {
  sqlite3* handle = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (handle == nullptr) throw std::bad_alloc();
  if (result != SQLITE_OK) ThrowFor(handle);
  sqlite3_extended_result_codes(handle, 1);
}

void Database::Execute(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) !=
      SQLITE_OK) {
    ThrowFor(handle());
  }
}

SqlQuery Database::Query(std::string_view sql) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return SqlQuery(known->second.get());
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &statement,
                         nullptr) != SQLITE_OK) {
    ThrowFor(handle());
  }
  statements_[std::string(sql)].reset(statement);
  return SqlQuery(statement);
}

std::int64_t Database::Changes() const { return sqlite3_changes64(handle()); }

Transaction::Transaction(Database& database) : database_(database) {
  database_.Execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  // Some errors, a full disk among them, have rolled back already.
  if (open_ && sqlite3_get_autocommit(database_.handle()) == 0) {
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Transaction::Commit() {
  database_.Execute("COMMIT");
  open_ = false;
}

}  // namespace quaestor
