#include "apps/train/choice_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

#include "pipeline/document.h"

namespace saidby {

std::uint32_t ChoiceTrainer::id_of(std::uint64_t key, const std::string& name) {
  const auto [it, fresh] = index_.try_emplace(key, static_cast<std::uint32_t>(names_.size()));
  if (fresh) {
    names_.push_back(name);
    counts_.push_back(0), articles_.push_back(0), last_example_.push_back(none), last_article_.push_back(none);
  }
  return it->second;
}

void ChoiceTrainer::begin(std::uint32_t article) {
  article_ = article;
  pending_ = static_cast<std::uint32_t>(candidates_.size());
}

void ChoiceTrainer::add(const Features& features, bool right) {
  const auto first = static_cast<std::uint32_t>(ids_.size());
  const auto example = static_cast<std::uint32_t>(starts_.size());
  for (std::size_t i = 0; i < features.keys().size(); ++i) {
    const std::uint32_t id = id_of(features.keys()[i], features.names()[i]);
    if (last_example_[id] != example) ++counts_[id], last_example_[id] = example;
    if (last_article_[id] != article_) ++articles_[id], last_article_[id] = article_;
    ids_.push_back(id);
  }
  candidates_.push_back({first, static_cast<std::uint32_t>(ids_.size()), right});
}

void ChoiceTrainer::end() {
  std::size_t right = 0;
  for (std::size_t i = pending_; i < candidates_.size(); ++i) right += candidates_[i].right;
  const std::size_t all = candidates_.size() - pending_;
  if (right > 0 && right < all) {
    starts_.push_back(pending_);
    return;
  }
  if (all > 0) ids_.resize(candidates_[pending_].first);
  candidates_.resize(pending_);
}

void ChoiceTrainer::prune(const ChoiceOptions& options) {
  for (Candidate& candidate : candidates_) {
    const auto first = ids_.begin() + candidate.first, last = ids_.begin() + candidate.last;
    const auto kept = std::remove_if(first, last, [&](std::uint32_t id) { return counts_[id] < options.minimum || articles_[id] < options.articles; });
    candidate.last = static_cast<std::uint32_t>(kept - ids_.begin());
  }
}

std::vector<std::string> ChoiceTrainer::train(const ChoiceOptions& options, const std::string& what) {
  prune(options);
  std::vector<double> sum(names_.size()), square(names_.size());
  std::vector<float> weights(names_.size());
  std::vector<std::uint32_t> order(starts_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(7);
  double step = 0;
  const double sparsity = options.sparsity * std::max(1.0, options.enough / std::max<double>(1, static_cast<double>(starts_.size())));
  const auto refresh = [&](std::uint32_t id) {
    const double over = std::abs(sum[id]) - sparsity * step;
    weights[id] = over <= 0 ? 0.0f : static_cast<float>((sum[id] > 0 ? 1 : -1) * options.rate * over / std::sqrt(square[id] + 1e-3));
  };
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    double loss = 0;
    std::size_t hits = 0;
    std::vector<double> scores;
    for (const std::uint32_t example : order) {
      ++step;
      const std::uint32_t first = starts_[example], last = example + 1 < starts_.size() ? starts_[example + 1] : static_cast<std::uint32_t>(candidates_.size());
      scores.clear();
      for (std::uint32_t c = first; c < last; ++c) {
        double score = 0;
        for (std::uint32_t i = candidates_[c].first; i < candidates_[c].last; ++i) score += weights[ids_[i]];
        scores.push_back(score);
      }
      const double top = *std::max_element(scores.begin(), scores.end());
      hits += candidates_[first + static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin())].right;
      double all = 0, right = 0;
      for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i] = std::exp(scores[i] - top);
        all += scores[i];
        if (candidates_[first + i].right) right += scores[i];
      }
      right = std::max(right, 1e-12);
      loss -= std::log(right / all);
      for (std::size_t i = 0; i < scores.size(); ++i) {
        const Candidate& candidate = candidates_[first + i];
        const double gradient = (candidate.right ? scores[i] / right : 0.0) - scores[i] / all;
        if (std::abs(gradient) < 1e-4) continue;
        for (std::uint32_t k = candidate.first; k < candidate.last; ++k) {
          sum[ids_[k]] += gradient;
          square[ids_[k]] += gradient * gradient;
        }
      }
      for (std::uint32_t c = first; c < last; ++c)
        for (std::uint32_t k = candidates_[c].first; k < candidates_[c].last; ++k) refresh(ids_[k]);
    }
    if (epoch + 1 == options.epochs)
      std::fprintf(stderr, "%s: %zu examples, %.2f %% right while learning, loss %.4f\n", what.c_str(), order.size(), 100.0 * static_cast<double>(hits) / static_cast<double>(order.size()), loss / static_cast<double>(order.size()));
  }
  std::vector<std::string> lines;
  for (std::uint32_t id = 0; id < names_.size(); ++id) {
    if (counts_[id] < options.minimum || articles_[id] < options.articles) continue;
    refresh(id);
    if (std::abs(weights[id]) < 0.01f) continue;
    char number[32];
    std::snprintf(number, sizeof number, "\t%.3f", weights[id]);
    lines.push_back(names_[id] + number);
  }
  return lines;
}

}  // namespace saidby
