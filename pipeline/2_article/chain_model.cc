#include "pipeline/2_article/chain_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {
namespace {

// "gap:-0.7" -> its place in the row; false when it is no such thing.
bool read_weight(std::string_view cell, ChainScores& scores) {
  const std::size_t colon = cell.rfind(':');
  if (colon == std::string_view::npos) return false;
  const auto at = std::find(chain_place_names.begin(), chain_place_names.end(), cell.substr(0, colon));
  if (at == chain_place_names.end()) return false;
  const std::string_view number = cell.substr(colon + 1);
  const auto read = std::from_chars(number.data(), number.data() + number.size(), scores[static_cast<std::size_t>(at - chain_place_names.begin())]);
  return read.ec == std::errc() && read.ptr == number.data() + number.size();
}

constexpr std::uint64_t layout = 1;

std::string table_of(const std::vector<ChainModel::Row>& rows) {
  HashTable<ChainScores> table;
  for (const ChainModel::Row& row : rows) table[row.key] = row.scores;
  return table.bytes();
}

std::string compile_weights(std::string_view bytes, const std::string& path, Problems& problems) {
  std::vector<ChainModel::Row> rows;
  bool whole = true;
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with("# ")) continue;
    const std::vector<std::string_view> cells = split(line.text, '\t');
    ChainModel::Row row{feature_key(cells[0]), {}};
    bool good = cells.size() > 1;
    for (std::size_t i = 1; i < cells.size(); ++i) good = good && read_weight(cells[i], row.scores);
    if (good) rows.push_back(row);
    else problems.add(path, line.number, "not a feature and its weights by place; make the file again with saidby-train");
    whole = whole && good;
  }
  return whole && !rows.empty() ? table_of(rows) : std::string();
}

}  // namespace

ChainModel::ChainModel(Compiled table) : bytes_(std::move(table)), table_(HashTableView<ChainScores>::of(bytes_.bytes())) {
  for (std::size_t from = 0; from < chain_places; ++from)
    if (const ChainScores* scores = table_.find(feature_key("from=\x1F" + std::string(chain_place_names[from])))) steps_[from] = *scores;
}

ChainModel ChainModel::of(const std::vector<Row>& rows) { return ChainModel(Compiled::of(table_of(rows))); }

ChainModel ChainModel::load(const std::string& path, Problems& problems) {
  return ChainModel(Compiled::open({path}, std::filesystem::path(path).stem().string(), layout, [&] { return compile_weights(read_data_file(path, problems), path, problems); }));
}

ChainModel ChainModel::parse(std::string_view bytes, const std::string& path, Problems& problems) { return ChainModel(Compiled::of(compile_weights(bytes, path, problems))); }

ChainScores ChainModel::score(const std::vector<std::uint64_t>& keys) const {
  ChainScores sum{};
  for (const std::uint64_t key : keys) add(key, sum);
  return sum;
}

ChainMarginals ChainModel::marginals(const std::vector<ChainScores>& blocks) const { return read_chain(blocks, steps_).marginals; }

// Forward and backward with the numbers of each block scaled to sum 1, so that long pages don't underflow.
ChainReading read_chain(const std::vector<ChainScores>& blocks, const std::array<ChainScores, chain_places>& steps) {
  using Row = std::array<double, chain_places>;
  ChainReading reading;
  const std::size_t n = blocks.size();
  if (n == 0) return reading;
  std::array<Row, chain_places> step{};
  for (std::size_t a = 0; a < chain_places; ++a)
    for (std::size_t b = 0; b < chain_places; ++b) step[a][b] = may_follow(static_cast<ChainPlace>(a), static_cast<ChainPlace>(b)) ? std::exp(static_cast<double>(steps[a][b])) : 0.0;
  std::vector<Row> local(n), forward(n), backward(n);
  for (std::size_t i = 0; i < n; ++i) {
    const float top = *std::max_element(blocks[i].begin(), blocks[i].end());
    for (std::size_t p = 0; p < chain_places; ++p) local[i][p] = std::exp(std::max(-60.0, static_cast<double>(blocks[i][p] - top)));
    reading.log_total += top;
  }
  for (std::size_t i = 0; i < n; ++i) {
    double sum = 0;
    for (std::size_t p = 0; p < chain_places; ++p) {
      double in = 0;
      if (i == 0) in = may_start(static_cast<ChainPlace>(p));
      else
        for (std::size_t from = 0; from < chain_places; ++from) in += forward[i - 1][from] * step[from][p];
      sum += forward[i][p] = in * local[i][p];
    }
    for (double& value : forward[i]) value /= sum;
    reading.log_total += std::log(sum);
  }
  double last = 0;
  for (std::size_t p = 0; p < chain_places; ++p) {
    backward[n - 1][p] = may_finish(static_cast<ChainPlace>(p));
    last += forward[n - 1][p] * backward[n - 1][p];
  }
  reading.log_total += std::log(std::max(last, 1e-300));
  for (std::size_t i = n - 1; i-- > 0;) {
    double sum = 0;
    for (std::size_t p = 0; p < chain_places; ++p) {
      backward[i][p] = 0;
      for (std::size_t to = 0; to < chain_places; ++to) backward[i][p] += step[p][to] * local[i + 1][to] * backward[i + 1][to];
      sum += backward[i][p];
    }
    for (double& value : backward[i]) value /= sum;
  }
  reading.marginals.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    double sum = 0;
    for (std::size_t p = 0; p < chain_places; ++p) sum += forward[i][p] * backward[i][p];
    for (std::size_t p = 0; p < chain_places; ++p) reading.marginals[i][p] = static_cast<float>(forward[i][p] * backward[i][p] / std::max(sum, 1e-300));
    if (i == 0) continue;
    double total = 0;
    std::array<Row, chain_places> joint{};
    for (std::size_t a = 0; a < chain_places; ++a)
      for (std::size_t b = 0; b < chain_places; ++b) total += joint[a][b] = forward[i - 1][a] * step[a][b] * local[i][b] * backward[i][b];
    for (std::size_t a = 0; a < chain_places; ++a)
      for (std::size_t b = 0; b < chain_places; ++b) reading.steps[a][b] += joint[a][b] / std::max(total, 1e-300);
  }
  return reading;
}

}  // namespace saidby
