// archive/sqlite.h: SQLite in C++ terms: what is opened is closed, and what
// goes wrong is thrown. The only header of the project that sees sqlite3.h.
#ifndef QUAESTOR_ARCHIVE_SQLITE_H_
#define QUAESTOR_ARCHIVE_SQLITE_H_

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/store_error.h"

namespace quaestor {

// A prepared statement in use: bind, step, read, and it is reset when it goes
// out of scope. Text that is bound must outlive it.
class SqlQuery {
 public:
  explicit SqlQuery(sqlite3_stmt* statement) : statement_(statement) {}
  ~SqlQuery();
  SqlQuery(const SqlQuery&) = delete;
  SqlQuery& operator=(const SqlQuery&) = delete;

  // Parameters by position, from 1, in the order of the calls.
  SqlQuery& Bind(std::string_view text);
  SqlQuery& Bind(std::int64_t number);
  SqlQuery& Bind(double number);
  SqlQuery& BindNull();
  SqlQuery& BindOptional(const std::optional<std::string>& text);

  // Whether there is a row. Throws StoreError.
  bool Step();
  // For statements without rows. Throws StoreError.
  void Run();

  // Columns from 0. A text is valid until the next step; NULL reads as "" or 0.
  [[nodiscard]] std::string_view Text(int column) const;
  [[nodiscard]] std::int64_t Integer(int column) const;
  [[nodiscard]] double Real(int column) const;
  [[nodiscard]] bool IsNull(int column) const;
  [[nodiscard]] bool IsNumber(int column) const;
  [[nodiscard]] int columns() const { return sqlite3_column_count(statement_); }

 private:
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

class Database {
 public:
  // `flags` as for sqlite3_open_v2. Throws StoreError.
  Database(const std::string& path, int flags);

  // Runs statements without parameters. Throws StoreError.
  void Execute(const std::string& sql);
  // The statement is kept for the next time: `sql` is to be a literal.
  SqlQuery Query(std::string_view sql);
  // Rows changed by the last statement.
  [[nodiscard]] std::int64_t Changes() const;
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    void operator()(sqlite3_stmt* statement) const {
      sqlite3_finalize(statement);
    }
  };

  std::string path_;
  std::unique_ptr<sqlite3, Closer> handle_;
  std::map<std::string, std::unique_ptr<sqlite3_stmt, Closer>, std::less<>>
      statements_;
};

// Rolled back unless Commit was called.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void Commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_SQLITE_H_
