// The trainer of the two readings for names: a semi-Markov conditional random field by AdaGrad with dual averaging, whose l1 term sets what doesn't help to zero (L. Xiao 2010).
#pragma once

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "pipeline/4_mentions/reader.h"

namespace saidby {

struct NameSettings {
  int epochs = 8;
  std::size_t folds = 5;
  std::uint32_t least_articles = 3;   // a feature is seen in so many articles, or left out
  float rate = 0.2f;
  float l1 = 0.00001f;               // per stretch
  float keep = 0.8f;                   // share of the features that a step sees
  float least_weight = 0.02f;
};

using Ids = std::vector<std::uint32_t>;

// A stretch with its candidates and the features, as numbers, of each.
struct NameExample {
  std::uint32_t article = 0;
  Lattice lattice;
  std::vector<Ids> word, open, close;   // by token of the stretch
  std::vector<Ids> span;                // by candidate
  std::vector<std::pair<std::uint32_t, NameType>> gold;   // candidates
};

void each_feature(NameExample& example, const auto& visit) {
  for (auto* group : {&example.word, &example.open, &example.close, &example.span})
    for (Ids& ids : *group) visit(ids);
}

// Weights by dual averaging: only the sums of gradients and of their squares are kept, a weight is read off them.
class NameTrainer {
 public:
  // `always`: features that no step leaves out and that the l1 term spares, by id.
  NameTrainer(const std::vector<char>& always, const NameSettings& settings) : settings_(settings), always_(always), cells_(always.size()) {}

  TypeScores weights(std::uint32_t id) const;

  // One step on one stretch; the loss before it.
  double step(NameExample& whole);

  void score(NameExample& example, float scale = 1) const;

 private:
  struct Cell {
    float sum = 0, squares = 0;
  };
  float weight(std::uint32_t id, std::size_t type) const;
  TypeScores sum(const Ids& ids) const;
  void push(const Ids& ids, const std::array<double, name_types>& gradient);
  void update(const NameExample& example, const std::vector<std::array<double, name_types>>& gradient);

  NameSettings settings_;
  const std::vector<char>& always_;
  std::size_t steps_ = 0;
  std::mt19937 random_{11};
  std::vector<std::array<Cell, name_types>> cells_;
};

// `held_out`: the fold not to learn from, or folds for none. Tells the loss of each epoch on standard error, after `what`.
NameTrainer train_names(std::vector<NameExample>& examples, const std::vector<char>& always, const NameSettings& settings, std::size_t held_out, const char* what);

}  // namespace saidby
