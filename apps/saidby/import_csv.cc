// Tables with a header: CSV, TSV and their relatives. The column of the names is called name, label, title or entity, or --name-column says how; id, type, aliases
// (separated by | or ;) and flags are known by these names; every other column becomes an attribute.
//
//   name,type,aliases,country        Oakford Water,ORG,OW|Oakford Waterworks,GB
#include <algorithm>
#include <stdexcept>

#include "apps/saidby/import.h"
#include "pipeline/1_text/ascii.h"
#include "pipeline/1_text/table_row.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

std::string lowered(std::string_view text) {
  std::string out = lower_ascii(text);
  std::replace(out.begin(), out.end(), ' ', '_');
  return out;
}

class CsvSource : public ImportSource {
 public:
  CsvSource(const std::string& path, ImportTypes types, const ImportOptions& options) : lines_(path), types_(std::move(types)), options_(options) {
    std::string header;
    if (!lines_.next(header)) throw std::runtime_error(path + ": is empty; a table begins with a header line");
    row_ = std::make_unique<RowReader>(separator_of(header));
    row_->begin(false);
    row_->take(header);
    for (const std::string& column : row_->fields()) columns_.push_back(lowered(trim(column)));
    const std::string asked = lowered(options.name_column);
    for (const std::string& name : asked.empty() ? std::vector<std::string>{"name", "label", "title", "entity"} : std::vector<std::string>{asked})
      if (name_ == columns_.size() || name_ == none_) name_ = static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), name) - columns_.begin());
    if (name_ >= columns_.size()) {
      std::string all;
      for (const std::string& column : columns_) all += (all.empty() ? "" : ", ") + column;
      throw std::runtime_error(path + ":1: no column for the names; give --name-column; the columns are: " + all);
    }
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (is_attribute(i)) attributes_.push_back(i);
  }

  std::vector<std::string> columns() const override {
    std::vector<std::string> names;
    for (const std::size_t i : attributes_) names.push_back(columns_[i]);
    return names;
  }

  bool next(ImportedRow& row) override {
    std::string line;
    std::uint64_t begin = 0;
    while (lines_.next(line)) {
      if (!begin) row_->begin(false), begin = lines_.number();
      RowReader::Taken taken = row_->take(line);
      while (taken == RowReader::Taken::broken && row_->takes_literally() && begin + row_->open_line() == lines_.number()) taken = row_->take_literally(line);
      if (taken == RowReader::Taken::broken) throw std::runtime_error(lines_.at() + ": behind a closing quotation mark stands neither a separator nor the line's end; double marks inside of a field (\"\")");
      if (taken == RowReader::Taken::open) continue;
      const std::vector<std::string> cells = row_->fields();
      if (take(cells, row, begin)) return true;
      begin = 0;
    }
    if (begin) throw std::runtime_error(lines_.at() + ": a quotation mark that opens in line " + std::to_string(begin) + " is not closed");
    return false;
  }

 private:
  bool is_attribute(std::size_t column) const {
    const std::string& name = columns_[column];
    return column != name_ && !name.empty() && name != "id" && name != "type" && name != "aliases" && name != "flags";
  }
  std::string_view cell(const std::vector<std::string>& cells, std::string_view column) const {
    const auto at = static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), column) - columns_.begin());
    return at < cells.size() && at != name_ ? trim(cells[at]) : std::string_view();
  }

  bool take(const std::vector<std::string>& cells, ImportedRow& row, std::uint64_t line) {
    if (cells.size() == 1 && trim(cells[0]).empty()) return false;
    if (cells.size() != columns_.size()) throw std::runtime_error(lines_.at() + ": " + std::to_string(cells.size()) + " fields, the header has " + std::to_string(columns_.size()) + "; put fields that hold the separator into quotation marks");
    row = {};
    row.name = trim(cells[name_]);
    if (row.name.empty()) return skip("rows without a name", line), false;
    const std::string_view type = cell(cells, "type");
    const std::string label = type.empty() ? options_.type : std::string(type);
    if (!types_.find(label, row.type)) {
      if (label.empty()) throw std::runtime_error(lines_.at() + ": no type; give --type, or a column type");
      return skip("no type for the label " + label + ", see --map", line), false;
    }
    row.id = cell(cells, "id");
    const std::string_view aliases = cell(cells, "aliases");
    for (const std::string_view alias : split(aliases, aliases.find('|') == std::string_view::npos ? ';' : '|'))
      if (!alias.empty()) row.aliases.emplace_back(alias);
    for (const std::string_view flag : split(cell(cells, "flags"), ',')) {
      row.weak = row.weak || flag == "weak";
      row.stop = row.stop || flag == "stop";
      row.acronym = row.acronym || flag == "acronym";
      row.pattern = row.pattern || flag == "pattern";
    }
    for (const std::size_t i : attributes_) row.cells.emplace_back(trim(cells[i]));
    return true;
  }

  static constexpr std::size_t none_ = static_cast<std::size_t>(-1);
  ImportLines lines_;
  ImportTypes types_;
  const ImportOptions& options_;
  std::unique_ptr<RowReader> row_;
  std::vector<std::string> columns_;
  std::vector<std::size_t> attributes_;
  std::size_t name_ = none_;
};

}  // namespace

std::unique_ptr<ImportSource> import_csv(const std::string& path, ImportTypes types, const ImportOptions& options) { return std::make_unique<CsvSource>(path, std::move(types), options); }

}  // namespace saidby
