#include "apps/train/tree_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <random>
#include <stdexcept>

namespace saidby {
namespace {

constexpr std::size_t most_bins = 64;

struct Sums {
  double gradient = 0, weight = 0;
};

struct Split {
  double gain = 0;
  std::size_t column = 0, bin = 0;
};

struct Leaf {
  std::vector<std::uint32_t> rows;
  Sums sums;
  Split split;
  std::size_t node = 0;
};

struct GrownNode {
  std::size_t column = 0;
  float value = 0;
  std::size_t next = 0;
};

}  // namespace

void TreeTrainer::add(std::uint32_t site, const NumberTable& table, const std::vector<bool>& right, float weight) {
  if (names_.empty()) names_ = table.names, columns_.resize(names_.size());
  if (names_ != table.names) throw std::logic_error("tables of different columns");
  for (std::size_t row = 0; row < table.rows; ++row) {
    for (std::size_t c = 0; c < columns_.size(); ++c) columns_[c].push_back(table.columns[c][row]);
    sites_.push_back(site);
    right_.push_back(right[row]);
    weights_.push_back(weight);
  }
}

class TreeTrainer::Learner {
 public:
  Learner(const TreeTrainer& data, const TreeOptions& options) : data_(data), options_(options), scores_(data.right_.size()), gradients_(data.right_.size()), hessians_(data.right_.size()) { find_bins(); }

  std::vector<std::string> run() {
    std::vector<std::string> lines;
    for (int tree = 0; tree < options_.trees; ++tree) {
      find_gradients();
      choose_columns();
      write(grow(sampled_rows()), lines);
    }
    return lines;
  }

 private:
  void find_bins() {
    for (const std::vector<float>& column : data_.columns_) {
      std::vector<float> sorted = column;
      std::sort(sorted.begin(), sorted.end());
      std::vector<float> bounds;
      for (std::size_t b = 1; b < most_bins; ++b) {
        const float at = sorted[sorted.size() * b / most_bins];
        if ((bounds.empty() || at > bounds.back()) && at < sorted.back()) bounds.push_back(at);
      }
      std::vector<std::uint8_t> bins;
      for (const float value : column) bins.push_back(static_cast<std::uint8_t>(std::lower_bound(bounds.begin(), bounds.end(), value) - bounds.begin()));
      bounds_.push_back(std::move(bounds));
      bins_.push_back(std::move(bins));
    }
  }
  void find_gradients() {
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      const double p = 1 / (1 + std::exp(-scores_[i])), weight = static_cast<double>(data_.weights_[i]);
      gradients_[i] = weight * (data_.right_[i] - p);
      hessians_[i] = weight * std::max(p * (1 - p), 1e-4);
    }
  }
  bool lucky(float share) { return static_cast<float>(random_() % 10000) < share * 10000; }
  void choose_columns() {
    seen_.clear();
    for (std::size_t c = 0; c < data_.columns_.size(); ++c)
      if (!bounds_[c].empty() && lucky(options_.columns)) seen_.push_back(c);
  }
  std::vector<std::uint32_t> sampled_rows() {
    std::map<std::uint32_t, bool> takes;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < data_.sites_.size(); ++i) {
      const auto [it, fresh] = takes.try_emplace(data_.sites_[i], false);
      if (fresh) it->second = lucky(options_.sites);
      if (it->second) rows.push_back(i);
    }
    return rows;
  }

  double worth(const Sums& sums) const { return sums.gradient * sums.gradient / (sums.weight + static_cast<double>(options_.ridge)); }

  void find_split(Leaf& leaf) const {
    for (const std::size_t c : seen_) {
      std::array<Sums, most_bins> bins{};
      for (const std::uint32_t row : leaf.rows) bins[bins_[c][row]].gradient += gradients_[row], bins[bins_[c][row]].weight += hessians_[row];
      Sums left;
      for (std::size_t b = 0; b < bounds_[c].size(); ++b) {
        left.gradient += bins[b].gradient, left.weight += bins[b].weight;
        const Sums right{leaf.sums.gradient - left.gradient, leaf.sums.weight - left.weight};
        if (std::min(left.weight, right.weight) * 4 < static_cast<double>(options_.least)) continue;
        const double gain = worth(left) + worth(right) - worth(leaf.sums);
        if (gain > leaf.split.gain) leaf.split = {gain, c, b};
      }
    }
  }
  Leaf leaf_of(std::vector<std::uint32_t> rows, std::size_t node) const {
    Leaf leaf{std::move(rows), {}, {}, node};
    for (const std::uint32_t row : leaf.rows) leaf.sums.gradient += gradients_[row], leaf.sums.weight += hessians_[row];
    find_split(leaf);
    return leaf;
  }

  std::vector<GrownNode> grow(std::vector<std::uint32_t> rows) {
    std::vector<GrownNode> nodes(1);
    std::vector<Leaf> leaves;
    leaves.push_back(leaf_of(std::move(rows), 0));
    while (static_cast<int>(leaves.size()) < options_.leaves) {
      const auto best = std::max_element(leaves.begin(), leaves.end(), [](const Leaf& a, const Leaf& b) { return a.split.gain < b.split.gain; });
      if (best->split.gain <= 1e-6) break;
      const Leaf parent = std::move(*best);
      leaves.erase(best);
      nodes[parent.node] = {parent.split.column, bounds_[parent.split.column][parent.split.bin], nodes.size()};
      std::vector<std::uint32_t> low, high;
      for (const std::uint32_t row : parent.rows) (bins_[parent.split.column][row] <= parent.split.bin ? low : high).push_back(row);
      leaves.push_back(leaf_of(std::move(low), nodes.size()));
      leaves.push_back(leaf_of(std::move(high), nodes.size() + 1));
      nodes.resize(nodes.size() + 2);
    }
    for (const Leaf& leaf : leaves) nodes[leaf.node].value = static_cast<float>(static_cast<double>(options_.rate) * leaf.sums.gradient / (leaf.sums.weight + static_cast<double>(options_.ridge)));
    add_scores(nodes);
    return nodes;
  }
  // To rows that the tree didn't see too.
  void add_scores(const std::vector<GrownNode>& nodes) {
    for (std::size_t row = 0; row < scores_.size(); ++row) {
      std::size_t at = 0;
      while (nodes[at].next) at = nodes[at].next + (data_.columns_[nodes[at].column][row] > nodes[at].value);
      scores_[row] += static_cast<double>(nodes[at].value);
    }
  }
  void write(const std::vector<GrownNode>& nodes, std::vector<std::string>& lines) const {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      char numbers[96];
      std::snprintf(numbers, sizeof numbers, nodes[i].next ? "%.9g" : "%.3g", static_cast<double>(nodes[i].value));
      std::string line = std::to_string(i) + '\t';
      if (nodes[i].next) line += data_.names_[nodes[i].column] + '\t';
      line += numbers;
      if (nodes[i].next) line += '\t' + std::to_string(nodes[i].next) + '\t' + std::to_string(nodes[i].next + 1);
      lines.push_back(std::move(line));
    }
  }

  const TreeTrainer& data_;
  TreeOptions options_;
  std::vector<std::vector<float>> bounds_;
  std::vector<std::vector<std::uint8_t>> bins_;
  std::vector<double> scores_, gradients_, hessians_;
  std::vector<std::size_t> seen_;
  std::mt19937 random_{7};
};

std::vector<std::string> TreeTrainer::train(const TreeOptions& options) const {
  if (right_.empty()) return {};
  return Learner(*this, options).run();
}

}  // namespace saidby
