// SQLite, as much of it as exports need: a database that is being filled, statements with bound values. Every failure throws WriteError with SQLite's message.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace saidby::datasets {

class Database;

// A prepared statement. Bound texts are views: they must live until step() has returned. Columns count from 0.
class Statement {
 public:
  Statement(Database& database, const std::string& sql);

  void bind(int parameter, std::int64_t value);   // parameters count from 1
  void bind(int parameter, double value);
  void bind(int parameter, std::string_view text);
  void bind_null(int parameter);
  // False when there are no more rows, and then ready to be bound again.
  bool step();

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  double real(int column) const { return sqlite3_column_double(statement_.get(), column); }
  std::string_view text(int column) const;   // "" for null; until the next step
  bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

 private:
  void check(int code) const;

  Database& database_;
  std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement_;
};

// A new database file, without journal and syncing: it counts only when it is complete and has its final name. Memory: the cache, 32 MiB.
class Database {
 public:
  explicit Database(const std::string& path);

  void execute(const std::string& sql);
  // Commits and closes; nothing may be done after it.
  void close();

  sqlite3* handle() const { return handle_.get(); }
  [[noreturn]] void fail() const;

 private:
  std::string path_;
  std::unique_ptr<sqlite3, int (*)(sqlite3*)> handle_;
};

}  // namespace saidby::datasets
