#include "apps/train/choice_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

#include "pipeline/document.h"

namespace saidby {
namespace {

// One weight a feature: sums of gradients and of their squares, from which the weight follows.
class Weights {
 public:
  Weights(std::size_t features, const ChoiceOptions& options, std::size_t examples)
      : sum_(features), square_(features), weight_(features), rate_(options.rate), sparsity_(options.sparsity * std::max(1.0, options.enough / std::max<double>(1, static_cast<double>(examples)))) {}

  float operator[](std::uint32_t id) const { return weight_[id]; }
  void next_example() { ++step_; }
  void add(std::uint32_t id, double gradient) { sum_[id] += gradient, square_[id] += gradient * gradient; }
  void refresh(std::uint32_t id) {
    const double over = std::abs(sum_[id]) - sparsity_ * step_;
    weight_[id] = over <= 0 ? 0.0f : static_cast<float>((sum_[id] > 0 ? 1 : -1) * rate_ * over / std::sqrt(square_[id] + 1e-3));
  }

 private:
  std::vector<double> sum_, square_;
  std::vector<float> weight_;
  double step_ = 0, rate_, sparsity_;
};

}  // namespace

std::uint32_t ChoiceTrainer::id_of(std::uint64_t key, const std::string& name) {
  const auto [it, fresh] = index_.try_emplace(key, static_cast<std::uint32_t>(names_.size()));
  if (fresh) names_.push_back(name);
  return it->second;
}

void ChoiceTrainer::begin(std::uint32_t article) {
  article_ = article;
  pending_ = static_cast<std::uint32_t>(candidates_.size());
}

void ChoiceTrainer::add(const Features& features, bool right) {
  const auto first = static_cast<std::uint32_t>(ids_.size());
  for (std::size_t i = 0; i < features.keys().size(); ++i) ids_.push_back(id_of(features.keys()[i], features.names()[i]));
  candidates_.push_back({first, static_cast<std::uint32_t>(ids_.size()), right});
}

void ChoiceTrainer::end() {
  std::size_t right = 0;
  for (std::size_t i = pending_; i < candidates_.size(); ++i) right += candidates_[i].right;
  const std::size_t all = candidates_.size() - pending_;
  if (right > 0 && right < all) {
    starts_.push_back(pending_);
    article_of_.push_back(article_);
    return;
  }
  if (all > 0) ids_.resize(candidates_[pending_].first);
  candidates_.resize(pending_);
}

// By feature: on in enough of these examples, of enough articles?
std::vector<bool> ChoiceTrainer::frequent(const ChoiceOptions& options, const std::vector<std::uint32_t>& examples) const {
  std::vector<std::uint32_t> counts(names_.size()), articles(names_.size()), last_example(names_.size(), none), last_article(names_.size(), none);
  for (const std::uint32_t example : examples)
    for (std::uint32_t c = starts_[example]; c < end_of(example); ++c)
      for (std::uint32_t i = candidates_[c].first; i < candidates_[c].last; ++i) {
        const std::uint32_t id = ids_[i];
        if (last_example[id] != example) ++counts[id], last_example[id] = example;
        if (last_article[id] != article_of_[example]) ++articles[id], last_article[id] = article_of_[example];
      }
  std::vector<bool> kept(names_.size());
  for (std::size_t id = 0; id < kept.size(); ++id) kept[id] = counts[id] >= options.minimum && articles[id] >= options.articles;
  return kept;
}

std::vector<std::string> ChoiceTrainer::train(const ChoiceOptions& options, const std::string& what, const std::function<bool(std::uint32_t)>& include) const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < starts_.size(); ++i)
    if (!include || include(article_of_[i])) order.push_back(i);
  const std::vector<bool> kept = frequent(options, order);
  Weights weights(names_.size(), options, order.size());
  std::mt19937 random(7);
  std::vector<double> scores;
  double loss = 0;
  std::size_t hits = 0;
  const auto learn = [&](std::uint32_t example) {
    const std::uint32_t first = starts_[example], last = end_of(example);
    weights.next_example();
    scores.assign(last - first, 0);
    for (std::uint32_t c = first; c < last; ++c)
      for (std::uint32_t i = candidates_[c].first; i < candidates_[c].last; ++i) scores[c - first] += weights[ids_[i]];
    const auto top = std::max_element(scores.begin(), scores.end());
    hits += candidates_[first + static_cast<std::uint32_t>(top - scores.begin())].right;
    const double highest = *top;
    double all = 0, right = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      all += scores[i] = std::exp(scores[i] - highest);
      if (candidates_[first + i].right) right += scores[i];
    }
    right = std::max(right, 1e-12);
    loss -= std::log(right / all);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const Candidate& candidate = candidates_[first + i];
      const double gradient = (candidate.right ? scores[i] / right : 0.0) - scores[i] / all;
      if (std::abs(gradient) < 1e-4) continue;
      for (std::uint32_t k = candidate.first; k < candidate.last; ++k)
        if (kept[ids_[k]]) weights.add(ids_[k], gradient);
    }
    for (std::uint32_t k = candidates_[first].first; k < candidates_[last - 1].last; ++k)
      if (kept[ids_[k]]) weights.refresh(ids_[k]);
  };
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    loss = 0, hits = 0;
    for (const std::uint32_t example : order) learn(example);
  }
  const auto count = static_cast<double>(order.size());
  if (!what.empty()) std::fprintf(stderr, "%s: %zu examples, %.2f %% right while learning, loss %.4f\n", what.c_str(), order.size(), 100.0 * static_cast<double>(hits) / count, loss / count);
  std::vector<std::string> lines;
  for (std::uint32_t id = 0; id < names_.size(); ++id) {
    if (!kept[id]) continue;
    weights.refresh(id);
    if (std::abs(weights[id]) < 0.01f) continue;
    char number[32];
    std::snprintf(number, sizeof number, "\t%.3f", weights[id]);
    lines.push_back(names_[id] + number);
  }
  return lines;
}

}  // namespace saidby
