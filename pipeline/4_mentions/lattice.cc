#include "pipeline/4_mentions/lattice.h"

#include <algorithm>
#include <cmath>

namespace saidby {
namespace {

// What is too small to count beside 1 in a float is not computed; no weights of a model that is worth something come near the other bound.
double weight(double score) { return score < -20 ? 0 : std::exp(std::min(score, 300.0)); }

}  // namespace

void append_best_names(const Lattice& lattice, std::vector<NameSpan>& names) {
  const std::uint32_t length = lattice.last - lattice.first;
  StackArena<1024> arena;
  std::pmr::vector<float> best(length + 1, 0.0f, &arena);
  std::pmr::vector<int> from(length + 1, -1, &arena);   // candidate that ends here, or none
  std::size_t at = 0;
  for (std::uint32_t end = 1; end <= length; ++end) {
    best[end] = best[end - 1];
    for (; at < lattice.candidates.size() && lattice.candidates[at].last == lattice.first + end; ++at) {
      const Candidate& candidate = lattice.candidates[at];
      const float score = best[candidate.first - lattice.first] + *std::max_element(candidate.scores.begin(), candidate.scores.end());
      if (score > best[end]) best[end] = score, from[end] = static_cast<int>(at);
    }
  }
  const auto before = static_cast<std::ptrdiff_t>(names.size());
  for (std::uint32_t end = length; end > 0;) {
    if (from[end] < 0) {
      --end;
      continue;
    }
    const Candidate& candidate = lattice.candidates[static_cast<std::size_t>(from[end])];
    const auto type = std::max_element(candidate.scores.begin(), candidate.scores.end()) - candidate.scores.begin();
    names.push_back({candidate.first, candidate.last, static_cast<NameType>(type), 0});
    end = candidate.first - lattice.first;
  }
  std::reverse(names.begin() + before, names.end());
}

Marginals::Marginals(const Lattice& lattice) : lattice_(lattice), before_(lattice.last - lattice.first + 1, 0.0, &arena_), cut_(before_.size(), 0.0, &arena_) {
  const auto length = static_cast<std::uint32_t>(before_.size() - 1);
  const auto& candidates = lattice.candidates;
  std::pmr::vector<double> ends_with(candidates.size(), 0.0, &arena_), ends_outside(before_.size(), 1.0, &arena_);   // a cut of the words so far: the chance that a candidate is its end, that no name is
  std::size_t at = 0;
  for (std::uint32_t end = 1; end <= length; ++end) {
    double sum = 1;
    const std::size_t first = at;
    for (; at < candidates.size() && candidates[at].last == lattice.first + end; ++at) {
      const double shift = before_[candidates[at].first - lattice.first] - before_[end - 1];
      for (const float score : candidates[at].scores) ends_with[at] += weight(shift + score);
      sum += ends_with[at];
    }
    for (std::size_t i = first; i < at; ++i) ends_with[i] /= sum;
    ends_outside[end] = 1 / sum;
    before_[end] = at == first ? before_[end - 1] : before_[end - 1] + std::log(sum);
  }
  cut_[length] = 1;
  for (std::uint32_t end = length; end > 0; --end) {
    cut_[end - 1] += cut_[end] * ends_outside[end];
    for (; at > 0 && candidates[at - 1].last == lattice.first + end; --at) cut_[candidates[at - 1].first - lattice.first] += cut_[end] * ends_with[at - 1];
  }
}

double Marginals::of(const Candidate& candidate, NameType type) const {
  const std::uint32_t end = candidate.last - lattice_.first;
  return cut_[end] * weight(before_[candidate.first - lattice_.first] + candidate.scores[static_cast<std::size_t>(type)] - before_[end]);
}

}  // namespace saidby
