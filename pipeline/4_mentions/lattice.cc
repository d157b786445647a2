#include "pipeline/4_mentions/lattice.h"

#include <algorithm>
#include <cmath>

namespace saidby {
namespace {

double log_add(double a, double b) {
  if (a < b) std::swap(a, b);
  return b - a < -40 ? a : a + std::log1p(std::exp(b - a));
}

// log of the sum over a candidate's types
double any_type(const Candidate& candidate) {
  const double most = *std::max_element(candidate.scores.begin(), candidate.scores.end());
  double sum = 0;
  for (const float score : candidate.scores) sum += std::exp(score - most);
  return most + std::log(sum);
}

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

Marginals::Marginals(const Lattice& lattice) : lattice_(lattice), forward_(lattice.last - lattice.first + 1, 0.0, &arena_), backward_(forward_.size(), 0.0, &arena_) {
  const std::uint32_t length = lattice.last - lattice.first;
  const auto& candidates = lattice.candidates;
  std::pmr::vector<double> any(candidates.size(), 0.0, &arena_);
  for (std::size_t i = 0; i < candidates.size(); ++i) any[i] = any_type(candidates[i]);
  std::size_t at = 0;
  for (std::uint32_t end = 1; end <= length; ++end) {
    forward_[end] = forward_[end - 1];
    for (; at < candidates.size() && candidates[at].last == lattice.first + end; ++at) forward_[end] = log_add(forward_[end], forward_[candidates[at].first - lattice.first] + any[at]);
  }
  std::pmr::vector<double> starts(length + 1, -1e30, &arena_);   // sums over candidates that begin here
  at = candidates.size();
  for (std::uint32_t end = length; end > 0; --end) {
    if (end < length) backward_[end] = log_add(backward_[end + 1], starts[end]);
    for (; at > 0 && candidates[at - 1].last == lattice.first + end; --at) {
      double& start = starts[candidates[at - 1].first - lattice.first];
      start = log_add(start, any[at - 1] + backward_[end]);
    }
  }
}

double Marginals::of(const Candidate& candidate, NameType type) const {
  const double outside = forward_[candidate.first - lattice_.first] + backward_[candidate.last - lattice_.first] - log_total();
  return std::exp(outside + candidate.scores[static_cast<std::size_t>(type)]);
}

}  // namespace saidby
