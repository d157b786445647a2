#include "pipeline/4_mentions/name_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {
namespace {

// "place2:0.94" -> its place in a row; false when it is no such thing.
bool read_weight(std::string_view cell, NameModel::Row& row) {
  const std::size_t colon = cell.rfind(':');
  if (colon == std::string_view::npos) return false;
  std::string_view type = cell.substr(0, colon), number = cell.substr(colon + 1);
  const bool second = type.ends_with('2');
  if (second) type.remove_suffix(1);
  const auto at = std::find(name_type_names.begin(), name_type_names.end(), type);
  if (at == name_type_names.end()) return false;
  float& value = row.scores[second][static_cast<std::size_t>(at - name_type_names.begin())];
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  return read.ec == std::errc() && read.ptr == number.data() + number.size() && std::fabs(value) < 32;
}

constexpr std::uint64_t layout = 4;

std::string table_of(const std::vector<NameModel::Row>& rows) {
  HashTable<NameModel::Weights> table;
  for (const NameModel::Row& row : rows) {
    NameModel::Weights& weights = table[row.key];
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<std::int16_t>(std::lround(row.scores[i / name_types][i % name_types] * 1000));
  }
  return table.bytes();
}

std::string compile_weights(const std::string& path, Problems& problems) {
  std::vector<NameModel::Row> rows;
  const std::string bytes = read_data_file(path, problems);
  bool whole = !bytes.empty();
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with("# ")) continue;
    const std::vector<std::string_view> cells = split(line.text, '\t');
    NameModel::Row row{feature_key(line.text.substr(0, line.text.find('\t'))), {}};   // a name may end with a space
    bool good = cells.size() > 1;
    for (std::size_t i = 1; i < cells.size(); ++i) good = good && read_weight(cells[i], row);
    if (good) rows.push_back(row);
    else problems.add(path, line.number, "not a feature and its weights by type; make the file again with saidby-train");
    whole = whole && good;
  }
  return whole ? table_of(rows) : std::string();
}

}  // namespace

NameModel::NameModel(Compiled table) : bytes_(std::move(table)), table_(HashTableView<Weights>::of(bytes_.bytes())) {}

NameModel NameModel::of(const std::vector<Row>& rows) { return NameModel(Compiled::of(table_of(rows))); }

NameModel NameModel::load(const std::string& path, Problems& problems) {
  return NameModel(Compiled::open({path}, "mentions", layout, [&] { return compile_weights(path, problems); }));
}

}  // namespace saidby
