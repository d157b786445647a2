// All the ways to cut a stretch into names, and the best one: a semi-Markov choice (S. Sarawagi and W. Cohen, "Semi-Markov
// conditional random fields for information extraction", NIPS 2004). A name's score is the sum of its words' scores, of its
// two bounds' and of its own; a word outside all names scores 0.
//
//   Prime Minister Ann Lee of New Zealand   ->   Prime Minister (Ann Lee) of (New Zealand)
#pragma once

#include <memory_resource>
#include <optional>
#include <vector>

#include "pipeline/4_mentions/name_model.h"
#include "pipeline/document.h"
#include "pipeline/stack_arena.h"

namespace saidby {

struct NameSpan {
  std::uint32_t first = 0, last = 0;   // tokens
  NameType type = NameType::person;
  float probability = 0;               // set by the last reading
  std::optional<EntityType> kind{};    // where the document says so outright: the city of its dateline, "Asterby, a town in the north"; "Farro, the grocery app"
};

// One candidate: a span that may be a name, with its score by type.
struct Candidate {
  std::uint32_t first = 0, last = 0;   // tokens
  TypeScores scores{};
  NameSums sums{};                     // what the readings share, without the memory of the second
};

// The candidates of a stretch [first, last), sorted by last, then first.
struct Lattice {
  std::uint32_t first = 0, last = 0;
  std::vector<Candidate> candidates;
};

// Adds the names of the best cut, in text order. Probabilities are not set.
void append_best_names(const Lattice& lattice, std::vector<NameSpan>& names);

// Forward-backward over all cuts, for training and confidences: forward in logarithms, backward in the probabilities that come of it. The lattice must outlive it.
class Marginals {
 public:
  explicit Marginals(const Lattice& lattice);

  // log of the sum over all cuts
  double log_total() const { return before_.back(); }
  // The probability that a candidate is a name of a type.
  double of(const Candidate& candidate, NameType type) const;

 private:
  const Lattice& lattice_;
  StackArena<4096> arena_;
  std::pmr::vector<double> before_;   // log of the sum over the cuts of the words before a place
  std::pmr::vector<double> cut_;      // the probability that no name goes over it
};

}  // namespace saidby
