// `export --to sqlite`: the tables of tables.h in one SQLite file, with foreign keys, indexes and full-text search over quotes and headlines. It opens in Datasette.
//
// Rows go in with prepared statements in one transaction, ids ascending; indexes and full text are made when all rows are there, which costs a sort instead of a
// search a row. Memory: SQLite's cache, the words of the full-text index, and the identities.
#include <array>

#include "datasets/database.h"
#include "datasets/exporter.h"
#include "datasets/files.h"
#include "datasets/tables.h"

namespace saidby::datasets {
namespace {

std::string quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string joined_names(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view name : names) out.append(out.empty() ? "" : ",").append(quoted(name));
  return out;
}

std::string definition(const Column& column) {
  constexpr std::string_view types[] = {"INTEGER", "REAL", "TEXT"};
  std::string sql = quoted(column.name) + " " + std::string(types[static_cast<std::size_t>(column.type)]);
  if (column.name == "id") return sql + " PRIMARY KEY";
  if (column.required) sql += " NOT NULL";
  if (!column.references.empty()) sql += " REFERENCES " + quoted(column.references) + "(id)";
  return sql;
}

std::string create(const Table& table) {
  std::string sql = "CREATE TABLE " + quoted(table.name) + "(";
  for (const Column& column : table.columns) sql.append(&column == table.columns.data() ? "" : ",").append(definition(column));
  if (!table.key.empty()) sql += ",PRIMARY KEY(" + joined_names(table.key) + ")";
  return sql + (table.key.empty() ? ")" : ") WITHOUT ROWID");
}

std::string insert(const Table& table) {
  std::string sql = "INSERT INTO " + quoted(table.name) + " VALUES(";
  for (std::size_t i = 0; i < table.columns.size(); ++i) sql += i ? ",?" : "?";
  return sql + ")";
}

// Words are gathered in 16 MiB of memory (not 1, SQLite's default, which is set again) before they are merged into the index: half of its time.
// Full-text indexes over columns of tables that hold the texts themselves, and a view for reading. Datasette looks for content="TABLE", in double marks.
constexpr const char* search_and_views = R"sql(
CREATE VIRTUAL TABLE quotes_fts USING fts5(text, speaker_name, content="quotes", content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE articles_fts USING fts5(headline, text, content="articles", content_rowid='id', tokenize='unicode61 remove_diacritics 2');
INSERT INTO quotes_fts(quotes_fts, rank) VALUES('hashsize', 16777216);
INSERT INTO articles_fts(articles_fts, rank) VALUES('hashsize', 16777216);
INSERT INTO quotes_fts(quotes_fts) VALUES('rebuild');
INSERT INTO articles_fts(articles_fts) VALUES('rebuild');
INSERT INTO quotes_fts(quotes_fts, rank) VALUES('hashsize', 1048576);
INSERT INTO articles_fts(articles_fts, rank) VALUES('hashsize', 1048576);
CREATE VIEW said AS SELECT q.id, e.name AS who, e.role, q.speaker, q.cue, q.type, q.text, a.headline, a.publisher, a.published, a.url, a.record, q.confidence
  FROM quotes q JOIN articles a ON a.id = q.article LEFT JOIN entities e ON e.id = q.entity;
)sql";

class DatabaseRows : public TableSink {
 public:
  explicit DatabaseRows(const std::string& path) : database_(path) {
    for (const Table& table : tables()) database_.execute(create(table));
    for (const Table& table : tables()) inserts_.emplace_back(database_, insert(table));
  }

  void row(TableId table, std::span<const Cell> cells) override {
    Statement& statement = inserts_[static_cast<std::size_t>(table)];
    for (std::size_t i = 0; i < cells.size(); ++i) bind(statement, static_cast<int>(i) + 1, cells[i]);
    statement.step();
  }

  void finish() {
    inserts_.clear();
    for (const Table& table : tables())
      for (const std::string_view column : table.indexed)
        database_.execute("CREATE INDEX " + quoted(std::string(table.name) + "_" + std::string(column)) + " ON " + quoted(table.name) + "(" + quoted(column) + ")");
    database_.execute(search_and_views);
    database_.execute("PRAGMA analysis_limit=1000; ANALYZE");
    database_.close();
  }

 private:
  static void bind(Statement& statement, int parameter, const Cell& cell) {
    switch (cell.kind()) {
      case Cell::Kind::null: return statement.bind_null(parameter);
      case Cell::Kind::integer: return statement.bind(parameter, cell.integer());
      case Cell::Kind::real: return statement.bind(parameter, cell.real());
      case Cell::Kind::text: return statement.bind(parameter, cell.text());
    }
  }

  Database database_;
  std::vector<Statement> inserts_;
};

class SqliteExporter : public Exporter {
 public:
  explicit SqliteExporter(const ExportOptions& options) : path_(options.output), temporary_(temporary_name(path_)), database_(std::make_unique<DatabaseRows>(temporary_)), rows_(*database_) {}
  ~SqliteExporter() override {
    database_.reset();
    if (!finished_) std::remove(temporary_.c_str());
  }

  std::string add(const records::Record& record, const std::vector<Joined>& joined) override {
    rows_.add(record, joined);
    return "";
  }

  void finish(const Identities& identities, const Metadata& metadata) override {
    rows_.finish(identities, metadata);
    database_->finish();
    database_.reset();
    put_in_place(temporary_, path_);
    finished_ = true;
  }

 private:
  std::string path_, temporary_;
  std::unique_ptr<DatabaseRows> database_;
  Rows rows_;
  bool finished_ = false;
};

}  // namespace

std::unique_ptr<Exporter> sqlite_exporter(const ExportOptions& options) { return std::make_unique<SqliteExporter>(options); }

}  // namespace saidby::datasets
