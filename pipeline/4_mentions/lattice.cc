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

std::vector<NameSpan> best_names(const Lattice& lattice) {
  const std::uint32_t length = lattice.last - lattice.first;
  std::vector<float> best(length + 1, 0);
  std::vector<int> from(length + 1, -1);   // candidate that ends here, or none
  std::size_t at = 0;
  for (std::uint32_t end = 1; end <= length; ++end) {
    best[end] = best[end - 1];
    for (; at < lattice.candidates.size() && lattice.candidates[at].last == lattice.first + end; ++at) {
      const Candidate& candidate = lattice.candidates[at];
      const float score = best[candidate.first - lattice.first] + *std::max_element(candidate.scores.begin(), candidate.scores.end());
      if (score > best[end]) best[end] = score, from[end] = static_cast<int>(at);
    }
  }
  std::vector<NameSpan> names;
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
  std::reverse(names.begin(), names.end());
  return names;
}

Marginals marginals_of(const Lattice& lattice) {
  const std::uint32_t length = lattice.last - lattice.first;
  std::vector<double> forward(length + 1, 0), backward(length + 1, 0);
  const auto& candidates = lattice.candidates;
  std::vector<double> any(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) any[i] = any_type(candidates[i]);
  std::size_t at = 0;
  for (std::uint32_t end = 1; end <= length; ++end) {
    forward[end] = forward[end - 1];
    for (; at < candidates.size() && candidates[at].last == lattice.first + end; ++at) forward[end] = log_add(forward[end], forward[candidates[at].first - lattice.first] + any[at]);
  }
  std::vector<double> starts(length + 1, -1e30);   // sums over candidates that begin here
  at = candidates.size();
  for (std::uint32_t end = length; end > 0; --end) {
    if (end < length) backward[end] = log_add(backward[end + 1], starts[end]);
    for (; at > 0 && candidates[at - 1].last == lattice.first + end; --at) {
      double& start = starts[candidates[at - 1].first - lattice.first];
      start = log_add(start, any[at - 1] + backward[end]);
    }
  }
  Marginals marginals;
  marginals.log_total = forward[length];
  marginals.of.resize(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const double outside = forward[candidates[i].first - lattice.first] + backward[candidates[i].last - lattice.first] - marginals.log_total;
    for (std::size_t type = 0; type < name_types; ++type) marginals.of[i][type] = std::exp(outside + candidates[i].scores[type]);
  }
  return marginals;
}

}  // namespace saidby
