#include "pipeline/knowledge/calibration.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>

#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

std::optional<float> share_in(std::string_view text) {
  float value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || value < 0 || value > 1) return std::nullopt;
  return value;
}

// Answers of about equal confidence.
struct Pool {
  double sure = 0, right = 0, count = 0;
  double mean_sure() const { return sure / count; }
  double share() const { return right / count; }
  void take(const Pool& other) { sure += other.sure, right += other.right, count += other.count; }
};

constexpr std::size_t most_pools = 25, least_answers = 40;   // of a group

}  // namespace

Calibration Calibration::load(const std::string& path, Problems& problems) {
  Calibration calibration;
  if (!std::filesystem::exists(path)) return calibration;
  const std::string bytes = read_data_file(path, problems);
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const std::vector<std::string_view> cells = split(line.text, '\t');
    const auto sure = cells.size() == 3 ? share_in(cells[1]) : std::nullopt, right = cells.size() == 3 ? share_in(cells[2]) : std::nullopt;
    if (!sure || !right) {
      problems.add(path, line.number, "not a kind and two shares between 0 and 1, apart by tabs; make the file again with saidby-train quotes");
      continue;
    }
    std::vector<Knot>& knots = calibration.knots_[std::string(cells[0])];
    if (!knots.empty() && (knots.back().sure >= *sure || knots.back().right > *right)) problems.add(path, line.number, "shares must rise from line to line; sort the lines, or make the file again with saidby-train quotes");
    knots.push_back({*sure, *right});
  }
  return calibration;
}

float Calibration::operator()(std::string_view kind, float sure) const {
  const auto found = knots_.find(kind);
  if (found == knots_.end() || found->second.empty()) return sure;
  const std::vector<Knot>& knots = found->second;
  const auto above = std::lower_bound(knots.begin(), knots.end(), sure, [](const Knot& knot, float value) { return knot.sure < value; });
  if (above == knots.begin()) return above->right;
  const Knot& below = *(above - 1);
  if (above == knots.end()) return below.right;
  return below.right + (above->right - below.right) * (sure - below.sure) / (above->sure - below.sure);
}

std::vector<Calibration::Knot> fit_knots(std::vector<JudgedAnswer> answers) {
  std::stable_sort(answers.begin(), answers.end(), [](const JudgedAnswer& a, const JudgedAnswer& b) { return a.sure < b.sure; });
  const std::size_t size = std::max(least_answers, answers.size() / most_pools + 1);
  std::vector<Pool> pools;
  for (std::size_t first = 0; first < answers.size(); first += size) {
    Pool pool;
    for (std::size_t i = first; i < std::min(answers.size(), first + size); ++i) pool.take({answers[i].sure, answers[i].right ? 1.0 : 0.0, 1});
    while (!pools.empty() && (pools.back().share() >= pool.share() || pools.back().mean_sure() >= pool.mean_sure())) {
      pool.take(pools.back());
      pools.pop_back();
    }
    pools.push_back(pool);
  }
  std::vector<Calibration::Knot> knots;
  for (const Pool& pool : pools) knots.push_back({static_cast<float>(pool.mean_sure()), static_cast<float>(pool.share())});
  return knots;
}

}  // namespace saidby
