// `export --to csv|tsv`: a folder with a file for each table of tables.h, its first line the names of the columns. UTF-8 without a byte-order mark, lines end in CR LF.

#include "datasets/cells.h"
#include "datasets/exporter.h"
#include "datasets/files.h"
#include "datasets/tables.h"

namespace saidby::datasets {
namespace {

class TableFiles : public TableSink {
 public:
  TableFiles(const FolderWriter& folder, char separator, bool raw) : separator_(separator), raw_(raw) {
    for (const Table& table : tables()) {
      files_.push_back(std::make_unique<FileWriter>(folder.inside(std::string(table.name) + (separator == ',' ? ".csv" : ".tsv"))));
      line_.clear();
      for (const Column& column : table.columns) line_.append(&column == table.columns.data() ? "" : std::string(1, separator)).append(column.name);
      files_.back()->write(line_ += "\r\n");
    }
  }

  void row(TableId table, std::span<const Cell> cells) override {
    line_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line_ += separator_;
      append(cells[i]);
    }
    files_[static_cast<std::size_t>(table)]->write(line_ += "\r\n");
  }

  void finish() {
    for (const auto& file : files_) file->finish();
  }

 private:
  void append(const Cell& cell) {
    switch (cell.kind()) {
      case Cell::Kind::null: return;
      case Cell::Kind::integer: return append_number(line_, cell.integer());
      case Cell::Kind::real: return append_number(line_, cell.real());
      case Cell::Kind::text: return append_cell(line_, cell.text(), separator_, raw_);
    }
  }

  char separator_;
  bool raw_;
  std::vector<std::unique_ptr<FileWriter>> files_;
  std::string line_;
};

class TableExporter : public Exporter {
 public:
  TableExporter(const ExportOptions& options, char separator) : folder_(options.output), files_(folder_, separator, options.csv_raw), rows_(files_) {}

  std::string add(const records::Record& record, const std::vector<Joined>& joined) override {
    rows_.add(record, joined);
    return "";
  }

  void finish(const Identities& identities, const Metadata& metadata) override {
    rows_.finish(identities, metadata);
    files_.finish();
    FileWriter about(folder_.inside(std::string(metadata_file)));
    about.write(json_of(metadata));
    about.finish();
    folder_.finish();
  }

 private:
  FolderWriter folder_;
  TableFiles files_;
  Rows rows_;
};

}  // namespace

std::unique_ptr<Exporter> table_exporter(const ExportOptions& options, char separator) { return std::make_unique<TableExporter>(options, separator); }

}  // namespace saidby::datasets
