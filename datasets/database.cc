#include "datasets/database.h"

#include <cstdio>

#include "datasets/files.h"

namespace saidby::datasets {

Statement::Statement(Database& database, const std::string& sql) : database_(database), statement_(nullptr, sqlite3_finalize) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v3(database.handle(), sql.c_str(), static_cast<int>(sql.size()) + 1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
  statement_.reset(statement);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) database_.fail();
}

void Statement::bind(int parameter, std::int64_t value) { check(sqlite3_bind_int64(statement_.get(), parameter, value)); }
void Statement::bind(int parameter, double value) { check(sqlite3_bind_double(statement_.get(), parameter, value)); }
void Statement::bind(int parameter, std::string_view text) { check(sqlite3_bind_text64(statement_.get(), parameter, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8)); }
void Statement::bind_null(int parameter) { check(sqlite3_bind_null(statement_.get(), parameter)); }

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.fail();
  check(sqlite3_reset(statement_.get()));
  return false;
}

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))) : std::string_view();
}

Database::Database(const std::string& path) : path_(path), handle_(nullptr, sqlite3_close) {
  // SQLite's count of its own memory takes a lock at each allocation; nobody asks for it. Once a process; refused, and of no matter, when SQLite is in use already.
  [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  std::remove(path.c_str());
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail();
  execute("PRAGMA page_size=16384; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-32768; PRAGMA foreign_keys=OFF; BEGIN");
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void Database::close() {
  execute("COMMIT");
  if (sqlite3_close(handle_.get()) != SQLITE_OK) fail();
  handle_.release();
}

void Database::fail() const {
  throw WriteError(path_ + ": the database can't be written: " + (handle_ ? sqlite3_errmsg(handle_.get()) : "no memory") + "; nothing was written under the final name; free some space or choose another place");
}

}  // namespace saidby::datasets
