#include "apps/train/chain_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <set>

namespace saidby {
namespace {

struct Cell {
  double sum = 0, square = 0;
};

// Weights by dual averaging: only sums of gradients and of their squares are kept, a weight is read off them.
class Weights {
 public:
  Weights(std::size_t features, const ChainOptions& options) : options_(options), cells_(features), weights_(features) {}

  void push(std::size_t id, std::size_t place, double gradient) {
    Cell& cell = cells_[id][place];
    cell.sum += gradient;
    cell.square += gradient * gradient;
  }
  void refresh(std::size_t id, double steps) {
    for (std::size_t p = 0; p < chain_places; ++p) {
      const Cell& cell = cells_[id][p];
      const double over = std::abs(cell.sum) - static_cast<double>(options_.sparsity) * steps;
      weights_[id][p] = over <= 0 ? 0.0f : static_cast<float>((cell.sum > 0 ? 1 : -1) * static_cast<double>(options_.rate) * over / std::sqrt(cell.square + 1e-2));
    }
  }
  const ChainScores& operator[](std::size_t id) const { return weights_[id]; }

 private:
  ChainOptions options_;
  std::vector<std::array<Cell, chain_places>> cells_;
  std::vector<ChainScores> weights_;
};

}  // namespace

void ChainTrainer::begin_page(std::uint32_t site) {
  const auto at = static_cast<std::uint32_t>(blocks_.size());
  pages_.push_back({site, at, at});
}

void ChainTrainer::add(const Features& features, ChainPlace place, float weight) {
  const auto first = static_cast<std::uint32_t>(ids_.size());
  static const char* drop = std::getenv("SAIDBY_DROP");
  for (std::size_t i = 0; i < features.keys().size(); ++i) {
    if (drop) {
      bool out = false;
      for (std::string_view rest = drop; !rest.empty();) {
        const std::size_t cut = std::min(rest.find(';'), rest.size());
        out = out || features.names()[i].starts_with(rest.substr(0, cut));
        rest.remove_prefix(std::min(cut + 1, rest.size()));
      }
      if (out) continue;
    }
    const auto [it, fresh] = index_.try_emplace(features.keys()[i], static_cast<std::uint32_t>(names_.size()));
    if (fresh) names_.push_back(features.names()[i]);
    ids_.push_back(it->second);
  }
  blocks_.emplace_back(first, static_cast<std::uint32_t>(ids_.size()));
  places_.push_back(place);
  weights_.push_back(weight);
  pages_.back().last = static_cast<std::uint32_t>(blocks_.size());
}

std::vector<std::string> ChainTrainer::train(const ChainOptions& options, const std::vector<bool>& held_out) const {
  const std::size_t features = names_.size();
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> sites(features), last_site(features, 0xFFFFFFFF);
  for (std::uint32_t p = 0; p < pages_.size(); ++p)
    if (!held_out[p]) order.push_back(p);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return pages_[a].site != pages_[b].site ? pages_[a].site < pages_[b].site : a < b; });
  for (const std::uint32_t p : order)
    for (std::uint32_t b = pages_[p].first; b < pages_[p].last; ++b)
      for (std::uint32_t k = blocks_[b].first; k < blocks_[b].second; ++k)
        if (last_site[ids_[k]] != pages_[p].site) last_site[ids_[k]] = pages_[p].site, ++sites[ids_[k]];
  Weights weights(features + chain_places, options);
  std::mt19937 random(7);
  double steps = 0;
  std::vector<char> touched(features);
  std::vector<std::uint32_t> list;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    for (const std::uint32_t p : order) {
      ++steps;
      const Page& page = pages_[p];
      std::vector<ChainScores> scores;
      std::array<ChainScores, chain_places> step;
      for (std::size_t a = 0; a < chain_places; ++a) step[a] = weights[features + a];
      for (std::uint32_t b = page.first; b < page.last; ++b) {
        ChainScores sum{};
        for (std::uint32_t k = blocks_[b].first; k < blocks_[b].second; ++k)
          for (std::size_t i = 0; i < chain_places; ++i) sum[i] += weights[ids_[k]][i];
        scores.push_back(sum);
      }
      const ChainReading reading = read_chain(scores, step);
      list.clear();
      for (std::uint32_t b = page.first; b < page.last; ++b) {
        const auto& marginal = reading.marginals[b - page.first];
        for (std::size_t i = 0; i < chain_places; ++i) {
          const double gradient = static_cast<double>(weights_[b]) * ((static_cast<std::size_t>(places_[b]) == i) - static_cast<double>(marginal[i]));
          if (std::abs(gradient) < 1e-4) continue;
          for (std::uint32_t k = blocks_[b].first; k < blocks_[b].second; ++k)
            if (sites[ids_[k]] >= options.least_sites) weights.push(ids_[k], i, gradient);
        }
        for (std::uint32_t k = blocks_[b].first; k < blocks_[b].second; ++k)
          if (sites[ids_[k]] >= options.least_sites && !touched[ids_[k]]) touched[ids_[k]] = 1, list.push_back(ids_[k]);
        if (b > page.first) weights.push(features + static_cast<std::size_t>(places_[b - 1]), static_cast<std::size_t>(places_[b]), 1);
      }
      for (std::size_t a = 0; a < chain_places; ++a)
        for (std::size_t b = 0; b < chain_places; ++b)
          if (reading.steps[a][b] > 0) weights.push(features + a, b, -reading.steps[a][b]);
      for (std::size_t a = 0; a < chain_places; ++a) weights.refresh(features + a, 0);
      for (const std::uint32_t id : list) weights.refresh(id, steps), touched[id] = 0;
    }
  }
  std::vector<std::string> lines;
  const auto write = [&](const std::string& name, const ChainScores& scores) {
    std::string line = name;
    for (std::size_t i = 0; i < chain_places; ++i) {
      char number[48];
      if (std::abs(scores[i]) < options.least_weight) continue;
      std::snprintf(number, sizeof number, "\t%s:%.3g", std::string(chain_place_names[i]).c_str(), static_cast<double>(scores[i]));
      line += number;
    }
    if (line.size() > name.size()) lines.push_back(line);
  };
  for (std::size_t id = 0; id < features; ++id) {
    if (sites[id] < options.least_sites) continue;
    weights.refresh(id, steps);
    write(names_[id], weights[id]);
  }
  for (std::size_t a = 0; a < chain_places; ++a) write("from=\x1F" + std::string(chain_place_names[a]), weights[features + a]);
  return lines;
}

}  // namespace saidby
