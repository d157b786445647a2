// Records as rows of tables that point to each other: what SQLite, CSV and TSV exports hold. docs/exports.md describes every column.
//
//   articles <- entities_in_articles -> entities          articles <- quotes -> entities          quotes <- quote_entities -> entities
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "datasets/identities.h"
#include "datasets/record.h"

namespace saidby::datasets {

enum class ColumnType : std::uint8_t { integer, real, text };

struct Column {
  std::string_view name;
  ColumnType type;
  std::string_view references;   // "articles": the id there; empty: nothing
  bool required = false;

  Column(std::string_view column, ColumnType kind = ColumnType::text, std::string_view table = {}, bool not_null = false) : name(column), type(kind), references(table), required(not_null) {}
};

struct Table {
  std::string_view name;
  std::vector<Column> columns;   // the first is the primary key when it is named id
  std::vector<std::string_view> key;       // primary key of tables without an id
  std::vector<std::string_view> indexed;   // columns with an index of their own
};

enum class TableId : std::uint8_t { metadata, articles, entities, entities_in_articles, mentions, quotes, quote_entities, quote_co_speakers, diagnostics };
inline constexpr std::size_t table_count = 9;

// In an order in which every table comes after those that it refers to; indexed by TableId.
const std::vector<Table>& tables();

// A value of a row. Texts are views, for the time of the call.
class Cell {
 public:
  enum class Kind : std::uint8_t { null, integer, real, text };

  Cell() = default;
  Cell(std::int64_t number) : kind_(Kind::integer), integer_(number) {}   // NOLINT: rows are written as {1, "a"}
  Cell(std::uint32_t number) : Cell(static_cast<std::int64_t>(number)) {}
  Cell(std::string_view text) : kind_(text.empty() ? Kind::null : Kind::text), text_(text) {}   // "" is not known: null
  static Cell real(double number);      // null for a NaN
  static Cell offset(std::uint32_t at);   // null for none
  static Cell text_or_empty(std::string_view text);

  Kind kind() const { return kind_; }
  std::int64_t integer() const { return integer_; }
  double real() const { return real_; }
  std::string_view text() const { return text_; }

 private:
  Kind kind_ = Kind::null;
  std::int64_t integer_ = 0;
  double real_ = 0;
  std::string_view text_;
};

class TableSink {
 public:
  virtual ~TableSink() = default;
  // Of a table that `tables()` lists, with a cell a column. May throw.
  virtual void row(TableId table, std::span<const Cell> cells) = 0;
};

// Turns records into rows, in order; entities and metadata come at the end, when all of them are known.
class Rows {
 public:
  explicit Rows(TableSink& sink) : sink_(sink) {}

  // `joined` belongs to record.entities.
  void add(const records::Record& record, const std::vector<Joined>& joined);
  void finish(const Identities& identities, const std::vector<std::pair<std::string, std::string>>& metadata);

 private:
  void add_article(const records::Record& record);
  void add_entities(const records::Record& record, const std::vector<Joined>& joined);
  void add_mentions(const records::Record& record, const std::vector<Joined>& joined);
  void add_quote(const records::Record& record, const std::vector<Joined>& joined, const records::Quote& quote, std::uint32_t number);
  void add_named(const records::Record& record, const std::vector<Joined>& joined, const records::Quote& quote);
  template <class... Values>
  void row(TableId table, const Values&... values);

  TableSink& sink_;
  std::uint32_t article_ = 0;
  std::int64_t entity_ = 0, first_entity_ = 0, mention_ = 0, quote_ = 0;
  std::vector<std::uint32_t> named_;
  std::vector<std::int64_t> co_speakers_;
  std::string json_, paragraphs_, said_;
};

// The entities named within the words of a quote, each once, in the order of their identities: what it is about.
void named_in(const records::Record& record, const std::vector<Joined>& joined, const records::Quote& quote, std::vector<std::uint32_t>& identities);

}  // namespace saidby::datasets
