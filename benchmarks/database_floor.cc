// What SQLite alone needs for the rows of an export: they are read from a finished database into memory, and then written to a new one by the shortest program that can.
//
//   database_floor quotes.db scratch.db          ->  insert 1.21 s  index 0.62 s  search 0.55 s  all 2.41 s
//
// `saidby export --to sqlite` does the same work and reads and joins the records besides.
#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

namespace {

sqlite3* database = nullptr;

void check(bool good) {
  if (good) return;
  std::fprintf(stderr, "database_floor: %s\n", database ? sqlite3_errmsg(database) : "no database");
  std::exit(3);
}

sqlite3_stmt* prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
  return statement;
}
void execute(const std::string& sql) { check(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK); }

struct Value {
  int type;
  long long integer;
  double real;
  std::string text;
};
struct Table {
  std::string name, definition;
  int columns;
  std::vector<Value> values;
};

std::vector<std::vector<std::string>> strings(const std::string& sql) {
  std::vector<std::vector<std::string>> rows;
  sqlite3_stmt* statement = prepare(sql);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) row.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, i)));
  }
  sqlite3_finalize(statement);
  return rows;
}

void read(Table& table) {
  sqlite3_stmt* statement = prepare("SELECT * FROM \"" + table.name + "\"");
  table.columns = sqlite3_column_count(statement);
  while (sqlite3_step(statement) == SQLITE_ROW)
    for (int i = 0; i < table.columns; ++i) {
      const int type = sqlite3_column_type(statement, i);
      const char* text = type == SQLITE_TEXT ? reinterpret_cast<const char*>(sqlite3_column_text(statement, i)) : "";
      table.values.push_back({type, sqlite3_column_int64(statement, i), sqlite3_column_double(statement, i), std::string(text, type == SQLITE_TEXT ? static_cast<std::size_t>(sqlite3_column_bytes(statement, i)) : 0)});
    }
  sqlite3_finalize(statement);
}

void write(const Table& table) {
  std::string sql = "INSERT INTO \"" + table.name + "\" VALUES(?";
  for (int i = 1; i < table.columns; ++i) sql += ",?";
  sqlite3_stmt* statement = prepare(sql + ")");
  for (std::size_t at = 0; at < table.values.size();) {
    for (int i = 1; i <= table.columns; ++i, ++at) {
      const Value& value = table.values[at];
      if (value.type == SQLITE_INTEGER) sqlite3_bind_int64(statement, i, value.integer);
      else if (value.type == SQLITE_FLOAT) sqlite3_bind_double(statement, i, value.real);
      else if (value.type == SQLITE_TEXT) sqlite3_bind_text(statement, i, value.text.data(), static_cast<int>(value.text.size()), SQLITE_STATIC);
      else sqlite3_bind_null(statement, i);
    }
    check(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_reset(statement);
  }
  sqlite3_finalize(statement);
}

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fprintf(stderr, "usage: database_floor EXPORTED.db SCRATCH.db\n"), 2;
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  check(sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  std::vector<Table> tables;
  for (const auto& row : strings("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' AND name NOT LIKE 'sqlite%'")) tables.push_back({row[0], row[1], 0, {}});
  for (Table& table : tables) read(table);
  const auto indexes = strings("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"), searches = strings("SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'");
  sqlite3_close(database);
  std::remove(argv[2]);
  check(sqlite3_open_v2(argv[2], &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK);
  execute("PRAGMA page_size=16384; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-32768; BEGIN");
  const double begin = seconds();
  for (const Table& table : tables) execute(table.definition);
  for (const Table& table : tables) write(table);
  const double inserted = seconds();
  for (const auto& row : indexes) execute(row[0]);
  const double indexed = seconds();
  for (const auto& row : searches) execute(row[1]), execute("INSERT INTO " + row[0] + "(" + row[0] + ", rank) VALUES('hashsize', 16777216)"), execute("INSERT INTO " + row[0] + "(" + row[0] + ") VALUES('rebuild')");
  const double searchable = seconds();
  execute("COMMIT");
  sqlite3_close(database);
  std::printf("insert %.2f s  index %.2f s  search %.2f s  all %.2f s\n", inserted - begin, indexed - inserted, searchable - indexed, seconds() - begin);
}
