// Probabilities of names against a sum over every cut.
#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "pipeline/4_mentions/lattice.h"

using namespace saidby;

namespace {

// Calls visit(weight, names) for all cuts of [at, lattice.last).
template <class Visit>
void each_cut(const Lattice& lattice, std::uint32_t at, double weight, std::vector<std::pair<std::size_t, std::size_t>>& names, const Visit& visit) {
  if (at == lattice.last) return visit(weight, names);
  each_cut(lattice, at + 1, weight, names, visit);
  for (std::size_t c = 0; c < lattice.candidates.size(); ++c) {
    if (lattice.candidates[c].first != at) continue;
    for (std::size_t type = 0; type < name_types; ++type) {
      names.emplace_back(c, type);
      each_cut(lattice, lattice.candidates[c].last, weight * std::exp(static_cast<double>(lattice.candidates[c].scores[type])), names, visit);
      names.pop_back();
    }
  }
}

Lattice drawn(std::mt19937& random) {
  Lattice lattice{10, 14, {}};
  std::uniform_real_distribution<float> score(-6, 6);
  for (std::uint32_t last = 11; last <= 14; ++last)
    for (std::uint32_t first = 10; first < last; ++first) {
      if (random() % 3 == 0) continue;
      Candidate& candidate = lattice.candidates.emplace_back(Candidate{first, last, {}, {}});
      for (float& one : candidate.scores) one = random() % 8 ? score(random) : -60;
    }
  return lattice;
}

}  // namespace

TEST_SUITE("4_mentions") {
  TEST_CASE("a name's probability is its share of all cuts") {
    std::mt19937 random(11);
    for (int round = 0; round < 40; ++round) {
      const Lattice lattice = drawn(random);
      std::vector<std::array<double, name_types>> sums(lattice.candidates.size());
      double all = 0;
      std::vector<std::pair<std::size_t, std::size_t>> names;
      each_cut(lattice, lattice.first, 1, names, [&](double weight, const auto& cut) {
        all += weight;
        for (const auto& [candidate, type] : cut) sums[candidate][type] += weight;
      });
      const Marginals marginals(lattice);
      CHECK(marginals.log_total() == doctest::Approx(std::log(all)));
      for (std::size_t c = 0; c < lattice.candidates.size(); ++c)
        for (std::size_t type = 0; type < name_types; ++type) CHECK(std::fabs(marginals.of(lattice.candidates[c], static_cast<NameType>(type)) - sums[c][type] / all) < 1e-7);
    }
  }
}
