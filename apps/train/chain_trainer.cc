#include "apps/train/chain_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <span>

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

void ChainTrainer::add(const Features& features, ChainPlace place) {
  const auto first = static_cast<std::uint32_t>(ids_.size());
  for (std::size_t i = 0; i < features.keys().size(); ++i) {
    const auto [it, fresh] = index_.try_emplace(features.keys()[i], static_cast<std::uint32_t>(names_.size()));
    if (fresh) names_.push_back(features.names()[i]);
    ids_.push_back(it->second);
  }
  blocks_.emplace_back(first, static_cast<std::uint32_t>(ids_.size()));
  places_.push_back(place);
  pages_.back().last = static_cast<std::uint32_t>(blocks_.size());
}

// One run of learning: the pages that it learns from, without the features of too few sites.
class ChainTrainer::Learner {
 public:
  Learner(const ChainTrainer& trainer, const ChainOptions& options, const std::vector<bool>& held_out)
      : trainer_(trainer), options_(options), sites_(trainer.names_.size()), weights_(trainer.names_.size() + chain_places, options), touched_(trainer.names_.size()) {
    for (std::uint32_t p = 0; p < trainer.pages_.size(); ++p)
      if (!held_out[p]) order_.push_back(p);
    mean_ = static_cast<double>(trainer.blocks_.size()) / static_cast<double>(std::max<std::size_t>(1, trainer.pages_.size()));
    count_sites();
    keep_frequent();
    find_groups();
  }

  std::vector<std::string> run() {
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      std::shuffle(order_.begin(), order_.end(), random_);
      for (const std::uint32_t page : order_) learn(trainer_.pages_[page]);
    }
    return lines();
  }

 private:
  void count_sites() {
    std::vector<std::uint32_t> last(sites_.size(), 0xFFFFFFFF), pages = order_;
    std::stable_sort(pages.begin(), pages.end(), [&](std::uint32_t a, std::uint32_t b) { return trainer_.pages_[a].site < trainer_.pages_[b].site; });
    for (const std::uint32_t p : pages) {
      const Page& page = trainer_.pages_[p];
      for (std::uint32_t k = trainer_.blocks_[page.first].first; page.first < page.last && k < trainer_.blocks_[page.last - 1].second; ++k)
        if (std::uint32_t& seen = last[trainer_.ids_[k]]; seen != page.site) seen = page.site, ++sites_[trainer_.ids_[k]];
    }
  }
  void keep_frequent() {
    for (const auto& [first, last] : trainer_.blocks_) {
      const auto begin = static_cast<std::uint32_t>(ids_.size());
      for (std::uint32_t k = first; k < last; ++k)
        if (sites_[trainer_.ids_[k]] >= options_.least_sites) ids_.push_back(trainer_.ids_[k]);
      blocks_.emplace_back(begin, static_cast<std::uint32_t>(ids_.size()));
    }
  }

  // The group of each feature: its name up to "=".
  void find_groups() {
    std::unordered_map<std::string, std::uint32_t> groups;
    for (const std::string& name : trainer_.names_) group_.push_back(groups.try_emplace(name.substr(0, name.find('=')), static_cast<std::uint32_t>(groups.size())).first->second);
    dropped_.resize(groups.size());
  }
  void drop_groups() {
    for (char& dropped : dropped_) dropped = static_cast<float>(random_() % 10000) < options_.drop * 10000;
  }
  bool dropped(std::uint32_t id) const { return dropped_[group_[id]]; }

  std::size_t step_row(std::size_t from) const { return trainer_.names_.size() + from; }
  std::span<const std::uint32_t> ids_of(std::uint32_t block) const { return std::span(ids_).subspan(blocks_[block].first, blocks_[block].second - blocks_[block].first); }

  ChainReading read(const Page& page) const {
    std::vector<ChainScores> scores;
    for (std::uint32_t b = page.first; b < page.last; ++b) {
      ChainScores& sum = scores.emplace_back();
      for (const std::uint32_t id : ids_of(b))
        for (std::size_t i = 0; i < chain_places && !dropped(id); ++i) sum[i] += weights_[id][i];
    }
    std::array<ChainScores, chain_places> steps;
    for (std::size_t from = 0; from < chain_places; ++from) steps[from] = weights_[step_row(from)];
    return read_chain(scores, steps);
  }

  void learn(const Page& page) {
    ++steps_;
    scale_ = std::pow(mean_ / std::max(1.0, static_cast<double>(page.last - page.first)), static_cast<double>(options_.balance));
    drop_groups();
    const ChainReading reading = read(page);
    for (std::uint32_t b = page.first; b < page.last; ++b) {
      push_block(b, reading.marginals[b - page.first]);
      if (b > page.first) weights_.push(step_row(place(b - 1)), place(b), scale_);
    }
    for (std::size_t from = 0; from < chain_places; ++from) {
      for (std::size_t to = 0; to < chain_places; ++to)
        if (reading.steps[from][to] > 0) weights_.push(step_row(from), to, -scale_ * reading.steps[from][to]);
      weights_.refresh(step_row(from), 0);
    }
    for (const std::uint32_t id : list_) weights_.refresh(id, steps_), touched_[id] = 0;
    list_.clear();
  }

  std::size_t place(std::uint32_t block) const { return static_cast<std::size_t>(trainer_.places_[block]); }

  void push_block(std::uint32_t block, const ChainScores& marginal) {
    for (std::size_t i = 0; i < chain_places; ++i) {
      const double gradient = scale_ * ((place(block) == i) - static_cast<double>(marginal[i]));
      if (std::abs(gradient) < 1e-4) continue;
      for (const std::uint32_t id : ids_of(block))
        if (!dropped(id)) weights_.push(id, i, gradient);
    }
    for (const std::uint32_t id : ids_of(block))
      if (!touched_[id] && !dropped(id)) touched_[id] = 1, list_.push_back(id);
  }

  std::vector<std::string> lines() {
    std::vector<std::string> lines;
    for (std::uint32_t id = 0; id < sites_.size(); ++id) {
      if (sites_[id] < options_.least_sites) continue;
      weights_.refresh(id, steps_);
      ChainScores scores = weights_[id];
      for (float& score : scores) score *= 1 - options_.drop;
      write(trainer_.names_[id], scores, lines);
    }
    for (std::size_t from = 0; from < chain_places; ++from) write("from=\x1F" + std::string(chain_place_names[from]), weights_[step_row(from)], lines);
    return lines;
  }

  void write(const std::string& name, const ChainScores& scores, std::vector<std::string>& lines) const {
    std::string line = name;
    for (std::size_t i = 0; i < chain_places; ++i) {
      char number[48];
      if (std::abs(scores[i]) < options_.least_weight) continue;
      std::snprintf(number, sizeof number, "\t%s:%.3g", std::string(chain_place_names[i]).c_str(), static_cast<double>(scores[i]));
      line += number;
    }
    if (line.size() > name.size()) lines.push_back(std::move(line));
  }

  const ChainTrainer& trainer_;
  ChainOptions options_;
  std::vector<std::uint32_t> sites_, order_, ids_, list_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> blocks_;
  Weights weights_;
  std::vector<char> touched_;
  std::vector<std::uint32_t> group_;
  std::vector<char> dropped_;
  std::mt19937 random_{7};
  double steps_ = 0, mean_ = 0, scale_ = 1;
};

std::vector<std::string> ChainTrainer::train(const ChainOptions& options, const std::vector<bool>& held_out) const { return Learner(*this, options, held_out).run(); }

}  // namespace saidby
