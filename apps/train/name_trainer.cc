#include "apps/train/name_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace saidby {

TypeScores NameTrainer::weights(std::uint32_t id) const {
  TypeScores out{};
  for (std::size_t type = 0; type < name_types; ++type) out[type] = settings_.keep * weight(id, type);
  return out;
}

double NameTrainer::step(NameExample& whole) {
  ++steps_;
  NameExample example = whole;
  if (settings_.keep < 1) each_feature(example, [&](Ids& ids) { std::erase_if(ids, [&](std::uint32_t id) { return static_cast<float>(random_() % 1024) >= settings_.keep * 1024 && !always_[id]; }); });
  score(example);
  const Marginals marginals(example.lattice);
  std::vector<std::array<double, name_types>> gradient;
  for (const Candidate& candidate : example.lattice.candidates) {
    gradient.emplace_back();
    for (std::size_t type = 0; type < name_types; ++type) gradient.back()[type] = marginals.of(candidate, static_cast<NameType>(type));
  }
  double loss = marginals.log_total();
  for (const auto& [candidate, type] : example.gold) {
    gradient[candidate][static_cast<std::size_t>(type)] -= 1;
    loss -= example.lattice.candidates[candidate].scores[static_cast<std::size_t>(type)];
  }
  update(example, gradient);
  return loss;
}

void NameTrainer::score(NameExample& example, float scale) const {
  const std::uint32_t length = example.lattice.last - example.lattice.first;
  std::vector<TypeScores> inside(length + 1), open(length), close(length);
  for (std::uint32_t i = 0; i < length; ++i) {
    const TypeScores word = sum(example.word[i]);
    for (std::size_t type = 0; type < name_types; ++type) inside[i + 1][type] = inside[i][type] + word[type];
    open[i] = sum(example.open[i]);
    close[i] = sum(example.close[i]);
  }
  for (std::size_t c = 0; c < example.lattice.candidates.size(); ++c) {
    Candidate& candidate = example.lattice.candidates[c];
    const std::uint32_t first = candidate.first - example.lattice.first, last = candidate.last - example.lattice.first;
    const TypeScores span = sum(example.span[c]);
    for (std::size_t type = 0; type < name_types; ++type)
      candidate.scores[type] = (inside[last][type] - inside[first][type] + open[first][type] + close[last - 1][type] + span[type]) * scale;
  }
}

float NameTrainer::weight(std::uint32_t id, std::size_t type) const {
  const Cell& cell = cells_[id][type];
  if (cell.squares == 0) return 0;
  const float size = std::fabs(cell.sum) - (always_[id] ? 0 : settings_.l1 * static_cast<float>(steps_));
  if (size <= 0) return 0;
  return (cell.sum > 0 ? -1.0f : 1.0f) * size * settings_.rate / std::sqrt(cell.squares);
}

TypeScores NameTrainer::sum(const Ids& ids) const {
  TypeScores total{};
  for (const std::uint32_t id : ids)
    for (std::size_t type = 0; type < name_types; ++type) total[type] += weight(id, type);
  return total;
}

void NameTrainer::push(const Ids& ids, const std::array<double, name_types>& gradient) {
  for (std::size_t type = 0; type < name_types; ++type) {
    const auto g = static_cast<float>(gradient[type]);
    if (std::fabs(g) < 1e-4f) continue;
    for (const std::uint32_t id : ids) {
      Cell& cell = cells_[id][type];
      cell.sum += g;
      cell.squares += g * g;
    }
  }
}

void NameTrainer::update(const NameExample& example, const std::vector<std::array<double, name_types>>& gradient) {
  const std::uint32_t length = example.lattice.last - example.lattice.first;
  std::vector<std::array<double, name_types>> word(length), open(length), close(length);
  for (std::size_t c = 0; c < gradient.size(); ++c) {
    const Candidate& candidate = example.lattice.candidates[c];
    const std::uint32_t first = candidate.first - example.lattice.first, last = candidate.last - example.lattice.first;
    push(example.span[c], gradient[c]);
    for (std::size_t type = 0; type < name_types; ++type) {
      open[first][type] += gradient[c][type];
      close[last - 1][type] += gradient[c][type];
      for (std::uint32_t i = first; i < last; ++i) word[i][type] += gradient[c][type];
    }
  }
  for (std::uint32_t i = 0; i < length; ++i) {
    push(example.word[i], word[i]);
    push(example.open[i], open[i]);
    push(example.close[i], close[i]);
  }
}

NameTrainer train_names(std::vector<NameExample>& examples, const std::vector<char>& always, const NameSettings& settings, std::size_t held_out, const char* what) {
  NameTrainer trainer(always, settings);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < examples.size(); ++i)
    if (examples[i].article % settings.folds != held_out) order.push_back(i);
  std::mt19937 random(7);
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    double loss = 0;
    for (const std::uint32_t i : order) loss += trainer.step(examples[i]);
    std::fprintf(stderr, "%s: epoch %d, loss %.4f a stretch\n", what, epoch + 1, loss / static_cast<double>(order.size()));
  }
  return trainer;
}

}  // namespace saidby
