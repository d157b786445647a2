// Lists of other programs as gazetteers: each format is a source of rows, read one after the other, and one writer makes a folder of them.
//
//   GateSource: "lists.def" -> {organization, "Oakford Water", gate:company:Oakford Water}, ...
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/1_text/byte_reader.h"
#include "pipeline/knowledge/gazetteer_rows.h"

namespace saidby {

struct ImportedRow {
  ListType type = ListType::other;
  std::string name, id;                // id: empty, then file and name make one
  std::vector<std::string> aliases;
  std::vector<std::string> cells;      // as many as ImportSource::columns
  bool any_case = false, pattern = false, weak = false, stop = false, acronym = false;
};

struct ImportOptions {
  std::string type;                                // of rows that don't say theirs
  std::map<std::string, std::string> labels;       // label -> type, before those of rules/import/types.tsv
  std::set<std::string> languages = {"en"};        // wikidata
  double least_population = 1000;                  // geonames: towns
  double least_population_for_aliases = 100'000;
  std::set<std::string> classes = {"P", "A"};      // geonames: feature classes
  std::string regions;                             // geonames: admin1CodesASCII.txt
  std::string name_column;                         // csv
};

// What a label of a format means: rules/import/types.tsv (format, label, type), then the names of types themselves.
class ImportTypes {
 public:
  // Throws LoadError.
  static ImportTypes load(const std::string& path, std::string_view format, const ImportOptions& options);
  // False: the label has no type here.
  bool find(std::string_view label, ListType& type) const;

 private:
  std::map<std::string, ListType, std::less<>> types_;
};

class ImportSource {
 public:
  virtual ~ImportSource() = default;
  // The next row; false at the end. Throws std::runtime_error, file:line: what, when the input is no such file.
  virtual bool next(ImportedRow& row) = 0;
  // Names of the cells.
  virtual std::vector<std::string> columns() const { return {}; }
  // What was left out and why, with the number of times and the line of the first: "no type for the label DATE" -> 12, 3.
  struct Skipped {
    std::uint64_t times = 0, line = 0;
  };
  const std::map<std::string, Skipped>& skipped() const { return skipped_; }

 protected:
  void skip(const std::string& why, std::uint64_t line) {
    Skipped& one = skipped_[why];
    if (!one.times++) one.line = line;
  }

 private:
  std::map<std::string, Skipped> skipped_;
};

std::unique_ptr<ImportSource> import_geonames(const std::string& path, const ImportOptions& options);
std::unique_ptr<ImportSource> import_spacy(const std::string& path, ImportTypes types);
std::unique_ptr<ImportSource> import_gate(const std::string& path, ImportTypes types, const ImportOptions& options);
std::unique_ptr<ImportSource> import_regexner(const std::string& path, ImportTypes types);
std::unique_ptr<ImportSource> import_csv(const std::string& path, ImportTypes types, const ImportOptions& options);
std::unique_ptr<ImportSource> import_wikidata(const std::string& path, ImportTypes types, const ImportOptions& options);

// A file's lines without line ends and BOM; bytes that are no UTF-8 become U+FFFD. Packed files are unpacked.
class ImportLines {
 public:
  explicit ImportLines(const std::string& path);
  bool next(std::string& line);
  std::uint64_t number() const { return reader_.line_number(); }
  std::string at() const { return path_ + ":" + std::to_string(number()); }

 private:
  std::string path_;
  ByteReader reader_;
};

}  // namespace saidby
